import type { Task } from '#domain';
import {
  contestGrounds,
  deadlineKinds,
  escalationAnswers,
  receiverRoles,
  stepCauses,
  stepForms,
  taskStatuses,
  trackRoles,
  trackStatuses,
  withdrawnReasons,
} from '#domain';
import { z } from 'zod';
import { calendarSchema, phaseGoalSchema, policySchema, quorumSchema } from '../office/rules.schema.js';
import {
  contentHashSchema,
  countSchema,
  daySchema,
  idSchema,
  instantSchema,
} from '../wire/primitives.schema.js';
import type { Holds, SameShape } from '../wire/same-shape.js';

export const taskStatusSchema = z.enum(taskStatuses).meta({ id: 'TaskStatus' });
export const trackRoleSchema = z.enum(trackRoles).meta({ id: 'TrackRole' });
export const trackStatusSchema = z.enum(trackStatuses).meta({ id: 'TrackStatus' });
export const deadlineKindSchema = z.enum(deadlineKinds).meta({ id: 'DeadlineKind' });
export const stepFormSchema = z.enum(stepForms).meta({ id: 'StepForm' });
export const stepCauseSchema = z.enum(stepCauses).meta({ id: 'StepCause' });
export const receiverRoleSchema = z.enum(receiverRoles).meta({ id: 'ReceiverRole' });
export const escalationAnswerSchema = z.enum(escalationAnswers).meta({ id: 'EscalationAnswer' });
export const contestGroundSchema = z.enum(contestGrounds).meta({ id: 'ContestGround' });

const modeSchema = z.enum(['by-duty', 'separately', 'joint']).nullable();

const submissionSchema = z
  .object({
    round: countSchema,
    at: instantSchema,
    by: idSchema,
    text: contentHashSchema,
    attachments: z.array(contentHashSchema),
    notApplicable: z.boolean(),
    statements: z.array(z.object({ track: idSchema, text: contentHashSchema })),
  })
  .meta({ id: 'Submission' });

const contestSchema = z
  .object({
    at: instantSchema,
    by: idSchema,
    ground: contestGroundSchema,
    proposedUnit: idSchema,
    reason: contentHashSchema,
    from: trackStatusSchema,
  })
  .meta({ id: 'Contest' });

const trackSchema = z
  .object({
    id: idSchema,
    unit: idSchema,
    role: trackRoleSchema,
    mode: modeSchema,
    status: trackStatusSchema,
    round: countSchema,
    assignedAt: instantSchema,
    receivedAt: instantSchema.nullable(),
    receivedBy: idSchema.nullable(),
    claimedBy: idSchema.nullable(),
    awaitingSignature: submissionSchema.nullable(),
    submission: submissionSchema.nullable(),
    acceptedAt: instantSchema.nullable(),
    overdueSince: instantSchema.nullable(),
    lateBeforeMs: countSchema,
    expected: daySchema.nullable(),
    lastReportAt: instantSchema.nullable(),
    returns: countSchema,
    contest: contestSchema.nullable(),
    contestedGrounds: z.array(contestGroundSchema),
    withdrawnReason: z.enum(withdrawnReasons).nullable(),
    placeholder: idSchema.nullable(),
  })
  .meta({ id: 'Track' });

const stepSchema = z
  .object({
    id: idSchema,
    at: instantSchema.nullable(),
    status: z.enum(['planned', 'fired', 'suppressed']),
    form: stepFormSchema,
    receivers: z.array(receiverRoleSchema),
    acknowledge: z.boolean(),
    offsetWorkdays: z.int(),
    firedAt: instantSchema.nullable(),
    cause: stepCauseSchema.nullable(),
  })
  .meta({ id: 'Step' });

const deadlineSchema = z
  .object({
    id: idSchema,
    kind: deadlineKindSchema,
    track: idSchema.nullable(),
    subject: idSchema.nullable(),
    status: z.enum(['running', 'paused', 'met', 'stopped']),
    original: instantSchema.nullable(),
    current: instantSchema.nullable(),
    waitsForYear: z.int().nullable(),
    armedAt: instantSchema,
    stoppedAt: instantSchema.nullable(),
    passedAt: instantSchema.nullable(),
    remainingWorkdays: z.int().nullable(),
    period: countSchema.nullable(),
    steps: z.array(stepSchema),
  })
  .meta({ id: 'Deadline' });

