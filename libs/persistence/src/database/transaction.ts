import type { Client, PoolClient, QueryConfig, QueryResultRow } from 'pg';
import { escapeLiteral } from 'pg';
import { Patience, answerTo } from './answer.js';
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
  /** Runs one statement whose answer nobody waits for: the commit goes out right behind it, and fails when it failed. */
  write(sql: string | Statement, values?: readonly unknown[]): void;
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
 * in that order; so the first of `work` travels with the beginning, its writes with the commit, and those that need no
 * answer of each other may be asked together.
 */
export function inTenant<T>(
  database: Database,
  tenantId: string,
  work: (tx: Tx) => Promise<T>,
  mode: TransactionMode = 'readWrite',
): Promise<T> {
  return transact(database, tenantId, mode, async (tx, commit) => {
    const result = await work(tx);
    await commit();
    return result;
  });
}

/**
 * Like `inTenant`, for work that asks all its statements before it waits for any: beginning, statements and commit
 * travel together. A statement that is asked later is refused.
 */
export function inTenantAtOnce<T>(
  database: Database,
  tenantId: string,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  return transact(database, tenantId, 'readWrite', async (tx, commit) => {
    const [result] = await Promise.all([work(tx), commit()]);
    return result;
  });
}

async function transact<T>(
  database: Database,
  tenantId: string,
  mode: TransactionMode,
  run: (tx: Tx, commit: () => Promise<void>) => Promise<T>,
): Promise<T> {
  if (!TENANT_PATTERN.test(tenantId)) throw new Error(`"${tenantId}" is not the name of a tenant`);
  const runner = database.dataSource.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  const transaction = new Transaction(client, tenantId);
  try {
    const begun = transaction.begin(mode);
    // without a beginning there is no tenant, so whatever went out behind it found nothing and could write nothing
    const [result] = await Promise.all([run(transaction, () => transaction.commit()), begun]);
    return result;
  } catch (error) {
    const first = await transaction.failedWrite();
    await transaction.rollback();
    throw first ?? error;
  } finally {
    transaction.end();
    await runner.release();
  }
}

class Transaction implements Tx {
  private readonly writes: Promise<unknown>[] = [];
  private readonly patience: Patience;
  private isOver = false;

  constructor(
    private readonly client: PoolClient,
    readonly tenantId: string,
  ) {
    this.patience = new Patience(client);
  }

  begin(mode: TransactionMode): Promise<unknown> {
    const tenant = `set local ${tenantSetting} = ${escapeLiteral(this.tenantId)}`;
    return this.ask({ text: `${begin[mode]}; ${tenant}` });
  }

  async query<Row extends QueryResultRow>(
    sql: string | Statement,
    values: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.send<Row>(sql, values)).rows;
  }

  write(sql: string | Statement, values: readonly unknown[] = []): void {
    const written = this.send(sql, values);
    written.catch(() => undefined); // told by the commit
    this.writes.push(written);
  }

  /**
   * After a statement that failed there is nothing to commit: the server takes it for a rollback and does not call that
   * an error. A write tells why; whoever asked a statement was told, and must not go on as if it had been done.
   */
  async commit(): Promise<void> {
    const committed = this.ask({ text: 'commit' });
    this.isOver = true;
    await Promise.all([...this.writes, committed]);
    if ((await committed).command !== 'COMMIT')
      throw new Error('a statement failed, so nothing was committed');
  }

  /** Why the first write that failed did; a statement behind it only says that the transaction is lost. */
  async failedWrite(): Promise<unknown> {
    const settled = await Promise.allSettled(this.writes);
    return settled.find((one) => one.status === 'rejected')?.reason;
  }

  /** The first error tells what went wrong. A connection that cannot roll back is closed, so that the pool drops it. */
  async rollback(): Promise<void> {
    try {
      await this.ask({ text: 'rollback' });
    } catch {
      (this.client as unknown as Client).end().catch(() => undefined);
    }
  }

  /** Before the connection goes back. */
  end(): void {
    this.patience.end();
  }

  private send<Row extends QueryResultRow>(sql: string | Statement, values: readonly unknown[]) {
    if (this.isOver) throw new Error('the transaction is over');
    const config = typeof sql === 'string' ? { text: sql } : sql;
    return this.ask<Row>({ ...config, values: [...values] });
  }

  private ask<Row extends QueryResultRow>(config: QueryConfig) {
    this.patience.renew();
    return answerTo<Row>(this.client, config);
  }
}
