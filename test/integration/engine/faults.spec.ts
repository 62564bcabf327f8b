import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Connection } from '@temporalio/client';
import pg from 'pg';
import {
  Directories,
  SupervisorProcess,
  compileEngine,
  endLeftovers,
  ownEnvironment,
  pidFile,
  until,
  type ReadyEngine,
} from './engine-kit.js';

const directories = new Directories();
const compiled = compileEngine(directories.make('compiled'));
afterAll(() => directories.remove());

async function sql(url: string, text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // the server is killed under it
  try {
    await client.connect();
    return (await client.query(text)).rows as unknown[];
  } finally {
    await client.end();
  }
}

async function namespaceAnswers(engine: ReadyEngine): Promise<true> {
  const connection = await Connection.connect({ address: engine.temporalAddress, connectTimeout: '1s' });
  try {
    await connection.withDeadline(Date.now() + 2_000, () =>
      connection.workflowService.describeNamespace({ namespace: engine.namespace }),
    );
    return true;
  } finally {
    await connection.close();
  }
}

const pidOf = (home: string, name: string): number => (pidFile(home, name) as { pid: number }).pid;

/** Offices have one; it must not stand between the engine and ourselves. */
const proxy = { http_proxy: 'http://127.0.0.1:9', https_proxy: 'http://127.0.0.1:9' };

describe('kill -9', () => {
  const home = directories.make('home');
  const up = (): SupervisorProcess => new SupervisorProcess(compiled, home, ownEnvironment(proxy));
  const newProcess = (name: string, old: number): Promise<number> =>
    until(`another ${name}`, async () => {
      const pid = pidFile(home, name)?.pid;
      return pid === old ? undefined : pid;
    });
  let supervisor: SupervisorProcess;
  let engine: ReadyEngine;

  afterAll(async () => {
    await supervisor.kill('SIGTERM');
    endLeftovers(home);
  });

  it('during the very first start leaves nothing that the next start could not finish', async () => {
    supervisor = up();
    await until('the first half of the schema', async () => {
      const begun = supervisor.progress.some(({ step }) => step === 'temporal.schema');
      return begun || undefined;
    });
    await supervisor.kill('SIGKILL');
    supervisor = up();
    engine = await supervisor.outcome;
    await sql(engine.databaseUrl, `CREATE TABLE seal AS SELECT '公章' AS name`);
    expect(await namespaceAnswers(engine)).toBe(true);
  });

  it('of the database: it comes back on the same port, and the engine with it', async () => {
    const old = pidOf(home, 'postgres');
    process.kill(old, 'SIGKILL');
    await newProcess('postgres', old);
    const rows = await until('an answer', () => sql(engine.databaseUrl, 'SELECT name FROM seal'));
    expect(rows).toEqual([{ name: '公章' }]);
    expect(await until('the engine', () => namespaceAnswers(engine))).toBe(true);
  });

  it('of the engine: it comes back on the same port although its membership rows are stale', async () => {
    const old = pidOf(home, 'temporal');
    process.kill(old, 'SIGKILL');
    await newProcess('temporal', old);
    expect(await until('the engine', () => namespaceAnswers(engine))).toBe(true);
  });

  it('of the supervisor: its children go on, and the next one takes over where it was', async () => {
    const database = pidOf(home, 'postgres');
    const old = pidOf(home, 'temporal');
    await supervisor.kill('SIGKILL');
    expect(await sql(engine.databaseUrl, 'SELECT name FROM seal')).toEqual([{ name: '公章' }]);
    supervisor = up();
    const next = await supervisor.outcome;
    expect(next.databaseUrl).toBe(engine.databaseUrl);
    expect(next.temporalAddress).toBe(engine.temporalAddress);
    expect(pidOf(home, 'postgres')).toBe(database);
    expect(pidOf(home, 'temporal')).not.toBe(old);
    expect(await sql(next.databaseUrl, 'SELECT name FROM seal')).toEqual([{ name: '公章' }]);
    expect(await namespaceAnswers(next)).toBe(true);
  });

  it('of the adopted database: it is watched as if it were a child', async () => {
    const old = pidOf(home, 'postgres');
    process.kill(old, 'SIGKILL');
    await newProcess('postgres', old);
    expect(await until('an answer', () => sql(engine.databaseUrl, 'SELECT name FROM seal'))).toHaveLength(1);
  });

  it('of all at once: the next start recovers', async () => {
    const pids = ['postgres', 'temporal'].map((name) => pidOf(home, name));
    supervisor.signal('SIGKILL');
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await supervisor.exited;
    supervisor = up();
    engine = await supervisor.outcome;
    expect(await sql(engine.databaseUrl, 'SELECT name FROM seal')).toEqual([{ name: '公章' }]);
  });

  it('Ctrl-C twice stops everything in order and leaves nothing running', async () => {
    supervisor.signal('SIGINT');
    supervisor.signal('SIGINT');
    await supervisor.exited;
    expect(fs.readdirSync(path.join(home, 'run'))).toEqual([]);
    expect(fs.existsSync(path.join(home, 'lock.json'))).toBe(false);
    expect(fs.existsSync(path.join(home, 'postgres/data/postmaster.pid'))).toBe(false);
    const log = fs.readFileSync(path.join(home, 'logs/postgres.log'), 'utf8').trimEnd().split('\n');
    expect(log.at(-1)).toContain('database system is shut down');
  });

  it('Ctrl-C during the start gives it up in order', async () => {
    supervisor = up();
    await until(
      'the database',
      async () => supervisor.progress.some(({ step }) => step === 'temporal.start') || undefined,
    );
    supervisor.signal('SIGINT');
    await expect(supervisor.outcome).rejects.toThrow('engine.interrupted');
    await supervisor.exited;
    expect(fs.readdirSync(path.join(home, 'run'))).toEqual([]);
  });
});
