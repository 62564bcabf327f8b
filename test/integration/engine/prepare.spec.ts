import { spawn, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, expect, it } from '@jest/globals';
import { Directories, until } from './engine-kit.js';

const bin = path.resolve(import.meta.dirname, '../../../apps/cli/bin');
const directories = new Directories();
afterAll(() => directories.remove());

/**
 * A small clone: the real scripts, a compiler and a page builder that copy one file and write a line into `runs.log`,
 * and a command line that prints its arguments. A tool waits for ever while the file `hang` exists.
 */
let clone: string;

const tool = (name: string, from: string, to: string): string => `
const fs = require('fs');
fs.appendFileSync('runs.log', '${name}\\n');
const work = () => {
  fs.mkdirSync(require('path').dirname('${to}'), { recursive: true });
  fs.copyFileSync('${from}', '${to}');
};
if (fs.existsSync('fail')) { console.error('error TS1234: broken'); process.exit(2); }
if (fs.existsSync('hang')) setInterval(() => {}, 1000); else work();
`;

function write(file: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(clone, file)), { recursive: true });
  fs.writeFileSync(path.join(clone, file), text);
}

beforeEach(() => {
  clone = directories.make('台账 clone');
  for (const name of fs.readdirSync(bin))
    write(`apps/cli/bin/${name}`, fs.readFileSync(path.join(bin, name), 'utf8'));
  const dependencies = { typescript: 'file:tools/typescript', vite: 'file:tools/vite' };
  write('package.json', JSON.stringify({ name: 'clone', version: '1.0.0', type: 'module', dependencies }));
  const links = Object.keys(dependencies).flatMap((name) => [
    [`node_modules/${name}`, { resolved: `tools/${name}`, link: true }],
    [`tools/${name}`, { version: '1.0.0' }],
  ]);
  const packages = { '': { name: 'clone', version: '1.0.0', dependencies }, ...Object.fromEntries(links) };
  write(
    'package-lock.json',
    JSON.stringify({ name: 'clone', version: '1.0.0', lockfileVersion: 3, packages }),
  );
  for (const name of Object.keys(dependencies))
    write(`tools/${name}/package.json`, `{"name":"${name}","version":"1.0.0"}`);
  write('tools/typescript/bin/tsc', tool('tsc', 'apps/cli/src/main.ts', 'dist/apps/cli/src/main.js'));
  write('tools/vite/bin/vite.js', tool('vite', 'apps/web/index.html', 'dist/web/index.html'));
  write('apps/cli/src/main.ts', `console.log('main', ...process.argv.slice(2));`);
  write('apps/web/index.html', '<html></html>');
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(
  args: readonly string[],
  env: Record<string, string> = {},
): { child: ChildProcess; ended: Promise<Ended> } {
  const script = path.join(clone, 'apps/cli/bin/taizhang.mjs');
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env } });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.once('close', (code) => resolve({ code, ...texts })));
  return { child, ended };
}

const run = (args: readonly string[] = ['up'], env: Record<string, string> = {}): Promise<Ended> =>
  start(args, env).ended;

const runs = (): string[] => {
  const file = path.join(clone, 'runs.log');
  const lines = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n') : [];
  fs.rmSync(file, { force: true });
  return lines;
};

it('brings a fresh clone to its first command, and does nothing the second time', async () => {
  const first = await run(['ledger', 'import', '一份 台账.txt']);
  expect(first).toMatchObject({ code: 0, out: 'main ledger import 一份 台账.txt\n' });
  expect(first.err).toMatch(/✓ 安装依赖.*✓ 编译服务端.*✓ 构建网页/s);
  expect(runs()).toEqual(['tsc', 'vite']);
  expect(await run()).toEqual({ code: 0, out: 'main up\n', err: '' });
  expect(runs()).toEqual([]);
});

it('does again only what changed', async () => {
  await run();
  runs();
  write('apps/web/index.html', '<html lang="zh"></html>');
  await run();
  expect(runs()).toEqual(['vite']);
  write('apps/cli/src/main.ts', `console.log('changed');`);
  expect((await run()).out).toBe('changed\n');
  expect(runs()).toEqual(['tsc']);
  write('libs/domain/src/law.spec.ts', '// a test is not a source');
  await run();
  expect(runs()).toEqual([]);
  write('libs/domain/src/law.ts', '// used by server and pages');
  await run();
  expect(runs()).toEqual(['tsc', 'vite']);
  fs.rmSync(path.join(clone, 'dist/apps'), { recursive: true });
  expect((await run()).code).toBe(0);
  expect(runs()).toEqual(['tsc']);
});

it('installs again when the lock file changed, not when somebody ran npm ci by hand', async () => {
  await run();
  fs.rmSync(path.join(clone, 'node_modules/.prepared.json'));
  expect((await run()).err).toBe('');
  const lock = fs.readFileSync(path.join(clone, 'package-lock.json'), 'utf8');
  write('package-lock.json', `${lock}\n`);
  expect((await run()).err).toContain('✓ 安装依赖');
});

it('shows what a failing part said and stays to be done', async () => {
  write('fail', '');
  const failed = await run();
  expect(failed).toMatchObject({ code: 1, out: '' });
  expect(failed.err).toContain('error TS1234: broken');
  fs.rmSync(path.join(clone, 'fail'));
  expect((await run()).out).toBe('main up\n');
});

it('heals after kill -9 in the middle, ending the tool that went on', async () => {
  write('hang', '');
  const { child, ended } = start(['up']);
  await until('the compiler', async () => fs.existsSync(path.join(clone, 'runs.log')) || undefined);
  const lock = JSON.parse(fs.readFileSync(path.join(clone, '.taizhang/prepare-lock.json'), 'utf8')) as {
    programs: number[];
  };
  child.kill('SIGKILL');
  fs.rmSync(path.join(clone, 'hang'));
  expect((await run()).out).toBe('main up\n');
  expect(lock.programs.map((pid) => isAlive(pid))).toEqual([false]);
  expect(fs.existsSync(path.join(clone, '.taizhang/prepare-lock.json'))).toBe(false);
  await ended;
});

it('lets two runs at once prepare once', async () => {
  const both = await Promise.all([run(['one']), run(['two'])]);
  expect(both.map(({ code, out }) => [code, out])).toEqual([
    [0, 'main one\n'],
    [0, 'main two\n'],
  ]);
  expect(runs()).toEqual(['tsc', 'vite']);
});

it('prepares nothing when told so', async () => {
  const ended = await run(['up'], { TAIZHANG_SKIP_PREPARE: '1' });
  expect(ended.code).toBe(1);
  expect(fs.existsSync(path.join(clone, 'node_modules'))).toBe(false);
});

function isAlive(pid: number): boolean {
  return fs.existsSync(`/proc/${pid}/cmdline`) && fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';
}
