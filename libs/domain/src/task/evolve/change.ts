import type { Candidate, Deadline, DeadlineId, Review, Task, Track, TrackId } from '../task.js';
import { overdueMs } from '../tracks.js';

/** The task with one track changed; unchanged when the track is unknown. */
export function changeTrack(task: Task, id: TrackId, change: (track: Track) => Track): Task {
  return changeTracks(task, [id], change);
}

export function changeTracks(task: Task, ids: readonly TrackId[], change: (track: Track) => Track): Task {
  return { ...task, tracks: task.tracks.map((t) => (ids.includes(t.id) ? change(t) : t)) };
}

export function changeReview(task: Task, track: TrackId, change: (review: Review) => Review): Task {
  return { ...task, reviews: task.reviews.map((r) => (r.track === track ? change(r) : r)) };
}

export function changeDeadline(task: Task, id: DeadlineId, change: (deadline: Deadline) => Deadline): Task {
  return { ...task, deadlines: task.deadlines.map((d) => (d.id === id ? change(d) : d)) };
}

/** Nothing of the past makes the part late any more (F59, F60). */
export function forgiven(track: Track): Track {
  return { ...track, overdueSince: null, lateBeforeMs: 0 };
}

/** Remembers a person as an author of this task for ever (law S1). */
export function withAuthor(task: Task, { person, unit }: Candidate): Task {
  const known = task.authors.some((a) => a.person === person && a.unit === unit);
  return known ? task : { ...task, authors: [...task.authors, { person, unit }] };
}

/** Ends the review of a track, with the questions that belong to it. */
export function withoutReview(task: Task, track: TrackId): Task {
  return {
    ...task,
    reviews: task.reviews.filter((r) => r.track !== track),
    information: task.information.filter((i) => i.track !== track),
  };
}

/**
 * A return opens the next round; what was handed in stays readable in the record (F39). Time that the unit was overdue
 * with its paper is added up; time that readers took never is (M6).
 */
export function sentBack(task: Task, ids: readonly TrackId[]): Task {
  return changeTracks(task, ids, (t) => ({
    ...t,
    status: 'returned',
    round: t.round + 1,
    returns: t.returns + 1,
    acceptedAt: null,
    lateBeforeMs: t.lateBeforeMs + overdueMs(task, t),
  }));
}
