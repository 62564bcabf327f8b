import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import { readJson, writeDurably } from './durable-file.js';
import { isSameProcess, processIdentity } from './identity.js';
import { pause } from '../wait.js';

/** Who holds a lock. `details` is whatever the holder wants others to know (addresses, for example). */
export interface LockHolder {
  readonly pid: number;
  readonly identity: string;
  readonly host: string;
  readonly nonce: string;
  readonly since: string;
  readonly details: Readonly<Record<string, string>>;
}

export interface HeldLock {
  /** Replaces what others read about the holder. */
  publish(details: Readonly<Record<string, string>>): void;
  /** Gives the lock back; a second call does nothing. */
  release(): void;
}

/** A holder touches its file this often; a holder on another machine (a shared folder) is believed this long. */
const heartbeatMs = 10_000;
const foreignLockMs = 60_000;
/** Longest time between seeing that a holder is gone and having replaced its file. */
const takeoverMs = 5_000;

/**
 * Takes the lock, or gives the living holder. A lock whose holder is gone (also one whose process number now belongs
 * to somebody else) is taken over. The file is readable by its owner only.
 */
export async function takeLock(
  file: string,
  details: Readonly<Record<string, string>> = {},
): Promise<HeldLock | LockHolder> {
  const mine = self(details);
  const attempt = (): HeldLock | LockHolder | undefined => {
    if (createWith(file, mine)) return held(file, mine);
    const holder = readLock(file);
    if (holder !== undefined && isLiving(holder, file)) return holder;
    takeOver(file, holder, mine);
    return readLock(file)?.nonce === mine.nonce ? held(file, mine) : undefined;
  };
  const deadline = performance.now() + 3 * takeoverMs;
  for (;;) {
    const result = attempt();
    if (result !== undefined) return result;
    if (performance.now() > deadline) throw new Error(`the lock ${file} changes hands without end`);
    await pause(20);
  }
}

export const isHeld = (lock: HeldLock | LockHolder): lock is HeldLock => 'release' in lock;

/** The living holder of a lock, or `undefined` when nobody holds it. */
export function lockHolder(file: string): LockHolder | undefined {
  const holder = readLock(file);
  return holder !== undefined && isLiving(holder, file) ? holder : undefined;
}

function self(details: Readonly<Record<string, string>>): LockHolder {
  return {
    pid: process.pid,
    identity: processIdentity(process.pid) ?? '',
    host: os.hostname(),
    nonce: crypto.randomUUID(),
    since: new Date().toISOString(),
    details,
  };
}

function readLock(file: string): LockHolder | undefined {
  const value = readJson(file) as Partial<LockHolder> | undefined;
  return typeof value?.pid === 'number' && typeof value.nonce === 'string'
    ? (value as LockHolder)
    : undefined;
}

function isLiving(holder: LockHolder, file: string): boolean {
  if (holder.host === os.hostname()) return isSameProcess(holder.pid, holder.identity);
  return ageMs(file) < foreignLockMs;
}

function ageMs(file: string): number {
  return Date.now() - (fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
}

/** Creates the file with its content in one step, so that nobody ever reads an empty lock. */
function createWith(file: string, holder: LockHolder): boolean {
  const draft = `${file}.${holder.nonce}`;
  fs.writeFileSync(draft, JSON.stringify(holder), { mode: 0o600 });
  try {
    fs.linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Replaces a dead holder's file; a second, short lock lets only one process do so at a time. */
function takeOver(file: string, dead: LockHolder | undefined, mine: LockHolder): void {
  const gate = `${file}.takeover`;
  try {
    fs.writeFileSync(gate, String(process.pid), { flag: 'wx' });
  } catch {
    if (ageMs(gate) > takeoverMs) fs.rmSync(gate, { force: true });
    return;
  }
  try {
    if (readLock(file)?.nonce === dead?.nonce) writeDurably(file, JSON.stringify(mine), 0o600);
  } finally {
    fs.rmSync(gate, { force: true });
  }
}

function held(file: string, mine: LockHolder): HeldLock {
  let released = false;
  const heartbeat = setInterval(() => fs.utimes(file, new Date(), new Date(), () => undefined), heartbeatMs);
  heartbeat.unref();
  return {
    publish: (details) => {
      if (!released) writeDurably(file, JSON.stringify({ ...mine, details }), 0o600);
    },
    release: () => {
      if (released) return;
      released = true;
      clearInterval(heartbeat);
      if (readLock(file)?.nonce === mine.nonce) fs.rmSync(file, { force: true });
    },
  };
}
