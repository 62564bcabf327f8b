import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { removeHome, startEngine, startThrowawayEngine, type Engine } from '#engine';
import { processIdentity } from '../../../libs/engine/src/process/identity.js';
import { Directories, compileEngine, ownEnvironment } from './engine-kit.js';

const directories = new Directories();
const started: Engine[] = [];
afterAll(async () => {
  await Promise.all(started.map((engine) => engine.stop()));
  directories.remove();
});

it('two clones run at the same time, one of them below a directory that only its owner may enter', async () => {
  const open = directories.make('open');
  const secret = directories.make('secret');
  fs.chmodSync(secret, 0o700);
  const homes = [path.join(open, 'clone/.taizhang'), path.join(secret, 'clone/.taizhang')];
  const engines = await Promise.all(
    homes.map((home) => startEngine({ home, env: ownEnvironment(), durable: false })),
  );
  started.push(...engines);
  const [first, second] = engines.map((engine) => engine.describe());
  expect(first?.temporalAddress).not.toBe(second?.temporalAddress);
  expect(first?.databaseUrl).not.toBe(second?.databaseUrl);
  await Promise.all(engines.map((engine) => engine.stop()));

  const home = homes[1] as string;
  const again = await startEngine({ home, env: ownEnvironment(), durable: false, parts: 'database' });
  started.push(again);
  expect(again.databaseUrl).toBe(engines[1]?.databaseUrl); // same place, same password, same port
  await again.stop();
  removeHome(home);
});

it('a throw-away engine is cleared away by the next one when its process was killed', async () => {
  const compiled = compileEngine(directories.make('compiled'));
  const script = path.join(compiled, 'throwaway-up.js');
  fs.writeFileSync(
    script,
    `import { startThrowawayEngine } from './index.js';
     const engine = await startThrowawayEngine({ parts: 'database' });
     process.send(engine.describe());`,
  );
  const child = spawn(process.execPath, [script], {
    env: ownEnvironment(),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const { home, children } = await new Promise<{ home: string; children: { pid: number }[] }>((resolve) =>
    child.once('message', (message) => resolve(message as never)),
  );
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
  expect(path.dirname(home)).toBe(os.tmpdir());
  const engine = await startThrowawayEngine({ env: ownEnvironment(), parts: 'database' });
  started.push(engine);
  expect(fs.existsSync(home)).toBe(false);
  expect(children.map(({ pid }) => processIdentity(pid))).toEqual([undefined]);
  const own = engine.describe().home;
  expect(own).not.toBe(home);
  await engine.stop();
  expect(fs.existsSync(own)).toBe(false);
});
