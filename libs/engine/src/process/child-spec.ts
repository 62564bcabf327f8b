import type { EngineProblemCode } from '../problem.js';

/** A process that the supervisor starts, watches, starts again and stops. */
export interface ChildSpec {
  /** Lower-case letters, digits and dashes; names its log and its pid file. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The whole environment of the child; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly uid?: number;
  readonly gid?: number;
  /** Resolves once the child is of use, rejects when it never will be. Must settle soon after `signal` is raised. */
  ready(signal: AbortSignal): Promise<unknown>;
  /** Limit of the first start; a later start may take as long as it needs. */
  readonly readyLimitMs: number;
  /** Children of a higher tier are stopped before those of a lower one, those of one tier together. */
  readonly tier: number;
  readonly stopSignal: NodeJS.Signals;
  /** Time between the stop signal and SIGKILL. */
  readonly graceMs: number;
  /** For how long an exit before the first readiness is tried again instead of being a failure. Default 0. */
  readonly startRetryMs?: number;
  /** A process of an earlier run that may go on serving, instead of a new one. */
  adopt?(): Promise<number | undefined>;
  /** Code of the problem thrown when the first start fails. Default `child.start_failed`. */
  readonly failureCode?: EngineProblemCode;
}

/** Tiers of the engine's own children. Those that callers add belong to `application`. */
export const tiers = { database: 0, engine: 1, application: 2 } as const;

export type ChildState = 'starting' | 'ready' | 'waiting' | 'stopping' | 'stopped';

export interface ChildStatus {
  readonly name: string;
  readonly state: ChildState;
  readonly pid: number | undefined;
  /** How often it was started again since the supervisor started it. */
  readonly restarts: number;
  readonly log: string;
}
