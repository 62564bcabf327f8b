import type { Closing, Task, Track } from '../task.js';
import type { EventOf, TaskEvent } from '../task.event.js';
import { changeTracks } from './change.js';

/** The first state, from `taskIssued`. Clocks follow as `deadlineArmed` events of the same command. */
export function openedTask(event: EventOf<'taskIssued'>): Task {
  return {
    id: event.task,
    ledger: event.ledger,
    row: event.row,
    seq: 1,
    at: event.at,
    status: 'issued',
    issuedAt: event.at,
    standing: event.standing,
    skippable: event.skippable,
    dueDay: event.dueDay,
    originalDueDay: event.dueDay,
    coordinatingUnit: event.coordinatingUnit,
    responsibleLeader: event.responsibleLeader,
    calendar: event.calendar,
    policy: event.policy,
    tracks: event.tracks,
    placeholders: event.placeholders,
    phases: event.phases,
    deadlines: [],
    reviews: [],
    information: [],
    escalations: [],
    authors: [],
    lastUrgedAt: null,
    closing: null,
    formerClosings: [],
  };
}

/** Events of the row as a whole; null when the event is not one of them. */
export function evolveRow(task: Task, event: TaskEvent): Task | null {
  switch (event.kind) {
    case 'urged':
      return { ...task, lastUrgedAt: event.at };
    case 'dueDayChanged':
      return { ...task, dueDay: event.to, tracks: task.tracks.map((t) => ({ ...t, overdueSince: null })) };
    case 'taskCompleted':
      return { ...task, ...closed({ at: event.at, outcome: event.outcome, daysLate: event.daysLate }) };
    case 'taskCancelled':
      return { ...task, ...closed({ at: event.at, outcome: 'cancelled', daysLate: 0 }) };
    case 'taskReopened':
      return {
        ...changeTracks(task, event.tracks, reopened),
        closing: null,
        formerClosings: task.closing === null ? task.formerClosings : [...task.formerClosings, task.closing],
      };
    case 'calendarPublished':
      return { ...task, calendar: event.calendar };
    case 'policyChanged':
      return { ...task, policy: event.policy };
    default:
      return null;
  }
}

function closed(closing: Closing): Pick<Task, 'closing' | 'reviews' | 'information'> {
  return { closing, reviews: [], information: [] };
}

/** A reopened part begins a new round and a new account of lateness; the former closing keeps the old one (F46). */
function reopened(track: Track): Track {
  return {
    ...track,
    status: 'returned',
    round: track.round + 1,
    acceptedAt: null,
    overdueSince: null,
    withdrawnReason: null,
    awaitingSignature: null,
  };
}
