import type { PlannedStep, SuppressedStep, Timeline, TimelineEntry } from '#contract';
import type { Deadline, Task } from '#domain';
import { isBookkeeping } from './course-text.js';

/** One line of the course. `limit`: a deadline that runs, standing among the steps that are planned around it. */
export type CourseLine =
  | { type: 'planned'; key: string; at: number | null; step: PlannedStep }
  | { type: 'limit'; key: string; at: number | null; clock: Deadline }
  | { type: 'suppressed'; key: string; at: number | null; step: SuppressedStep }
  | { type: 'happened'; key: string; at: number; entry: TimelineEntry };

/**
 * The future first, nearest on top of what is past: a step without an instant stands highest, then the latest; below
 * it what happened and what was held back, newest first. While older pages are not read yet, held-back steps that are
 * older than what is shown wait for their place.
 */
export function orderCourse(pages: Timeline[], task: Task, hasMore: boolean): CourseLine[] {
  const first = pages[0];
  if (first === undefined) return [];
  const planned: CourseLine[] = first.planned.map((step) => ({
    type: 'planned',
    key: `p ${step.id}`,
    at: step.at,
    step,
  }));
  const limits: CourseLine[] = task.deadlines
    .filter((clock) => clock.status === 'running' && clock.passedAt === null)
    .map((clock) => ({ type: 'limit', key: `l ${clock.id}`, at: clock.current, clock }));
  const future = [...planned, ...limits].toSorted((a, b) => rank(b) - rank(a));
  const happened: CourseLine[] = pages
    .flatMap((page) => page.items)
    .filter((entry) => !isBookkeeping(entry.event))
    .map((entry) => ({ type: 'happened', key: `h ${entry.id}`, at: entry.at, entry }));
  const oldest = hasMore
    ? Math.min(...pages.flatMap((page) => page.items).map((entry) => entry.at))
    : Number.NEGATIVE_INFINITY;
  const held: CourseLine[] = first.suppressed
    .filter((step) => rank({ at: step.at }) >= oldest)
    .map((step) => ({ type: 'suppressed', key: `s ${step.id}`, at: step.at, step }));
  return [...future, ...mergeNewestFirst(happened, held)];
}

function rank(line: { at: number | null }): number {
  return line.at ?? Number.POSITIVE_INFINITY;
}

/** What happened keeps the order of the record; held-back steps are put where their instant belongs. */
function mergeNewestFirst(happened: CourseLine[], held: CourseLine[]): CourseLine[] {
  const waiting = held.toSorted((a, b) => rank(b) - rank(a));
  const merged: CourseLine[] = [];
  for (const line of happened) {
    while (waiting[0] !== undefined && rank(waiting[0]) > rank(line)) merged.push(...waiting.splice(0, 1));
    merged.push(line);
  }
  return [...merged, ...waiting];
}
