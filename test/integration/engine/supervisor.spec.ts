import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import type { ChildSpec, Progress } from '#engine';
import { keepBounded } from '../../../libs/engine/src/process/log-file.js';
import { processIdentity } from '../../../libs/engine/src/process/identity.js';
import { isHeld, lockHolder, takeLock } from '../../../libs/engine/src/process/lock-file.js';
import { PidFiles } from '../../../libs/engine/src/process/pid-files.js';
import { spawnChild } from '../../../libs/engine/src/process/running-process.js';
import { Supervisor } from '../../../libs/engine/src/process/supervisor.js';
import { Directories, pidFile, until } from './engine-kit.js';

const directories = new Directories();
afterAll(() => directories.remove());

const running: Supervisor[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((supervisor) => supervisor.stop()));
});

function supervise(home: string, progress: Progress[] = []): Supervisor {
  const supervisor = new Supervisor(home, (line) => progress.push(line));
  running.push(supervisor);
  return supervisor;
}

/** A child that runs a line of JavaScript and counts as ready when it has written its pid into `<name>.ready`. */
function child(home: string, name: string, code: string, changes: Partial<ChildSpec> = {}): ChildSpec {
  const readyFile = path.join(home, `${name}.ready`);
  return {
    name,
    command: process.execPath,
    args: [
      '-e',
      `${code}; require('fs').writeFileSync(${JSON.stringify(readyFile)}, String(process.pid)); setInterval(() => {}, 1000)`,
    ],
    env: {},
    tier: 2,
    stopSignal: 'SIGTERM',
    graceMs: 5_000,
    readyLimitMs: 10_000,
    ready: (signal) =>
      until(`${name} to be ready`, async () => {
        if (signal.aborted) return 'over';
        return fs.readFileSync(readyFile, 'utf8') === String(pidFile(home, name)?.pid) ? 'ready' : undefined;
      }),
    ...changes,
  };
}

const logOf = (home: string, name: string): string =>
  fs.readFileSync(path.join(home, 'logs', `${name}.log`), 'utf8');

describe('a child', () => {
  it('that dies is started again, with its output in one log', async () => {
    const home = directories.make('home');
    const progress: Progress[] = [];
    const supervisor = supervise(home, progress);
    await supervisor.start(child(home, 'worker', `console.log('hello from worker')`));
    const first = supervisor.statuses()[0]?.pid as number;
    process.kill(first, 'SIGKILL');
    const again = await until('a second process', async () => {
      const [status] = supervisor.statuses();
      return status?.state === 'ready' && status.pid !== first ? status : undefined;
    });
    expect(again.restarts).toBe(1);
    expect(logOf(home, 'worker').match(/hello from worker/g)).toHaveLength(2);
    expect(
      progress.filter(({ step }) => step === 'child.restart').map(({ detail, done }) => [detail, done]),
    ).toEqual([
      ['worker: SIGKILL', false],
      ['worker', true],
    ]);
  });

  it('that never becomes ready is a problem that shows the end of its log', async () => {
    const home = directories.make('home');
    const failing = supervise(home).start(child(home, 'api', `console.error('no port'); process.exit(7)`));
    await expect(failing).rejects.toMatchObject({
      code: 'child.start_failed',
      text: { en: expect.stringContaining('exit code 7') },
      cause: { message: expect.stringContaining('no port') },
    });
  });

  it('that is ready too late is ended', async () => {
    const home = directories.make('home');
    const endless = child(home, 'api', '', { readyLimitMs: 300, ready: (signal) => neverUntil(signal) });
    await expect(supervise(home).start(endless)).rejects.toMatchObject({
      text: { en: expect.stringContaining('not ready within') },
    });
    expect(fs.readdirSync(path.join(home, 'run'))).toEqual([]);
  });

  it('whose program is missing is a problem, not a crash', async () => {
    const home = directories.make('home');
    const missing = child(home, 'api', '', { command: path.join(home, 'nothing') });
    await expect(supervise(home).start(missing)).rejects.toMatchObject({
      text: { en: expect.stringContaining('ENOENT') },
    });
  });

  it('that ignores its stop signal is killed after its grace', async () => {
    const home = directories.make('home');
    const supervisor = supervise(home);
    await supervisor.start(child(home, 'stubborn', `process.on('SIGTERM', () => {})`, { graceMs: 200 }));
    const pid = supervisor.statuses()[0]?.pid as number;
    await supervisor.stop();
    expect(processIdentity(pid)).toBeUndefined();
  });
});

