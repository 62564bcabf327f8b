import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type RunningEngine, removeHome, runningEngine } from '#engine';
import { until } from '../../kit/until.js';

const root = path.resolve(import.meta.dirname, '../../..');
const script = path.join(root, 'apps/cli/bin/taizhang.mjs');

/** Longest first start on a busy machine; the sample's year is played in it. */
const START_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 60_000;

/** What a run of the command line has come to. */
export interface CliEnd {
  code: number | null;
  output: string;
}

/** A run of `taizhang …` beside the system. */
export interface CliRun {
  ended: Promise<CliEnd>;
  kill(): Promise<CliEnd>;
}

/** `taizhang up` as a user starts it, in a home of its own, and everything below it. */
export class WholeSystem {
  readonly home = passableDirectory();
  private up: ChildProcess | undefined;
  private exited: Promise<number | null> = Promise.resolve(null);
  private known: RunningEngine | undefined;

  /** Launches it and waits for its address. */
  async start(): Promise<void> {
    this.launch();
    const isUp = (): boolean => this.look()?.address !== undefined || this.up?.exitCode !== null;
    await until('the system to start', isUp, START_LIMIT_MS);
    if (this.up?.exitCode !== null) throw new Error(`up has ended: ${this.log().slice(-2_000)}`);
  }

  /** Launches it and waits for nothing. */
  launch(): void {
    const log = fs.openSync(path.join(this.home, 'up.log'), 'a');
    const up = spawn(process.execPath, [script, 'up'], { stdio: ['ignore', log, log], env: this.env() });
    fs.closeSync(log);
    this.up = up;
    this.exited = new Promise((resolve) => up.once('exit', resolve));
  }

  /** Where its parts are; also while it does not run, as far as they were known before. */
  get engine(): RunningEngine {
    this.look();
    if (this.known === undefined) throw new Error('the system was never up');
    return this.known;
  }

  get address(): string {
    const { address } = this.engine;
    if (address === undefined) throw new Error('the system has no address yet');
    return address;
  }

  /** Port of a part, as the home remembers it. */
  portOf(name: 'api' | 'worker-health'): number {
    const ports = JSON.parse(fs.readFileSync(path.join(this.home, 'ports.json'), 'utf8')) as Record<
      string,
      number
    >;
    return ports[name] as number;
  }

  /** The supervisor's own messages. */
  log(): string {
    return fs.readFileSync(path.join(this.home, 'up.log'), 'utf8');
  }

  /** Process number of a supervised part; undefined while it has none. */
  pidOf(part: string): number | undefined {
    try {
      const text = fs.readFileSync(path.join(this.home, 'run', `${part}.json`), 'utf8');
      return (JSON.parse(text) as { pid: number }).pid;
    } catch {
      return undefined;
    }
  }

  /** The supervisor alone, with -9: its children know nothing of it. */
  async kill(): Promise<void> {
    this.up?.kill('SIGKILL');
    await this.exited;
  }

  /** While the supervisor stands still, nothing that dies comes back. */
  freeze(): void {
    this.up?.kill('SIGSTOP');
  }

  thaw(): void {
    this.up?.kill('SIGCONT');
  }

  /** As Ctrl-C does it. Gives the exit code. */
  async stop(): Promise<number | null> {
    this.up?.kill('SIGINT');
    await until('the system to stop', () => this.up?.exitCode !== null, STOP_LIMIT_MS);
    return this.exited;
  }

  /** One command of the command line, on this home. */
  taizhang(...words: string[]): CliRun {
    const child = spawn(process.execPath, [script, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: this.env(),
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += String(chunk)));
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    const ended = new Promise<CliEnd>((resolve) => child.once('close', (code) => resolve({ code, output })));
    return {
      ended,
      kill: () => {
        child.kill('SIGKILL');
        return ended;
      },
    };
  }

  /** Ends whatever still runs, and removes the home. */
  async remove(): Promise<void> {
    this.thaw();
    await this.kill();
    for (const part of ['api', 'worker', 'temporal', 'postgres']) {
      const pid = this.pidOf(part);
      if (pid !== undefined) end(pid);
    }
    removeHome(this.home);
  }

  /** What the home says now; what was known before stays known. */
  private look(): RunningEngine | undefined {
    const found = runningEngine(this.home);
    if (found !== undefined) this.known = { ...this.known, ...found };
    return found;
  }

  private env(): NodeJS.ProcessEnv {
    const {
      DATABASE_URL: _database,
      TEMPORAL_ADDRESS: _engine,
      TEMPORAL_NAMESPACE: _space,
      ...rest
    } = process.env;
    return { ...rest, TAIZHANG_HOME: this.home, TAIZHANG_SKIP_PREPARE: '1', LOG_LEVEL: 'warn' };
  }
}

/** Also for the user under whom PostgreSQL runs when the tests are run by root; its data lie in the home then. */
function passableDirectory(): string {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-chaos-'));
  fs.chmodSync(directory, 0o755);
  return directory;
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
