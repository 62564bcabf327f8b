import type { StoredTask } from './tasks.js';

/** Tasks whose state a process remembers; some 50 kB each. */
const TASKS_MAX = 500;

/**
 * States that this process committed last. A state is the fold of the task's events, and the hash of its last event
 * covers them all, so a remembered state is the record's own exactly as long as the record's hash is the remembered
 * one: it is asked for with every use, and only a state under another hash is sent and parsed again. The least
 * recently used are forgotten; a process that forgets them all, or ends, loses nothing.
 */
export class KnownStates {
  private readonly states = new Map<string, StoredTask>();

  constructor(private readonly max = TASKS_MAX) {}

  of(tenantId: string, taskId: string): StoredTask | undefined {
    const key = keyOf(tenantId, taskId);
    const known = this.states.get(key);
    if (known === undefined) return undefined;
    this.states.delete(key);
    this.states.set(key, known);
    return known;
  }

  /** Only for what was committed: what a transaction wrote that came to nothing is no state of the record. */
  remember(tenantId: string, taskId: string, state: StoredTask): void {
    const key = keyOf(tenantId, taskId);
    this.states.delete(key);
    this.states.set(key, state);
    const oldest = this.states.keys().next();
    if (this.states.size > this.max && oldest.done !== true) this.states.delete(oldest.value);
  }
}

const keyOf = (tenantId: string, taskId: string): string => `${tenantId} ${taskId}`;
