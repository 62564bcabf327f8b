import type { Closing, Task, Track } from '../task.js';
import type { EventOf } from '../task.event.js';
import { changeTracks, forgiven } from './change.js';
import type { Folds } from './folds.js';

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

/** Events of the row as a whole. */
export const rowFolds: Folds<
  | 'urged'
  | 'dueDayChanged'
  | 'dayGranted'
  | 'dutyContinued'
  | 'phaseReached'
  | 'taskCompleted'
  | 'taskCancelled'
  | 'taskReopened'
  | 'calendarPublished'
  | 'policyChanged'
> = {
  urged: (task, event) => ({ ...task, lastUrgedAt: event.at }),
  dueDayChanged: (task, event) => ({
    ...changeTracks(task, event.forgiven, forgiven),
    dueDay: event.to,
  }),
  dayGranted: (task, event) => changeTracks(task, [event.track], forgiven),
  dutyContinued: (task, event) => changeTracks(task, event.tracks, continued),
  phaseReached: (task) => task,
  taskCompleted: (task, event) => ({
    ...task,
    ...closed({ at: event.at, outcome: event.outcome, daysLate: event.daysLate }),
    tracks: task.tracks.map((t) => (t.status === 'submitted' ? taken(t, event.at) : t)),
  }),
  taskCancelled: (task, event) => ({
    ...task,
    ...closed({ at: event.at, outcome: 'cancelled', daysLate: 0 }),
  }),
  taskReopened: (task, event) => ({
    ...changeTracks(task, event.tracks, reopened),
    closing: null,
    formerClosings: task.closing === null ? task.formerClosings : [...task.formerClosings, task.closing],
  }),
  calendarPublished: (task, event) => ({ ...task, calendar: event.calendar }),
  policyChanged: (task, event) => ({ ...task, policy: event.policy }),
};

function closed(closing: Closing): Pick<Task, 'closing' | 'reviews' | 'information'> {
  return { closing, reviews: [], information: [] };
}

/** A part that lay with the lead, which had spoken of it, is taken together with the row (F30). */
function taken(track: Track, at: number): Track {
  return { ...track, status: 'accepted', acceptedAt: at };
}

/** A confirmed duty begins another round; `acceptedAt` says when it was last confirmed (D6). */
function continued(track: Track): Track {
  return { ...forgiven(track), status: 'working', round: track.round + 1 };
}

/** A reopened part begins a new round and a new account of lateness; the former closing keeps the old one (F46). */
function reopened(track: Track): Track {
  return {
    ...forgiven(track),
    status: 'returned',
    round: track.round + 1,
    acceptedAt: null,
    withdrawnReason: null,
  };
}
