import type { PhaseGoal, Policy, Quorum, ReceiverRole, StepForm } from '../policy/policy.js';
import type { Calendar } from '../time/calendar.js';
import type { Day, EpochMs } from '../time/day.js';
import type { PersonId, UnitId } from './actor.js';
import type { Revision } from './amendment.js';

export type TaskId = string;
export type TrackId = string;
export type DeadlineId = string;
/** SHA-256 of a stored text or file, in hex. The law sees hashes only (D11). */
export type ContentRef = string;

/** The row as a whole. Derived from its tracks, except the final ones. */
export const taskStatuses = [
  'issued',
  'inProgress',
  'inReview',
  'inRework',
  'suspended',
  'completed',
  'completedLate',
  'cancelled',
] as const;
export type TaskStatus = (typeof taskStatuses)[number];

export const trackRoles = ['lead', 'jointLead', 'responsible', 'support', 'reviewer'] as const;
export type TrackRole = (typeof trackRoles)[number];

export const trackStatuses = [
  'awaitingReceipt',
  'contested',
  'working',
  'submitted',
  'returned',
  'accepted',
  'withdrawn',
] as const;
export type TrackStatus = (typeof trackStatuses)[number];

/** How several units share a clause (LEDGER section 1, "Mode"). */
export type SharingMode = 'by-duty' | 'separately' | 'joint';

/** A paper that left a unit. Older ones stand in the record only. */
export interface Submission {
  round: number;
  at: EpochMs;
  by: PersonId;
  text: ContentRef;
  attachments: ContentRef[];
  /** The unit declares that the duty does not apply (F33); the reviewer must agree. */
  notApplicable: boolean;
  /** What the lead says about each part that is missing or not accepted (F30). */
  statements: { track: TrackId; text: ContentRef }[];
}

export interface Contest {
  at: EpochMs;
  by: PersonId;
  ground: ContestGround;
  proposedUnit: UnitId;
  reason: ContentRef;
  /** Where the track goes back to when the assignment is upheld. */
  from: TrackStatus;
}

export const contestGrounds = ['notOurDuty', 'otherUnitLeads', 'wrongRole', 'notFeasible'] as const;
export type ContestGround = (typeof contestGrounds)[number];

/** One unit's part of a row: a state machine of its own inside the task. */
export interface Track {
  id: TrackId;
  unit: UnitId;
  role: TrackRole;
  mode: SharingMode | null;
  status: TrackStatus;
  /** 1 from the start; a return opens the next one (F39). */
  round: number;
  assignedAt: EpochMs;
  receivedAt: EpochMs | null;
  receivedBy: PersonId | null;
  /** Exclusive inside the unit while set (F16). */
  claimedBy: PersonId | null;
  /** Handed in by an officer and waiting for the unit leader's signature (F27). */
  awaitingSignature: Submission | null;
  submission: Submission | null;
  acceptedAt: EpochMs | null;
  /** First instant at which the part was overdue; cleared only by a later limit or a reopening (F60, F65, law D4). */
  overdueSince: EpochMs | null;
  /** How long the part was overdue in the hands of its unit in earlier rounds; the present one stands in its clock. */
  lateBeforeMs: number;
  /** Last expected day of completion that the unit reported (F26). */
  expected: Day | null;
  lastReportAt: EpochMs | null;
  returns: number;
  contest: Contest | null;
  contestedGrounds: ContestGround[];
  withdrawnReason: WithdrawnReason | null;
  /** The placeholder it was nominated for. */
  placeholder: string | null;
}

export const withdrawnReasons = ['reassigned', 'removed', 'undelivered', 'cancelled'] as const;
export type WithdrawnReason = (typeof withdrawnReasons)[number];

/** An unresolved group of the paper (各相关单位); units are nominated for it (D1). */
export interface Placeholder {
  id: string;
  /** The words of the paper. */
  text: string;
  role: TrackRole;
  mode: SharingMode | null;
  status: 'open' | 'nominated' | 'declaredEmpty';
}

export const deadlineKinds = [
  'receipt',
  'completion',
  'review',
  'acknowledgement',
  'nomination',
  'contest',
  'information',
  'phase',
  'cycle',
] as const;
export type DeadlineKind = (typeof deadlineKinds)[number];

export const stepCauses = [
  'answered',
  'outage',
  'lateIssue',
  'superseded',
  'notReached',
  'closed',
  'paused',
] as const;
/** Why a step never fired. */
export type StepCause = (typeof stepCauses)[number];

/** One rung of a ladder, made absolute. */
export interface Step {
  id: string;
  /** Null while its year has no published calendar; `publishCalendar` arms it. */
  at: EpochMs | null;
  status: 'planned' | 'fired' | 'suppressed';
  form: StepForm;
  receivers: ReceiverRole[];
  acknowledge: boolean;
  offsetWorkdays: number;
  firedAt: EpochMs | null;
  cause: StepCause | null;
}

