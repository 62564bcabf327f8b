import type { Readable, Transform } from 'node:stream';
import { finished } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { JSON_BYTES_MAX, LEDGER_BYTES_MAX } from '#contract';
import type { FastifyInstance } from 'fastify';
import type { ProblemError } from './problem-error.js';
import { problem } from './problem-error.js';
import type { Request } from './request.js';
import { isForApi, pathOf } from './request.js';

type Read = (request: Request) => Promise<unknown>;

/** Forms are read where their route wants them. */
const readers = new Map<string | undefined, Read | null>([
  ['application/json', json],
  ['text/plain', paper],
  ['multipart/form-data', null],
]);

/** Routes that take forms and papers read these themselves; everything else with a body must be JSON. */
export function hasUnsupportedBody(request: Request): boolean {
  const { 'content-length': length, 'transfer-encoding': chunked } = request.raw.headers;
  const hasBody = chunked !== undefined || (length !== undefined && length !== '0');
  return hasBody && !readers.has(request.mediaType);
}

/**
 * Reads bodies before the handler runs. Not as parsers of Fastify: these end the connection with every body that they
 * refuse, and a client that still sends does not hear why.
 */
export function readBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', (_request: Request, _payload: Readable, done) => done(null, undefined));
  server.addHook('preValidation', async (request) => {
    const read = readers.get(request.mediaType);
    if (read && isForApi(request)) request.body = await read(request);
  });
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** JSON alone, bounded, in valid UTF-8: half a character would otherwise be stored as a replacement sign. */
async function json(request: Request): Promise<unknown> {
  if (!isUtf8(request.headers['content-type'])) throw problem('request.unsupported_type');
  const bytes = await bytesOf(request, JSON_BYTES_MAX);
  if (bytes.length === 0) return isAnnounced(request) ? {} : undefined;
  const value = parsed(bytes);
  if (typeof value !== 'object' || value === null) throw problem('request.malformed');
  return value;
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch (cause) {
    throw problem('request.malformed', { cause });
  }
}

function isUtf8(contentType = ''): boolean {
  const charset = /;\s*charset\s*=\s*"?([^";\s]*)/i.exec(contentType)?.[1];
  return charset === undefined || charset.toLowerCase() === 'utf-8';
}

/** A paper as the body; other routes take no text. */
async function paper(request: Request): Promise<Buffer | undefined> {
  if (!/^\/api\/v1\/ledgers(?:\/|$)/i.test(pathOf(request))) return undefined;
  const bytes = await bytesOf(request, LEDGER_BYTES_MAX);
  return bytes.length > 0 || isAnnounced(request) ? bytes : undefined;
}

/** Whether a body was sent at all, be it an empty one. */
function isAnnounced({ raw: { headers } }: Request): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

const inflaters = new Map<string, () => Transform>([
  ['gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/** The content of a body, unpacked as it is read. Throws `request.unsupported_type` for an unknown packing. */
function contentOf({ raw }: Request): Readable {
  const encoding = (raw.headers['content-encoding'] ?? 'identity').toLowerCase();
  if (encoding === 'identity') return raw;
  const inflate = inflaters.get(encoding);
  if (inflate === undefined) throw problem('request.unsupported_type');
  return raw.pipe(inflate());
}

/**
 * All bytes of a body. One that is too large or broken is read to its end and thrown away before it is refused: a
 * client that still sends would not hear the refusal.
 */
function bytesOf(request: Request, max: number): Promise<Buffer> {
  const { raw } = request;
  const content = contentOf(request);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const keep = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > max) refuse(problem('request.too_large'));
      else chunks.push(chunk);
    };
    const end = (): void => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks));
    const refuse = (found: ProblemError): void => {
      content.off('data', keep).off('end', end);
      if (content !== raw) content.destroy();
      raw.unpipe().resume();
      const answer = (): void => reject(found);
      finished(raw).then(answer, answer);
    };
    content.on('data', keep).on('end', end);
    content.on('error', (cause) => refuse(problem('request.malformed', { cause })));
  });
}
