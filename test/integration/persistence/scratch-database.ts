import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { type Database, closeDatabase, migrate, openDatabase } from '#persistence';
import { migrations } from '../../../libs/persistence/src/migrations/all-migrations.js';

const TEMPLATE_LOCK = 7_291_005;

/** A migrated database of its own for one test file. */
export interface ScratchDatabase {
  /** Login of the test server's superuser, for acts that the product could never do. */
  ownerUrl: string;
  /** Opened as the product opens it, in the application role. */
  database: Database;
  drop(): Promise<void>;
}

const serverUrl = (): string => {
  const url = process.env['DATABASE_URL'];
  if (url === undefined)
    throw new Error('DATABASE_URL is not set: the global set-up of Jest starts PostgreSQL');
  return url;
};

const urlOf = (name: string): string => {
  const url = new URL(serverUrl());
  url.pathname = `/${name}`;
  return url.toString();
};

/** Runs statements as the superuser, outside every tenant rule. */
export async function asOwner<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Copies a migrated template, which the first test file of a server makes. */
export async function scratchDatabase(poolMax = 10): Promise<ScratchDatabase> {
  const source = migrations.map((migration) => String(migration)).join('\n');
  const template = `scratch_template_${createHash('sha256').update(source).digest('hex').slice(0, 12)}`;
  const name = `scratch_${randomUUID().replaceAll('-', '')}`;
  await asOwner(serverUrl(), async (client) => {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount === 0) {
      const unfinished = `${template}_unfinished`;
      await client.query(`drop database if exists ${unfinished}`);
      await client.query(`create database ${unfinished}`);
      await migrate(urlOf(unfinished));
      await client.query(`alter database ${unfinished} rename to ${template}`);
    }
    await client.query(`create database ${name} template ${template}`);
  });
  const ownerUrl = urlOf(name);
  const database = await openDatabase({ url: ownerUrl, applicationName: 'taizhang-test', poolMax });
  return {
    ownerUrl,
    database,
    drop: async () => {
      await closeDatabase(database);
      await asOwner(serverUrl(), (client) => client.query(`drop database ${name} with (force)`));
    },
  };
}
