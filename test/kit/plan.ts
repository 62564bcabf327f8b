import type { Command, EpochMs, Task, TaskEvent } from '#domain';
import { decide, fold, isRefusal, nextWake, systemActor } from '#domain';

/** Most ticks of one row in a plan; a year of the strictest ladder stays far below it. */
const TICKS_MAX = 500;

/**
 * What happens to a row that nobody touches after these acts, computed without the engine: all its events until
 * `horizon`. Every act must be accepted.
 */
export function plan(acts: readonly [Command, EpochMs][], horizon: EpochMs): TaskEvent[] {
  const events: TaskEvent[] = [];
  let task: Task | null = null;
  const act = (command: Command, at: EpochMs): void => {
    const decision = decide(task, command, at);
    if (isRefusal(decision)) throw new Error(`${command.kind} is refused: ${decision.refusal.code}`);
    events.push(...decision.events);
    task = fold(task, decision.events);
  };
  const passTimeUntil = (end: EpochMs): void => {
    for (let ticks = 0; ticks < TICKS_MAX; ticks += 1) {
      const due = task === null ? null : nextWake(task);
      if (due === null || due > end) return;
      act({ kind: 'tick', by: systemActor }, due);
    }
    throw new Error(`more than ${TICKS_MAX} ticks`);
  };
  for (const [command, at] of acts) {
    passTimeUntil(at);
    act(command, at);
  }
  passTimeUntil(horizon);
  return events;
}

/** The steps of ladders that fired, each with the instant it was due at, whom it went to, and what it stands for. */
export function firedSteps(events: readonly TaskEvent[]) {
  return events.flatMap((event) =>
    event.kind === 'stepFired'
      ? [
          {
            due: event.due,
            deadline: event.deadline,
            step: event.step,
            form: event.form,
            skipped: event.skipped,
          },
        ]
      : [],
  );
}
