import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException, Logger } from '@nestjs/common';
import type { WireProblemCode } from '#contract';
import { CursorInvalid } from '#persistence';
import type { Request, Response } from 'express';
import { ProblemError, problem } from './problem-error.js';
import { problemBody } from './problem-body.js';
import { localeOf } from './request-locale.js';

/** Writes every error as a problem (RFC 9457). What nobody foresaw is `server.failed`: its text stays in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const found = asProblem(error, request);
    if (isOfAuthority(found)) this.audit(found, request, response);
    if (found.status >= 500) this.logger.error({ code: found.code, err: found.cause ?? error }, found.code);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { retryAfterS } = found.extras;
    if (retryAfterS !== undefined) response.setHeader('Retry-After', String(Math.max(1, retryAfterS)));
    response
      .status(found.status)
      .type('application/problem+json')
      .setHeader('Cache-Control', 'no-store')
      .send(JSON.stringify(problemBody(found, localeOf(request), instanceOf(request, response))));
  }

  private audit(found: ProblemError, request: Request, response: Response): void {
    const { person, unit } = request.signedIn?.actor ?? { person: null, unit: null };
    const command = found.extras.refusal?.command ?? null;
    const where = { method: request.method, instance: instanceOf(request, response), address: request.ip };
    this.logger.warn({ audit: 'refused', code: found.code, command, person, unit, ...where }, 'refused');
  }
}

/** Refusals of authority are noted with who asked: a refused command leaves no trace in the record (checklist 41). */
function isOfAuthority({ code, status }: ProblemError): boolean {
  return status === 403 || code.startsWith('reviewer.');
}

/** Path and request id, never the query: it may hold what a person searched for. */
function instanceOf(request: Request, response: Response): string {
  const id = response.getHeader('X-Request-Id');
  return typeof id === 'string' ? `${request.path}#${id}` : request.path;
}

/** What frameworks and parsers throw, by status; bodies of forms speak of content, all others of the request. */
const byStatus: Readonly<Record<number, WireProblemCode>> = {
  400: 'request.malformed',
  401: 'session.missing',
  403: 'permission.denied',
  404: 'route.unknown',
  405: 'route.method',
  413: 'request.too_large',
  415: 'request.unsupported_type',
  429: 'request.too_many',
};

function asProblem(error: unknown, request: Request): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof CursorInvalid) {
    const { code, message } = error;
    return problem('request.invalid', { fields: [{ path: 'cursor', code, message }] });
  }
  const status = statusOf(error);
  if (status === 413 && request.is('multipart/form-data'))
    return problem('content.too_large', { cause: error });
  const code = byStatus[status];
  if (code !== undefined) return problem(code, { cause: error });
  return problem('server.failed', { cause: error });
}

/** Nest's own exceptions, and the errors of Express and its parsers, which carry `status`. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : 500;
}
