import type { Logger } from './logger.js';

type EngineLevel = 'TRACE' | 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
type Meta = Record<string | symbol, unknown>;

/** What the engine's client calls to log; the same shape as its own interface, which this library does not load. */
export interface EngineLogger {
  log(level: EngineLevel, message: string, meta?: Meta): void;
  trace(message: string, meta?: Meta): void;
  debug(message: string, meta?: Meta): void;
  info(message: string, meta?: Meta): void;
  warn(message: string, meta?: Meta): void;
  error(message: string, meta?: Meta): void;
}

/** Lines of workers, workflows and the native client in our own log, an `error` or `failure` among them as `err`. */
export function engineLogger(logger: Logger): EngineLogger {
  const write = (level: EngineLevel, message: string, meta: Meta = {}): void => {
    const method = level.toLowerCase() as Lowercase<EngineLevel>;
    // some dozen lines for every command that nobody wants to read
    if (!logger.isLevelEnabled(method)) return;
    const { error, failure, ...rest } = meta;
    const err = error ?? failure;
    logger[method]({ ...rest, ...(err === undefined ? {} : { err }) }, message);
  };
  return {
    log: write,
    trace: (message, meta) => write('TRACE', message, meta),
    debug: (message, meta) => write('DEBUG', message, meta),
    info: (message, meta) => write('INFO', message, meta),
    warn: (message, meta) => write('WARN', message, meta),
    error: (message, meta) => write('ERROR', message, meta),
  };
}
