import { BlockList, isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import type { Identify } from '../sign-in/identify.js';
import type { SignedIn } from '../sign-in/signed-in.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set by the session guard, missing on public routes. */
    signedIn?: SignedIn;
    /** For a handler that identifies who asks in a transaction of its own; set by the session guard. */
    identify?: Identify;
  }
}

export type { FastifyReply as Reply, FastifyRequest as Request } from 'fastify';

/** The address without its query, which may hold what a person searched for. */
export function pathOf({ raw }: Pick<FastifyRequest, 'raw'>): string {
  return (raw.url ?? '/').split('?', 1)[0] ?? '/';
}

/**
 * Whether this is for the API. The router decodes an address before it compares, so one that hides its first part
 * counts as well: at worst its answer is kept nowhere.
 */
export function isForApi(request: Pick<FastifyRequest, 'raw'>): boolean {
  return /^\/(?:api(?:[/?]|$)|[^/?]*%)/i.test(request.raw.url ?? '');
}

const thisMachine = new BlockList();
thisMachine.addSubnet('127.0.0.0', 8, 'ipv4');
thisMachine.addAddress('::1', 'ipv6');

/** Only a proxy on this machine may say where a request came from and whether it was HTTPS. */
export function isTrustedProxy(address = ''): boolean {
  const version = isIP(address);
  // What a proxy calls an address may be none.
  return version !== 0 && thisMachine.check(address, version === 6 ? 'ipv6' : 'ipv4');
}

/** Whether the browser speaks HTTPS, which a proxy before this server does. */
export function isSecure(request: FastifyRequest): boolean {
  return forwarded(request, 'x-forwarded-proto') === 'https';
}

/** The host that the browser asked, with its port. */
export function hostOf(request: FastifyRequest): string | undefined {
  return forwarded(request, 'x-forwarded-host') ?? request.headers.host;
}

/** What the proxies said; the first of several stood next to the browser. */
function forwarded({ raw }: FastifyRequest, header: string): string | undefined {
  const told = raw.headers[header];
  if (told === undefined || told === '' || !isTrustedProxy(raw.socket.remoteAddress)) return undefined;
  return String(told).split(',', 1)[0]?.trim();
}
