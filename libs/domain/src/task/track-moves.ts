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
    claim: ['returned'],
    release: ['returned'],
    reportProgress: ['returned'],
    submitPart: ['returned', 'submitted'],
    submit: ['returned', 'submitted'],
    signOff: ['submitted'],
    returnInside: ['returned'],
    removeUnit: ['withdrawn'],
  },
  accepted: { release: ['accepted'], reopen: ['returned'] },
  withdrawn: { reopen: ['returned'] },
} as const satisfies Moves;

/**
 * What an act on the row, or on another part, does to a part beside it: closing, cancelling, going back together, and
 * going on together. Law T1 again: nothing else ever moves a part.
 */
export const carriedMoves = {
  awaitingReceipt: { approve: ['withdrawn'], removeUnit: ['withdrawn'], cancel: ['withdrawn'] },
  contested: { approve: ['withdrawn'], removeUnit: ['withdrawn'], cancel: ['withdrawn'] },
  working: { approve: ['withdrawn'], removeUnit: ['withdrawn'], cancel: ['withdrawn'] },
  submitted: {
    submit: ['accepted'],
    signOff: ['accepted'],
    approve: ['accepted'],
    removeUnit: ['accepted'],
    returnForRework: ['returned'],
    cancel: ['withdrawn'],
  },
  returned: { approve: ['withdrawn'], removeUnit: ['withdrawn'], cancel: ['withdrawn'] },
  accepted: { returnForRework: ['returned'], approve: ['working'] },
  withdrawn: {},
} as const satisfies Moves;
