import { instantsOf } from '../deadline/due.js';
import type { EpochMs } from '../time/day.js';
import type { Task } from './task.js';
import { isClosed } from './tracks.js';

/** The earliest instant at which a tick would do anything; null when nothing is due by time alone (law E4). */
export function nextWake(task: Task): EpochMs | null {
  if (isClosed(task)) return null;
  const waiting = task.revision?.waiting?.effectiveAt ?? [];
  const instants = task.deadlines.flatMap((clock) => instantsOf(task, clock)).concat(waiting);
  return instants.length === 0 ? null : Math.min(...instants);
}
