import type { EpochMs } from '../time/day.js';
import { decide } from '../task/decide.js';
import { evolve } from '../task/evolve.js';
import { nextWake } from '../task/next-wake.js';
import type { DeadlineKind, Task } from '../task/task.js';
import { systemActor } from '../task/actor.js';
import type { EventOf } from '../task/task.event.js';
import { isRefusal } from '../rules/unfolding.js';

/** A step that would be sent, with the row and the kind of clock it belongs to. */
export interface FiredStep extends Pick<
  EventOf<'stepFired'>,
  'at' | 'due' | 'deadline' | 'track' | 'step' | 'form' | 'addresses' | 'acknowledge' | 'skipped'
> {
  task: string;
  row: number;
  kind: DeadlineKind;
}

/**
 * The future of these rows while nobody acts (推演, DESIGN 7; M1): every tick up to and including `until`, each at the
 * very instant at which something is due. Gives the tasks as they stand then and what was sent, in order of time and,
 * within one instant, of the rows as given. Pure; the tasks given stay as they are. Law E10.
 */
export function rehearse(tasks: readonly Task[], until: EpochMs): { tasks: Task[]; fired: FiredStep[] } {
  const futures = tasks.map((task) => futureOf(task, until));
  return {
    tasks: futures.map((future) => future.task),
    // Sorting is stable, so rows of one instant keep their order.
    fired: futures.flatMap((future) => future.fired).sort((a, b) => a.at - b.at),
  };
}

function futureOf(start: Task, until: EpochMs): { task: Task; fired: FiredStep[] } {
  const fired: FiredStep[] = [];
  let task = start;
  for (let at = nextWake(task); at !== null && at <= until; at = nextWake(task)) {
    const decision = decide(task, { kind: 'tick', by: systemActor }, at);
    // What is due is never refused (law E4); should it be, the row's future ends here instead of turning for ever.
    if (isRefusal(decision)) break;
    for (const event of decision.events) {
      if (event.kind === 'stepFired') fired.push(...stepOf(task, event));
      task = evolve(task, event);
    }
  }
  return { task, fired };
}

function stepOf(task: Task, event: EventOf<'stepFired'>): FiredStep[] {
  const { at, due, deadline, track, step, form, addresses, acknowledge, skipped } = event;
  const said = { at, due, deadline, track, step, form, addresses, acknowledge, skipped };
  return task.deadlines
    .filter((clock) => clock.id === deadline)
    .map(({ kind }) => ({ task: task.id, row: task.row, kind, ...said }));
}
