import { MS_PER_DAY } from '../time/day.js';
import type { StepCause, Task, Track } from '../task/task.js';
import { isOwing, overdueMs, parts, principals } from '../task/tracks.js';
import { stop } from './clocks.js';
import { tell } from './unfolding.js';
import type { Unfolding } from './unfolding.js';

/**
 * Civil days that a part was overdue in the hands of its unit, 0 when it was in time; a part of a day counts as a day
 * (F65). Days that others took with its paper do not count (M6).
 */
export function daysLate(task: Task, track: Track): number {
  if (track.overdueSince === null) return 0;
  return Math.max(1, Math.ceil((track.lateBeforeMs + overdueMs(task, track)) / MS_PER_DAY));
}

/** Whether every principal part but this one is accepted, so that its acceptance closes the row (F13). */
export function isLastOpen(task: Task, track: string): boolean {
  return principals(task).every((t) => t.id === track || t.status === 'accepted');
}

/**
 * Closes the row when every principal part is accepted (F13). Parts that were never delivered are withdrawn as such
 * and stay visible (F30); late stays late (F65). A standing duty is never struck off. Laws C1, C2, C3.
 */
export function closeWhenDone(act: Unfolding): void {
  const owners = principals(act.task);
  if (act.task.standing || owners.length === 0 || owners.some((t) => t.status !== 'accepted')) return;
  for (const part of parts(act.task).filter(isOwing))
    tell(act, 'trackWithdrawn', { track: part.id, why: 'undelivered', reason: null });
  const late = Math.max(...owners.map((t) => daysLate(act.task, t)));
  tell(act, 'taskCompleted', { outcome: late > 0 ? 'completedLate' : 'completed', daysLate: late });
  stopEverything(act, 'closed');
}

export function stopEverything(act: Unfolding, cause: StepCause): void {
  for (const clock of act.task.deadlines) stop(act, clock, cause);
  const waiting = act.task.revision?.waiting;
  if (waiting) tell(act, 'amendmentLapsed', { amendment: waiting.amendment, why: 'task.closed' });
}
