import type { Client } from 'pg';
import { escapeIdentifier } from 'pg';
import { sqlState } from './sql-error.js';
import { appRole, migratorRole } from './tenant-isolation.js';

const DUPLICATE_OBJECT = '42710';
const UNIQUE_VIOLATION = '23505';
const CONCURRENT_UPDATE = 'XX000';

/**
 * Creates both roles where they are missing, lets the connected login take them on, and lets the migrator create
 * schemas and tables in this database. Roles belong to the whole server: two databases may be set up at once.
 */
export async function prepareRoles(client: Client): Promise<void> {
  for (const role of [migratorRole, appRole]) {
    await createRole(client, role);
    await joinRole(client, role);
  }
  const { rows } = await client.query<{ name: string }>('select current_database() as name');
  const database = escapeIdentifier(rows[0]?.name ?? '');
  await client.query(`grant create, connect, temporary on database ${database} to ${migratorRole}`);
  await client.query(`grant connect on database ${database} to ${appRole}`);
  await client.query(`grant usage, create on schema public to ${migratorRole}`);
  await client.query(`grant usage on schema public to ${appRole}`);
}

async function createRole(client: Client, role: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  if (rowCount !== 0) return;
  await tolerating([DUPLICATE_OBJECT, UNIQUE_VIOLATION], () =>
    client.query(`create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole`),
  );
}

async function joinRole(client: Client, role: string): Promise<void> {
  const { rows } = await client.query<{ member: boolean }>(
    `select pg_has_role(current_user, $1, 'set') as member`,
    [role],
  );
  if (rows[0]?.member === true) return;
  await tolerating([CONCURRENT_UPDATE], () => client.query(`grant ${role} to current_user with set true`));
}

/** Another set-up of the same server did the same a moment earlier. */
async function tolerating(codes: readonly string[], act: () => Promise<unknown>): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!codes.includes(sqlState(error))) throw error;
  }
}
