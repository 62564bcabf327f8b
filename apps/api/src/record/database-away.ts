/** Codes of node's sockets and of PostgreSQL that say "not reachable now" (classes 08 and 57P, too many connections). */
const awayCodes: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '53300',
  '57P01',
  '57P02',
  '57P03',
]);

/** Codes that say that the database is there and not set up: no table, no role, no database, no right. */
const unpreparedCodes: ReadonlySet<string> = new Set(['42P01', '42704', '3D000', '28000', '42501', '42703']);

/** Errors of the driver that carry no code. */
const awayMessages =
  /Connection terminated|timeout exceeded when trying to connect|connection is closed|client has encountered a connection error|Client was closed/i;

/** Why the record cannot be asked now, in a word for the answer; null for any other error. */
export function databaseAway(error: unknown): 'postgres' | 'migrations' | null {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string') {
    if (awayCodes.has(code) || code.startsWith('08')) return 'postgres';
    if (unpreparedCodes.has(code)) return 'migrations';
  }
  const nested = (error as { errors?: unknown[] } | null)?.errors;
  if (Array.isArray(nested) && nested.length > 0) return databaseAway(nested[0]);
  return typeof message === 'string' && awayMessages.test(message) ? 'postgres' : null;
}
