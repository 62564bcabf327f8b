import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, Connection } from '@temporalio/client';
import pg from 'pg';
import {
  createDatabase,
  diagnose,
  dropDatabase,
  runningEngine,
  startEngine,
  type Engine,
  type Progress,
} from '#engine';
import { Directories, ownEnvironment } from './engine-kit.js';

const directories = new Directories();
afterAll(() => directories.remove());

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
}

describe('a start in a directory whose path has blanks and Chinese characters', () => {
  const home = directories.make('我的 台账 data');
  const progress: Progress[] = [];
  let engine: Engine;

  beforeAll(async () => {
    engine = await startEngine({ home, env: ownEnvironment(), report: (line) => progress.push(line) });
  });
  afterAll(() => engine.stop());

  it('gives a database that keeps what it acknowledged', async () => {
    const [row] = await query(
      engine.databaseUrl,
      `SELECT current_database() AS name, current_setting('fsync') AS fsync, current_setting('server_encoding') AS encoding,
              current_setting('max_connections') AS connections, current_setting('TimeZone') AS zone`,
    );
    expect(row).toEqual({ name: 'taizhang', fsync: 'on', encoding: 'UTF8', connections: '200', zone: 'UTC' });
  });

  it('knows the namespace, which keeps histories for 30 days', async () => {
    const connection = await Connection.connect({ address: engine.temporalAddress });
    const answer = await connection.workflowService.describeNamespace({ namespace: engine.namespace });
    expect(Number(answer.config?.workflowExecutionRetentionTtl?.seconds)).toBe(30 * 86_400);
    await connection.close();
  });

  it('lets workflows skip time', async () => {
    const { namespace } = engine;
    const connection = await Connection.connect({ address: engine.temporalAddress });
    const workflowId = 'sleeper';
    await new Client({ connection, namespace }).workflow.start('sleeper', {
      workflowId,
      taskQueue: 'nobody',
    });
    const options = { timeSkippingConfig: { enabled: true } };
    const answer = await connection.workflowService.updateWorkflowExecutionOptions({
      namespace,
      workflowExecution: { workflowId },
      workflowExecutionOptions: options,
      updateMask: { paths: ['time_skipping_config'] },
    });
    await connection.close();
    expect(answer.workflowExecutionOptions).toMatchObject(options);
  });

  it('reports every step with a beginning and an end', () => {
    const ended = progress.filter(({ done }) => done).map(({ step }) => step);
    expect(ended).toEqual(
      expect.arrayContaining([
        'postgres.init',
        'postgres.start',
        'temporal.schema',
        'temporal.start',
        'temporal.namespace',
      ]),
    );
    expect(progress.filter(({ done }) => !done).length).toBeGreaterThanOrEqual(ended.length);
  });

  it('hides the password where it describes itself, and keeps it in a file of ours alone', () => {
    expect(engine.describe().databaseUrl).toContain(':***@');
    expect(fs.statSync(path.join(home, 'postgres/password')).mode & 0o077).toBe(0);
    expect(fs.statSync(path.join(home, 'lock.json')).mode & 0o077).toBe(0);
  });

  it('refuses a second engine in the same home and says where the first one is', async () => {
    engine.announce('http://127.0.0.1:20080');
    await expect(startEngine({ home, env: ownEnvironment() })).rejects.toMatchObject({
      code: 'engine.already_running',
      text: {
        en: expect.stringContaining('http://127.0.0.1:20080'),
        zh: expect.stringContaining('http://127.0.0.1:20080'),
      },
    });
    expect(runningEngine(home)).toMatchObject({
      databaseUrl: engine.databaseUrl,
      address: 'http://127.0.0.1:20080',
    });
  });

  it('copies and drops databases', async () => {
    await query(engine.databaseUrl, 'CREATE TABLE seal (name text)');
    const copy = await createDatabase(engine.databaseUrl, '副本 1', { template: 'taizhang' });
    expect(await query(copy, 'SELECT count(*)::int AS count FROM seal')).toEqual([{ count: 0 }]);
    expect(await createDatabase(engine.databaseUrl, '副本 1')).toBe(copy);
    await dropDatabase(engine.databaseUrl, '副本 1');
    await dropDatabase(engine.databaseUrl, '副本 1');
    await expect(query(copy, 'SELECT 1')).rejects.toMatchObject({ code: '3D000' });
  });

  it('is found well by doctor', async () => {
    const findings = await diagnose({ home, env: ownEnvironment() });
    // how full the disk of this machine is says nothing about the product
    expect(findings.filter(({ id, level }) => level !== 'ok' && id !== 'disk.free')).toEqual([]);
    expect(findings.map(({ id }) => id)).toEqual([
      'node.version',
      'disk.free',
      'clock.zone',
      'engine.server',
      'engine.running',
      'database.reach',
      'clock.database',
      'engine.reach',
      'engine.namespace',
    ]);
  });

  it('serves an outside user through DATABASE_URL and TEMPORAL_ADDRESS, starting nothing', async () => {
    const env = ownEnvironment({
      DATABASE_URL: engine.databaseUrl,
      TEMPORAL_ADDRESS: engine.temporalAddress,
    });
    const guest = await startEngine({ home: directories.make('guest'), env, namespace: 'guest' });
    expect(guest.describe()).toMatchObject({
      temporalAddress: engine.temporalAddress,
      namespace: 'guest',
      children: [],
    });
    expect(guest.databaseUrl).toBe(engine.databaseUrl);
    await guest.stop();
  });

  it('has its data and ports after a stop and a second start, save a port that was taken meanwhile', async () => {
    await query(engine.databaseUrl, `INSERT INTO seal VALUES ('公章')`);
    const before = engine;
    await Promise.all([engine.stop(), engine.stop()]);
    expect(runningEngine(home)).toBeUndefined();
    const intruder = net.createServer();
    const takenPort = Number(new URL(before.databaseUrl).port);
    await new Promise<void>((resolve) => intruder.listen(takenPort, '127.0.0.1', resolve));
    const findings = await diagnose({ home, env: ownEnvironment() });
    expect(findings.find(({ id }) => id === 'ports.free')).toMatchObject({ level: 'warn' });
    engine = await startEngine({ home, env: ownEnvironment() });
    intruder.close();
    expect(engine.temporalAddress).toBe(before.temporalAddress);
    expect(Number(new URL(engine.databaseUrl).port)).not.toBe(takenPort);
    expect(Number(new URL(engine.databaseUrl).port)).toBeLessThan(32_768);
    expect(await query(engine.databaseUrl, 'SELECT name FROM seal')).toEqual([{ name: '公章' }]);
  });
});

it('says which outside engine does not answer', async () => {
  const env = ownEnvironment({
    TEMPORAL_ADDRESS: '127.0.0.1:9',
    DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none',
  });
  const home = directories.make('unreachable');
  const findings = await diagnose({ home, env });
  expect(findings.filter(({ level }) => level === 'fail').map(({ id }) => id)).toEqual([
    'database.reach',
    'engine.reach',
  ]);
  expect(findings.every(({ level, remedy }) => level === 'ok' || (remedy?.zh && remedy.en))).toBe(true);
});
