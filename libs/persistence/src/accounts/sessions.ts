import { createHash, randomBytes } from 'node:crypto';
import type { EpochMs } from '#domain';
import { statement, type Tx } from '../database/transaction.js';
import type { Person } from '../directory/people.js';
import type { Locale } from './accounts.js';
import { normalLogin } from './accounts.js';

/** Somebody who is signed in, with the rights of this moment: a role that was taken away is gone (checklist 9). */
export interface Session {
  login: string;
  locale: Locale;
  person: Person;
  createdAt: EpochMs;
  seenAt: EpochMs;
  /** Ends at this instant whatever is done in it. */
  endsAt: EpochMs;
}

/** Being seen is written at most this often; a session is read with every request. */
const SEEN_INTERVAL_MS = 60_000;

const USER_AGENT_CHARS_MAX = 500;

/** Only the hash is stored: whoever reads the table cannot sign in with it. */
function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Begins a session and gives its secret, which is shown once and stored nowhere: 32 random bytes, base64url. */
export async function createSession(
  tx: Tx,
  session: { login: string; at: EpochMs; endsAt: EpochMs; userAgent: string | null },
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.query(
    `insert into session (token_hash, login, created_at, seen_at, ends_at, user_agent)
     values ($1, $2, $3::bigint, $3::bigint, $4, $5)`,
    [
      hashOf(token),
      normalLogin(session.login),
      session.at,
      session.endsAt,
      session.userAgent?.slice(0, USER_AGENT_CHARS_MAX) ?? null,
    ],
  );
  return token;
}

/** One statement: whoever asks something travels with what he asks, and nothing can be asked behind that. */
const find = statement(
  'session.find',
  `with found as (
     select s.login, a.locale, s.created_at as "createdAt", s.seen_at as "seenAt", s.ends_at as "endsAt",
       json_build_object('id', p.id, 'name', p.name, 'unit', p.unit_id, 'roles', p.roles, 'email', p.email,
         'active', p.active) as person
     from session s join account a on a.login = s.login join person p on p.id = a.person_id
     where s.token_hash = $1 and s.ends_at > $2::bigint and s.seen_at > $3 and a.disabled_at is null and p.active
   ), seen as (
     update session s set seen_at = $2::bigint from found
     where s.token_hash = $1 and $4::boolean and $2::bigint - found."seenAt" >= ${SEEN_INTERVAL_MS}
     returning s.seen_at
   )
   select login, locale, "createdAt", coalesce((select seen_at from seen), "seenAt") as "seenAt", "endsAt", person
   from found`,
);

/**
 * The session of a token, and the note that it was used, unless `silently` asked: a page that merely stays open is not
 * in use. Null when there is none, it ended, nobody used it for `idleMs`, or its person or account is no longer active.
 */
export async function findSession(
  tx: Tx,
  ask: { token: string; at: EpochMs; idleMs: number; silently?: boolean },
): Promise<Session | null> {
  const [session] = await tx.query<Session & Record<string, unknown>>(find, [
    hashOf(ask.token),
    ask.at,
    ask.at - ask.idleMs,
    ask.silently !== true,
  ]);
  return session ?? null;
}

/** Ends the session; a token that stands for none is no error. */
export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx.query('delete from session where token_hash = $1', [hashOf(token)]);
}

/** Removes sessions that can no longer be used. */
export async function sweepSessions(tx: Tx, at: EpochMs, idleMs: number): Promise<void> {
  await tx.query('delete from session where ends_at <= $1 or seen_at <= $2', [at, at - idleMs]);
}
