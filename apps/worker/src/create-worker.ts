import { Worker, type NativeConnection } from '@temporalio/worker';
import type { Activities } from '#activities';

export interface WorkerSettings {
  connection: NativeConnection;
  namespace: string;
  taskQueue: string;
  /** The prebuilt workflows. */
  bundlePath: string;
  activities: Activities;
  /** Workflows kept in memory at most; others are rebuilt from their history when they are needed. */
  cacheMax: number;
}

/** A worker for all workflows and activities of the product; `run` it. Throws when the bundle does not load. */
export function createWorker(settings: WorkerSettings): Promise<Worker> {
  const { connection, namespace, taskQueue, bundlePath, activities, cacheMax } = settings;
  return Worker.create({
    connection,
    namespace,
    taskQueue,
    activities,
    workflowBundle: { codePath: bundlePath },
    reuseV8Context: true,
    maxCachedWorkflows: cacheMax,
    // a worker that was killed must not hold its workflows back for long (QUALITY 2.4, recovery)
    stickyQueueScheduleToStartTimeout: '5s',
    workflowTaskPollerBehavior: { type: 'autoscaling' },
    maxConcurrentActivityTaskExecutions: 50,
    maxConcurrentLocalActivityExecutions: 50,
    shutdownGraceTime: '10s',
    shutdownForceTime: '25s',
  });
}
