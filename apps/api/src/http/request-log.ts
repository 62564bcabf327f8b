import { AsyncLocalStorage } from 'node:async_hooks';
import type { LoggerService } from '@nestjs/common';
import type { Logger } from '#telemetry';
import type { Reply, Request } from './request.js';
import { pathOf } from './request.js';

/** What a line says of the request that it belongs to: what was asked, never what was written. */
interface Asked {
  id: string;
  method: string;
  path: string;
}

const asked = new AsyncLocalStorage<Asked>();

const silent: ReadonlySet<string | undefined> = new Set(['/livez', '/readyz']);

/**
 * One line for every request but the health checks: what was asked and how it ended. What is done within `next` writes
 * its own lines with the request.
 */
export function requestLog(logger: Logger): (request: Request, reply: Reply, next: () => void) => void {
  // Nothing in these lines can be secret, and to look for secrets costs more than to write them.
  const lines = logger.child({}, { redact: [] });
  return (request, reply, next) => {
    const req = { id: request.id, method: request.method, path: pathOf(request) };
    if (!silent.has(request.raw.url)) {
      const since = Date.now();
      reply.raw.once('close', () => writeLine(lines, req, reply, since));
    }
    asked.run(req, next);
  };
}

/** A response closes when it was sent, or when nobody waits for it any more, as a stream of changes always ends. */
function writeLine(lines: Logger, req: Asked, { raw, request }: Reply, since: number): void {
  const { statusCode, writableEnded } = raw;
  const line = { req, res: { statusCode }, responseTime: Date.now() - since };
  const ended = writableEnded && !request.raw.readableAborted;
  if (statusCode >= 500) lines.error(line, 'request errored');
  else lines.info(line, ended ? 'request completed' : 'request aborted');
}

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal';

/** Where the framework and its `Logger` write: the log of the process, each line with the request it belongs to. */
export class FrameworkLog implements LoggerService {
  constructor(private readonly logger: Logger) {}

  verbose(message: unknown, ...more: unknown[]): void {
    this.write('trace', message, more);
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.write('debug', message, more);
  }

  log(message: unknown, ...more: unknown[]): void {
    this.write('info', message, more);
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.write('warn', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.write('error', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write('fatal', message, more);
  }

  /** The last argument names who speaks; before it come the sentence after an object, the stack after a sentence. */
  private write(level: Level, message: unknown, more: readonly unknown[]): void {
    const about = { req: asked.getStore(), context: more.at(-1) };
    const [text] = more.slice(0, -1);
    if (message instanceof Error) this.logger[level]({ ...about, err: message });
    else if (typeof message === 'object') this.logger[level]({ ...about, ...message }, text as string);
    else this.logger[level]({ ...about, stack: text }, message as string);
  }
}
