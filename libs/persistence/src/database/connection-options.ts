import { type CustomTypesConfig, types } from 'pg';

const INT8 = 20;
const DATE = 1082;

/** A whole number that arrives as text; one beyond 2^53 would silently change, so it is an error. */
function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`the number ${text} cannot be held exactly`);
  return value;
}

/** bigint as number and date as `YYYY-MM-DD`: the law's own forms. A `Date` would shift days by the time zone. */
const valueTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (oid === INT8) return safeInteger;
    if (oid === DATE) return (text: string) => text;
    return format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid);
  }) as CustomTypesConfig['getTypeParser'],
};

/** Longest a single statement of the application may run; reports page, so none needs more (checklist 35). */
const STATEMENT_TIMEOUT_MS = 30_000;
/** A transaction that its owner forgot must not hold a task's row for ever. */
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000;
const CONNECT_TIMEOUT_MS = 5_000;
/** After this the server is taken for gone: it would have answered or stopped the statement itself. */
export const ANSWER_TIMEOUT_MS = STATEMENT_TIMEOUT_MS + 5_000;

export interface ConnectionAsk {
  /** Taken on by every connection before its first statement. */
  role: string;
  /**
   * Plans every prepared statement once, whatever its values. For a process that does the same few things by key all
   * the time: the server would plan the larger ones anew for each command, because it takes every list in a parameter
   * for a hundred rows and hopes to save on them.
   */
  plansOnce: boolean;
}

/** Options of node-postgres. Statements are short, so none is worth compiling to machine code, whatever it seems to cost. */
export function connectionOptions({ role, plansOnce }: ConnectionAsk): {
  types: CustomTypesConfig;
  options: string;
  connectionTimeoutMillis: number;
  keepAlive: boolean;
  pipeline: boolean;
} {
  return {
    types: valueTypes,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    pipeline: true,
    options: [
      `-c role=${role}`,
      `-c statement_timeout=${STATEMENT_TIMEOUT_MS}`,
      `-c idle_in_transaction_session_timeout=${IDLE_IN_TRANSACTION_TIMEOUT_MS}`,
      '-c timezone=UTC',
      '-c jit=off',
      ...(plansOnce ? ['-c plan_cache_mode=force_generic_plan'] : []),
    ].join(' '),
  };
}
