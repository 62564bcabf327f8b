import { spawn } from 'node:child_process';
import readline from 'node:readline';

export interface RunOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** The command is killed after this long, and the result says so. */
  readonly limitMs: number;
  /** Each line of both outputs as it comes. */
  readonly onLine?: (line: string) => void;
  readonly signal?: AbortSignal;
}

/** How a command ended. `output` holds the last lines of both outputs, at most 200. */
export interface RunResult {
  readonly ok: boolean;
  readonly output: string;
  /** Exit code, signal, or why the command could not be run at all. */
  readonly ending: string;
}

const linesKept = 200;

/** Runs a command to its end. A command that is missing or may not be run is a result like any other. */
export function runToEnd(command: string, args: readonly string[], options: RunOptions): Promise<RunResult> {
  const { uid, gid, cwd } = options;
  const kept: string[] = [];
  const keep = (line: string): void => {
    kept.push(line);
    if (kept.length > linesKept) kept.shift();
    options.onLine?.(line);
  };
  return new Promise((resolve) => {
    const end = (ok: boolean, ending: string): void => {
      clearTimeout(limit);
      options.signal?.removeEventListener('abort', interrupt);
      resolve({ ok, ending, output: kept.join('\n') });
    };
    const child = spawn(command, [...args], {
      env: { ...options.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...(cwd === undefined ? {} : { cwd }),
      ...(uid === undefined ? {} : { uid }),
      ...(gid === undefined ? {} : { gid }),
    });
    let reason: string | undefined;
    const kill = (why: string): void => {
      reason = why;
      child.kill('SIGKILL');
    };
    const limit = setTimeout(() => kill(`stopped after ${options.limitMs} ms`), options.limitMs);
    const interrupt = (): void => kill('interrupted');
    options.signal?.addEventListener('abort', interrupt, { once: true });
    if (options.signal?.aborted === true) interrupt();
    readline.createInterface({ input: child.stdout }).on('line', keep);
    readline.createInterface({ input: child.stderr }).on('line', keep);
    child.once('error', (error) => end(false, error.message));
    child.once('close', (code, signal) =>
      end(
        code === 0 && reason === undefined,
        reason ?? (signal === null ? `exit code ${String(code)}` : signal),
      ),
    );
  });
}
