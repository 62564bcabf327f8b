import type { IncomingHttpHeaders } from 'node:http';
import type { Request } from './request.js';
import { hostOf } from './request.js';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether another site makes a browser send this (checklist 22). A browser says where a request comes from by
 * Sec-Fetch-Site, an older one by Origin; neither can be forged by a page. A program that sends neither has no cookie
 * of a person's browser to misuse.
 */
export function isCrossSite(request: Request): boolean {
  if (safeMethods.has(request.method)) return false;
  return !isOwnSite({ headers: request.raw.headers, host: hostOf(request) });
}

export function isOwnSite({
  headers,
  host,
}: {
  headers: IncomingHttpHeaders;
  host?: string | undefined;
}): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = headers;
  return origin === undefined || siteOf(origin) === host;
}

function siteOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
