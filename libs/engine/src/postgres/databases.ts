import pg from 'pg';

/** The same server, another database. */
export function databaseUrl(url: string, name: string): string {
  const other = new URL(url);
  other.pathname = `/${encodeURIComponent(name)}`;
  return other.href;
}

/** The address without its password, for messages. */
export function withoutPassword(url: string): string {
  const shown = new URL(url);
  if (shown.password !== '') shown.password = '***';
  return shown.href;
}

/**
 * Creates a database on the server of `url` and gives its address; one that exists is left as it is. With `template`
 * the new one is a copy, which nobody may be connected to meanwhile.
 */
export async function createDatabase(
  url: string,
  name: string,
  options: { template?: string } = {},
): Promise<string> {
  const template = options.template === undefined ? '' : ` TEMPLATE ${pg.escapeIdentifier(options.template)}`;
  try {
    await administer(url, `CREATE DATABASE ${pg.escapeIdentifier(name)}${template}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '42P04') throw error; // duplicate_database
  }
  return databaseUrl(url, name);
}

/** Removes a database and ends the sessions in it; one that does not exist is no error. */
export async function dropDatabase(url: string, name: string): Promise<void> {
  await administer(url, `DROP DATABASE IF EXISTS ${pg.escapeIdentifier(name)} WITH (FORCE)`);
}

async function administer(url: string, statement: string): Promise<void> {
  await withClient(databaseUrl(url, 'postgres'), (client) => client.query(statement));
}

/** Runs `work` on a connection of its own, which is closed in any case. Gives up connecting after `limitMs`. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
  limitMs = 5_000,
): Promise<T> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: limitMs,
    query_timeout: 60_000,
  });
  client.on('error', () => undefined); // the server went away; the query in flight, if any, is rejected on its own
  try {
    await client.connect();
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
