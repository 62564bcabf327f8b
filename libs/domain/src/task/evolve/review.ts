import type { EventActor, TaskEvent } from '../task.event.js';
import type { ReviewLevel, Seat, SeatDecision, Task } from '../task.js';
import type { EpochMs } from '../../time/day.js';
import { changeReview, changeTrack, changeTracks, withoutReview } from './change.js';
import { sentBack } from './work.js';

/** Events of reviewers; null when the event is not one of them. */
export function evolveReview(task: Task, event: TaskEvent): Task | null {
  switch (event.kind) {
    case 'reviewLevelEscalated':
      return level(task, event.track, event.level, (l) => ({ ...l, escalated: event.to }));
    case 'seatApproved':
      return seat(task, event, decided('approved', event.by, event.at));
    case 'seatReturned':
      return seat(task, event, decided('returned', event.by, event.at));
    case 'decisionRevoked':
      return changeReview(
        seat(task, event, (s) => ({ ...s, decision: null })),
        event.track,
        (r) => ({ ...r, current: r.levels.findIndex((l) => l.id === event.level), passedAt: null }),
      );
    case 'reviewLevelPassed':
      return changeReview(task, event.track, (r) => ({ ...r, current: r.current + 1, passedAt: event.at }));
    case 'trackAccepted':
      return withoutReview(
        changeTrack(task, event.track, (t) => ({ ...t, status: 'accepted', acceptedAt: event.at })),
        event.track,
      );
    case 'returnedForRework':
      return withoutReview(changeTracks(task, [event.track, ...event.tracks], sentBack), event.track);
    case 'rejected':
      return withoutReview(changeTrack(task, event.track, sentBack), event.track);
    case 'reviewerAppointed':
      return seat(task, event, (s) => ({ ...s, candidates: [...s.candidates, event.candidate] }));
    default:
      return consultationOrQuestion(task, event);
  }
}

function consultationOrQuestion(task: Task, event: TaskEvent): Task | null {
  switch (event.kind) {
    case 'consulted':
      return changeReview(task, event.track, (r) => ({
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
      }));
    case 'consultationAnswered':
      return changeReview(task, event.track, (r) => ({
        ...r,
        consultations: r.consultations.map((c) =>
          c.id === event.consultation ? { ...c, answeredAt: event.at } : c,
        ),
      }));
    case 'informationRequested':
      return { ...task, information: [...task.information, event.request] };
    case 'informationAnswered':
      return { ...task, information: task.information.filter((i) => i.id !== event.request) };
    default:
      return null;
  }
}

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
