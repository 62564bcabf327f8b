import { lastDayOf } from '../deadline/ladder.js';
import { addWorkdays, isMissingYear } from '../time/calendar.js';
import type { EpochMs } from '../time/day.js';
import { startOfDay } from '../time/day.js';
import type { DeadlineId, Task, Track, TrackId } from './task.js';
import { clockOf, isClosed, isOwing } from './tracks.js';

/** In rising order: of several facts the last colour is shown (F53). */
export const lights = ['green', 'blue', 'yellow', 'red'] as const;
export type Light = (typeof lights)[number];

export const lightReasons = [
  'overdue',
  'phaseMissed',
  'cycleMissed',
  'atRisk',
  'returned',
  'nearDue',
] as const;
export type LightReason = (typeof lightReasons)[number];

/** One reason for a light, with what proves it. */
export interface LightFact {
  light: Light;
  reason: LightReason;
  track: TrackId | null;
  deadline: DeadlineId | null;
  since: EpochMs | null;
}

/**
 * The light of a row with the facts that make it so (F53): red overdue, yellow behind (a phase or a report period
 * missed, an expected day after the limit) or returned often, blue near due. A standing duty has no limit as a whole, so
 * only its rework or its written day can be red (F66). Only who still owes can be red: a paper handed in is nobody's
 * lateness but its reader's (M6). A closed row is green; that it was late stands in its status (F65). Law D7.
 */
export function light(task: Task, at: EpochMs): { light: Light; facts: LightFact[] } {
  if (isClosed(task)) return { light: 'green', facts: [] };
  const facts = [...task.tracks.filter(isOwing).flatMap((t) => ofTrack(task, t, at)), ...ofClocks(task, at)];
  const highest = Math.max(0, ...facts.map((f) => lights.indexOf(f.light)));
  return { light: lights[highest] ?? 'green', facts };
}

function ofTrack(task: Task, track: Track, at: EpochMs): LightFact[] {
  const facts: LightFact[] = [];
  const clock = clockOf(task, 'completion', { track: track.id });
  const add = (colour: Light, reason: LightReason, since: EpochMs | null): void => {
    facts.push({ light: colour, reason, track: track.id, deadline: clock?.id ?? null, since });
  };
  const due = clock?.current ?? null;
  if (due !== null && at >= due) add('red', 'overdue', due);
  if (due !== null && at < due && isNear(task, due, at)) add('blue', 'nearDue', null);
  if (due !== null && track.expected !== null && track.expected > lastDayOf(task.calendar, due))
    add('yellow', 'atRisk', track.lastReportAt);
  if (track.returns >= task.policy.lights.returnsYellow) add('yellow', 'returned', null);
  return facts;
}

function ofClocks(task: Task, at: EpochMs): LightFact[] {
  return task.deadlines
    .filter((d) => (d.kind === 'phase' || d.kind === 'cycle') && d.status === 'running')
    .filter((d) => d.current !== null && at >= d.current)
    .map((d) => ({
      light: 'yellow' as const,
      reason: d.kind === 'cycle' ? ('cycleMissed' as const) : ('phaseMissed' as const),
      track: d.track,
      deadline: d.id,
      since: d.current,
    }));
}

function isNear(task: Task, due: EpochMs, at: EpochMs): boolean {
  const { calendar, policy } = task;
  const from = addWorkdays(calendar, lastDayOf(calendar, due), -policy.lights.nearDueWorkdays);
  return !isMissingYear(from) && at >= startOfDay(from.day, calendar.utcOffsetMinutes);
}
