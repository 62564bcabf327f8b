import { isMissingYear, isWorkday } from '../time/calendar.js';
import { isDay } from '../time/day.js';
import type { Day } from '../time/day.js';
import type { Actor, Role } from '../task/actor.js';
import { systemActor } from '../task/actor.js';
import type { CommandKind } from '../task/task.command.js';
import type { Task, Track, TrackStatus } from '../task/task.js';
import { trackMoves } from '../task/track-moves.js';
import { leads, principals } from '../task/tracks.js';
import { refuse } from './unfolding.js';
import type { Verdict } from './unfolding.js';

/** The most that one command may carry of anything. */
export const LIST_MAX = 100;
export const TRACKS_MAX = 200;

export function hasRole(actor: Actor, ...wanted: Role[]): boolean {
  return wanted.some((role) => actor.roles.includes(role));
}

/** The engine's own acts: time, and what concerns every row of a ledger at once. */
export function isEngine(actor: Actor): boolean {
  return actor.person === systemActor.person && actor.unit === systemActor.unit;
}

/** Acts of a unit on its own part are done by its officers and its leader. */
export function actsForUnit(actor: Actor, unit: string): Verdict {
  if (actor.unit !== unit) return refuse('actor.wrong_unit', { unit });
  if (!hasRole(actor, 'officer', 'unitLeader'))
    return refuse('actor.wrong_role', { roles: ['officer', 'unitLeader'] });
  return undefined;
}

export function isSupervisor(task: Pick<Task, 'coordinatingUnit'>, actor: Actor): boolean {
  return hasRole(actor, 'supervisor') && actor.unit === task.coordinatingUnit;
}

/** Acts of the office that runs the ledger (D15). */
export function actsForOffice(task: Task, actor: Actor): Verdict {
  return isSupervisor(task, actor) ? undefined : refuse('actor.wrong_role', { roles: ['supervisor'] });
}

/** Acts that the office or a leader may do. */
export function actsForOfficeOrLeader(task: Task, actor: Actor): Verdict {
  if (hasRole(actor, 'leader') || isSupervisor(task, actor)) return undefined;
  return refuse('actor.wrong_role', { roles: ['supervisor', 'leader'] });
}

/** Acts of whoever brings the parts together: the leads, or without a lead the responsible units. */
export function actsForConsolidator(task: Task, actor: Actor): Verdict {
  const units = principals(task).map((t) => t.unit);
  if (!units.includes(actor.unit)) return refuse('actor.wrong_unit', { unit: units[0] ?? null });
  if (!hasRole(actor, 'officer', 'unitLeader'))
    return refuse('actor.wrong_role', { roles: ['officer', 'unitLeader'] });
  return undefined;
}

/** The lead, or the coordinating office for rows and moments without one (D1). */
export function actsForLeadOrOffice(task: Task, actor: Actor): Verdict {
  if (isSupervisor(task, actor)) return undefined;
  const leading = leads(task).map((t) => t.unit);
  if (!leading.includes(actor.unit))
    return refuse('actor.wrong_unit', { unit: leading[0] ?? task.coordinatingUnit });
  if (!hasRole(actor, 'officer', 'unitLeader'))
    return refuse('actor.wrong_role', { roles: ['officer', 'unitLeader'] });
  return undefined;
}

/** A claim is exclusive inside the unit (F16); the unit's leader may always act. */
export function notClaimedByOther(track: Track, actor: Actor): Verdict {
  if (track.claimedBy === null || track.claimedBy === actor.person || hasRole(actor, 'unitLeader'))
    return undefined;
  return refuse('track.claimed_by_other', { person: track.claimedBy });
}

/** Whether the table of moves knows this act for a part in this status (law T1). */
export function mayMove(track: Track, kind: CommandKind): Verdict {
  const moves: Partial<Record<CommandKind, readonly TrackStatus[]>> = trackMoves[track.status];
  return moves[kind] === undefined
    ? refuse('track.wrong_status', { status: track.status, track: track.id })
    : undefined;
}

/** A page that shows an older round must not decide the present one (F84). */
export function sameRound(track: Track, round: number): Verdict {
  return track.round === round ? undefined : refuse('round.stale', { round: track.round, given: round });
}

export function textGiven(text: string | null): Verdict {
  return text === null || text === '' ? refuse('text.missing') : undefined;
}

/** A day that an act promises must exist, and its year must be published (ADR 0007). */
export function promisable(task: Pick<Task, 'calendar'>, day: Day): Verdict {
  if (!isDay(day)) return refuse('deadline.missing');
  const worked = isWorkday(task.calendar, day);
  return typeof worked !== 'boolean' && isMissingYear(worked)
    ? refuse('calendar.year_missing', { year: worked.missingYear })
    : undefined;
}

/** Which ids stand twice in a list; the first of them. */
export function repeated(ids: readonly string[]): string | undefined {
  return ids.find((id, i) => ids.indexOf(id) !== i);
}
