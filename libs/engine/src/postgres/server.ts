import { tiers, type ChildSpec } from '../process/child-spec.js';
import { adoptProcess, endProcess } from '../process/running-process.js';
import { waitFor } from '../wait.js';
import { programPath } from './binaries.js';
import { postgresEnvironment, superuser } from './cluster.js';
import { withClient } from './databases.js';
import { runningServer } from './leftover.js';
import type { PostgresPlace } from './place.js';

export interface PostgresServer {
  readonly place: PostgresPlace;
  readonly port: number;
  readonly password: string;
  readonly durable: boolean;
  readonly env: NodeJS.ProcessEnv;
}

/** Address of a database of the embedded server, with the superuser's password. */
export const embeddedUrl = (server: Pick<PostgresServer, 'port' | 'password'>, database: string): string =>
  `postgres://${superuser}:${server.password}@127.0.0.1:${server.port}/${database}`;

/** A smart stop would wait for every client; a fast one (SIGINT) ends their sessions and writes a checkpoint. */
const stopGraceMs = 30_000;

/**
 * The database server as a supervised child. A server of a killed supervisor is taken over when it runs with the
 * settings wanted and answers; otherwise it is stopped first. After its own crash a start may fail for some seconds,
 * until the last of its processes has let go of the shared memory.
 */
export function postgresSpec(server: PostgresServer): ChildSpec {
  const { place } = server;
  return {
    name: 'postgres',
    command: programPath(place.native, 'postgres'),
    args: serverArguments(server),
    env: postgresEnvironment(server.env),
    cwd: '/',
    ...(place.user === undefined ? {} : { uid: place.user.uid, gid: place.user.gid }),
    tier: tiers.database,
    stopSignal: 'SIGINT',
    graceMs: stopGraceMs,
    readyLimitMs: 120_000, // recovery after a power cut takes its time
    startRetryMs: 15_000,
    failureCode: 'postgres.start_failed',
    ready: (signal) => answers(server, Infinity, signal),
    adopt: () => adoptable(server),
  };
}

function serverArguments({ place, port, durable }: PostgresServer): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // none: their paths are limited to about 100 bytes
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: '200', // the workflow engine alone may open 120 (ENGINE 2.4)
    autovacuum_naptime: '10s', // a ledger fills empty tables at once; plans for empty tables must not live on
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    place.data,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([k, v]) => ['-c', `${k}=${v}`]),
  ];
}

async function adoptable(server: PostgresServer): Promise<number | undefined> {
  const left = runningServer(server.place.data);
  if (left === undefined) return undefined;
  if (
    left.port === server.port &&
    (await answers(server, 10_000)) &&
    (await hasSettings(server).catch(() => false))
  )
    return left.pid;
  const running = adoptProcess(left.pid);
  if (running !== undefined) await endProcess(running, 'SIGINT', stopGraceMs);
  return undefined;
}

/** Only our own server knows our password, so an answer also proves that the port is not somebody else's. */
async function answers(server: PostgresServer, limitMs: number, signal?: AbortSignal): Promise<boolean> {
  const url = embeddedUrl(server, 'postgres');
  const probe = (): Promise<true> =>
    withClient(url, async (client) => client.query('SELECT 1').then(() => true), 2_000);
  const answer = await waitFor(probe, { limitMs, everyMs: 20, ...(signal === undefined ? {} : { signal }) });
  return answer === true;
}

async function hasSettings(server: PostgresServer): Promise<boolean> {
  const sql = `SELECT current_setting('fsync') AS fsync, current_setting('max_connections') AS connections`;
  const { rows } = await withClient(embeddedUrl(server, 'postgres'), (client) => client.query(sql));
  const [row] = rows as { fsync: string; connections: string }[];
  return row?.fsync === (server.durable ? 'on' : 'off') && row.connections === '200';
}
