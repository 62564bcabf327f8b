import fs from 'node:fs';
import path from 'node:path';
import { Connection } from '@temporalio/client';
import type { TemporalPorts } from '../ports.js';
import { tiers, type ChildSpec } from '../process/child-spec.js';
import { writeDurably } from '../process/durable-file.js';
import { waitFor } from '../wait.js';
import type { TemporalTools } from './release.js';
import { toolEnvironment } from './tool-check.js';

/** Enough for one machine; the number is written into the database at the first start and stays (ENGINE 2.2). */
const historyShards = 16;

export interface TemporalServer {
  readonly home: string;
  readonly tools: TemporalTools;
  /** Any database of the server that holds the engine's databases. */
  readonly databaseUrl: string;
  readonly ports: TemporalPorts;
  readonly env: NodeJS.ProcessEnv;
}

/** Settings that the server reads again every minute: time skipping of single workflows, for rehearsals and tests. */
export const dynamicConfig = `frontend.WorkflowTimeSkippingEnabled:
  - value: true
`;

/** Writes the server's settings below the home and gives the file. */
export function writeDynamicConfig(home: string): string {
  const file = path.join(home, 'temporal', 'dynamic-config.yaml');
  fs.mkdirSync(path.dirname(file), { recursive: true });
  writeDurably(file, dynamicConfig);
  return file;
}

export const frontendAddress = (ports: TemporalPorts): string => `127.0.0.1:${ports.frontendGrpc}`;

/** The engine's server as a supervised child. It is of use when its front end answers. */
export function temporalSpec(server: TemporalServer): ChildSpec {
  return {
    name: 'temporal',
    command: server.tools.server,
    args: ['--allow-no-auth', 'start'], // the flag must stand before the command (ENGINE 2.4)
    env: serverEnvironment(server, writeDynamicConfig(server.home)),
    cwd: server.home,
    tier: tiers.engine,
    stopSignal: 'SIGTERM',
    graceMs: 15_000,
    readyLimitMs: 120_000,
    failureCode: 'temporal.start_failed',
    ready: (signal) => frontendAnswers(frontendAddress(server.ports), Infinity, signal),
  };
}

/** Only what the server needs: the user's own TEMPORAL_* and DB* variables would change its mode (ENGINE 2.4). */
export function serverEnvironment(server: TemporalServer, dynamicConfigFile: string): Record<string, string> {
  const { ports } = server;
  const database = new URL(server.databaseUrl);
  return {
    ...toolEnvironment(server.env),
    LOG_LEVEL: 'warn',
    DB: 'postgres12_pgx',
    POSTGRES_SEEDS: database.hostname,
    DB_PORT: database.port,
    POSTGRES_USER: decodeURIComponent(database.username),
    POSTGRES_PWD: decodeURIComponent(database.password),
    DBNAME: 'temporal',
    VISIBILITY_DBNAME: 'temporal_visibility',
    NUM_HISTORY_SHARDS: String(historyShards),
    BIND_ON_IP: '127.0.0.1',
    DYNAMIC_CONFIG_FILE_PATH: dynamicConfigFile,
    FRONTEND_GRPC_PORT: String(ports.frontendGrpc),
    FRONTEND_HTTP_PORT: String(ports.frontendHttp),
    FRONTEND_MEMBERSHIP_PORT: String(ports.frontendMembership),
    HISTORY_GRPC_PORT: String(ports.historyGrpc),
    HISTORY_MEMBERSHIP_PORT: String(ports.historyMembership),
    MATCHING_GRPC_PORT: String(ports.matchingGrpc),
    MATCHING_MEMBERSHIP_PORT: String(ports.matchingMembership),
    WORKER_GRPC_PORT: String(ports.workerGrpc),
    WORKER_MEMBERSHIP_PORT: String(ports.workerMembership),
  };
}

/** Version of the server at an address, once it answers; `undefined` when it does not within the limit. */
export async function frontendAnswers(
  address: string,
  limitMs: number,
  signal?: AbortSignal,
): Promise<string | undefined> {
  const probe = (): Promise<string> =>
    withConnection(address, async (connection) => {
      const { serverVersion } = await connection.workflowService.getSystemInfo({});
      return serverVersion ?? '';
    });
  return waitFor(probe, { limitMs, everyMs: 50, ...(signal === undefined ? {} : { signal }) });
}

/** A proxy that the user's environment names for the outside world does not lead to a server on this machine. */
const channelArgs = (address: string): Record<string, number> =>
  /^(127\.|localhost|\[::1\])/.test(address) ? { 'grpc.enable_http_proxy': 0 } : {};

/** Runs `work` on a connection of its own, which is closed in any case. */
export async function withConnection<T>(
  address: string,
  work: (connection: Connection) => Promise<T>,
): Promise<T> {
  const connection = await Connection.connect({
    address,
    connectTimeout: '2s',
    channelArgs: channelArgs(address),
  });
  try {
    return await connection.withDeadline(Date.now() + 10_000, () => work(connection));
  } finally {
    await connection.close();
  }
}
