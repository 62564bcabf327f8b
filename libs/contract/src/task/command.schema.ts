import type { CommandKind } from '#domain';
import { z } from 'zod';
import { calendarSchema, policySchema } from '../office/rules.schema.js';
import {
  ATTACHMENTS_MAX,
  UNITS_MAX,
  contentHashSchema,
  daySchema,
  idSchema,
  textSchema,
} from '../wire/primitives.schema.js';
import type { Holds, SameShape } from '../wire/same-shape.js';
import { contestGroundSchema, escalationAnswerSchema, trackRoleSchema } from './task-state.schema.js';

/**
 * What a person may ask of a task, one schema for each kind. It mirrors the law's `CommandBodies` with three
 * differences: texts are plain (the server stores them and passes hashes on), ids of new things are not asked for
 * (the server derives them from the idempotency key), and who acts and who could review is never taken from a request.
 * Files are uploaded before by `POST /content` and named by hash.
 */
const track = idSchema;
const round = z.int().min(1).max(10_000);
const reason = textSchema;
const attachments = z.array(contentHashSchema).max(ATTACHMENTS_MAX).default([]);
const units = z.array(idSchema).max(UNITS_MAX);

const schemas = {
  acknowledgeReceipt: z.strictObject({ kind: z.literal('acknowledgeReceipt'), track }),
  claim: z.strictObject({ kind: z.literal('claim'), track }),
  release: z.strictObject({ kind: z.literal('release'), track }),
  /** No unit at all declares the group empty and needs a reason (D1). */
  nominateUnits: z.strictObject({
    kind: z.literal('nominateUnits'),
    placeholder: idSchema,
    units,
    reason: reason.nullable().default(null),
  }),
  addUnit: z.strictObject({
    kind: z.literal('addUnit'),
    unit: idSchema,
    role: z.enum(['responsible', 'support']),
    reason,
  }),
  removeUnit: z.strictObject({ kind: z.literal('removeUnit'), track, reason }),
  contestAssignment: z.strictObject({
    kind: z.literal('contestAssignment'),
    track,
    ground: contestGroundSchema,
    proposedUnit: idSchema,
    reason,
  }),
  decideContest: z.strictObject({
    kind: z.literal('decideContest'),
    track,
    outcome: z.enum(['upheld', 'reassigned']),
    dueDay: daySchema.nullable().default(null),
    reason,
  }),
  reportProgress: z.strictObject({
    kind: z.literal('reportProgress'),
    track,
    progress: textSchema,
    problems: textSchema.nullable().default(null),
    nextStep: textSchema.nullable().default(null),
    expected: daySchema.nullable().default(null),
    period: z.int().min(1).max(10_000).nullable().default(null),
  }),
  reachPhase: z.strictObject({ kind: z.literal('reachPhase'), phase: idSchema, text: textSchema }),
  submitPart: z.strictObject({ kind: z.literal('submitPart'), track, text: textSchema, attachments }),
  acceptPart: z.strictObject({ kind: z.literal('acceptPart'), track, round }),
  returnPart: z.strictObject({ kind: z.literal('returnPart'), track, round, reason }),
  submit: z.strictObject({
    kind: z.literal('submit'),
    track,
    text: textSchema,
    attachments,
    notApplicable: z.boolean().default(false),
    statements: z
      .array(z.strictObject({ track, text: textSchema }))
      .max(UNITS_MAX)
      .default([]),
  }),
  signOff: z.strictObject({ kind: z.literal('signOff'), track }),
  returnInside: z.strictObject({ kind: z.literal('returnInside'), track, reason }),
  withdrawSubmission: z.strictObject({ kind: z.literal('withdrawSubmission'), track, round }),
  approve: z.strictObject({
    kind: z.literal('approve'),
    track,
    round,
    opinion: textSchema.nullable().default(null),
  }),
  returnForRework: z.strictObject({
    kind: z.literal('returnForRework'),
    track,
    round,
    reason,
    reworkUntil: daySchema,
    /** Parts of other units that must be done again as well. */
    tracks: z.array(track).max(UNITS_MAX).default([]),
  }),
  reject: z.strictObject({
    kind: z.literal('reject'),
    track,
    round,
    finding: textSchema,
    reworkUntil: daySchema,
  }),
  revokeDecision: z.strictObject({ kind: z.literal('revokeDecision'), track, round, reason }),
  consult: z.strictObject({
    kind: z.literal('consult'),
    track,
    round,
    person: idSchema,
    unit: idSchema,
    required: z.boolean().default(false),
    question: textSchema,
  }),
  answerConsultation: z.strictObject({
    kind: z.literal('answerConsultation'),
    track,
    consultation: idSchema,
    opinion: textSchema,
  }),
  appointReviewer: z.strictObject({
    kind: z.literal('appointReviewer'),
    track,
    round,
    person: idSchema,
    unit: idSchema,
    reason,
  }),
  requestInformation: z.strictObject({
    kind: z.literal('requestInformation'),
    track,
    round,
    question: textSchema,
    answerBy: daySchema,
  }),
  answerInformation: z.strictObject({
    kind: z.literal('answerInformation'),
    track,
    request: idSchema,
    answer: textSchema,
    attachments,
  }),
  acknowledgeEscalation: z.strictObject({
    kind: z.literal('acknowledgeEscalation'),
    escalation: idSchema,
    answer: escalationAnswerSchema,
    text: textSchema.nullable().default(null),
  }),
  urge: z.strictObject({ kind: z.literal('urge'), text: textSchema }),
  changeDeadline: z.strictObject({ kind: z.literal('changeDeadline'), dueDay: daySchema, reason }),
  /** At least one of text, last day and units changes; `effectiveOn` today or before takes effect at once (F9). */
  amend: z.strictObject({
    kind: z.literal('amend'),
    text: textSchema.nullable().default(null),
    /** The new words ask for nothing more: nobody signs again for them. */
    editorial: z.boolean().default(false),
    dueDay: daySchema.nullable().default(null),
    /** A unit whose role changes leaves with its part and joins with the other role. */
    joining: z
      .array(z.strictObject({ unit: idSchema, role: trackRoleSchema }))
      .max(UNITS_MAX)
      .default([]),
    leaving: z.array(track).max(UNITS_MAX).default([]),
    reason,
    approver: idSchema,
    effectiveOn: daySchema,
  }),
  cancel: z.strictObject({ kind: z.literal('cancel'), reason }),
  reopen: z.strictObject({
    kind: z.literal('reopen'),
    reason,
    reworkUntil: daySchema,
    /** Empty = every part. */
    tracks: z.array(track).max(UNITS_MAX).default([]),
  }),
  publishCalendar: z.strictObject({ kind: z.literal('publishCalendar'), calendar: calendarSchema }),
  changePolicy: z.strictObject({ kind: z.literal('changePolicy'), policy: policySchema }),
} as const;

