import fs from 'node:fs';
import path from 'node:path';
import { syncDirectory } from '../process/durable-file.js';
import { isHeld, takeLock, type HeldLock } from '../process/lock-file.js';
import { pause } from '../wait.js';
import { cachedToolsDirectory, toolsIn, type TemporalTools } from './release.js';
import { StepFailed, checkedVersion, type ResolveOptions } from './tool-check.js';

/**
 * Lets `make` fill a staging directory with both tools and moves it into the cache in one step. Only one process of
 * the machine does so at a time; whoever waited uses the finished entry instead of making it again.
 */
export async function fillCache(
  options: ResolveOptions,
  say: (detail: string) => void,
  make: (staging: string) => Promise<void>,
): Promise<TemporalTools> {
  const entry = cachedToolsDirectory(options.env);
  const tools = toolsIn(entry);
  fs.mkdirSync(path.dirname(entry), { recursive: true });
  const lock = await waitForLock(`${entry}.lock`, options.signal, say);
  try {
    if (!(await isUsable(tools, options))) await replace(entry, make);
    return tools;
  } finally {
    lock.release();
  }
}

async function waitForLock(
  file: string,
  signal: AbortSignal,
  say: (detail: string) => void,
): Promise<HeldLock> {
  for (;;) {
    const lock = await takeLock(file);
    if (isHeld(lock)) return lock;
    say(`waiting for process ${lock.pid} on ${lock.host}, which is at it`);
    await pause(3_000, signal);
    signal.throwIfAborted();
  }
}

async function isUsable(tools: TemporalTools, options: ResolveOptions): Promise<boolean> {
  try {
    await checkedVersion(tools, options);
    return true;
  } catch (error) {
    if (error instanceof StepFailed) return false;
    throw error;
  }
}

async function replace(entry: string, make: (staging: string) => Promise<void>): Promise<void> {
  const directory = path.dirname(entry);
  const prefix = `${path.basename(entry)}.staging`;
  for (const name of fs.readdirSync(directory).filter((one) => one.startsWith(prefix))) {
    fs.rmSync(path.join(directory, name), { recursive: true, force: true }); // of a process that is gone
  }
  const staging = path.join(directory, `${prefix}-${process.pid}`);
  fs.mkdirSync(staging);
  try {
    await make(staging);
    fs.rmSync(entry, { recursive: true, force: true }); // was found to be of no use
    fs.renameSync(staging, entry);
    syncDirectory(directory);
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
}
