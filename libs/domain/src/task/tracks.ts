import type { UnitId } from './actor.js';
import type { Deadline, DeadlineId, DeadlineKind, Review, Task, Track, TrackId } from './task.js';

/** Whether only `reopen` can move the task (F46). */
export function isClosed(task: Task): boolean {
  return task.closing !== null;
}

export function trackById(task: Task, id: TrackId): Track | undefined {
  return task.tracks.find((track) => track.id === id);
}

/** The leads of the row, in the order of the paper; empty when it names none. */
export function leads(task: Task): Track[] {
  return task.tracks.filter((t) => (t.role === 'lead' || t.role === 'jointLead') && t.status !== 'withdrawn');
}

/**
 * The tracks whose acceptance closes the row: its leads, or without a lead its responsible units (F4, F13).
 * Withdrawn ones do not count.
 */
export function principals(task: Task): Track[] {
  const leading = leads(task);
  if (leading.length > 0) return leading;
  return task.tracks.filter((t) => t.role === 'responsible' && t.status !== 'withdrawn');
}

/** The parts that a lead consolidates: responsible and supporting units under a lead (F12, F30). */
export function parts(task: Task): Track[] {
  if (leads(task).length === 0)
    return task.tracks.filter((t) => t.role === 'support' && t.status !== 'withdrawn');
  return task.tracks.filter(
    (t) => (t.role === 'responsible' || t.role === 'support') && t.status !== 'withdrawn',
  );
}

export function isPrincipal(task: Task, id: TrackId): boolean {
  return principals(task).some((t) => t.id === id);
}

/**
 * Whether the paper of this owner brings the row together: every other owner has handed in. Owners of a standing duty
 * hand in over and over, so each of them brings all together.
 */
export function isLastOwner(task: Task, id: TrackId): boolean {
  const others = principals(task).filter((t) => t.id !== id);
  const handedIn = others.every((t) => t.status === 'submitted' || t.status === 'accepted');
  return isPrincipal(task, id) && (task.standing || handedIn);
}

/** The parts that this owner's paper brings together; what lies with the lead is taken as it is (F30). */
export function partsBroughtTogether(task: Task, id: TrackId): Track[] {
  return isLastOwner(task, id) ? parts(task) : [];
}

/** The parts that were not handed in and of which this owner's paper must speak (F30). */
export function lackingParts(task: Task, id: TrackId): Track[] {
  return partsBroughtTogether(task, id).filter((p) => p.status !== 'accepted' && p.status !== 'submitted');
}

/** Units that may review: those the row names, else the coordinating office (D4). */
export function reviewerUnits(task: Task): UnitId[] {
  const named = task.tracks
    .filter((t) => t.role === 'reviewer' && t.status !== 'withdrawn')
    .map((t) => t.unit);
  return named.length > 0 ? named : [task.coordinatingUnit];
}

/** The open review of a track, if it is under review. */
export function reviewOf(task: Task, track: TrackId): Review | undefined {
  return task.reviews.find((r) => r.track === track);
}

/** The live clock of a kind for a track or subject; there is at most one. */
export function clockOf(
  task: Task,
  kind: DeadlineKind,
  where: { track?: TrackId | null; subject?: string | null },
): Deadline | undefined {
  return task.deadlines.find(
    (d) =>
      d.kind === kind &&
      (d.status === 'running' || d.status === 'paused') &&
      (where.track === undefined || d.track === where.track) &&
      (where.subject === undefined || d.subject === where.subject),
  );
}

/** Whether the clock runs or pauses. */
export function isLive(task: Task, id: DeadlineId): boolean {
  const clock = task.deadlines.find((d) => d.id === id);
  return clock?.status === 'running' || clock?.status === 'paused';
}

/** Whether the unit still owes something: it has not handed in, or got it back. */
export function isOwing(track: Track): boolean {
  return (
    track.role !== 'reviewer' &&
    (track.status === 'awaitingReceipt' ||
      track.status === 'contested' ||
      track.status === 'working' ||
      track.status === 'returned')
  );
}

/** How long the unit was overdue with the paper that stands, in milliseconds; 0 when it came in time. */
export function overdueMs(task: Task, track: Track): number {
  const clock = task.deadlines.find((d) => d.kind === 'completion' && d.track === track.id);
  if (clock === undefined || clock.passedAt === null || clock.stoppedAt === null) return 0;
  return clock.stoppedAt === track.submission?.at ? clock.stoppedAt - clock.passedAt : 0;
}