const neverUntil = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

it('stops the tiers in order, the children of one tier together', async () => {
  const home = directories.make('home');
  const progress: Progress[] = [];
  const supervisor = supervise(home, progress);
  for (const [name, tier] of [
    ['postgres', 0],
    ['temporal', 1],
    ['worker', 2],
    ['api', 2],
  ] as const) {
    await supervisor.start(child(home, name, '', { tier }));
  }
  await Promise.all([supervisor.stop(), supervisor.stop()]);
  const lines = progress
    .filter(({ step }) => step === 'child.stop')
    .map(({ detail, done }) => `${detail} ${done ? 'ended' : 'asked'}`);
  expect(lines.slice(0, 2)).toEqual(['worker asked', 'api asked']);
  expect(lines.slice(4)).toEqual(['temporal asked', 'temporal ended', 'postgres asked', 'postgres ended']);
});

describe('leftovers', () => {
  it('are stopped by the next supervisor, also one whose pid file was never written', async () => {
    const home = directories.make('home');
    const pids = new PidFiles(home);
    const started = ['api', 'worker'].map((name) =>
      spawnChild(child(home, name, ''), path.join(home, 'logs/x.log'), pids.markOf(name)),
    );
    pids.record(child(home, 'api', ''), started[0]?.pid);
    expect(started.map(({ pid }) => processIdentity(pid as number))).not.toContain(undefined);
    await supervise(home).clearLeftovers([]);
    expect(started.map(({ pid }) => processIdentity(pid as number))).toEqual([undefined, undefined]);
    expect(pids.leftovers()).toEqual([]);
  });

  it('of which only the number is left are not touched: it may be somebody else', async () => {
    const home = directories.make('home');
    const bystander = supervise(directories.make('other'));
    await bystander.start(child(home, 'bystander', '', { ready: async () => undefined }));
    const { pid } = bystander.statuses()[0] as { pid: number };
    const supervisor = supervise(home);
    const stale = {
      name: 'api',
      pid,
      identity: 'some earlier boot/1',
      tier: 2,
      stopSignal: 'SIGKILL',
      graceMs: 1,
    };
    fs.writeFileSync(path.join(home, 'run/api.json'), JSON.stringify(stale));
    await supervisor.clearLeftovers([]);
    expect(processIdentity(pid)).toBeDefined();
  });
});

describe('the lock of a home', () => {
  it('is held by one, tells who it is, and can be taken after its holder is gone', async () => {
    const file = path.join(directories.make('home'), 'lock.json');
    const first = await takeLock(file, { address: 'here' });
    expect(isHeld(first)).toBe(true);
    expect(await takeLock(file)).toMatchObject({ pid: process.pid, details: { address: 'here' } });
    if (isHeld(first)) first.release();
    expect(lockHolder(file)).toBeUndefined();
    const dead = {
      pid: process.pid,
      identity: 'of an earlier process',
      host: os.hostname(),
      nonce: 'x',
      since: '',
      details: {},
    };
    fs.writeFileSync(file, JSON.stringify(dead));
    const racing = await Promise.all(Array.from({ length: 8 }, () => takeLock(file)));
    expect(racing.filter(isHeld)).toHaveLength(1);
    racing.filter(isHeld).forEach((lock) => lock.release());
  });
});

it('a log that grows too large is moved aside under the hands of its writer, two older ones are kept', () => {
  const file = path.join(directories.make('logs'), 'api.log');
  const writer = fs.openSync(file, 'a');
  for (const round of [1, 2, 3, 4]) {
    fs.writeSync(writer, `round ${round}\n`);
    keepBounded(file, 4);
  }
  fs.writeSync(writer, 'now\n');
  fs.closeSync(writer);
  const read = (suffix: string): string => fs.readFileSync(file + suffix, 'utf8');
  expect([read(''), read('.1'), read('.2')]).toEqual(['now\n', 'round 4\n', 'round 3\n']);
  expect(fs.existsSync(`${file}.3`)).toBe(false);
});
