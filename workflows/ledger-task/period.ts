import type { TaskEvent } from '#domain';

/**
 * Whether a report period of a standing duty began with these events. Then the run has done its work: the next one
 * begins with an empty history, so that a duty of many years stays small and is upgraded between two periods.
 */
export function beginsPeriod(events: readonly TaskEvent[]): boolean {
  return events.some(
    (event) => event.kind === 'deadlineArmed' && event.deadline.kind === 'cycle' && !event.rearmed,
  );
}
