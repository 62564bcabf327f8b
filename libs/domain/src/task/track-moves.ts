import type { CommandKind } from './task.command.js';
import type { TrackStatus } from './task.js';

type Moves = Record<TrackStatus, Partial<Record<CommandKind, readonly TrackStatus[]>>>;

/**
 * Legal moves of a unit's part: status × command on that part → statuses that may follow. An absent pair is refused
 * with `track.wrong_status` (law T1).
 */
export const trackMoves = {
  awaitingReceipt: {
    acknowledgeReceipt: ['working'],
    claim: ['awaitingReceipt'],
    release: ['awaitingReceipt'],
    contestAssignment: ['contested'],
    // Who hands in or reports has the row in hand, signed or not.
    reportProgress: ['working'],
    submitPart: ['working', 'submitted'],
    submit: ['working', 'submitted'],
    removeUnit: ['withdrawn'],
  },
  contested: {
    decideContest: ['awaitingReceipt', 'working', 'withdrawn'],
    release: ['contested'],
    removeUnit: ['withdrawn'],
  },
  working: {
    // For an amendment that asks for more, or sooner (F9).
    acknowledgeReceipt: ['working'],
    claim: ['working'],
    release: ['working'],
    contestAssignment: ['contested'],
    reportProgress: ['working'],
    submitPart: ['working', 'submitted'],
    submit: ['working', 'submitted'],
    signOff: ['submitted'],
    returnInside: ['working'],
    removeUnit: ['withdrawn'],
  },
  submitted: {
    release: ['submitted'],
    reportProgress: ['submitted'],
    withdrawSubmission: ['working', 'returned'],
    acceptPart: ['accepted'],
    returnPart: ['returned'],
    // A standing duty goes on once it is confirmed (C3).
    approve: ['submitted', 'accepted', 'working'],
    returnForRework: ['submitted', 'returned', 'accepted', 'working'],
    reject: ['submitted', 'returned', 'accepted', 'working'],
    revokeDecision: ['submitted'],
    consult: ['submitted'],
    answerConsultation: ['submitted'],
    appointReviewer: ['submitted'],
    requestInformation: ['submitted'],
    answerInformation: ['submitted'],
    removeUnit: ['withdrawn'],
  },
  returned: {
    acknowledgeReceipt: ['returned'],
    claim: ['returned'],
    release: ['returned'],
    reportProgress: ['returned'],
    submitPart: ['returned', 'submitted'],
    submit: ['returned', 'submitted'],
    signOff: ['submitted'],
    returnInside: ['returned'],
    removeUnit: ['withdrawn'],
  },
  accepted: { reopen: ['returned'] },
  withdrawn: { reopen: ['returned'] },
} as const satisfies Moves;

/** Reasons for which an act on the row, or on another part, moves a part beside it, and the acts that may have them. */
export const carriedBy = {
  /** The row is completed over it (F30). */
  closing: ['approve', 'returnForRework', 'reject', 'removeUnit', 'amend', 'tick'],
  /** An amendment takes its unit out of the row (F9, F22). */
  leaving: ['amend', 'tick'],
  /** The row is cancelled with it (F35). */
  cancelling: ['cancel'],
  /** The result goes back, and it goes back too (F39). */
  goingBack: ['returnForRework'],
  /** The lead brings the row together and takes it as it is (F30). */
  taking: ['submit', 'signOff'],
  /** A standing duty is confirmed and goes on (D6). */
  goingOn: ['approve', 'returnForRework', 'reject'],
} as const satisfies Record<string, readonly CommandKind[]>;
export type CarriedReason = keyof typeof carriedBy;

/** Where such an act may take a part. Law T1 again: nothing else ever moves one. */
export const carriedMoves = {
  awaitingReceipt: { closing: 'withdrawn', leaving: 'withdrawn', cancelling: 'withdrawn' },
  contested: { closing: 'withdrawn', leaving: 'withdrawn', cancelling: 'withdrawn' },
  working: { closing: 'withdrawn', leaving: 'withdrawn', cancelling: 'withdrawn' },
  submitted: {
    closing: 'accepted',
    leaving: 'withdrawn',
    taking: 'accepted',
    goingBack: 'returned',
    cancelling: 'withdrawn',
  },
  returned: { closing: 'withdrawn', leaving: 'withdrawn', cancelling: 'withdrawn' },
  accepted: { goingBack: 'returned', goingOn: 'working' },
  withdrawn: {},
} as const satisfies Record<TrackStatus, Partial<Record<CarriedReason, TrackStatus>>>;
