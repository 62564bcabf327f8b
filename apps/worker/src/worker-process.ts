import { Client } from '@temporalio/client';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { createActivities, createWorkerMetrics } from '#activities';
import { closeDatabase, openDatabase, type Database } from '#persistence';
import { createRegistry, type Logger, type SettingValues } from '#telemetry';
import { reconcileDefaults, reconcileStart, taskQueue as productQueue, workflowTypes } from '#temporal';
import { bundlePath } from './bundle-path.js';
import { createWorker } from './create-worker.js';
import { serveHealth } from './health-server.js';
import { patiently } from './patiently.js';

export interface WorkerProcessOptions {
  values: SettingValues;
  logger: Logger;
  /** Raised to end the process in order. */
  signal: AbortSignal;
  /** Queue to work on; tests have their own. */
  taskQueue?: string;
}

/**
 * One worker from start to end: waits for database and engine as long as it takes, works until `signal` is raised,
 * then finishes what it has in hand and closes everything. Rejects when the worker itself fails.
 */
export async function runWorkerProcess(options: WorkerProcessOptions): Promise<void> {
  const { values, logger, signal } = options;
  const registry = createRegistry('worker');
  const parts: Parts = {};
  const health = await serveHealth({ host: values.HOST, port: values.HEALTH_PORT }, checksOf(parts), registry);
  try {
    parts.database = await patiently('database', () => connectDatabase(values), { logger, signal });
    parts.connection = await patiently('engine', () => NativeConnection.connect({ address: values.TEMPORAL_ADDRESS }), {
      logger,
      signal,
    });
    const { database, connection } = parts;
    if (database === undefined || connection === undefined) return;
    await work({ ...options, parts, database, connection, metrics: createWorkerMetrics(registry) });
  } finally {
    await parts.connection?.close();
    if (parts.database !== undefined) await closeDatabase(parts.database);
    await health.close();
  }
}

/** What there is so far; the health checks look at it. */
interface Parts {
  database?: Database | undefined;
  connection?: NativeConnection | undefined;
  worker?: Worker;
}

const connectDatabase = (values: SettingValues): Promise<Database> =>
  openDatabase({
    url: values.DATABASE_URL,
    applicationName: 'taizhang-worker',
    poolMax: values.DATABASE_POOL_MAX,
  });

function checksOf(parts: Parts) {
  return {
    database: async () => {
      await parts.database?.dataSource.query('select 1');
      return parts.database !== undefined;
    },
    worker: async () => Promise.resolve(parts.worker?.getState() === 'RUNNING'),
  };
}

interface Work extends WorkerProcessOptions {
  parts: Parts;
  database: Database;
  connection: NativeConnection;
  metrics: ReturnType<typeof createWorkerMetrics>;
}

async function work({ values, logger, signal, parts, database, connection, metrics, ...rest }: Work): Promise<void> {
  const { TEMPORAL_NAMESPACE: namespace, TAIZHANG_TENANT: tenantId } = values;
  const taskQueue = rest.taskQueue ?? productQueue;
  const { workflow: workflows } = new Client({ connection, namespace });
  const activities = createActivities({ database, workflows, taskQueue, metrics });
  const worker = await patiently(
    'worker',
    () =>
      createWorker({
        connection,
        namespace,
        taskQueue,
        activities,
        bundlePath: values.TAIZHANG_BUNDLE ?? bundlePath,
        cacheMax: values.WORKFLOW_CACHE_MAX,
      }),
    { logger, signal },
  );
  if (worker === undefined) return;
  parts.worker = worker;
  const stop = (): void => worker.shutdown();
  signal.addEventListener('abort', stop, { once: true });
  const sweeping = patiently('sweep', () => startSweep(), { logger, signal });
  const startSweep = () =>
    workflows.start(workflowTypes.reconcile, {
      ...reconcileStart({ tenantId, ...reconcileDefaults }, taskQueue),
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  try {
    await worker.run();
  } finally {
    signal.removeEventListener('abort', stop);
    await sweeping;
  }
}