const candidateSchema = z.object({ person: idSchema, unit: idSchema }).meta({ id: 'Candidate' });

const reviewSchema = z
  .object({
    track: idSchema,
    round: countSchema,
    openedAt: instantSchema,
    levels: z.array(
      z.object({
        id: idSchema,
        quorum: quorumSchema,
        seats: z.array(
          z.object({
            id: idSchema,
            unit: idSchema.nullable(),
            candidates: z.array(candidateSchema),
            decision: z
              .object({
                outcome: z.enum(['approved', 'returned', 'rejected']),
                by: idSchema,
                at: instantSchema,
              })
              .nullable(),
          }),
        ),
        escalated: z.enum(['responsibleLeader', 'administrator']).nullable(),
      }),
    ),
    current: countSchema,
    passedAt: instantSchema.nullable(),
    consultations: z.array(
      z.object({
        id: idSchema,
        person: idSchema,
        unit: idSchema,
        required: z.boolean(),
        askedAt: instantSchema,
        askedBy: idSchema,
        answeredAt: instantSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'Review' });

const closingSchema = z
  .object({
    at: instantSchema,
    outcome: z.enum(['completed', 'completedLate', 'cancelled']),
    daysLate: countSchema,
  })
  .meta({ id: 'Closing' });

const amendmentSchema = z
  .object({
    text: contentHashSchema.nullable(),
    editorial: z.boolean(),
    dueDay: daySchema.nullable(),
    joining: z.array(z.object({ track: idSchema, unit: idSchema, role: trackRoleSchema })),
    leaving: z.array(idSchema),
    reason: contentHashSchema,
    approver: idSchema,
    effectiveOn: daySchema,
    orderedBy: idSchema,
  })
  .meta({ id: 'Amendment' });

/** What amendments have made of a row (F9). */
const revisionSchema = z
  .object({
    number: countSchema,
    text: contentHashSchema.nullable(),
    waiting: z.object({ amendment: amendmentSchema, effectiveAt: instantSchema }).nullable(),
  })
  .meta({ id: 'Revision' });

/** The law's own state, so that a page runs `decide` and `evolve` on the very value that the server has. */
export const taskStateSchema = z
  .object({
    id: idSchema,
    ledger: idSchema,
    row: countSchema,
    seq: countSchema,
    at: instantSchema,
    status: taskStatusSchema,
    issuedAt: instantSchema,
    standing: z.boolean(),
    skippable: z.boolean(),
    dueDay: daySchema.nullable(),
    originalDueDay: daySchema.nullable(),
    coordinatingUnit: idSchema,
    responsibleLeader: idSchema.nullable(),
    calendar: calendarSchema,
    policy: policySchema,
    tracks: z.array(trackSchema),
    placeholders: z.array(
      z.object({
        id: idSchema,
        text: z.string(),
        role: trackRoleSchema,
        mode: modeSchema,
        status: z.enum(['open', 'nominated', 'declaredEmpty']),
      }),
    ),
    phases: z.array(phaseGoalSchema),
    deadlines: z.array(deadlineSchema),
    reviews: z.array(reviewSchema),
    information: z.array(
      z.object({
        id: idSchema,
        track: idSchema,
        round: countSchema,
        askedBy: idSchema,
        askedAt: instantSchema,
        answerBy: daySchema,
        question: contentHashSchema,
      }),
    ),
    escalations: z.array(
      z.object({
        id: idSchema,
        deadline: idSchema,
        step: idSchema,
        track: idSchema.nullable(),
        form: stepFormSchema,
        raisedAt: instantSchema,
        acknowledgedAt: instantSchema.nullable(),
        acknowledgedBy: idSchema.nullable(),
        answer: escalationAnswerSchema.nullable(),
      }),
    ),
    authors: z.array(candidateSchema),
    lastUrgedAt: instantSchema.nullable(),
    revision: revisionSchema.optional(),
    closing: closingSchema.nullable(),
    formerClosings: z.array(closingSchema),
  })
  .meta({ id: 'TaskState' });

/** @proof The schema has the very shape of the law. */
export type TaskStateHolds = Holds<SameShape<z.infer<typeof taskStateSchema>, Task>>;
export const reviewRosterSchema = z
  .object({ people: z.array(candidateSchema), leaders: z.array(candidateSchema) })
  .meta({ id: 'ReviewRoster' });
