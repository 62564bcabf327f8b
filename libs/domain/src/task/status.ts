import { principals } from './tracks.js';
import type { Task, TaskStatus } from './task.js';

/**
 * The row's status, derived from its principal tracks except where the row is closed (law T3): in rework while one of
 * them is returned, in review while all that are not accepted are handed in, in progress once anybody has signed.
 */
export function rowStatus(task: Task): TaskStatus {
  if (task.closing !== null) return task.closing.outcome;
  const owners = principals(task);
  if (owners.some((t) => t.status === 'returned')) return 'inRework';
  const open = owners.filter((t) => t.status !== 'accepted');
  if (open.length > 0 && open.every((t) => t.status === 'submitted')) return 'inReview';
  const signed = task.tracks.some((t) => t.role !== 'reviewer' && t.receivedAt !== null);
  return signed ? 'inProgress' : 'issued';
}
