import path from 'node:path';
import type { SendResult } from '@fastify/send';
import send from '@fastify/send';
import type { FastifyInstance } from 'fastify';
import Negotiator from 'negotiator';
import type { Reply, Request } from './request.js';
import { pathOf } from './request.js';

const A_YEAR_S = 31_536_000;

/**
 * The built web pages, for addresses that are no route: a file below `root`, else the app's one page, else nothing.
 * Files with a hash in their name never change and are kept for a year; the page itself is asked for anew each time,
 * so that a new release is seen at once.
 */
export function serveWebApp(server: FastifyInstance, root: string): void {
  server.route({
    method: ['GET', 'HEAD'],
    url: '/*',
    handler: async (request, reply) => {
      const found = await fileAt(root, pathOf(request), request);
      if (found !== null) return answer(reply, found);
      const page = isPage(request) ? await fileAt(root, '/index.html', request) : null;
      return page === null ? reply.callNotFound() : answer(reply, page);
    },
  });
}

async function fileAt(root: string, place: string, request: Request): Promise<SendResult | null> {
  const found = await send(request.raw, place, { root, index: false, cacheControl: false });
  return found.type === 'file' || isOfFile(found.statusCode) ? found : null;
}

/** There is such a file, though not in the state or not with the part that was asked for. */
function isOfFile(status: number): boolean {
  return status === 412 || status === 416;
}

function answer(reply: Reply, found: SendResult): Reply {
  const { statusCode, headers, stream } = found;
  if (found.type !== 'file') {
    const range = headers['Content-Range'];
    return (range === undefined ? reply : reply.header('content-range', range)).code(statusCode).send();
  }
  const file = found.metadata.path;
  const hashed = file.includes(`${path.sep}assets${path.sep}`);
  reply.code(statusCode).headers(headers);
  reply.header('cache-control', hashed ? `public, max-age=${A_YEAR_S}, immutable` : 'no-cache');
  // The name by the standard, which not every table of types has.
  if (headers['Content-Type'] === 'application/javascript; charset=utf-8')
    reply.type('text/javascript; charset=utf-8');
  return reply.send(stream);
}

/** Any address of the web app is its one page; addresses of the API, and files that are not there, are not. */
function isPage(request: Request): boolean {
  const asked = pathOf(request);
  if (/^\/(?:api|livez|readyz)(?:\/|$)|\/\./.test(asked) || path.extname(asked) !== '') return false;
  const { accept } = request.headers;
  return !accept || new Negotiator(request.raw).mediaType(['text/html', 'application/json']) === 'text/html';
}
