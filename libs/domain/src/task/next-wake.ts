import { tellsPassing } from '../deadline/ladder.js';
import type { EpochMs } from '../time/day.js';
import type { Deadline, Task } from './task.js';
import { isClosed } from './tracks.js';

/** The earliest instant at which a tick would do anything; null when nothing is due by time alone (law E4). */
export function nextWake(task: Task): EpochMs | null {
  if (isClosed(task)) return null;
  const instants = task.deadlines.flatMap(instantsOf);
  return instants.length === 0 ? null : Math.min(...instants);
}

function instantsOf(deadline: Deadline): EpochMs[] {
  if (deadline.status !== 'running') return [];
  const steps = deadline.steps.filter((s) => s.status === 'planned').map((s) => s.at);
  const passing = tellsPassing(deadline.kind) && deadline.passedAt === null ? deadline.current : null;
  return [...steps, passing].filter((at) => at !== null);
}
