import { pino, stdSerializers, stdTimeFunctions, type DestinationStream, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Properties whose value never reaches a log, at the top and one level down. */
const secrets = ['password', 'secret', 'token', 'authorization', 'cookie', 'databaseUrl', 'url.password'];

const paths = [
  ...secrets,
  ...secrets.map((name) => `*.${name}`),
  'req.headers.authorization',
  'req.headers.cookie',
  'res.headers["set-cookie"]',
];

export interface LoggerOptions {
  /** Which process speaks, e.g. `api` or `worker`. */
  service: string;
  level: string;
  /** Where lines go; standard output by default. */
  destination?: DestinationStream;
}

/**
 * One JSON object per line: time in ISO form, level by name, `service`, message, and what else was given. An error
 * stands under `err` with its chain of causes; secrets are replaced.
 */
export function createLogger({ service, level, destination }: LoggerOptions): Logger {
  return pino(
    {
      level,
      base: { service, pid: process.pid },
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths, censor: '***' },
      serializers: { err: stdSerializers.errWithCause },
    },
    ...(destination === undefined ? [] : [destination]),
  );
}
