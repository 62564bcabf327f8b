import { reconcileWorkflowId, taskQueue } from './names.js';

/** Input of the sweep of one tenant. */
export interface ReconcileInput {
  tenantId: string;
  /** Milliseconds between two sweeps. */
  everyMs: number;
  /** How long a wake-up may be late before the sweep helps, in milliseconds. */
  graceMs: number;
}

/** Defaults of a product installation. */
export const reconcileDefaults = { everyMs: 30_000, graceMs: 60_000 } as const;

/** The options with which the sweep of a tenant is started; there is one. */
export function reconcileStart(input: ReconcileInput, queue: string = taskQueue) {
  return {
    workflowId: reconcileWorkflowId(input.tenantId),
    taskQueue: queue,
    args: [input] as [ReconcileInput],
  };
}

export interface SweepAsk {
  tenantId: string;
  graceMs: number;
}

/** What a sweep found. A healthy system reports zero of both (I9). */
export interface SweepReport {
  /**
   * Open tasks whose instant had passed without a tick, and closed ones whose workflow still ran; they were told to load
   * again.
   */
  nudged: number;
  /** Of these, tasks without a workflow; theirs were started again. */
  restarted: number;
}

export interface ReconcileActivities {
  sweep(ask: SweepAsk): Promise<SweepReport>;
}
