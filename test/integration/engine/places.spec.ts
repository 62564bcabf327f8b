import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { binariesPackage, findBinaries } from '../../../libs/engine/src/postgres/binaries.js';
import { parsePasswd, type ServerUser } from '../../../libs/engine/src/postgres/owner.js';
import { Directories, compileEngine, ownEnvironment } from './engine-kit.js';

const directories = new Directories();
afterAll(() => directories.remove());

const modules = path.resolve(import.meta.dirname, '../../../node_modules');

/** A clone with database programs of its own, as an install without scripts leaves them: without their links. */
function cloneWithoutLinks(name: string): string {
  const clone = compileEngine(directories.make(name));
  fs.rmSync(path.join(clone, 'node_modules'));
  fs.mkdirSync(path.join(clone, 'node_modules'));
  for (const dependency of ['pg', '@temporalio']) {
    fs.symlinkSync(path.join(modules, dependency), path.join(clone, 'node_modules', dependency), 'dir');
  }
  const copy = path.join(clone, 'node_modules', binariesPackage());
  fs.cpSync(path.dirname(findBinaries().native), copy, { recursive: true, verbatimSymlinks: true });
  const lib = path.join(copy, 'native/lib');
  const links = fs.readdirSync(lib, { withFileTypes: true }).filter((entry) => entry.isSymbolicLink());
  for (const link of links) fs.rmSync(path.join(lib, link.name));
  return clone;
}

/** Starts a database from a clone and gives the version it answers with. */
function databaseOf(clone: string, temporary: string, user?: ServerUser): Promise<string> {
  const script = path.join(clone, 'database.js');
  fs.writeFileSync(
    script,
    `import pg from 'pg';
     import { startThrowawayEngine } from './index.js';
     const engine = await startThrowawayEngine({ parts: 'database' });
     const client = new pg.Client({ connectionString: engine.databaseUrl });
     await client.connect();
     const { rows } = await client.query("SELECT current_setting('server_version') AS version, '口' < '口令' COLLATE \\"zh-x-icu\\" AS icu");
     await client.end();
     await engine.stop();
     console.log(JSON.stringify(rows[0]));`,
  );
  const env = { ...ownEnvironment(), TMPDIR: temporary, HOME: temporary };
  const identity = user === undefined ? {} : { uid: user.uid, gid: user.gid };
  const child = spawn(process.execPath, [script], {
    env,
    cwd: temporary,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...identity,
  });
  let output = '';
  child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  return new Promise((resolve) => child.once('close', () => resolve(output.trim())));
}

const answer = '{"version":"18.4","icu":true}';

it('runs from a clone that only its owner may enter, whose links are missing', async () => {
  const clone = cloneWithoutLinks('私有 clone');
  fs.chmodSync(clone, 0o700);
  expect(await databaseOf(clone, directories.make('tmp'))).toBe(answer);
});

it('runs as an ordinary user who may not write to the installed packages', async () => {
  const clone = cloneWithoutLinks('clone of root');
  const temporary = directories.make('tmp');
  const user = ordinaryUser();
  if (user === undefined)
    fs.chmodSync(path.join(clone, 'node_modules', binariesPackage(), 'native/lib'), 0o555);
  else fs.chownSync(temporary, user.uid, user.gid);
  expect(await databaseOf(clone, temporary, user)).toBe(answer);
});

/** When the tests run as root: somebody who is not. */
function ordinaryUser(): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return parsePasswd(fs.readFileSync('/etc/passwd', 'utf8')).find(({ name }) => name === 'nobody');
}
