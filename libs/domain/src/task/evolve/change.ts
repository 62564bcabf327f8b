import type { Candidate, Deadline, DeadlineId, Review, Task, Track, TrackId } from '../task.js';

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

/** Remembers a person as an author of this task for ever (law S1). */
export function withAuthor(task: Task, author: Candidate): Task {
  const known = task.authors.some((a) => a.person === author.person && a.unit === author.unit);
  return known ? task : { ...task, authors: [...task.authors, author] };
}

/** Ends the review of a track, with the questions that belong to it. */
export function withoutReview(task: Task, track: TrackId): Task {
  return {
    ...task,
    reviews: task.reviews.filter((r) => r.track !== track),
    information: task.information.filter((i) => i.track !== track),
  };
}
