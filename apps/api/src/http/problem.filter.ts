import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException, Logger } from '@nestjs/common';
import type { WireProblemCode } from '#contract';
import { CursorInvalid } from '#persistence';
import { ProblemError, problem } from './problem-error.js';
import { problemBody } from './problem-body.js';
import type { Reply, Request } from './request.js';
import { pathOf } from './request.js';
import { localeOf } from './request-locale.js';

/** Writes every error as a problem (RFC 9457). What nobody foresaw is `server.failed`: its text stays in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<Request>(), http.getResponse<Reply>());
  }

  /** For what is found before there is a route as well. */
  answer(error: unknown, request: Request, reply: Reply): void {
    const found = asProblem(error, request);
    if (isOfAuthority(found)) this.audit(found, request);
    if (found.status >= 500) this.logger.error({ code: found.code, err: found.cause ?? error }, found.code);
    if (reply.sent || reply.raw.headersSent) {
      reply.raw.destroy();
      return;
    }
    const { retryAfterS } = found.extras;
    if (retryAfterS !== undefined) reply.header('retry-after', String(Math.max(1, retryAfterS)));
    reply
      .code(found.status)
      .type('application/problem+json; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(JSON.stringify(problemBody(found, localeOf(request), instanceOf(request))));
  }

  private audit(found: ProblemError, request: Request): void {
    const { person, unit } = request.signedIn?.actor ?? { person: null, unit: null };
    const command = found.extras.refusal?.command ?? null;
    const where = { method: request.method, instance: instanceOf(request), address: request.ip };
    this.logger.warn({ audit: 'refused', code: found.code, command, person, unit, ...where }, 'refused');
  }
}

/** Refusals of authority are noted with who asked: a refused command leaves no trace in the record (checklist 41). */
function isOfAuthority({ code, status }: ProblemError): boolean {
  return status === 403 || code.startsWith('reviewer.');
}

/** Path and request id, never the query: it may hold what a person searched for. */
function instanceOf(request: Request): string {
  return `${pathOf(request)}#${request.id}`;
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
  if (status === 413 && request.mediaType === 'multipart/form-data')
    return problem('content.too_large', { cause: error });
  const code = byStatus[status];
  if (code !== undefined) return problem(code, { cause: error });
  // Who left in the middle of a request is no failure of the server.
  if (request.raw.destroyed && !request.raw.complete) return problem('request.malformed', { cause: error });
  return problem('server.failed', { cause: error });
}

/** Nest's own exceptions, and other errors that carry `status`. */
function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' ? status : 500;
}
