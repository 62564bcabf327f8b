import type { Day } from '../time/day.js';
import { MS_PER_HOUR } from '../time/day.js';

/** What a step of a ladder sends. A notice's colour is its weight, not the light (FEATURES, after D16). */
export const stepForms = ['reminder', 'noticeBlue', 'noticeOrange', 'noticeRed', 'standingAlert'] as const;
export type StepForm = (typeof stepForms)[number];

/** Who is told, relative to the track whose clock it is (D13). */
export const receiverRoles = [
  'officers',
  'unitLeader',
  'lead',
  'supervisor',
  'reviewers',
  'reviewerLeaders',
  'responsibleLeader',
] as const;
export type ReceiverRole = (typeof receiverRoles)[number];

/** One rung of a ladder (F54). */
export interface LadderRung {
  id: string;
  /** Working days from the last day of the limit; see `stepInstant`. */
  offsetWorkdays: number;
  form: StepForm;
  receivers: ReceiverRole[];
  /** Whether a leader must acknowledge it (F64). */
  acknowledge: boolean;
}

/** How many of the seats of one review level must pass (F38). */
export type Quorum =
  | { mode: 'all' }
  | { mode: 'any' }
  | { mode: 'count'; count: number }
  | { mode: 'percent'; percent: number }
  | { mode: 'sequential' }
  | { mode: 'allAnswerAnyApproves' };

/** Who sits on one level of the review chain (F37). */
export type ReviewLevelSource = 'reviewers' | 'coordinatingOffice' | 'responsibleLeader';

export interface ReviewLevelRule {
  id: string;
  source: ReviewLevelSource;
  quorum: Quorum;
}

/** Everything an office decides for itself, as one versioned value (D10, F82). Lengths of time are working days. */
export interface Policy {
  version: string;
  ladders: {
    receipt: LadderRung[];
    completion: LadderRung[];
    review: LadderRung[];
    acknowledgement: LadderRung[];
    nomination: LadderRung[];
    contest: LadderRung[];
    phase: LadderRung[];
    cycle: LadderRung[];
  };
  limits: {
    receiptWorkdays: number;
    reviewWorkdays: number;
    nominationWorkdays: number;
    contestWorkdays: number;
    contestDecisionWorkdays: number;
    acknowledgementWorkdays: number;
    reworkWorkdaysMin: number;
    /** Milliseconds between two urges of one task (F61). */
    urgeIntervalMs: number;
    /** A working-day window in which a reviewer may take back an approval (F45). */
    revokeWorkdays: number;
  };
  /** The review chain, first level first (F37). */
  reviewLevels: ReviewLevelRule[];
  /** Whether a unit leader must sign before a paper leaves the unit (F27). */
  signOff: boolean;
  lights: {
    /** Blue from this many working days before the deadline on (F53). */
    nearDueWorkdays: number;
    /** Yellow from this many returns on (F53, poor quality). */
    returnsYellow: number;
  };
  /** Report cycle of a standing duty (D6). */
  standingCycle: 'quarterly';
}

/** A phase goal inside a row (F29). */
export interface PhaseGoal {
  id: string;
  due: Day;
}

/** The presets of D6–D9, D13 and F61. Seeded as data; the law reads the value in the state only. */
export const defaultPolicy: Policy = {
  version: 'default-1',
  ladders: {
    completion: [
      rung('remind30', -30, 'reminder', ['officers']),
      rung('remind7', -7, 'reminder', ['officers', 'unitLeader']),
      rung('remind1', -1, 'reminder', ['officers', 'unitLeader']),
      rung('blue', 0, 'noticeBlue', ['officers', 'unitLeader', 'lead']),
      rung('orange', 3, 'noticeOrange', ['officers', 'unitLeader', 'lead', 'supervisor']),
      rung(
        'red',
        7,
        'noticeRed',
        ['officers', 'unitLeader', 'lead', 'supervisor', 'responsibleLeader'],
        true,
      ),
    ],
    receipt: [
      rung('remind', 0, 'reminder', ['officers']),
      rung('unitLeader', 1, 'reminder', ['unitLeader']),
      rung('supervisor', 3, 'noticeBlue', ['unitLeader', 'supervisor']),
    ],
    review: [
      rung('remind', 0, 'reminder', ['reviewers']),
      rung('leader', 2, 'reminder', ['reviewers', 'reviewerLeaders']),
      rung('responsibleLeader', 4, 'noticeBlue', ['reviewerLeaders', 'responsibleLeader']),
    ],
    acknowledgement: [
      rung('again', 0, 'noticeRed', ['responsibleLeader']),
      rung('standing', 3, 'standingAlert', ['responsibleLeader', 'supervisor']),
    ],
    nomination: [
      rung('remind', 0, 'reminder', ['lead']),
      rung('supervisor', 2, 'reminder', ['lead', 'supervisor']),
    ],
    contest: [
      rung('remind', 0, 'reminder', ['supervisor']),
      rung('responsibleLeader', 2, 'noticeBlue', ['supervisor', 'responsibleLeader']),
    ],
    phase: [
      rung('remind7', -7, 'reminder', ['officers', 'unitLeader']),
      rung('missed', 0, 'reminder', ['officers', 'unitLeader', 'supervisor']),
    ],
    cycle: [
      rung('remind7', -7, 'reminder', ['officers', 'unitLeader']),
      rung('remind1', -1, 'reminder', ['officers', 'unitLeader']),
      rung('blue', 0, 'noticeBlue', ['officers', 'unitLeader', 'supervisor']),
    ],
  },
  limits: {
    receiptWorkdays: 2,
    reviewWorkdays: 3,
    nominationWorkdays: 5,
    contestWorkdays: 3,
    contestDecisionWorkdays: 3,
    acknowledgementWorkdays: 3,
    reworkWorkdaysMin: 5,
    urgeIntervalMs: 4 * MS_PER_HOUR,
    revokeWorkdays: 1,
  },
  reviewLevels: [{ id: 'review', source: 'reviewers', quorum: { mode: 'all' } }],
  signOff: false,
  lights: { nearDueWorkdays: 7, returnsYellow: 2 },
  standingCycle: 'quarterly',
};

function rung(
  id: string,
  offsetWorkdays: number,
  form: StepForm,
  receivers: ReceiverRole[],
  acknowledge = false,
): LadderRung {
  return { id, offsetWorkdays, form, receivers, acknowledge };
}
