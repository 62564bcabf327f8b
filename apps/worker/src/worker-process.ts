import { Client, type WorkflowClient } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { type WorkerMetrics, createActivities, createWorkerMetrics } from '#activities';
import { closeDatabase, openDatabase, type Database } from '#persistence';
import { createRegistry, type Logger, type SettingValues } from '#telemetry';
import { reconcileDefaults, reconcileStart, taskQueue as productQueue, workflowTypes } from '#temporal';
import { bundlePath } from './bundle-path.js';
import { Closers } from './closers.js';
import { createWorker } from './create-worker.js';
import { type Check, serveHealth } from './health-server.js';
import { channelsOf, offerChannels } from './notice-channels.js';
import { startNoticeRunner } from './notice-runner.js';
import { patiently } from './patiently.js';

export interface WorkerProcessOptions {
  values: SettingValues;
  logger: Logger;
  /** Raised to end the process in order. */
  signal: AbortSignal;
  /** Queue to work on; the product's by default. */
  taskQueue?: string;
}

/**
 * One worker from start to end: waits for database and engine as long as it takes, works until `signal` is raised,
 * then finishes what it has in hand and closes everything. Rejects when the worker itself fails.
 */
export async function runWorkerProcess(options: WorkerProcessOptions): Promise<void> {
  const closers = new Closers(options.logger);
  const ending = new AbortController();
  try {
    await work({ ...options, signal: AbortSignal.any([options.signal, ending.signal]) }, closers);
  } finally {
    ending.abort();
    await closers.close();
  }
}

async function work(options: WorkerProcessOptions, closers: Closers): Promise<void> {
  const { values, logger, signal } = options;
  const waiting = { logger, signal };
  const registry = createRegistry('worker');
  const metrics = createWorkerMetrics(registry);
  const parts: { database?: Database; worker?: Worker } = {};
  const health = await serveHealth(
    { host: values.HOST, port: values.HEALTH_PORT },
    checksOf(parts),
    registry,
  );
  closers.add('health server', () => health.close());

  const database = await patiently('database', () => connect(values), waiting);
  if (database === undefined) return;
  closers.add('database', () => closeDatabase(database));
  parts.database = database;

  const connection = await patiently('engine', () => connectEngine(values), waiting);
  if (connection === undefined) return;
  closers.add('engine connection', () => connection.close());

  const { workflow: workflows } = new Client({ connection, namespace: values.TEMPORAL_NAMESPACE });
  const engine: Engine = { connection, workflows, taskQueue: options.taskQueue ?? productQueue };
  const worker = await patiently('worker', () => makeWorker(values, engine, database, metrics), waiting);
  if (worker === undefined) return;
  parts.worker = worker;

  const notices = await patiently('notices', () => startNotices(options, database, metrics), waiting);
  if (notices !== undefined) closers.add('notices', notices.stop);

  void patiently('sweep', () => startSweep(values, engine), waiting);
  await runUntil(signal, worker);
}

interface Engine {
  connection: NativeConnection;
  workflows: WorkflowClient;
  taskQueue: string;
}

const connect = (values: SettingValues): Promise<Database> =>
  openDatabase({
    url: values.DATABASE_URL,
    applicationName: 'taizhang-worker',
    poolMax: values.DATABASE_POOL_MAX,
    plansOnce: true,
  });

/** Uncompressed: worker and engine stand near each other, where packing costs more time than the wire saves. */
const connectEngine = ({ TEMPORAL_ADDRESS: address }: SettingValues): Promise<NativeConnection> =>
  NativeConnection.connect({ address, grpcCompression: { codec: 'none' } });

function makeWorker(
  values: SettingValues,
  { connection, workflows, taskQueue }: Engine,
  database: Database,
  metrics: WorkerMetrics,
): Promise<Worker> {
  return createWorker({
    connection,
    namespace: values.TEMPORAL_NAMESPACE,
    taskQueue,
    activities: createActivities({ database, workflows, taskQueue, metrics }),
    bundlePath: values.TAIZHANG_BUNDLE ?? bundlePath,
    cacheMax: values.WORKFLOW_CACHE_MAX,
  });
}

async function startNotices(
  { values, logger }: WorkerProcessOptions,
  database: Database,
  metrics: WorkerMetrics,
) {
  const channels = channelsOf(values);
  await offerChannels(database, values.TAIZHANG_TENANT, channels);
  const runner = await startNoticeRunner(values.DATABASE_URL, { database, channels, logger, metrics });
  return {
    stop: async () => {
      await runner.stop();
      for (const channel of Object.values(channels)) await channel.close();
    },
  };
}

/** One sweep for the tenant, however many workers start it. */
async function startSweep(values: SettingValues, { workflows, taskQueue }: Engine): Promise<void> {
  await workflows.start(workflowTypes.reconcile, {
    ...reconcileStart({ tenantId: values.TAIZHANG_TENANT, ...reconcileDefaults }, taskQueue),
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
}

async function runUntil(signal: AbortSignal, worker: Worker): Promise<void> {
  if (signal.aborted) return;
  const stop = (): void => worker.shutdown();
  signal.addEventListener('abort', stop, { once: true });
  try {
    await worker.run();
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function checksOf(parts: { database?: Database; worker?: Worker }): Readonly<Record<string, Check>> {
  return {
    database: async () => {
      await parts.database?.dataSource.query('select 1');
      return parts.database !== undefined;
    },
    worker: () => Promise.resolve(parts.worker?.getState() === 'RUNNING'),
  };
}
