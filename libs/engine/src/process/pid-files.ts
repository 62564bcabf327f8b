import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { tiers, type ChildSpec } from './child-spec.js';
import { readJson, writeDurably } from './durable-file.js';
import { isSameProcess, processesMarked, processIdentity } from './identity.js';
import { supervisedBy } from './running-process.js';

/** What is needed to end a child whose supervisor is gone. */
export interface Leftover {
  readonly name: string;
  readonly pid: number;
  readonly identity: string;
  readonly tier: number;
  readonly stopSignal: NodeJS.Signals;
  readonly graceMs: number;
}

/** The pid files of one home: `<home>/run/<name>.json`. */
export class PidFiles {
  private readonly directory: string;
  private readonly homeId: string;

  constructor(home: string) {
    this.directory = path.join(home, 'run');
    this.homeId = crypto.createHash('sha256').update(home).digest('hex').slice(0, 16);
    fs.mkdirSync(this.directory, { recursive: true });
  }

  markOf(name: string): string {
    return `${this.homeId}/${name}`;
  }

  record(spec: ChildSpec, pid: number | undefined): void {
    const identity = pid === undefined ? undefined : processIdentity(pid);
    if (pid === undefined || identity === undefined) return; // ended already; its exit is reported to the watcher
    const { name, tier, stopSignal, graceMs } = spec;
    const leftover: Leftover = { name, pid, identity, tier, stopSignal, graceMs };
    writeDurably(this.fileOf(name), JSON.stringify(leftover));
  }

  forget(name: string): void {
    fs.rmSync(this.fileOf(name), { force: true });
  }

  /**
   * Children of an earlier run that still live, those to be stopped first in front. A child that was started in the
   * very instant in which its supervisor was killed has no file yet and is found by its mark (Linux only).
   */
  leftovers(): Leftover[] {
    const recorded = fs
      .readdirSync(this.directory)
      .filter((entry) => entry.endsWith('.json'))
      .map((entry) => readJson(path.join(this.directory, entry)) as Leftover | undefined)
      .filter((value) => value !== undefined)
      .filter((value) => isSameProcess(value.pid, value.identity));
    const known = new Set(recorded.map(({ pid }) => pid));
    const unrecorded = this.marked().filter(({ pid }) => !known.has(pid));
    return [...recorded, ...unrecorded].sort((a, b) => b.tier - a.tier);
  }

  private marked(): Leftover[] {
    return processesMarked(supervisedBy, this.markOf('')).flatMap(({ pid, rest }) => {
      const identity = processIdentity(pid);
      return identity === undefined
        ? []
        : [{ name: rest, pid, identity, tier: tiers.engine, stopSignal: 'SIGTERM', graceMs: 15_000 }];
    });
  }

  private fileOf(name: string): string {
    return path.join(this.directory, `${name}.json`);
  }
}
