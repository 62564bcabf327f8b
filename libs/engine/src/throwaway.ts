import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEngine, type Engine, type EngineOptions } from './engine.js';
import { removeHome } from './postgres/place.js';
import { PidFiles } from './process/pid-files.js';
import { adoptProcess, endProcess } from './process/running-process.js';
import { isSameProcess, processIdentity } from './process/identity.js';
import { readJson } from './process/durable-file.js';
import { runningServer } from './postgres/leftover.js';

const prefix = 'taizhang-throwaway-';

/**
 * Starts an engine in a fresh directory of the system's temporary one, without forcing writes to disk; `stop` removes
 * the directory. What earlier throw-away engines left behind when their process was killed is cleared away first.
 */
export async function startThrowawayEngine(
  options: Omit<EngineOptions, 'home' | 'durable'> = {},
): Promise<Engine> {
  await sweep();
  const home = createThrowawayHome();
  const engine = await startEngine({ ...options, home, durable: false }).catch((error: unknown) => {
    removeHome(home);
    throw error;
  });
  return { ...engine, stop: () => engine.stop().finally(() => removeHome(home)) };
}

function createThrowawayHome(): string {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  fs.chmodSync(home, 0o755); // the database's user passes through
  fs.writeFileSync(
    path.join(home, 'owner.json'),
    JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid) }),
  );
  return home;
}

async function sweep(): Promise<void> {
  const homes = fs
    .readdirSync(os.tmpdir())
    .filter((name) => name.startsWith(prefix))
    .map((name) => path.join(os.tmpdir(), name));
  for (const home of homes.filter(isAbandoned)) {
    for (const { pid, stopSignal, graceMs } of new PidFiles(home).leftovers())
      await end(pid, stopSignal, graceMs);
    const server = runningServer(path.join(home, 'postgres', 'data'));
    if (server !== undefined) await end(server.pid, 'SIGINT', 10_000);
    removeHome(home);
  }
}

async function end(pid: number, signal: NodeJS.Signals, graceMs: number): Promise<void> {
  const running = adoptProcess(pid);
  if (running !== undefined) await endProcess(running, signal, graceMs);
}

function isAbandoned(home: string): boolean {
  try {
    if (fs.statSync(home).uid !== process.getuid?.()) return false;
    const owner = readJson(path.join(home, 'owner.json')) as { pid: number; identity: string } | undefined;
    return owner !== undefined && !isSameProcess(owner.pid, owner.identity);
  } catch {
    return false; // another process removes it right now
  }
}
