import { Counter, Gauge, Histogram, type Registry } from '#telemetry';

/** What a worker counts beside the engine's own metrics. */
export interface WorkerMetrics {
  commitSeconds: Histogram<'outcome'>;
  sweepNudged: Counter;
  sweepRestarted: Counter;
  sweepAt: Gauge;
  deliveries: Counter<'channel' | 'outcome'>;
}

/** Registers them. A second call with the same registry throws. */
export function createWorkerMetrics(registry: Registry): WorkerMetrics {
  const registers = [registry];
  return {
    commitSeconds: new Histogram({
      name: 'taizhang_commit_seconds',
      help: 'Time of one commit, by what became of it',
      labelNames: ['outcome'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
      registers,
    }),
    sweepNudged: new Counter({
      name: 'taizhang_sweep_nudged_total',
      help: 'Tasks whose wake-up was missed; zero in a healthy system',
      registers,
    }),
    sweepRestarted: new Counter({
      name: 'taizhang_sweep_restarted_total',
      help: 'Open tasks found without a workflow; zero in a healthy system',
      registers,
    }),
    sweepAt: new Gauge({
      name: 'taizhang_sweep_last_timestamp_seconds',
      help: 'When the last sweep ended',
      registers,
    }),
    deliveries: new Counter({
      name: 'taizhang_notice_deliveries_total',
      help: 'Notices sent over a channel, by what became of it',
      labelNames: ['channel', 'outcome'],
      registers,
    }),
  };
}
