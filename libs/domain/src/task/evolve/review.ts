import type { EventActor } from '../task.event.js';
import type { ReviewLevel, Seat, SeatDecision, Task } from '../task.js';
import type { EpochMs } from '../../time/day.js';
import { changeReview, changeTrack, sentBack, withAuthor, withoutReview } from './change.js';
import type { Folds } from './folds.js';

/** Events of reviewers, and of those whom they ask. */
export const reviewFolds: Folds<
  | 'reviewLevelEscalated'
  | 'seatApproved'
  | 'seatReturned'
  | 'decisionRevoked'
  | 'reviewLevelPassed'
  | 'trackAccepted'
  | 'returnedForRework'
  | 'rejected'
  | 'reviewerAppointed'
  | 'consulted'
  | 'consultationAnswered'
  | 'informationRequested'
  | 'informationAnswered'
> = {
  reviewLevelEscalated: (task, event) =>
    level(task, event.track, event.level, (l) => ({ ...l, escalated: event.to })),
  seatApproved: (task, event) => seat(task, event, decided('approved', event.by, event.at)),
  seatReturned: (task, event) => seat(task, event, decided('returned', event.by, event.at)),
  decisionRevoked: (task, event) =>
    changeReview(
      seat(task, event, (s) => ({ ...s, decision: null })),
      event.track,
      (r) => ({ ...r, current: r.levels.findIndex((l) => l.id === event.level), passedAt: null }),
    ),
  reviewLevelPassed: (task, event) =>
    changeReview(task, event.track, (r) => ({ ...r, current: r.current + 1, passedAt: event.at })),
  trackAccepted: (task, event) =>
    withoutReview(
      changeTrack(task, event.track, (t) => ({ ...t, status: 'accepted', acceptedAt: event.at })),
      event.track,
    ),
  returnedForRework: (task, event) =>
    withoutReview(sentBack(task, [event.track, ...event.tracks]), event.track),
  rejected: (task, event) => withoutReview(sentBack(task, [event.track]), event.track),
  reviewerAppointed: (task, event) =>
    seat(task, event, (s) => ({ ...s, candidates: [...s.candidates, event.candidate] })),
  consulted: (task, event) =>
    changeReview(task, event.track, (r) => ({
      ...r,
      consultations: [
        ...r.consultations,
        {
          id: event.consultation,
          person: event.person,
          unit: event.unit,
          required: event.required,
          askedAt: event.at,
          askedBy: event.by.person,
          answeredAt: null,
        },
      ],
    })),
  consultationAnswered: (task, event) =>
    changeReview(task, event.track, (r) => ({
      ...r,
      consultations: r.consultations.map((c) =>
        c.id === event.consultation ? { ...c, answeredAt: event.at } : c,
      ),
    })),
  informationRequested: (task, event) => ({ ...task, information: [...task.information, event.request] }),
  // An answer belongs to the paper, and whoever gives it to its authors (F20).
  informationAnswered: (task, event) =>
    withAuthor({ ...task, information: task.information.filter((i) => i.id !== event.request) }, event.by),
};

function decided(outcome: SeatDecision['outcome'], by: EventActor, at: EpochMs): (seat: Seat) => Seat {
  return (s) => ({ ...s, decision: { outcome, by: by.person, at } });
}

function level(task: Task, track: string, id: string, change: (level: ReviewLevel) => ReviewLevel): Task {
  return changeReview(task, track, (r) => ({
    ...r,
    levels: r.levels.map((l) => (l.id === id ? change(l) : l)),
  }));
}

function seat(
  task: Task,
  at: { track: string; level: string; seat: string },
  change: (seat: Seat) => Seat,
): Task {
  return level(task, at.track, at.level, (l) => ({
    ...l,
    seats: l.seats.map((s) => (s.id === at.seat ? change(s) : s)),
  }));
}