/** A clock. Exactly one exists per (kind, track, round or period); a stopped one stays visible. */
export interface Deadline {
  id: DeadlineId;
  kind: DeadlineKind;
  track: TrackId | null;
  /** Placeholder, escalation, phase goal or reviewed track it belongs to, by kind. */
  subject: string | null;
  status: 'running' | 'paused' | 'met' | 'stopped';
  /** The limit as first set, shown for ever beside the current one (F59). Exclusive end, e.g. 24:00 of the last day. */
  original: EpochMs | null;
  /** The limit that counts. Null while its year has no published calendar. */
  current: EpochMs | null;
  /** The calendar year that is waited for, when `current` or a step has no instant. */
  waitsForYear: number | null;
  armedAt: EpochMs;
  stoppedAt: EpochMs | null;
  /** Set once `current` passed without an answer. */
  passedAt: EpochMs | null;
  /** Working days left when it was paused, and on the clock that goes on with them (F40). */
  remainingWorkdays: number | null;
  /** Number of the report period of a cycle deadline, from 1. */
  period: number | null;
  steps: Step[];
}

/** People who may decide for one unit (or for the office) on one level; any of them fills the seat. */
export interface Seat {
  id: string;
  unit: UnitId | null;
  candidates: Candidate[];
  decision: SeatDecision | null;
}

export interface Candidate {
  person: PersonId;
  unit: UnitId;
}

export interface SeatDecision {
  outcome: 'approved' | 'returned' | 'rejected';
  by: PersonId;
  at: EpochMs;
}

export interface ReviewLevel {
  id: string;
  quorum: Quorum;
  seats: Seat[];
  /** Why it is not decided by those whom the row names (D5, D14); null in the ordinary case. */
  escalated: 'responsibleLeader' | 'administrator' | null;
}

/** One submission under review. The roster is the one of the moment at which it opened (F38). */
export interface Review {
  track: TrackId;
  round: number;
  openedAt: EpochMs;
  levels: ReviewLevel[];
  /** Index of the level that decides now. */
  current: number;
  /** When the last level passed, for taking back (F45). */
  passedAt: EpochMs | null;
  consultations: Consultation[];
}

/** Somebody asked for an opinion (F43); a required one must answer before the level can pass. */
export interface Consultation {
  id: string;
  person: PersonId;
  unit: UnitId;
  required: boolean;
  askedAt: EpochMs;
  askedBy: PersonId;
  answeredAt: EpochMs | null;
}

export interface InformationRequest {
  id: string;
  track: TrackId;
  round: number;
  askedBy: PersonId;
  askedAt: EpochMs;
  answerBy: Day;
  question: ContentRef;
}

/** A fired step that a leader must acknowledge (F64). */
export interface Escalation {
  id: string;
  deadline: DeadlineId;
  step: string;
  track: TrackId | null;
  form: StepForm;
  raisedAt: EpochMs;
  acknowledgedAt: EpochMs | null;
  acknowledgedBy: PersonId | null;
  answer: EscalationAnswer | null;
}

export const escalationAnswers = ['read', 'directive', 'takeOver'] as const;
export type EscalationAnswer = (typeof escalationAnswers)[number];

export interface Closing {
  at: EpochMs;
  outcome: 'completed' | 'completedLate' | 'cancelled';
  /** Civil days after the deadline, 0 when in time (F65). */
  daysLate: number;
}

/** One row of a ledger in execution: all that is needed to decide the next command and to compute the whole future. */
export interface Task {
  id: TaskId;
  ledger: string;
  row: number;
  /** Number of events folded so far. */
  seq: number;
  /** Instant of the last event; time never runs backwards inside a task. */
  at: EpochMs;
  status: TaskStatus;
  issuedAt: EpochMs;
  /** 长期常态化: report cycles instead of a completion deadline (D6). */
  standing: boolean;
  skippable: boolean;
  /** The last day of the row's limit, null for a standing duty. */
  dueDay: Day | null;
  originalDueDay: Day | null;
  coordinatingUnit: UnitId;
  responsibleLeader: PersonId | null;
  calendar: Calendar;
  policy: Policy;
  tracks: Track[];
  placeholders: Placeholder[];
  phases: PhaseGoal[];
  deadlines: Deadline[];
  reviews: Review[];
  information: InformationRequest[];
  escalations: Escalation[];
  /** Everybody who submitted, signed or consolidated a paper of this task, ever (F20, law S1). */
  authors: Candidate[];
  lastUrgedAt: EpochMs | null;
  /** Absent while the row was never amended, as in every state that earlier releases stored (F9). */
  revision?: Revision;
  closing: Closing | null;
  /** Earlier closings, kept after a reopening (F46). */
  formerClosings: Closing[];
}
