import crypto from 'node:crypto';
import net from 'node:net';
import path from 'node:path';
import { EngineProblem } from './problem.js';
import { readJson, writeDurably } from './process/durable-file.js';

/** The engine writes a port into a 2-byte column, so all lie below 32768 (ENGINE 2.4). End exclusive. */
export const portRange = { from: 20_000, to: 29_000 } as const;

/** The workflow engine's server listens on nine ports. */
export const temporalPortNames = [
  'frontendGrpc',
  'frontendHttp',
  'frontendMembership',
  'historyGrpc',
  'historyMembership',
  'matchingGrpc',
  'matchingMembership',
  'workerGrpc',
  'workerMembership',
] as const;
export type TemporalPorts = Readonly<Record<(typeof temporalPortNames)[number], number>>;

type IsFree = (port: number) => Promise<boolean>;

/**
 * A port for each name: the remembered one when it is free, else the next free one of the range, beginning at `start`
 * and going round once. Never the same port twice, nor one remembered for another name. Throws `ports.none_free`.
 */
export async function choosePorts<N extends string>(
  names: readonly N[],
  remembered: Readonly<Record<string, number>>,
  start: number,
  isFree: IsFree = isPortFree,
): Promise<Record<N, number>> {
  const taken = new Set<number>(Object.values(remembered));
  const size = portRange.to - portRange.from;
  let offset = (start - portRange.from + size) % size;
  let looked = 0;
  const next = async (): Promise<number> => {
    while (looked < size) {
      const port = portRange.from + offset;
      offset = (offset + 1) % size;
      looked += 1;
      if (!taken.has(port) && (await isFree(port))) return port;
    }
    throw noneFree();
  };
  const chosen: Partial<Record<N, number>> = {};
  for (const name of names) {
    const before = remembered[name];
    const port = before !== undefined && (await isFree(before)) ? before : await next();
    taken.add(port);
    chosen[name] = port;
  }
  return chosen as Record<N, number>;
}

/** True when a server could listen there now, on the loopback address. */
export function isPortFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/** The ports of one home, kept in `<home>/ports.json` and used again at the next start when they are free. */
export class RememberedPorts {
  private readonly file: string;
  private readonly start: number;

  constructor(home: string) {
    this.file = path.join(home, 'ports.json');
    const hash = crypto.createHash('sha256').update(home).digest().readUInt32BE(0);
    this.start = portRange.from + (hash % (portRange.to - portRange.from));
  }

  recall(): Record<string, number> {
    const value = readJson(this.file);
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(Object.entries(value).filter((entry) => isUsablePort(entry[1])));
  }

  /** Ports for these names, written down together with those of other names. */
  async reserve<N extends string>(names: readonly N[]): Promise<Record<N, number>> {
    const remembered = this.recall();
    const chosen = await choosePorts(names, remembered, this.start);
    this.remember({ ...remembered, ...chosen });
    return chosen;
  }

  remember(ports: Readonly<Record<string, number>>): void {
    writeDurably(this.file, `${JSON.stringify({ ...this.recall(), ...ports }, null, 2)}\n`);
  }
}

function isUsablePort(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < 32_768;
}

function noneFree(): EngineProblem {
  const range = `${portRange.from}–${portRange.to - 1}`;
  return new EngineProblem(
    'ports.none_free',
    { zh: `${range} 之间没有空闲端口。`, en: `No port between ${range} is free.` },
    { zh: '请关闭占用端口的程序后重试。', en: 'Close programs that hold ports there, then start again.' },
  );
}
