import { lastDayOf } from '../deadline/ladder.js';
import type { Deadline, Task, Track, TrackId } from '../task/task.js';
import { clockOf, isOwing } from '../task/tracks.js';
import { endOfDay } from '../time/day.js';
import type { Day } from '../time/day.js';
import { moveCompletion, rejudgeCompletion } from './clocks.js';
import { promisable } from './guards.js';
import { first, refuse } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** Why the row cannot have this last day; its stages that lie ahead must fit into it (F8, F60). */
export function mayMoveDay(task: Task, dueDay: Day): Verdict {
  return first(
    () => (task.dueDay === null ? refuse('task.standing') : undefined),
    () => promisable(task, dueDay),
    () => (dueDay === task.dueDay ? refuse('deadline.unchanged', { day: dueDay }) : undefined),
    () => {
      const late = task.phases.find((p) => p.due > dueDay && clockOf(task, 'phase', { subject: p.id }));
      return late === undefined ? undefined : refuse('phase.after_deadline', { phase: late.id });
    },
  );
}

/** What another last day of the row means for one part. */
export interface Move {
  track: Track;
  clock: Deadline;
  lastDay: Day;
}

/** Every part that another last day of the row reaches. */
export function movesTo(task: Task, dueDay: Day): Move[] {
  return task.tracks.flatMap((track) => moveOf(task, track, dueDay));
}

/** Clocks that run are armed anew; papers that are handed in are judged by the new day. */
export function moveClocks(act: Unfolding, moves: readonly Move[]): void {
  for (const { track, clock, lastDay } of moves)
    if (track.status === 'submitted') rejudgeCompletion(act, track, clock, lastDay);
    else moveCompletion(act, clock, lastDay);
}

/** Parts that nothing of the past makes late under the new day (F59). */
export function forgivenBy(task: Task, moves: readonly Move[], dueDay: Day): TrackId[] {
  return moves.filter((m) => isForgiven(task, m.track, dueDay)).map((m) => m.track.id);
}

/** What the new day means for a part that owes something, or whose paper is not accepted yet. */
function moveOf(task: Task, track: Track, dueDay: Day): Move[] {
  const clock = task.deadlines.find((d) => d.kind === 'completion' && d.track === track.id);
  if (clock === undefined || clock.current === null) return [];
  if (!isOwing(track) && track.status !== 'submitted') return [];
  const promised = lastDayOf(task.calendar, clock.current);
  return [{ track, clock, lastDay: track.round > 1 && promised > dueDay ? promised : dueDay }];
}

/** Nothing of earlier rounds makes the part late under the row's new day; the present round is judged by its clock. */
function isForgiven(task: Task, track: Track, dueDay: Day): boolean {
  if (track.lateBeforeMs === 0) return true;
  const limit = endOfDay(dueDay, task.calendar.utcOffsetMinutes);
  return track.submission !== null && track.submission.at < limit;
}
