import type { PlannedStep, SuppressedStep, Timeline, TimelineEntry } from '#contract';
import type { Deadline, EpochMs, Task } from '#domain';
import { isBookkeeping } from './course-text.js';

/** Something to come: steps of one kind at one instant stand together, as do limits of one kind on one day. */
export type FutureLine =
  | { type: 'planned'; key: string; at: number | null; steps: PlannedStep[] }
  | { type: 'limit'; key: string; at: number | null; clocks: Deadline[] };

export type PastLine =
  | { type: 'suppressed'; key: string; at: number | null; steps: SuppressedStep[] }
  | { type: 'happened'; key: string; at: number; entry: TimelineEntry };

export interface Course {
  /** Latest first, so that what comes next stands right above what has happened. */
  future: FutureLine[];
  /** Steps of days to come that will not be sent any more, soonest first. */
  dropped: PastLine[];
  /** Newest first. */
  past: PastLine[];
}

/**
 * The course of a row out of the pages that were read. While older pages are missing, held-back steps that are older
 * than what is shown wait for their place.
 */
export function orderCourse(pages: Timeline[], task: Task, at: EpochMs, hasMore: boolean): Course {
  const [first] = pages;
  if (first === undefined) return { future: [], dropped: [], past: [] };
  const items = pages.flatMap((page) => page.items);
  const oldest = hasMore ? Math.min(...items.map((entry) => entry.at)) : Number.NEGATIVE_INFINITY;
  const running = task.deadlines.filter(
    (clock) => clock.status === 'running' && rank({ at: clock.current }) > at,
  );
  const future: FutureLine[] = [
    ...together(first.planned, stepKey).map((steps) => ({
      type: 'planned' as const,
      key: `p ${steps[0].id}`,
      at: steps[0].at,
      steps,
    })),
    ...together(running, (clock) => `${clock.kind} ${clock.current} ${clock.waitsForYear}`).map((clocks) => ({
      type: 'limit' as const,
      key: `l ${clocks[0].id}`,
      at: clocks[0].current,
      clocks,
    })),
  ];
  const held: PastLine[] = together(
    first.suppressed.filter((step) => rank(step) >= oldest),
    (step) => `${stepKey(step)} ${step.cause}`,
  ).map((steps) => ({ type: 'suppressed', key: `s ${steps[0].id}`, at: steps[0].at, steps }));
  const happened: PastLine[] = items
    .filter((entry) => !isBookkeeping(entry.event))
    .map((entry) => ({ type: 'happened', key: `h ${entry.id}`, at: entry.at, entry }));
  const [dropped, past] = [held.filter((line) => rank(line) > at), held.filter((line) => rank(line) <= at)];
  return {
    future: future.toSorted((a, b) => rank(b) - rank(a)),
    dropped: dropped.toSorted((a, b) => rank(a) - rank(b)),
    past: mergeNewestFirst(happened, past),
  };
}

const stepKey = (step: PlannedStep | SuppressedStep): string =>
  `${step.at} ${step.clock.kind} ${step.step} ${step.form}`;

/** Neighbours with the same key, in the order in which the first of them stood. */
function together<T>(all: T[], keyOf: (one: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const group = groups.get(keyOf(one));
    if (group === undefined) groups.set(keyOf(one), [one]);
    else group.push(one);
  }
  return [...groups.values()];
}

function rank(line: { at: number | null }): number {
  return line.at ?? Number.POSITIVE_INFINITY;
}

/** What happened keeps the order of the record; held-back steps are put where their instant belongs. */
function mergeNewestFirst(happened: PastLine[], held: PastLine[]): PastLine[] {
  const waiting = held.toSorted((a, b) => rank(b) - rank(a));
  const merged: PastLine[] = [];
  for (const line of happened) {
    while (waiting[0] !== undefined && rank(waiting[0]) > rank(line)) merged.push(...waiting.splice(0, 1));
    merged.push(line);
  }
  return [...merged, ...waiting];
}
