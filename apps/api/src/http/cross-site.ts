import type { Request, RequestHandler } from 'express';
import { problem } from './problem-error.js';

const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what another site makes a browser send (checklist 22). A browser says where a request comes from by
 * Sec-Fetch-Site, an older one by Origin; neither can be forged by a page. A program that sends neither has no cookie
 * of a person's browser to misuse.
 */
export function refuseCrossSite(): RequestHandler {
  return (request, _response, next) => {
    if (safeMethods.has(request.method) || isOwnSite(request)) next();
    else next(problem('request.cross_site'));
  };
}

export function isOwnSite(request: Pick<Request, 'headers' | 'host'>): boolean {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  const { origin } = request.headers;
  return origin === undefined || hostOf(origin) === request.host;
}

function hostOf(origin: string): string | null {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
}
