import type { PhaseGoal, Policy, ReceiverRole, StepForm } from '../policy/policy.js';
import type { Calendar } from '../time/calendar.js';
import type { Day, EpochMs } from '../time/day.js';
import type { Address, PersonId, UnitId } from './actor.js';
import type { Amendment, JoiningUnit } from './amendment.js';
import type { RefusalCode } from './refusal.js';
import type {
  Candidate,
  ContentRef,
  Contest,
  Deadline,
  DeadlineId,
  EscalationAnswer,
  InformationRequest,
  Placeholder,
  Review,
  StepCause,
  Submission,
  Track,
  TrackId,
  WithdrawnReason,
} from './task.js';

/**
 * What happened, with every value that was computed when it happened: folding an event never asks the calendar, the
 * policy or the law of the day again (law E1). Wire names are frozen; shapes only grow, by a new `v` and `upcast`.
 */
export interface EventBodies {
  taskIssued: {
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
    tracks: Track[];
    placeholders: Placeholder[];
    phases: PhaseGoal[];
  };
  receiptAcknowledged: { track: TrackId };
  trackClaimed: { track: TrackId };
  trackReleased: { track: TrackId };
  unitsNominated: { placeholder: string; tracks: Track[]; reason: ContentRef | null };
  placeholderDeclaredEmpty: { placeholder: string; reason: ContentRef };
  unitAdded: { track: Track; reason: ContentRef };
  trackWithdrawn: { track: TrackId; why: WithdrawnReason; reason: ContentRef | null };
  assignmentContested: { track: TrackId; contest: Contest };
  assignmentUpheld: { track: TrackId; reason: ContentRef };
  assignmentReassigned: { track: TrackId; to: Track; reason: ContentRef };
  progressReported: {
    track: TrackId;
    progress: ContentRef;
    problems: ContentRef | null;
    nextStep: ContentRef | null;
    expected: Day | null;
    period: number | null;
    atRisk: boolean;
  };
  partSubmitted: { track: TrackId; submission: Submission };
  partAccepted: { track: TrackId; round: number };
  partReturned: { track: TrackId; round: number; reason: ContentRef };
  signatureRequested: { track: TrackId; submission: Submission };
  submissionReturnedInside: { track: TrackId; reason: ContentRef };
  submitted: { track: TrackId; submission: Submission; review: Review };
  submissionWithdrawn: { track: TrackId; round: number; to: 'working' | 'returned' };
  reviewLevelEscalated: { track: TrackId; level: string; to: 'responsibleLeader' | 'administrator' };
  seatApproved: { track: TrackId; round: number; level: string; seat: string; opinion: ContentRef | null };
  seatReturned: { track: TrackId; round: number; level: string; seat: string; reason: ContentRef };
  reviewLevelPassed: { track: TrackId; level: string };
  trackAccepted: { track: TrackId; round: number; notApplicable: boolean };
  returnedForRework: {
    track: TrackId;
    round: number;
    seat: string;
    reason: ContentRef;
    reworkUntil: Day;
    tracks: TrackId[];
  };
  rejected: { track: TrackId; round: number; seat: string; finding: ContentRef; reworkUntil: Day };
  decisionRevoked: { track: TrackId; round: number; level: string; seat: string; reason: ContentRef };
  consulted: {
    track: TrackId;
    consultation: string;
    person: PersonId;
    unit: UnitId;
    required: boolean;
    question: ContentRef;
  };
  consultationAnswered: { track: TrackId; consultation: string; opinion: ContentRef };
  reviewerAppointed: {
    track: TrackId;
    level: string;
    seat: string;
    candidate: Candidate;
    reason: ContentRef;
  };
  informationRequested: { request: InformationRequest };
  informationAnswered: { track: TrackId; request: string; answer: ContentRef; attachments: ContentRef[] };
  phaseReached: { phase: string; text: ContentRef };
  /** A new clock, or the same one with new instants (`rearmed`, F60): steps that already fired stay as they are. */
  deadlineArmed: { deadline: Deadline; rearmed: boolean };
  deadlinePaused: { deadline: DeadlineId; remainingWorkdays: number | null };
  deadlineStopped: { deadline: DeadlineId; met: boolean; cause: StepCause };
  deadlinePassed: { deadline: DeadlineId; track: TrackId | null; due: EpochMs };
  stepFired: {
    deadline: DeadlineId;
    track: TrackId | null;
    step: string;
    form: StepForm;
    due: EpochMs;
    receivers: ReceiverRole[];
    addresses: Address[];
    acknowledge: boolean;
    /** Steps of the same clock that this one stands for (F57). */
    skipped: { step: string; cause: StepCause }[];
  };
  escalationRaised: {
    escalation: string;
    deadline: DeadlineId;
    step: string;
    track: TrackId | null;
    form: StepForm;
  };
  escalationAcknowledged: { escalation: string; answer: EscalationAnswer; text: ContentRef | null };
  cycleMissed: { track: TrackId; period: number };
  /** A standing duty was confirmed and goes on: these parts begin another round (D6). */
  dutyContinued: { tracks: TrackId[] };
  urged: { text: ContentRef; addresses: Address[] };
  /** `forgiven`: parts that nothing of the past makes late under the new limit (F59, F60). */
  dueDayChanged: { from: Day | null; to: Day; reason: ContentRef | null; forgiven: TrackId[] };
  /** An amendment that waits for its day (F9). */
  amendmentScheduled: { amendment: Amendment; effectiveAt: EpochMs };
  /**
   * An amendment counts from now on; what was and what is stand beside each other. `forgiven` as in `dueDayChanged`;
   * `signAgain`: parts of which more is asked, or sooner. `waited`: it was scheduled before.
   */
  amended: {
    amendment: Amendment;
    from: Terms;
    to: Terms;
    forgiven: TrackId[];
    signAgain: TrackId[];
    waited: boolean;
  };
  /** A scheduled amendment does not take effect: another took its place, or it no longer fits. */
  amendmentLapsed: { amendment: Amendment; why: 'replaced' | RefusalCode };
  /** Another last day for one part (F15). */
  dayGranted: { track: TrackId; from: Day; to: Day };
  taskCompleted: { outcome: 'completed' | 'completedLate'; daysLate: number };
  taskCancelled: { reason: ContentRef };
  taskReopened: { reason: ContentRef; tracks: TrackId[]; reworkUntil: Day };
  calendarPublished: { calendar: Calendar };
  policyChanged: { policy: Policy };
}

/** What a row asks, of whom and until when, as an amendment finds and leaves it. */
export interface Terms {
  /** Null while the words are those of the paper. */
  text: ContentRef | null;
  dueDay: Day | null;
  roster: JoiningUnit[];
}

export type EventKind = keyof EventBodies;

/** Who did it, as it stands in the record. */
export interface EventActor {
  person: PersonId;
  unit: UnitId;
}

export type TaskEvent = {
  [K in EventKind]: { kind: K; v: 1; at: EpochMs; by: EventActor } & EventBodies[K];
}[EventKind];

export type EventOf<K extends EventKind> = Extract<TaskEvent, { kind: K }>;
