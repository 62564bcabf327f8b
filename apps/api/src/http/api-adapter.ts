import { randomUUID } from 'node:crypto';
import { parse } from 'node:querystring';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Logger } from '#telemetry';
import type { FastifyServerOptions } from 'fastify';
import { LogController } from 'fastify';
import type { ApiOptions } from '../config/api-options.js';
import { isCrossSite } from './cross-site.js';
import type { ProblemError } from './problem-error.js';
import { problem } from './problem-error.js';
import { ProblemFilter } from './problem.filter.js';
import type { Reply, Request } from './request.js';
import { isForApi, isTrustedProxy } from './request.js';
import { hasUnsupportedBody, readBodies } from './request-body.js';
import { requestLog } from './request-log.js';
import { securityHeaders } from './security-headers.js';
import { serveWebApp } from './web-app.js';

/** How long a connection may wait for its next request, and a request for its end: what Node does by itself. */
const IDLE_MS = 5_000;
const REQUEST_MS = 300_000;

/** No parameter is longer than the head of a request may be; what is too long for an id is for its schema to say. */
const PARAMETER_CHARS_MAX = 16_384;

/** Fastify below the framework, with what belongs to every request. No middleware: each costs every request. */
export function apiAdapter({ logger, webRoot }: Pick<ApiOptions, 'logger' | 'webRoot'>): FastifyAdapter {
  const enter = entrance(logger);
  const problems = new ProblemFilter();
  const adapter = new FastifyAdapter({
    skipMiddie: true,
    ...logOptions(logger),
    // A new id for every request: one that a caller sends could be forged to mislead the log.
    genReqId: () => randomUUID(),
    trustProxy: isTrustedProxy,
    keepAliveTimeout: IDLE_MS,
    requestTimeout: REQUEST_MS,
    routerOptions: {
      caseSensitive: false,
      ignoreTrailingSlash: true,
      maxParamLength: PARAMETER_CHARS_MAX,
      querystringParser: (query: string) => parse(query),
    },
    // Addresses that cannot be decoded reach no route.
    frameworkErrors: (cause: Error, request: Request, reply: Reply) =>
      enter(request, reply, (refused = problem('request.malformed', { cause })) =>
        problems.answer(refused, request, reply),
      ),
  });
  adapter.setOnRequestHook(enter);
  const server = adapter.getInstance();
  // What is not HTTP is answered by Node.
  server.server.removeAllListeners('clientError');
  server.decorateRequest('signedIn').decorateRequest('identify');
  readBodies(server);
  if (webRoot !== null) serveWebApp(server, webRoot);
  return adapter;
}

/** What every request passes before anything else looks at it. `next` is told why it is refused. */
function entrance(logger: Logger) {
  const log = requestLog(logger);
  return (request: Request, reply: Reply, next: (refused?: ProblemError) => void): void => {
    reply.headers(securityHeaders).header('x-request-id', request.id);
    const isApi = isForApi(request);
    // Answers of the API are a person's own and are kept nowhere on the way (checklist 52).
    if (isApi) reply.header('cache-control', 'no-store');
    log(request, reply, () => {
      if (isCrossSite(request)) next(problem('request.cross_site'));
      else if (isApi && hasUnsupportedBody(request)) next(problem('request.unsupported_type'));
      else next();
    });
  };
}

/** Fastify says what goes wrong within itself, in one logger for all requests; requests have lines of their own. */
function logOptions(logger: Logger): FastifyServerOptions {
  const level = logger.isLevelEnabled('warn') ? 'warn' : logger.level;
  const own = logger.child({ context: 'fastify' }, { level });
  return {
    loggerInstance: own,
    childLoggerFactory: () => own,
    logController: new LogController({ disableRequestLogging: true }),
  };
}
