import type { Socket } from 'node:net';
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import { ANSWER_TIMEOUT_MS } from './connection-options.js';

/**
 * Sends one statement; resolves with its answer. By the driver's callback, and without its time limit: its own promise
 * and its own timer each keep statement and answer alive until the whole heap is collected, since young objects are
 * kept by whatever still stands in the old part, dead or not. A loop of reads spent ten times as long on it (ADR 0013).
 */
export function answerTo<Row extends QueryResultRow>(
  client: PoolClient,
  statement: QueryConfig,
): Promise<QueryResult<Row>> {
  return new Promise((resolve, reject) => {
    client.query<Row>(statement, settle(resolve, reject));
  });
}

/** Made out here, so that the callback knows of nothing but the two. */
function settle<T>(resolve: (answer: T) => void, reject: (error: Error) => void) {
  return (error: Error | null | undefined, answer: T): void => {
    if (error) reject(error);
    else resolve(answer);
  };
}

/** What the driver's types leave out: the wire of a connection. */
interface Wired {
  connection: { stream: Pick<Socket, 'destroy'> };
}

/**
 * Cuts the wire of a connection whose server is silent for too long after the last statement; it would otherwise have
 * answered or stopped the statement itself. Everything asked on it then fails as it does when the server is gone.
 */
export class Patience {
  private readonly timer: NodeJS.Timeout;

  constructor(client: PoolClient, limitMs = ANSWER_TIMEOUT_MS) {
    this.timer = setTimeout(cut, limitMs, client);
  }

  /** Another statement goes out. */
  renew(): void {
    this.timer.refresh();
  }

  /** Nothing more is asked. */
  end(): void {
    clearTimeout(this.timer);
  }
}

function cut(client: PoolClient): void {
  (client as unknown as Wired).connection.stream.destroy();
}
