import type { Task, TaskEvent } from '../index.js';
import { isRefusal } from '../index.js';
import type { Act, History } from './histories.spec-kit.js';

/** A law of SPEC.md as a question to a history: what breaks it, in words, or null. */
export interface Law {
  /** Begins with the law's number in brackets, as every test of a law does. */
  name: string;
  broken(history: History): string | null;
}

/** An act that was accepted on a row that was there before. */
export interface Accepted extends Act {
  before: Task;
  after: Task;
  events: TaskEvent[];
}

/** A law about every accepted act but the issue. */
export function ofAccepted(name: string, broken: (act: Accepted) => string | null): Law {
  return { name, broken: (history) => firstOf(accepted(history), broken) };
}

/** A law about every state that an accepted act left behind. */
export function ofStates(name: string, broken: (task: Task, act: Act) => string | null): Law {
  return {
    name,
    broken: (history) =>
      firstOf(
        history.acts.filter((act) => !isRefusal(act.decision)),
        (act) => (act.after === null ? null : broken(act.after, act)),
      ),
  };
}

export function accepted(history: History): Accepted[] {
  return history.acts.flatMap((act) =>
    act.before === null || act.after === null || isRefusal(act.decision)
      ? []
      : [{ ...act, before: act.before, after: act.after, events: act.decision.events }],
  );
}

/** The first of the list that has something to say against it. */
export function firstOf<T>(list: readonly T[], broken: (item: T) => string | null): string | null {
  for (const item of list) {
    const found = broken(item);
    if (found !== null) return found;
  }
  return null;
}

export function complain(condition: boolean, what: () => string): string | null {
  return condition ? what() : null;
}

/** Events of one kind, typed. */
export function eventsOf<K extends TaskEvent['kind']>(
  events: readonly TaskEvent[],
  kind: K,
): Extract<TaskEvent, { kind: K }>[] {
  return events.filter((event): event is Extract<TaskEvent, { kind: K }> => event.kind === kind);
}
