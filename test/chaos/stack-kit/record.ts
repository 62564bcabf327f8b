import { Client, type QueryResultRow } from 'pg';
import type { WholeSystem } from './whole-system.js';

/** One statement on the application's database, on a connection of its own: the last one may have been killed. */
export async function queryRecord<Row extends QueryResultRow>(
  system: WholeSystem,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: system.engine.databaseUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // its end is reported by the statement
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
