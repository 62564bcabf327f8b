import type { TaskEvent } from '#domain';
import { noticeTemplates } from '#domain';
import { z } from 'zod';
import { namesSchema } from '../office/directory.schema.js';
import {
  countSchema,
  cursorSchema,
  daySchema,
  idSchema,
  instantSchema,
  pageQueryShape,
} from '../wire/primitives.schema.js';
import {
  deadlineKindSchema,
  escalationAnswerSchema,
  receiverRoleSchema,
  stepCauseSchema,
  stepFormSchema,
} from './task-state.schema.js';
import { contentItemSchema, taskHeaderSchema } from './task-view.schema.js';

/** What became of one notice for one person on one channel (F78). */
export const deliverySchema = z
  .object({
    person: idSchema,
    channel: z.enum(['inApp', 'email', 'webhook']),
    status: z.enum(['queued', 'sent', 'failed', 'read']),
    sentAt: instantSchema.nullable(),
    readAt: instantSchema.nullable(),
  })
  .meta({ id: 'Delivery' });
export type Delivery = z.infer<typeof deliverySchema>;

/** A notice that an event sent, with everybody who got it. */
export const sentNoticeSchema = z
  .object({ id: idSchema, template: z.enum(noticeTemplates), deliveries: z.array(deliverySchema) })
  .meta({ id: 'SentNotice' });
export type SentNotice = z.infer<typeof sentNoticeSchema>;

/** The clock that a step belongs to. */
export const stepClockSchema = z
  .object({
    deadline: idSchema,
    kind: deadlineKindSchema,
    track: idSchema.nullable(),
    subject: idSchema.nullable(),
    original: instantSchema.nullable(),
    current: instantSchema.nullable(),
  })
  .meta({ id: 'StepClock' });

/** An event of the record as the law stored it; `kind` says which fields it has (domain `TaskEvent`). */
export const taskEventSchema = z
  .looseObject({
    kind: z.string(),
    v: countSchema,
    at: instantSchema,
    by: z.object({ person: idSchema, unit: idSchema }),
  })
  .meta({ id: 'TaskEvent' }) as unknown as z.ZodType<TaskEvent>;

const step = {
  id: idSchema,
  clock: stepClockSchema,
  step: idSchema,
  form: stepFormSchema,
  receivers: z.array(receiverRoleSchema),
  acknowledge: z.boolean(),
} as const;

/** A step still to come. `at` is null while its year has no published calendar (`waitsForYear`). */
export const plannedStepSchema = z
  .object({ ...step, at: instantSchema.nullable(), waitsForYear: z.int().nullable() })
  .meta({ id: 'PlannedStep' });
export type PlannedStep = z.infer<typeof plannedStepSchema>;

/** A step that never went out, and why; `at` is when it was due. */
export const suppressedStepSchema = z
  .object({ ...step, at: instantSchema.nullable(), cause: stepCauseSchema })
  .meta({ id: 'SuppressedStep' });
export type SuppressedStep = z.infer<typeof suppressedStepSchema>;

const happened = {
  id: idSchema,
  at: instantSchema,
  seq: countSchema,
  event: taskEventSchema,
  notices: z.array(sentNoticeSchema),
} as const;

/**
 * Something that happened. `act`: a person did it. `fired`: a step of a ladder went out. `engine`: time alone did it,
 * e.g. a limit passed.
 */
export const timelineEntrySchema = z
  .object({ type: z.enum(['act', 'fired', 'engine']), ...happened })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;

export const timelineQuerySchema = z.strictObject({ ...pageQueryShape });
export type TimelineQuery = z.infer<typeof timelineQuerySchema>;

/**
 * `GET /tasks/{id}/timeline` (F70). `planned` (next first) and `suppressed` are complete on every page; `items` holds
 * what happened, newest first, one page at a time.
 */
export const timelineSchema = z
  .object({
    planned: z.array(plannedStepSchema),
    suppressed: z.array(suppressedStepSchema),
    items: z.array(timelineEntrySchema),
    next: cursorSchema.nullable(),
    contents: z.record(z.string(), contentItemSchema),
    names: namesSchema,
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof timelineSchema>;

/** Whether a leader answered a step that asks for it (F64); nulls while nobody has. */
export const escalationStateSchema = z
  .object({
    escalation: idSchema,
    acknowledgedAt: instantSchema.nullable(),
    acknowledgedBy: idSchema.nullable(),
    answer: escalationAnswerSchema.nullable(),
  })
  .meta({ id: 'EscalationState' });

/** One clock with its ladder: what fired, what did not and why, what comes next. */
export const escalationTrailSchema = z
  .object({
    clock: stepClockSchema,
    status: z.enum(['running', 'paused', 'met', 'stopped']),
    unit: idSchema.nullable(),
    steps: z.array(
      z.object({
        step: idSchema,
        form: stepFormSchema,
        status: z.enum(['planned', 'fired', 'suppressed']),
        at: instantSchema.nullable(),
        firedAt: instantSchema.nullable(),
        cause: stepCauseSchema.nullable(),
        receivers: z.array(receiverRoleSchema),
        acknowledge: z.boolean(),
        notices: z.array(sentNoticeSchema),
        answer: escalationStateSchema.nullable(),
      }),
    ),
    nextStep: idSchema.nullable(),
  })
  .meta({ id: 'EscalationTrail' });
export type EscalationTrail = z.infer<typeof escalationTrailSchema>;

/** `GET /tasks/{id}/escalations`. */
export const escalationHistorySchema = z
  .object({ trails: z.array(escalationTrailSchema), names: namesSchema })
  .meta({ id: 'EscalationHistory' });
export type EscalationHistory = z.infer<typeof escalationHistorySchema>;

/** `GET /supervision/escalations`: every step that fired, newest first. */
export const firedStepQuerySchema = z.strictObject({
  ...pageQueryShape,
  ledger: idSchema.optional(),
  unit: idSchema.optional(),
  form: stepFormSchema.optional(),
  /** `true`: only those that wait for a leader's answer. */
  unanswered: z.stringbool().optional(),
  from: daySchema.optional(),
  to: daySchema.optional(),
});
export type FiredStepQuery = z.infer<typeof firedStepQuerySchema>;

export const firedStepSchema = z
  .object({
    id: idSchema,
    task: taskHeaderSchema,
    unit: idSchema.nullable(),
    clock: z.object({ deadline: idSchema, kind: deadlineKindSchema, track: idSchema.nullable() }),
    step: idSchema,
    form: stepFormSchema,
    due: instantSchema,
    firedAt: instantSchema,
    /** Whom it was addressed to: `role@unit`, `role@*` or `person:id`. */
    receivers: z.array(z.string()),
    skipped: z.array(z.object({ step: idSchema, cause: stepCauseSchema })),
    answer: escalationStateSchema.nullable(),
  })
  .meta({ id: 'FiredStep' });
export type FiredStep = z.infer<typeof firedStepSchema>;

export const firedStepPageSchema = z
  .object({ items: z.array(firedStepSchema), next: cursorSchema.nullable(), names: namesSchema })
  .meta({ id: 'FiredStepPage' });
export type FiredStepPage = z.infer<typeof firedStepPageSchema>;
