import type { EpochMs } from '#domain';
import { MS_PER_MINUTE } from '#domain';
import type { Tx } from '../database/transaction.js';
import { normalLogin } from './accounts.js';

/** How many attempts in vain are too many (checklist 14). A whole office may share one address, hence its own limit. */
export interface LockoutLimits {
  windowMs: number;
  perLogin: number;
  perAddress: number;
}

export const lockoutLimits: LockoutLimits = { windowMs: 5 * MS_PER_MINUTE, perLogin: 5, perAddress: 50 };

const LOGIN_CHARS_MAX = 100;

export interface SignInAttempt {
  login: string;
  address: string;
  at: EpochMs;
}

/**
 * Notes an attempt before its password is looked at, so that many at once cannot slip by: it counts as one in vain
 * until `signInSucceeded`. Gives null when it may go on, else the instant at which the next one may (never longer than
 * the window). A refused attempt is not counted, so a lock always ends by itself.
 */
export async function admitSignIn(
  tx: Tx,
  attempt: SignInAttempt,
  limits: LockoutLimits = lockoutLimits,
): Promise<{ lockedUntil: EpochMs } | null> {
  const login = normalLogin(attempt.login).slice(0, LOGIN_CHARS_MAX);
  const since = attempt.at - limits.windowMs;
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`sign-in ${tx.tenantId}`]);
  const [count] = await tx.query<{ login: number | null; address: number | null }>(
    `select
       (select at from login_failure where login = $1 and at > $3 order by at desc offset $4 limit 1) as login,
       (select at from login_failure where address = $2 and at > $3 order by at desc offset $5 limit 1) as address`,
    [login, attempt.address, since, limits.perLogin - 1, limits.perAddress - 1],
  );
  const oldest = Math.max(count?.login ?? 0, count?.address ?? 0);
  if (oldest > 0) return { lockedUntil: oldest + limits.windowMs };
  await tx.query('delete from login_failure where at <= $1', [since]);
  await tx.query('insert into login_failure (login, address, at) values ($1, $2, $3)', [
    login,
    attempt.address,
    attempt.at,
  ]);
  return null;
}

/** The password was right: attempts of this login count no more. */
export async function signInSucceeded(tx: Tx, login: string): Promise<void> {
  await tx.query('delete from login_failure where login = $1', [
    normalLogin(login).slice(0, LOGIN_CHARS_MAX),
  ]);
}
