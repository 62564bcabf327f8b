import type { CookieOptions } from 'express';
import type { Request, Response } from '../http/request.js';
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

/** Kept from scripts and from other sites; over HTTPS never sent in the clear (checklist 21). */
function cookieOptions(request: Request): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: request.secure, path: '/' };
}

export function setSessionCookie(request: Request, response: Response, token: string): void {
  response.cookie(SESSION_COOKIE, token, { ...cookieOptions(request), maxAge: SESSION_LENGTH_MS });
}

export function clearSessionCookie(request: Request, response: Response): void {
  response.clearCookie(SESSION_COOKIE, cookieOptions(request));
}
