import { spawn } from 'node:child_process';
import fs from 'node:fs';
import { pause } from '../wait.js';
import type { ChildSpec } from './child-spec.js';
import { isSameProcess, processIdentity } from './identity.js';
import { openLog } from './log-file.js';

/** A process we started, or one of an earlier run that we watch. `exited` says how it ended. */
export interface RunningProcess {
  readonly pid: number | undefined;
  readonly exited: Promise<string>;
  kill(signal: NodeJS.Signals): void;
}

/** Environment variable by which a child of a killed supervisor is found again: `<home id>/<name>`. */
export const supervisedBy = 'SUPERVISED_BY';

/**
 * Starts the child in a session of its own: Ctrl-C in the terminal reaches the supervisor only, which then stops
 * its children in order. Both outputs go to the log file itself, so that the child outlives its supervisor unharmed.
 */
export function spawnChild(spec: ChildSpec, logFile: string, mark: string): RunningProcess {
  const log = openLog(logFile);
  fs.writeSync(log, `\n--- ${new Date().toISOString()} ${spec.name} starts\n`);
  const { cwd, uid, gid } = spec;
  const child = spawn(spec.command, [...spec.args], {
    env: { ...spec.env, [supervisedBy]: mark },
    stdio: ['ignore', log, log],
    detached: true,
    windowsHide: true,
    ...(cwd === undefined ? {} : { cwd }),
    ...(uid === undefined ? {} : { uid }),
    ...(gid === undefined ? {} : { gid }),
  });
  fs.closeSync(log);
  const exited = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${String(code)}`));
  });
  return { pid: child.pid, exited, kill: (signal) => child.kill(signal) };
}

/** Watches a process that is not our child. Gives `undefined` when it has ended already. */
export function adoptProcess(pid: number): RunningProcess | undefined {
  const identity = processIdentity(pid);
  if (identity === undefined) return undefined;
  const exited = (async () => {
    while (isSameProcess(pid, identity)) await pause(200);
    return 'ended';
  })();
  return { pid, exited, kill: (signal) => signalProcess(pid, identity, signal) };
}

/** Sends a signal, unless the process has ended or its number belongs to another one now. */
export function signalProcess(pid: number, identity: string, signal: NodeJS.Signals): void {
  if (!isSameProcess(pid, identity)) return;
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** Stop signal, grace, SIGKILL; resolves when the process has ended. */
export async function endProcess(
  running: RunningProcess,
  signal: NodeJS.Signals,
  graceMs: number,
): Promise<void> {
  running.kill(signal);
  const grace = new AbortController();
  const ended = running.exited.then(() => true);
  const inTime = await Promise.race([ended, pause(graceMs, grace.signal).then(() => false)]);
  grace.abort();
  if (inTime) return;
  running.kill('SIGKILL');
  await ended;
}
