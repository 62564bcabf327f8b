import type { IncomingMessage, ServerResponse } from 'node:http';
import { JSON_BYTES_MAX } from '#contract';
import type { RequestHandler } from 'express';
import express from 'express';
import { problem } from './problem-error.js';

/** JSON alone, bounded, in valid UTF-8: half a character would otherwise be stored as a replacement sign. */
export function jsonParser(): RequestHandler {
  return express.json({ limit: JSON_BYTES_MAX, strict: true, verify: mustBeUtf8 });
}

const decoder = new TextDecoder('utf-8', { fatal: true });

function mustBeUtf8(_request: IncomingMessage, _response: ServerResponse, body: Buffer): void {
  try {
    decoder.decode(body);
  } catch (cause) {
    throw problem('request.malformed', { cause });
  }
}

/** Routes that take forms and papers parse these themselves; everything else with a body must be JSON. */
export function requireJson(): RequestHandler {
  return (request, _response, next) => {
    const hasBody =
      request.headers['content-length'] !== '0' && request.headers['content-length'] !== undefined;
    const chunked = request.headers['transfer-encoding'] !== undefined;
    const fits = request.is(['application/json', 'multipart/form-data', 'text/plain']);
    if ((hasBody || chunked) && fits === false) next(problem('request.unsupported_type'));
    else next();
  };
}
