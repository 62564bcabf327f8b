import type { PhaseGoal, Policy } from '../policy/policy.js';
import type { Calendar } from '../time/calendar.js';
import type { Day } from '../time/day.js';
import type { Actor, PersonId, UnitId } from './actor.js';
import type { JoiningUnit } from './amendment.js';
import type {
  Candidate,
  ContentRef,
  ContestGround,
  EscalationAnswer,
  SharingMode,
  TrackId,
  TrackRole,
} from './task.js';

/** A unit's share of a row, as issued. `track` ids are given by the issuer and unique in the task. */
export interface Assignment {
  track: TrackId;
  unit: UnitId;
  role: TrackRole;
  mode: SharingMode | null;
}

export interface PlaceholderAssignment {
  id: string;
  text: string;
  role: TrackRole;
  mode: SharingMode | null;
}

/** Who could sit on a review, as the directory stands when the paper is handed in. Attached by the server. */
export interface ReviewRoster {
  /** People of each reviewer unit of the row, and of the coordinating office, who may decide. */
  people: Candidate[];
  /** The row's responsible leader and other leaders, in the order in which they are asked (D14). */
  leaders: Candidate[];
}

/** The body of an act: what is wanted, without who and when. Texts and files are hashes. */
export interface CommandBodies {
  issue: {
    task: string;
    ledger: string;
    row: number;
    standing: boolean;
    skippable: boolean;
    dueDay: Day | null;
    coordinatingUnit: UnitId;
    responsibleLeader: PersonId | null;
    calendar: Calendar;
    policy: Policy;
    assignments: Assignment[];
    placeholders: PlaceholderAssignment[];
    phases: PhaseGoal[];
  };
  acknowledgeReceipt: { track: TrackId };
  claim: { track: TrackId };
  release: { track: TrackId };
  nominateUnits: {
    placeholder: string;
    units: { track: TrackId; unit: UnitId }[];
    reason: ContentRef | null;
  };
  addUnit: { track: TrackId; unit: UnitId; role: 'responsible' | 'support'; reason: ContentRef };
  removeUnit: { track: TrackId; reason: ContentRef };
  contestAssignment: { track: TrackId; ground: ContestGround; proposedUnit: UnitId; reason: ContentRef };
  decideContest: {
    track: TrackId;
    outcome: 'upheld' | 'reassigned';
    /** New track for the proposed unit when reassigned. */
    newTrack: TrackId | null;
    /** Grants another last day with the decision (F15). */
    dueDay: Day | null;
    reason: ContentRef;
  };
  reportProgress: {
    track: TrackId;
    progress: ContentRef;
    problems: ContentRef | null;
    nextStep: ContentRef | null;
    expected: Day | null;
    /** Report period answered, for a standing duty. */
    period: number | null;
  };
  submitPart: { track: TrackId; text: ContentRef; attachments: ContentRef[] };
  acceptPart: { track: TrackId; round: number };
  returnPart: { track: TrackId; round: number; reason: ContentRef };
  submit: {
    track: TrackId;
    text: ContentRef;
    attachments: ContentRef[];
    notApplicable: boolean;
    statements: { track: TrackId; text: ContentRef }[];
    roster: ReviewRoster;
  };
  signOff: { track: TrackId; roster: ReviewRoster };
  returnInside: { track: TrackId; reason: ContentRef };
  withdrawSubmission: { track: TrackId; round: number };
  approve: { track: TrackId; round: number; opinion: ContentRef | null };
  returnForRework: { track: TrackId; round: number; reason: ContentRef; reworkUntil: Day; tracks: TrackId[] };
  reject: { track: TrackId; round: number; finding: ContentRef; reworkUntil: Day };
  revokeDecision: { track: TrackId; round: number; reason: ContentRef };
  consult: {
    track: TrackId;
    round: number;
    consultation: string;
    person: PersonId;
    unit: UnitId;
    required: boolean;
    question: ContentRef;
  };
  answerConsultation: { track: TrackId; consultation: string; opinion: ContentRef };
  appointReviewer: { track: TrackId; round: number; person: PersonId; unit: UnitId; reason: ContentRef };
  requestInformation: { track: TrackId; round: number; request: string; question: ContentRef; answerBy: Day };
  answerInformation: { track: TrackId; request: string; answer: ContentRef; attachments: ContentRef[] };
  reachPhase: { phase: string; text: ContentRef };
  acknowledgeEscalation: { escalation: string; answer: EscalationAnswer; text: ContentRef | null };
  urge: { text: ContentRef };
  changeDeadline: { dueDay: Day; reason: ContentRef };
  /** F9: a revision of the row; null and empty where something stays as it is. */
  amend: {
    text: ContentRef | null;
    editorial: boolean;
    dueDay: Day | null;
    joining: JoiningUnit[];
    leaving: TrackId[];
    reason: ContentRef;
    approver: PersonId;
    effectiveOn: Day;
  };
  cancel: { reason: ContentRef };
  reopen: { reason: ContentRef; reworkUntil: Day; tracks: TrackId[] };
  publishCalendar: { calendar: Calendar };
  changePolicy: { policy: Policy };
  tick: Record<never, never>;
}

export type CommandKind = keyof CommandBodies;

/** Every act on a task. `by` is set by the server; `tick` is the engine's. */
export type Command = { [K in CommandKind]: { kind: K; by: Actor } & CommandBodies[K] }[CommandKind];

export type CommandOf<K extends CommandKind> = { kind: K; by: Actor } & CommandBodies[K];

/** In the order in which a page offers them. */
export const commandKinds = [
  'issue',
  'acknowledgeReceipt',
  'claim',
  'release',
  'nominateUnits',
  'addUnit',
  'removeUnit',
  'contestAssignment',
  'decideContest',
  'reportProgress',
  'reachPhase',
  'submitPart',
  'acceptPart',
  'returnPart',
  'submit',
  'signOff',
  'returnInside',
  'withdrawSubmission',
  'approve',
  'returnForRework',
  'reject',
  'revokeDecision',
  'consult',
  'answerConsultation',
  'appointReviewer',
  'requestInformation',
  'answerInformation',
  'acknowledgeEscalation',
  'urge',
  'changeDeadline',
  'amend',
  'cancel',
  'reopen',
  'publishCalendar',
  'changePolicy',
  'tick',
] as const satisfies readonly CommandKind[];
