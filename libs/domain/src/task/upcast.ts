import type { TaskEvent } from './task.event.js';

/**
 * An event of any release in today's shape (DESIGN 3). Every shape so far is version 1, so the record is today's; a
 * later version adds its translation here and never removes one. Throws for an unknown version: that is damage, not
 * history. Law E9.
 */
export function upcast(stored: { kind: string; v: number }): TaskEvent {
  if (stored.v !== 1) throw new Error(`event ${stored.kind} has the unknown version ${stored.v}`);
  return stored as TaskEvent;
}
