import type { Role } from '#domain';
import type { Tx } from '#persistence';
import { findSession } from '#persistence';
import { problem } from '../http/problem-error.js';
import type { Request } from '../http/request.js';
import { sessionToken } from './session-cookie.js';
import type { SignedIn } from './signed-in.js';
import { SESSION_IDLE_MS, hasRole, signedIn } from './signed-in.js';

/** Finds out who asks, with the rights of this moment; throws `session.ended` or `permission.denied`. */
export type Identify = (tx: Tx) => Promise<SignedIn>;

export interface Access {
  /** Roles of which one is needed; none given: everybody who is signed in. */
  roles?: readonly Role[];
  /** Does not count as use of the session. */
  silently?: boolean;
}

/**
 * The way to identify who sent a request, to be gone in any transaction; the request then knows it too. Throws
 * `session.missing` at once when the request brings no session.
 */
export function identification(request: Request, { roles, silently = false }: Access): Identify {
  const token = sessionToken(request);
  if (token === null) throw problem('session.missing');
  return async (tx) => {
    const session = await findSession(tx, { token, at: Date.now(), idleMs: SESSION_IDLE_MS, silently });
    if (session === null) throw problem('session.ended');
    const who = signedIn(session);
    request.signedIn = who;
    if (roles !== undefined && !hasRole(who, ...roles))
      throw problem('permission.denied', { data: { roles: [...roles] } });
    return who;
  };
}

/** For a request that was identified already. */
export const identified =
  (who: SignedIn): Identify =>
  () =>
    Promise.resolve(who);
