import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { removeHome, runningEngine } from '#engine';
import { until } from '../kit/until.js';

const root = path.resolve(import.meta.dirname, '../..');

/** A first start prepares two databases and plays a year of the sample district; a busy machine takes its time. */
export const START_LIMIT_MS = 240_000;
export const STOP_LIMIT_MS = 90_000;

/** The whole product as a user starts it, in a home of its own. */
export interface RunningSystem {
  /** Where the pages answer. */
  readonly address: string;
  /** `kill -9` of one of its processes. */
  readonly kill: (name: 'api' | 'worker') => void;
  readonly stop: () => Promise<void>;
}

/**
 * Starts `taizhang up` on an empty home and waits for the address that it announces. `TAIZHANG_E2E_HOME` names the
 * home of a system that runs already; that one is used and left running.
 */
export async function startSystem(): Promise<RunningSystem> {
  const given = process.env['TAIZHANG_E2E_HOME'];
  if (given !== undefined) return { ...(await found(given)), stop: () => Promise.resolve() };
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-e2e-'));
  const log = path.join(home, 'up.log');
  const output = fs.openSync(log, 'a');
  const up = spawn(process.execPath, ['apps/cli/bin/taizhang.mjs', 'up'], {
    cwd: root,
    stdio: ['ignore', output, output],
    env: environment(home),
  });
  const ended = new Promise<void>((resolve) => up.once('exit', () => resolve()));
  const stop = async (): Promise<void> => {
    up.kill('SIGINT');
    const limit = setTimeout(() => up.kill('SIGKILL'), STOP_LIMIT_MS);
    await ended;
    clearTimeout(limit);
    fs.closeSync(output);
    removeHome(home);
  };
  const early = ended.then(() => {
    throw new Error(`the system ended while starting:\n${fs.readFileSync(log, 'utf8')}`);
  });
  try {
    return { ...(await Promise.race([found(home), early])), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Nothing of the engine that other tests share: this one brings its own. */
function environment(home: string): NodeJS.ProcessEnv {
  const {
    DATABASE_URL: _database,
    TEMPORAL_ADDRESS: _engine,
    TEMPORAL_NAMESPACE: _space,
    ...env
  } = process.env;
  return { ...env, TAIZHANG_HOME: home, TAIZHANG_SKIP_PREPARE: '1', LOG_LEVEL: 'warn' };
}

async function found(home: string): Promise<Omit<RunningSystem, 'stop'>> {
  const address = await until('the system to be up', () => runningEngine(home)?.address, START_LIMIT_MS);
  return { address, kill: (name) => process.kill(pidOf(home, name), 'SIGKILL') };
}

function pidOf(home: string, name: string): number {
  const { pid } = JSON.parse(fs.readFileSync(path.join(home, 'run', `${name}.json`), 'utf8')) as {
    pid: number;
  };
  return pid;
}
