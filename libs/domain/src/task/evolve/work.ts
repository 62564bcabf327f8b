import type { Submission, Track } from '../task.js';
import { changeTrack, sentBack, withAuthor, withoutReview } from './change.js';
import type { Folds } from './folds.js';

/** Events of units at work. */
export const workFolds: Folds<
  | 'progressReported'
  | 'partSubmitted'
  | 'partAccepted'
  | 'partReturned'
  | 'signatureRequested'
  | 'submissionReturnedInside'
  | 'submitted'
  | 'submissionWithdrawn'
> = {
  progressReported: (task, event) =>
    changeTrack(task, event.track, (t) => ({
      ...t,
      expected: event.expected ?? t.expected,
      lastReportAt: event.at,
    })),
  partSubmitted: (task, event) =>
    withAuthor(
      changeTrack(task, event.track, (t) => handedIn(t, event.submission)),
      event.by,
    ),
  // Whoever takes a part brings the papers together, and so writes the result with the others (F20).
  partAccepted: (task, event) =>
    withAuthor(
      changeTrack(task, event.track, (t) => ({ ...t, status: 'accepted', acceptedAt: event.at })),
      event.by,
    ),
  partReturned: (task, event) => sentBack(task, [event.track]),
  signatureRequested: (task, event) =>
    withAuthor(
      changeTrack(task, event.track, (t) => ({ ...t, awaitingSignature: event.submission })),
      event.by,
    ),
  submissionReturnedInside: (task, event) =>
    changeTrack(task, event.track, (t) => ({ ...t, awaitingSignature: null })),
  submitted: (task, event) =>
    withAuthor(
      {
        ...changeTrack(task, event.track, (t) => handedIn(t, event.submission)),
        reviews: [...task.reviews.filter((r) => r.track !== event.track), event.review],
      },
      event.by,
    ),
  submissionWithdrawn: (task, event) =>
    withoutReview(
      changeTrack(task, event.track, (t) => ({
        ...t,
        status: event.to,
        submission: null,
      })),
      event.track,
    ),
};

function handedIn(track: Track, submission: Submission): Track {
  return { ...track, status: 'submitted', submission, awaitingSignature: null };
}
