import type { WorkflowClient } from '@temporalio/client';
import type { Database } from '#persistence';
import type { WorkerMetrics } from './worker-metrics.js';

/** What the activities of one worker work with. */
export interface Dependencies {
  database: Database;
  workflows: WorkflowClient;
  /** Queue on which task workflows are started. */
  taskQueue: string;
  metrics: WorkerMetrics;
}
