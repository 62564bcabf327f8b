import { Client, Pool } from 'pg';
import { DataSource } from 'typeorm';
import { migrations } from '../migrations/all-migrations.js';
import { installJobQueue, openJobQueue } from './job-queue.js';
import { prepareRoles } from './roles.js';
import { appRole, migratorRole } from './tenant-isolation.js';

/** Any number, the same everywhere: one set-up of a database at a time. */
const SETUP_LOCK = 7_291_004;

/**
 * Brings a database up to date: roles, tables, job queue. Asked again it changes nothing; asked twice at once, the
 * second waits. `ownerUrl` is a login that may create roles and owns the database. Throws the error of PostgreSQL.
 */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'taizhang-migrate' });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [SETUP_LOCK]);
    await prepareRoles(client);
    await asMigrator(ownerUrl, (dataSource) => dataSource.runMigrations({ transaction: 'all' }));
    await migrateJobQueue(ownerUrl);
    await client.query(`set role ${migratorRole}`);
    await client.query(`grant select on migrations to ${appRole}`);
    await openJobQueue(client);
  } finally {
    await client.end();
  }
}

/**
 * Has PostgreSQL look at the tables after much was brought in at once. A plan that was made while they were empty reads
 * whole tables, and stays with its connection until the server has looked again by itself.
 */
export async function refreshStatistics(ownerUrl: string): Promise<void> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'taizhang-statistics' });
  await client.connect();
  try {
    await client.query(`set role ${migratorRole}`);
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/** Whether `migrate` has tables to create or change; reads only. A database nobody set up has. */
export async function pendingMigrations(ownerUrl: string): Promise<string[]> {
  const client = new Client({ connectionString: ownerUrl, application_name: 'taizhang-migrate' });
  await client.connect();
  try {
    const { rows } = await client.query<{ found: string | null }>(
      `select to_regclass('public.migrations')::text as found`,
    );
    const done = new Set<string>();
    if (rows[0]?.found != null) {
      const applied = await client.query<{ name: string }>('select name from public.migrations');
      for (const { name } of applied.rows) done.add(name);
    }
    return migrations.map((migration) => migration.name).filter((name) => !done.has(name));
  } finally {
    await client.end();
  }
}

async function asMigrator(
  ownerUrl: string,
  work: (dataSource: DataSource) => Promise<unknown>,
): Promise<void> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: ownerUrl,
    applicationName: 'taizhang-migrate',
    entities: [],
    migrations,
    migrationsTableName: 'migrations',
    synchronize: false,
    poolSize: 1,
    extra: { options: `-c role=${migratorRole}` },
  });
  await dataSource.initialize();
  try {
    await work(dataSource);
  } finally {
    await dataSource.destroy();
  }
}

async function migrateJobQueue(ownerUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: ownerUrl, max: 1, options: `-c role=${migratorRole}` });
  // a connection that breaks between two statements is reported here; the next statement fails with the same error
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await installJobQueue(pool);
  } finally {
    await pool.end();
  }
}
