import type { EpochMs } from '../time/day.js';
import type { Actor } from '../task/actor.js';
import type { Refusal, RefusalCode } from '../task/refusal.js';
import type { CommandKind } from '../task/task.command.js';
import type { EventActor, EventBodies, EventKind, TaskEvent } from '../task/task.event.js';
import type { Task } from '../task/task.js';
import { evolve } from '../task/evolve.js';

/** What a command does, or why it may not. */
export type Decision = { events: TaskEvent[] } | { refusal: Refusal };

/** What one rule says: nothing when it went through, else why not. */
export type Verdict = Omit<Refusal, 'command'> | undefined;

export function isRefusal(decision: Decision): decision is { refusal: Refusal } {
  return 'refusal' in decision;
}

export function refuse(code: RefusalCode, data: Refusal['data'] = {}): NonNullable<Verdict> {
  return { code, data };
}

/**
 * A decision in the making: every event is folded as it is told, so that the next rule of the same command sees its
 * effect. Lives inside one call of `decide` only.
 */
export interface Unfolding {
  readonly at: EpochMs;
  readonly by: EventActor;
  readonly events: TaskEvent[];
  task: Task;
}

export function unfold(task: Task, by: Actor, at: EpochMs): Unfolding {
  // Clocks of several machines differ by a little; inside a task time never runs backwards (law T4).
  return { at: Math.max(at, task.at), by: { person: by.person, unit: by.unit }, events: [], task };
}

export function tell<K extends EventKind>(act: Unfolding, kind: K, body: EventBodies[K]): void {
  const event = { kind, v: 1, at: act.at, by: act.by, ...body } as unknown as TaskEvent;
  act.events.push(event);
  act.task = evolve(act.task, event);
}

export function conclude(act: Unfolding, verdict: Verdict, command: CommandKind): Decision {
  return verdict === undefined ? { events: act.events } : { refusal: { ...verdict, command } };
}

/** The first reason among several, in the order in which they are asked. */
export function first(...reasons: (Verdict | (() => Verdict))[]): Verdict {
  for (const reason of reasons) {
    const verdict = typeof reason === 'function' ? reason() : reason;
    if (verdict !== undefined) return verdict;
  }
  return undefined;
}
