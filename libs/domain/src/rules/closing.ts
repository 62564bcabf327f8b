import type { EpochMs } from '../time/day.js';
import { MS_PER_DAY } from '../time/day.js';
import type { StepCause, Task, Track } from '../task/task.js';
import { isOwing, parts, principals } from '../task/tracks.js';
import { stop } from './clocks.js';
import { tell } from './unfolding.js';
import type { Unfolding } from './unfolding.js';

/** Civil days by which a part came after its limit, 0 when in time; a part of a day counts as a day (F65). */
export function daysLate(track: Track, at: EpochMs): number {
  if (track.overdueSince === null) return 0;
  const handedIn = track.submission?.at ?? at;
  return Math.max(1, Math.ceil((handedIn - track.overdueSince) / MS_PER_DAY));
}

/**
 * Closes the row when every principal part is accepted (F13). Parts that were never delivered are withdrawn as such
 * and stay visible (F30); late stays late (F65). Laws C1, C2.
 */
export function closeWhenDone(act: Unfolding): void {
  const owners = principals(act.task);
  if (owners.length === 0 || owners.some((t) => t.status !== 'accepted')) return;
  for (const part of parts(act.task)) {
    if (part.status === 'submitted') tell(act, 'partAccepted', { track: part.id, round: part.round });
    else if (isOwing(part)) tell(act, 'trackWithdrawn', { track: part.id, why: 'undelivered', reason: null });
  }
  const late = Math.max(...owners.map((t) => daysLate(t, act.at)));
  tell(act, 'taskCompleted', { outcome: late > 0 ? 'completedLate' : 'completed', daysLate: late });
  stopEverything(act, 'closed');
}

export function stopEverything(act: Unfolding, cause: StepCause): void {
  for (const clock of liveClocks(act.task)) stop(act, clock, cause);
}

function liveClocks(task: Task): Task['deadlines'] {
  return task.deadlines.filter((d) => d.status === 'running' || d.status === 'paused');
}
