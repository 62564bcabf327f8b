export type { Activities } from './activities.js';
export { createActivities } from './activities.js';
export type { Dependencies } from './dependencies.js';
export { lastSweepSetting } from './reconcile.activities.js';
export type { WorkerMetrics } from './worker-metrics.js';
export { createWorkerMetrics } from './worker-metrics.js';
