import { type ChildProcessByStdio, spawn } from 'node:child_process';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

export const root = path.resolve(import.meta.dirname, '../../..');

export interface Ended {
  /** Null when a signal ended it. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/** The command line as a user has it: one real process. */
export class Taizhang {
  stdout = '';
  stderr = '';
  readonly ended: Promise<Ended>;

  private constructor(private readonly child: ChildProcessByStdio<Writable, Readable, Readable>) {
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.stderr += text));
    this.ended = new Promise((resolve) => {
      child.once('close', (code) => resolve({ code, stdout: this.stdout, stderr: this.stderr }));
    });
  }

  /** Starts it with exactly this environment beside PATH and HOME; the build is up to date by then. */
  static start(words: readonly string[], env: Readonly<Record<string, string>> = {}, input = ''): Taizhang {
    const { PATH = '', HOME = '' } = process.env;
    const child = spawn(process.execPath, [path.join(root, 'apps/cli/bin/taizhang.mjs'), ...words], {
      cwd: root,
      env: { PATH, HOME, LANG: 'C.UTF-8', TAIZHANG_SKIP_PREPARE: '1', ...env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    child.stdin.on('error', () => undefined); // it may end without having read its input
    child.stdin.end(input);
    return new Taizhang(child);
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }
}

/** Runs it to its end. */
export function taizhang(
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
  input = '',
): Promise<Ended> {
  return Taizhang.start(words, env, input).ended;
}
