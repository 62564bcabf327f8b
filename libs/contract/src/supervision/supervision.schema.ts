import { todoKinds } from '#domain';
import { z } from 'zod';
import { namesSchema } from '../office/directory.schema.js';
import { deadlineKindSchema, stepFormSchema, taskStatusSchema } from '../task/task-state.schema.js';
import { lightSchema, taskHeaderSchema } from '../task/task-view.schema.js';
import {
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  pageQueryShape,
} from '../wire/primitives.schema.js';

export const supervisionQuerySchema = z.strictObject({ ledger: idSchema.optional() });
export type SupervisionQuery = z.infer<typeof supervisionQuerySchema>;

const lightCountsSchema = z.object({
  green: countSchema,
  blue: countSchema,
  yellow: countSchema,
  red: countSchema,
});

/** How many of how many; the share is the reader's to compute, so that no rounding hides a row. */
const rateSchema = z.object({ inTime: countSchema, of: countSchema });

/** A step that will fire next if nothing happens. */
export const nextStepSchema = z
  .object({
    task: taskHeaderSchema,
    unit: idSchema.nullable(),
    kind: deadlineKindSchema,
    step: idSchema,
    form: stepFormSchema,
    at: instantSchema,
  })
  .meta({ id: 'NextStep' });
export type NextStep = z.infer<typeof nextStepSchema>;

/**
 * `GET /supervision/summary`: counts of one ledger, or of all that is issued. Lights count open rows; `byStatus` counts
 * all. A row counts once per light and status, and once for each of its units.
 */
export const supervisionSummarySchema = z
  .object({
    at: instantSchema,
    ledger: z.object({ id: idSchema, title: z.string(), year: z.int() }).nullable(),
    total: countSchema,
    open: countSchema,
    byLight: lightCountsSchema,
    byStatus: z.record(taskStatusSchema, countSchema),
    byUnit: z.array(
      z.object({
        unit: idSchema,
        total: countSchema,
        open: countSchema,
        light: lightCountsSchema,
        late: countSchema,
      }),
    ),
    bySection: z.array(
      z.object({
        no: z.string().nullable(),
        title: z.string().nullable(),
        total: countSchema,
        open: countSchema,
        light: lightCountsSchema,
      }),
    ),
    /** Rows that are closed, against the limit as first set and as it stands (F59). */
    onTime: z.object({ original: rateSchema, current: rateSchema }),
    nextSteps: z.array(nextStepSchema),
    names: namesSchema,
  })
  .meta({ id: 'SupervisionSummary' });
export type SupervisionSummary = z.infer<typeof supervisionSummarySchema>;

export const lateQuerySchema = z.strictObject({
  ...pageQueryShape,
  ledger: idSchema.optional(),
  unit: idSchema.optional(),
});
export type LateQuery = z.infer<typeof lateQuerySchema>;

/** A part that is late, because of whom the row waits, and what comes next. */
export const lateItemSchema = z
  .object({
    task: taskHeaderSchema,
    track: idSchema,
    unit: idSchema,
    light: lightSchema,
    overdueSince: instantSchema,
    /** Civil days since the limit. */
    daysLate: countSchema,
    becauseOf: z.array(
      z.object({
        unit: idSchema.nullable(),
        person: idSchema.nullable(),
        kind: z.enum(todoKinds),
        since: instantSchema,
      }),
    ),
    lastStep: z.object({ step: idSchema, form: stepFormSchema, firedAt: instantSchema }).nullable(),
    nextStep: z.object({ step: idSchema, form: stepFormSchema, at: instantSchema }).nullable(),
  })
  .meta({ id: 'LateItem' });
export type LateItem = z.infer<typeof lateItemSchema>;

/** `GET /supervision/late`: longest overdue first. */
export const latePageSchema = z
  .object({ items: z.array(lateItemSchema), next: cursorSchema.nullable(), names: namesSchema })
  .meta({ id: 'LatePage' });
export type LatePage = z.infer<typeof latePageSchema>;
