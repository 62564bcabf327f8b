import type { TaskStatus } from '#domain';

/** Final states, which only a reopening leaves (F46). */
export function isClosed(status: TaskStatus): boolean {
  return status === 'completed' || status === 'completedLate' || status === 'cancelled';
}
