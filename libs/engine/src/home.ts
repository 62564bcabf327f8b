import fs from 'node:fs';
import path from 'node:path';
import { EngineProblem } from './problem.js';
import { isHeld, lockHolder, takeLock, type HeldLock, type LockHolder } from './process/lock-file.js';

/** What a running engine tells other processes of its home. */
export type RunningDetails = {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly temporalVersion: string;
  readonly namespace: string;
  /** Where the application answers, once it was announced. */
  readonly address?: string;
};

/** A running engine, as another process of the same user sees it. */
export type RunningEngine = RunningDetails & { readonly pid: number; readonly since: string };

const lockFile = (home: string): string => path.join(home, 'lock.json');

/**
 * Makes this process the only one that runs an engine in the home. Throws `engine.already_running`, which names the
 * address of the running one.
 */
export async function takeHome(home: string): Promise<HeldLock> {
  if (fs.mkdirSync(home, { recursive: true }) !== undefined) fs.chmodSync(home, 0o755);
  const lock = await takeLock(lockFile(home));
  if (isHeld(lock)) return lock;
  throw alreadyRunning(home, lock);
}

/** The engine that runs in a home, ready to be used; `undefined` when none runs or it is still starting. */
export function runningEngine(home: string): RunningEngine | undefined {
  const holder = lockHolder(lockFile(path.resolve(home)));
  if (holder?.details['databaseUrl'] === undefined) return undefined;
  const details = holder.details as unknown as RunningDetails;
  return { ...details, pid: holder.pid, since: holder.since };
}

function alreadyRunning(home: string, holder: LockHolder): EngineProblem {
  const { address, databaseUrl } = holder.details;
  const starting = address === undefined && databaseUrl === undefined;
  const zhAt = address === undefined ? (starting ? '，正在启动' : '') : `，地址 ${address}`;
  const enAt = address === undefined ? (starting ? ' and is starting' : '') : ` at ${address}`;
  return new EngineProblem(
    'engine.already_running',
    {
      zh: `台账已在运行（进程 ${holder.pid}，自 ${holder.since}${zhAt}）。`,
      en: `Taizhang is already running (process ${holder.pid} since ${holder.since}${enAt}).`,
    },
    {
      zh: `请直接使用，或先停止该进程；数据目录是 ${home}。`,
      en: `Use that one, or stop that process first; its directory is ${home}.`,
    },
  );
}
