import type { Calendar, PhaseGoal, Policy } from '#domain';
import { receiverRoles, stepForms } from '#domain';
import { z } from 'zod';
import { daySchema, idSchema, lineSchema } from '../wire/primitives.schema.js';
import type { Holds, SameShape } from '../wire/same-shape.js';

/** The working calendar as a value (F51): the exceptions to Monday to Friday, and the years that are published. */
export const calendarSchema = z
  .strictObject({
    version: lineSchema.max(100),
    utcOffsetMinutes: z.int().min(-840).max(840),
    opensAtMinute: z.int().min(0).max(1_439),
    years: z.array(z.int().min(1970).max(9_999)).min(1).max(50),
    holidays: z.array(daySchema).max(2_000),
    makeUpWorkdays: z.array(daySchema).max(2_000),
  })
  .meta({ id: 'Calendar' });

const rungSchema = z
  .strictObject({
    id: idSchema,
    offsetWorkdays: z.int(),
    form: z.enum(stepForms),
    receivers: z.array(z.enum(receiverRoles)).max(receiverRoles.length),
    acknowledge: z.boolean(),
  })
  .meta({ id: 'LadderRung' });
const ladderSchema = z.array(rungSchema).max(50);

export const quorumSchema = z
  .discriminatedUnion('mode', [
    z.strictObject({ mode: z.literal('all') }),
    z.strictObject({ mode: z.literal('any') }),
    z.strictObject({ mode: z.literal('count'), count: z.int().min(1).max(1_000) }),
    z.strictObject({ mode: z.literal('percent'), percent: z.number().min(0).max(100) }),
    z.strictObject({ mode: z.literal('sequential') }),
    z.strictObject({ mode: z.literal('allAnswerAnyApproves') }),
  ])
  .meta({ id: 'Quorum' });

const workdaysSchema = z.int().min(0).max(1_000);

/** Everything an office decides for itself, as one versioned value (F82). Lengths of time are working days. */
export const policySchema = z
  .strictObject({
    version: lineSchema.max(100),
    ladders: z.strictObject({
      receipt: ladderSchema,
      completion: ladderSchema,
      review: ladderSchema,
      acknowledgement: ladderSchema,
      nomination: ladderSchema,
      contest: ladderSchema,
      phase: ladderSchema,
      cycle: ladderSchema,
    }),
    limits: z.strictObject({
      receiptWorkdays: workdaysSchema,
      reviewWorkdays: workdaysSchema,
      nominationWorkdays: workdaysSchema,
      contestWorkdays: workdaysSchema,
      contestDecisionWorkdays: workdaysSchema,
      acknowledgementWorkdays: workdaysSchema,
      reworkWorkdaysMin: workdaysSchema,
      urgeIntervalMs: z.int().min(0),
      revokeWorkdays: workdaysSchema,
    }),
    reviewLevels: z
      .array(
        z.strictObject({
          id: idSchema,
          source: z.enum(['reviewers', 'coordinatingOffice', 'responsibleLeader']),
          quorum: quorumSchema,
        }),
      )
      .max(10),
    signOff: z.boolean(),
    lights: z.strictObject({ nearDueWorkdays: workdaysSchema, returnsYellow: z.int().min(0).max(1_000) }),
    standingCycle: z.literal('quarterly'),
  })
  .meta({ id: 'Policy' });

export const phaseGoalSchema = z.strictObject({ id: idSchema, due: daySchema }).meta({ id: 'PhaseGoal' });

/** @proof The schema has the very shape of the law. */
export type CalendarHolds = Holds<SameShape<z.infer<typeof calendarSchema>, Calendar>>;
/** @proof The schema has the very shape of the law. */
export type PolicyHolds = Holds<SameShape<z.infer<typeof policySchema>, Policy>>;
/** @proof The schema has the very shape of the law. */
export type PhaseGoalHolds = Holds<SameShape<z.infer<typeof phaseGoalSchema>, PhaseGoal>>;

/** `GET /calendar`: the calendar in force for what is issued next. */
export const calendarViewSchema = z
  .object({ calendar: calendarSchema, missingYears: z.array(z.int()) })
  .meta({ id: 'CalendarView' });
export type CalendarView = z.infer<typeof calendarViewSchema>;

/** `GET /policy`: the policy in force for what is issued next. */
export const policyViewSchema = z.object({ policy: policySchema }).meta({ id: 'PolicyView' });
export type PolicyView = z.infer<typeof policyViewSchema>;
