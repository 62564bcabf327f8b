import type { Actor, EpochMs, Role } from '#domain';
import type { Locale } from '#contract';
import type { Session } from '#persistence';

/** Who asks, with the rights of this moment. */
export interface SignedIn {
  /** As the law sees them; nothing of it ever comes from a request. */
  actor: Actor;
  name: string;
  login: string;
  locale: Locale;
  endsAt: EpochMs;
  idleUntil: EpochMs;
}

/** Without use a session ends after half an hour, and in any case after half a day (checklist 20). */
export const SESSION_IDLE_MS = 30 * 60_000;
export const SESSION_LENGTH_MS = 12 * 3_600_000;

export function signedIn(session: Session): SignedIn {
  const { person } = session;
  return {
    actor: { person: person.id, unit: person.unit, roles: person.roles },
    name: person.name,
    login: session.login,
    locale: session.locale,
    endsAt: session.endsAt,
    idleUntil: session.seenAt + SESSION_IDLE_MS,
  };
}

export function hasRole(who: SignedIn, ...wanted: readonly Role[]): boolean {
  return wanted.some((role) => who.actor.roles.includes(role));
}
