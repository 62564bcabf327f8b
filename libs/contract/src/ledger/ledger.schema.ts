import { z } from 'zod';
import { namesSchema } from '../office/directory.schema.js';
import { phaseGoalSchema } from '../office/rules.schema.js';
import { taskStatusSchema, trackRoleSchema } from '../task/task-state.schema.js';
import { lightSchema } from '../task/task-view.schema.js';
import {
  contentHashSchema,
  countSchema,
  cursorSchema,
  daySchema,
  idSchema,
  instantSchema,
  pageQueryShape,
} from '../wire/primitives.schema.js';
import { refusalSchema } from '../wire/problem.schema.js';

export const ledgerStatusSchema = z
  .enum(['draft', 'issuing', 'issued', 'undone'])
  .meta({ id: 'LedgerStatus' });

/** A doubt that a person must settle; an import never settles it silently (F1). */
export const ledgerQuestionSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    messageEn: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
  })
  .meta({ id: 'LedgerQuestion' });
export type LedgerQuestion = z.infer<typeof ledgerQuestionSchema>;

export const ledgerSummarySchema = z
  .object({
    id: idSchema,
    title: z.string(),
    year: z.int(),
    status: ledgerStatusSchema,
    coordinatingUnit: idSchema,
    responsibleLeader: idSchema.nullable(),
    rows: countSchema,
    /** Questions still open, over all rows. */
    questions: countSchema,
    /** Rows that were started. */
    issued: countSchema,
    createdAt: instantSchema,
    version: countSchema,
  })
  .meta({ id: 'LedgerSummary' });
export type LedgerSummary = z.infer<typeof ledgerSummarySchema>;

export const ledgerListQuerySchema = z.strictObject({ ...pageQueryShape });
export type LedgerListQuery = z.infer<typeof ledgerListQuerySchema>;

/** `GET /ledgers`: changed last first. */
export const ledgerPageSchema = z
  .object({ items: z.array(ledgerSummarySchema), next: cursorSchema.nullable(), names: namesSchema })
  .meta({ id: 'LedgerPage' });
export type LedgerPage = z.infer<typeof ledgerPageSchema>;

const shareSchema = z.strictObject({
  unit: idSchema,
  role: trackRoleSchema,
  mode: z.enum(['by-duty', 'separately', 'joint']).nullable(),
});
const openGroupSchema = z.strictObject({
  id: idSchema,
  text: z.string().min(1).max(500),
  role: trackRoleSchema,
  mode: z.enum(['by-duty', 'separately', 'joint']).nullable(),
});

/** What the grammar understood, kept beside what people decided; `marks` are spans in UTF-16 units, end exclusive. */
export const rowReadingSchema = z
  .looseObject({
    marks: z
      .looseObject({
        responsibility: z
          .array(z.object({ start: countSchema, end: countSchema, kind: z.string() }))
          .optional(),
        deadline: z.array(z.object({ start: countSchema, end: countSchema, kind: z.string() })).optional(),
      })
      .optional(),
  })
  .meta({ id: 'RowReading' });

/** One row of a ledger: the words of the paper, what was understood, and the task once it is issued. */
export const ledgerRowSchema = z
  .object({
    row: countSchema,
    section: z.object({ no: z.string().nullable(), title: z.string() }).nullable(),
    item: z.object({ no: countSchema.nullable(), title: z.string() }).nullable(),
    content: z.string(),
    responsibilityText: z.string(),
    deadlineText: z.string(),
    dueDay: daySchema.nullable(),
    standing: z.boolean(),
    skippable: z.boolean(),
    responsibleLeader: idSchema.nullable(),
    assignments: z.array(shareSchema),
    placeholders: z.array(openGroupSchema),
    phases: z.array(phaseGoalSchema),
    reading: rowReadingSchema,
    questions: z.array(ledgerQuestionSchema),
    version: countSchema,
    task: z.object({ id: idSchema, status: taskStatusSchema, light: lightSchema }).nullable(),
    /** Why the row was not started, when the law refused it. */
    refusal: refusalSchema.nullable(),
  })
  .meta({ id: 'LedgerRow' });
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

