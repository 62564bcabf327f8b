import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { transformFileSync } from '@swc/core';
import { waitFor } from '#engine';

const root = path.resolve(import.meta.dirname, '../../..');

/** The environment without the addresses that the test run itself hands to other tests. */
export function ownEnvironment(changes: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { DATABASE_URL: _database, TEMPORAL_ADDRESS: _engine, ...rest } = process.env;
  return { ...rest, ...changes };
}

/** Directories of one test file, removed at its end. Others may pass through, as through a usual clone. */
export class Directories {
  private readonly made: string[] = [];

  make(name: string): string {
    const base = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-engine-test-'));
    this.made.push(base);
    fs.chmodSync(base, 0o755);
    const directory = path.join(base, name);
    fs.mkdirSync(directory);
    fs.chmodSync(directory, 0o755);
    return directory;
  }

  remove(): void {
    for (const base of this.made) fs.rmSync(base, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Gives what the probe finds, or fails naming what was awaited. */
export async function until<T>(
  what: string,
  probe: () => Promise<T | undefined>,
  limitMs = 30_000,
): Promise<T> {
  const found = await waitFor(probe, { limitMs, everyMs: 50 });
  if (found === undefined) throw new Error(`waited ${limitMs} ms in vain for ${what}`);
  return found;
}

/** The engine as JavaScript in a directory, for processes that Jest does not transform. */
export function compileEngine(into: string): string {
  const sources = path.join(root, 'libs/engine/src');
  const options = {
    swcrc: false,
    module: { type: 'nodenext' },
    jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
  } as const;
  for (const entry of fs.readdirSync(sources, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.ts') || entry.endsWith('.spec.ts')) continue;
    const target = path.join(into, entry.replace(/\.ts$/, '.js'));
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, transformFileSync(path.join(sources, entry), options).code);
  }
  fs.writeFileSync(path.join(into, 'package.json'), '{ "type": "module" }');
  fs.symlinkSync(path.join(root, 'node_modules'), path.join(into, 'node_modules'), 'dir');
  return into;
}

const upScript = `
import { startEngine } from './index.js';
const say = (message) => process.connected && process.send(message);
const stopping = new AbortController();
let engine;
const stop = async () => { stopping.abort(); await engine?.stop(); };
process.on('SIGINT', stop).on('SIGTERM', stop);
try {
  engine = await startEngine({ home: process.argv[2], signal: stopping.signal, report: (p) => say({ progress: p }) });
  engine.announce('http://127.0.0.1:1234');
  say({ ready: { ...engine.describe(), databaseUrl: engine.databaseUrl } });
} catch (error) {
  say({ problem: { code: error.code, message: error.message } });
}
process.disconnect();
`;

export interface ReadyEngine {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
  readonly children: readonly { name: string; pid: number }[];
}

/** A supervisor in a process of its own, as `taizhang up` is one, so that it can be killed. */
export class SupervisorProcess {
  readonly progress: { step: string; detail: string; done: boolean }[] = [];
  readonly outcome: Promise<ReadyEngine>;
  readonly exited: Promise<void>;
  private readonly child: ChildProcess;

  constructor(compiled: string, home: string, env: NodeJS.ProcessEnv) {
    const script = path.join(compiled, 'up.js');
    fs.writeFileSync(script, upScript);
    this.child = spawn(process.execPath, [script, home], {
      env,
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.exited = new Promise((resolve) => this.child.once('exit', () => resolve()));
    this.outcome = new Promise<ReadyEngine>((resolve, reject) => {
      this.child.on('message', (message: Record<string, never>) => {
        if (message['progress'] !== undefined) this.progress.push(message['progress']);
        if (message['ready'] !== undefined) resolve(message['ready']);
        if (message['problem'] !== undefined) reject(new Error(JSON.stringify(message['problem'])));
      });
      this.child.once('exit', (code, signal) => reject(new Error(`ended: ${String(signal ?? code)}`)));
    });
    this.outcome.catch(() => undefined); // a test that kills the process does not ask for it
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    this.child.kill(signal);
    await this.exited;
  }
}

/** Ends whatever a failed test left running in a home. */
export function endLeftovers(home: string): void {
  for (const name of ['temporal', 'postgres']) {
    const pid = pidFile(home, name)?.pid;
    if (pid !== undefined) process.kill(pid, 'SIGKILL');
  }
}

export const pidFile = (home: string, name: string): { pid: number } | undefined => {
  try {
    return JSON.parse(fs.readFileSync(path.join(home, 'run', `${name}.json`), 'utf8')) as { pid: number };
  } catch {
    return undefined;
  }
};