/** `issue` belongs to the ledger and `tick` to the engine; nobody asks for them by hand. */
export type RequestKind = Exclude<CommandKind, 'issue' | 'tick'>;
/** @proof The schema has the very shape of the law. */
export type CommandRequestHolds = Holds<SameShape<keyof typeof schemas, RequestKind>>;

export const commandRequestSchema = z
  .discriminatedUnion('kind', [
    schemas.acknowledgeReceipt,
    schemas.claim,
    schemas.release,
    schemas.nominateUnits,
    schemas.addUnit,
    schemas.removeUnit,
    schemas.contestAssignment,
    schemas.decideContest,
    schemas.reportProgress,
    schemas.reachPhase,
    schemas.submitPart,
    schemas.acceptPart,
    schemas.returnPart,
    schemas.submit,
    schemas.signOff,
    schemas.returnInside,
    schemas.withdrawSubmission,
    schemas.approve,
    schemas.returnForRework,
    schemas.reject,
    schemas.revokeDecision,
    schemas.consult,
    schemas.answerConsultation,
    schemas.appointReviewer,
    schemas.requestInformation,
    schemas.answerInformation,
    schemas.acknowledgeEscalation,
    schemas.urge,
    schemas.changeDeadline,
    schemas.amend,
    schemas.cancel,
    schemas.reopen,
    schemas.publishCalendar,
    schemas.changePolicy,
  ])
  .meta({ id: 'CommandRequest' });

/** A parsed request: defaults are filled in. */
export type CommandRequest = z.output<typeof commandRequestSchema>;
/** What a client may write: fields with a default may be left out. */
export type CommandRequestInput = z.input<typeof commandRequestSchema>;
export type CommandRequestOf<K extends RequestKind> = Extract<CommandRequest, { kind: K }>;
/** @proof The schema has the very shape of the law. */
export type UnionHolds = Holds<SameShape<CommandRequest['kind'], RequestKind>>;

export const requestKinds = Object.keys(schemas) as RequestKind[];
/** Schema of one kind, for a form that validates while one types. */
export const requestSchemas = schemas;