/** `GET /ledgers/{id}`: all rows in the order of the paper. */
export const ledgerViewSchema = z
  .object({
    ledger: ledgerSummarySchema,
    questions: z.array(ledgerQuestionSchema),
    rows: z.array(ledgerRowSchema),
    names: namesSchema,
  })
  .meta({ id: 'LedgerView' });
export type LedgerView = z.infer<typeof ledgerViewSchema>;

/**
 * `POST /ledgers/preview` and `POST /ledgers`: the paper is the body (`text/plain`) or the part `file` of a form; these
 * stand in the query. `forYear` takes a paper of another year as this year's, every moved day shown.
 */
export const ledgerImportQuerySchema = z.strictObject({
  coordinatingUnit: idSchema.optional(),
  responsibleLeader: idSchema.optional(),
  forYear: z.coerce.number().int().min(2000).max(2200).optional(),
});
export type LedgerImportQuery = z.infer<typeof ledgerImportQuerySchema>;

/** How a row of the paper compares with the ledger of the same key that is here already (F2). */
export const rowChangeSchema = z
  .object({
    row: countSchema,
    change: z.enum(['create', 'change', 'withdraw', 'unchanged']),
    fields: z.array(z.string()),
  })
  .meta({ id: 'RowChange' });

/** What an import would do; nothing is stored. */
export const ledgerPreviewSchema = z
  .object({
    /** SHA-256 of the paper; the same paper is the same import. */
    source: contentHashSchema,
    title: z.string(),
    year: z.int().nullable(),
    /** The ledger that this very paper made before, when it did. */
    known: idSchema.nullable(),
    counts: z.object({
      rows: countSchema,
      items: countSchema,
      sections: countSchema,
      assignments: countSchema,
      questions: countSchema,
    }),
    questions: z.array(ledgerQuestionSchema),
    rows: z.array(ledgerRowSchema),
    changes: z.array(rowChangeSchema),
    /** Days that `forYear` moved. */
    moved: z.array(z.object({ row: countSchema, from: daySchema, to: daySchema })),
    names: namesSchema,
  })
  .meta({ id: 'LedgerPreview' });
export type LedgerPreview = z.infer<typeof ledgerPreviewSchema>;

/** `PATCH /ledgers/{id}/rows/{row}`: a person's answers; what is left out stays. `version` is the one that was read. */
export const ledgerRowChangeSchema = z
  .strictObject({
    version: countSchema,
    dueDay: daySchema.nullable().optional(),
    standing: z.boolean().optional(),
    skippable: z.boolean().optional(),
    responsibleLeader: idSchema.nullable().optional(),
    assignments: z.array(shareSchema).max(200).optional(),
    placeholders: z.array(openGroupSchema).max(50).optional(),
    phases: z.array(phaseGoalSchema).max(50).optional(),
    /** Codes of questions that this answer settles. */
    settles: z.array(z.string().min(1).max(100)).max(50).default([]),
  })
  .meta({ id: 'LedgerRowChange' });
export type LedgerRowChange = z.infer<typeof ledgerRowChangeSchema>;

/** `POST /ledgers/{id}/issue` (202) and `GET /ledgers/{id}/issue`: "n of 39" until it is complete (F6). */
export const issueProgressSchema = z
  .object({
    ledger: idSchema,
    status: z.enum(['none', 'running', 'finished']),
    rows: countSchema,
    started: countSchema,
    refused: z.array(z.object({ row: countSchema, refusal: refusalSchema })),
    requestedAt: instantSchema.nullable(),
    finishedAt: instantSchema.nullable(),
  })
  .meta({ id: 'IssueProgress' });
export type IssueProgress = z.infer<typeof issueProgressSchema>;
