import type { Reply, Request } from '../http/request.js';
import { isSecure } from '../http/request.js';
import { SESSION_LENGTH_MS } from './signed-in.js';

export const SESSION_COOKIE = 'taizhang_session';

/** The secret of the session, or null. Only the first cookie of the name counts. */
export function sessionToken(request: Pick<Request, 'headers'>): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === SESSION_COOKIE) {
      const value = part.slice(at + 1).trim();
      return /^[A-Za-z0-9_-]{20,200}$/.test(value) ? value : null;
    }
  }
  return null;
}

export function setSessionCookie(request: Request, reply: Reply, token: string): void {
  const lasts = `Max-Age=${SESSION_LENGTH_MS / 1000}`;
  sendCookie(request, reply, [token, lasts], Date.now() + SESSION_LENGTH_MS);
}

export function clearSessionCookie(request: Request, reply: Reply): void {
  sendCookie(request, reply, [''], 0);
}

/** Kept from scripts and from other sites; over HTTPS never sent in the clear (checklist 21). */
function sendCookie(request: Request, reply: Reply, begin: readonly string[], endsAt: number): void {
  const expires = `Expires=${new Date(endsAt).toUTCString()}`;
  const secure = isSecure(request) ? ['Secure'] : [];
  const parts = [...begin, 'Path=/', expires, 'HttpOnly', ...secure, 'SameSite=Lax'];
  reply.header('set-cookie', `${SESSION_COOKIE}=${parts.join('; ')}`);
}
