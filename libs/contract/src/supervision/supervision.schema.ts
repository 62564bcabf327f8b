import { todoKinds } from '#domain';
import { z } from 'zod';
import { namesSchema } from '../office/directory.schema.js';
import {
  deadlineKindSchema,
  stepFormSchema,
  taskStatusSchema,
  trackRoleSchema,
  trackStatusSchema,
} from '../task/task-state.schema.js';
import { taskHeaderSchema } from '../task/task-view.schema.js';
import {
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  pageQueryShape,
} from '../wire/primitives.schema.js';

export const supervisionQuerySchema = z.strictObject({ ledger: idSchema.optional() });
export type SupervisionQuery = z.infer<typeof supervisionQuerySchema>;

export const lightCountsSchema = z.object({
  green: countSchema,
  blue: countSchema,
  yellow: countSchema,
  red: countSchema,
});

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
 * `GET /supervision/summary`: one ledger, or all that is issued. Every number opens its rows (`/tasks`, `/supervision/late`,
 * `/supervision/escalations` with the same filter). Lights, sections and units count open rows; `statuses` counts all.
 */
export const supervisionSummarySchema = z
  .object({
    at: instantSchema,
    ledger: z.object({ id: idSchema, title: z.string(), year: z.int() }).nullable(),
    total: countSchema,
    open: countSchema,
    lights: lightCountsSchema,
    statuses: z.partialRecord(taskStatusSchema, countSchema),
    sections: z.array(lightCountsSchema.extend({ section: z.string().nullable() })),
    units: z.array(
      z.object({
        unit: idSchema,
        /** Parts of open rows. */
        parts: countSchema,
        awaitingReceipt: countSchema,
        submitted: countSchema,
        /** Parts owed although their limit has passed. */
        overdue: countSchema,
        returns: countSchema,
      }),
    ),
    /** Fired steps that wait for a leader's answer. */
    unacknowledged: countSchema,
    /** What fires next if nothing happens, soonest first. */
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

/** A part that is owed although its limit has passed: on whom it waits, and what comes next. */
export const lateItemSchema = z
  .object({
    task: taskHeaderSchema,
    track: idSchema,
    unit: idSchema,
    role: trackRoleSchema,
    status: trackStatusSchema,
    due: instantSchema,
    /** Civil days after the last day of the limit. */
    daysLate: countSchema,
    returns: countSchema,
    /** Whoever is asked for something before this part can go on: its own unit, or units whose parts are missing. */
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
