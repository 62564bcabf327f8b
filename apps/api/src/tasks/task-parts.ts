import type { EpochMs, LightFact, Task, TodoEntry, Track } from '#domain';
import { lights, officeDay, workdaysBetween } from '#domain';
import type { TaskView } from '#contract';

/** Every part with who holds it now, since when, and its own light (F53, F71). */
export function trackViews(
  task: Task,
  todo: readonly TodoEntry[],
  facts: readonly LightFact[],
  at: EpochMs,
): TaskView['tracks'] {
  return task.tracks.map((track) => ({
    id: track.id,
    unit: track.unit,
    role: track.role,
    status: track.status,
    round: track.round,
    light: lightOf(track, facts),
    heldBy: todo
      .filter((entry) => entry.track === track.id)
      .map(({ address, kind, since, due }) => ({
        unit: address.unit,
        person: address.person,
        kind,
        since,
        due,
        workdays: workdays(task, since, at),
      })),
  }));
}

function lightOf(track: Track, facts: readonly LightFact[]): TaskView['tracks'][number]['light'] {
  const own = facts.filter((fact) => fact.track === track.id).map((fact) => lights.indexOf(fact.light));
  return lights[Math.max(0, ...own)] ?? 'green';
}

/** Every clock, with the working days that are left of one that runs. */
export function deadlineViews(task: Task, at: EpochMs): TaskView['deadlines'] {
  return task.deadlines.map(({ id, kind, track, subject, status, original, current, waitsForYear }) => ({
    id,
    kind,
    track,
    subject,
    status,
    original,
    current,
    waitsForYear,
    // A limit is the first instant after its last day.
    workdaysLeft: status === 'running' && current !== null ? workdays(task, at, current - 1) : null,
  }));
}

/** Working days from one instant's day to another's; null when the calendar of a year between them is not published. */
function workdays(task: Task, from: EpochMs, to: EpochMs): number | null {
  const days = workdaysBetween(task.calendar, officeDay(task.calendar, from), officeDay(task.calendar, to));
  return typeof days === 'number' ? days : null;
}
