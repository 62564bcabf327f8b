import type { Client, PoolClient, QueryResultRow } from 'pg';
import { escapeLiteral } from 'pg';
import type { Database } from './open-database.js';
import { tenantSetting } from './tenant-isolation.js';

/** A statement that runs often: parsed once per connection, under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** One transaction in one tenant. Rows of other tenants do not exist in it. */
export interface Tx {
  readonly tenantId: string;
  /** Runs one statement; parameters are `$1`, `$2`, … */
  query<Row extends QueryResultRow>(sql: string | Statement, values?: readonly unknown[]): Promise<Row[]>;
}

/** `snapshot`: read-only, and every statement sees the same state of the database. */
export type TransactionMode = 'readWrite' | 'snapshot';

const begin: Record<TransactionMode, string> = {
  readWrite: 'begin',
  snapshot: 'begin isolation level repeatable read read only',
};

const TENANT_PATTERN = /^[a-z0-9][a-z0-9-]{0,59}$/;

/** Names a prepared statement. Its text must be constant, or every variant would stay on every connection. */
export function statement(name: string, text: string): Statement {
  return { name, text };
}

/**
 * Runs `work` in one transaction that sees the rows of `tenantId` only, and commits it unless `work` throws.
 * The tenant is a setting of the transaction, so a pooled connection never carries it on (checklist 39).
 * Statements go out as they are asked for, without waiting for the answer to the one before (`pipeline`), and are done
 * in that order; so the first of `work` travels with the beginning, and those that need no answer of each other may be
 * asked together.
 */
export async function inTenant<T>(
  database: Database,
  tenantId: string,
  work: (tx: Tx) => Promise<T>,
  mode: TransactionMode = 'readWrite',
): Promise<T> {
  if (!TENANT_PATTERN.test(tenantId)) throw new Error(`"${tenantId}" is not the name of a tenant`);
  const runner = database.dataSource.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  try {
    const begun = client.query(`${begin[mode]}; set local ${tenantSetting} = ${escapeLiteral(tenantId)}`);
    // without a beginning there is no tenant, so whatever went out behind it found nothing and could write nothing
    const [result] = await Promise.all([work(transactionOf(client, tenantId)), begun]);
    await client.query('commit');
    return result;
  } catch (error) {
    await rollback(client);
    throw error;
  } finally {
    await runner.release();
  }
}

function transactionOf(client: PoolClient, tenantId: string): Tx {
  return {
    tenantId,
    query: async <Row extends QueryResultRow>(sql: string | Statement, values: readonly unknown[] = []) => {
      const config = typeof sql === 'string' ? { text: sql } : sql;
      const { rows } = await client.query<Row>({ ...config, values: [...values] });
      return rows;
    },
  };
}

/** The first error tells what went wrong. A connection that cannot roll back is closed, so that the pool drops it. */
async function rollback(client: PoolClient): Promise<void> {
  try {
    await client.query('rollback');
  } catch {
    (client as unknown as Client).end().catch(() => undefined);
  }
}
