import type { Submission, Task, Track } from '../task.js';
import type { TaskEvent } from '../task.event.js';
import { changeTrack, withAuthor, withoutReview } from './change.js';

/** Events of units at work; null when the event is not one of them. */
export function evolveWork(task: Task, event: TaskEvent): Task | null {
  switch (event.kind) {
    case 'progressReported':
      return changeTrack(task, event.track, (t) => ({
        ...t,
        expected: event.expected ?? t.expected,
        lastReportAt: event.at,
      }));
    case 'partSubmitted':
      return withAuthor(
        changeTrack(task, event.track, (t) => handedIn(t, event.submission)),
        event.by,
      );
    case 'partAccepted':
      return changeTrack(task, event.track, (t) => ({ ...t, status: 'accepted', acceptedAt: event.at }));
    case 'partReturned':
      return changeTrack(task, event.track, sentBack);
    case 'signatureRequested':
      return withAuthor(
        changeTrack(task, event.track, (t) => ({ ...t, awaitingSignature: event.submission })),
        event.by,
      );
    case 'submissionReturnedInside':
      return changeTrack(task, event.track, (t) => ({ ...t, awaitingSignature: null }));
    case 'submitted':
      return withAuthor(
        {
          ...changeTrack(task, event.track, (t) => handedIn(t, event.submission)),
          reviews: [...task.reviews.filter((r) => r.track !== event.track), event.review],
        },
        event.by,
      );
    case 'submissionWithdrawn':
      return withoutReview(
        changeTrack(task, event.track, (t) => ({
          ...t,
          status: t.round > 1 ? 'returned' : 'working',
          submission: null,
        })),
        event.track,
      );
    default:
      return null;
  }
}

function handedIn(track: Track, submission: Submission): Track {
  return { ...track, status: 'submitted', submission, awaitingSignature: null };
}

/** A return opens the next round; what was handed in stays readable in the record (F39). */
export function sentBack(track: Track): Track {
  return {
    ...track,
    status: 'returned',
    round: track.round + 1,
    returns: track.returns + 1,
    acceptedAt: null,
  };
}
