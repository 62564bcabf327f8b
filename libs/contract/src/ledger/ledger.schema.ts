import { z } from 'zod';
import { namesSchema, unitRefSchema } from '../office/directory.schema.js';
import { phaseGoalSchema } from '../office/rules.schema.js';
import { lightCountsSchema } from '../supervision/supervision.schema.js';
import { taskStatusSchema, trackRoleSchema } from '../task/task-state.schema.js';
import { lightSchema } from '../task/task-view.schema.js';
import {
  UNITS_MAX,
  countSchema,
  cursorSchema,
  daySchema,
  idSchema,
  instantSchema,
  lineSchema,
  pageQueryShape,
} from '../wire/primitives.schema.js';
import { refusalSchema } from '../wire/problem.schema.js';

export const ledgerStatusSchema = z
  .enum(['draft', 'issuing', 'issued', 'undone'])
  .meta({ id: 'LedgerStatus' });

/**
 * A doubt of an import, in both languages. Those of a row are what a person must still decide; `blocksIssue` says which
 * of them keep the row from being issued (D2, F3).
 */
export const ledgerQuestionSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    messageEn: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
  })
  .meta({ id: 'LedgerQuestion' });
export type LedgerQuestion = z.infer<typeof ledgerQuestionSchema>;

const onlyTold: ReadonlySet<string> = new Set(['section.misplaced', 'columns.shifted']);

/** Whether a row with this question must not be issued yet. */
export function blocksIssue(question: Pick<LedgerQuestion, 'code'>): boolean {
  return !onlyTold.has(question.code);
}

/** `GET /ledgers`: changed last first. */
export const ledgerListQuerySchema = z.strictObject({ ...pageQueryShape });
export type LedgerListQuery = z.infer<typeof ledgerListQuerySchema>;

export const ledgerSummarySchema = z
  .object({
    id: idSchema,
    title: z.string(),
    year: z.int(),
    status: ledgerStatusSchema,
    coordinatingUnit: idSchema,
    rows: countSchema,
    /** Rows of which a person must still decide something. */
    undecided: countSchema,
    /** Open tasks by light, and closed ones. */
    lights: lightCountsSchema,
    closed: countSchema,
    changedAt: instantSchema,
  })
  .meta({ id: 'LedgerSummary' });
export type LedgerSummary = z.infer<typeof ledgerSummarySchema>;

export const ledgerPageSchema = z
  .object({ items: z.array(ledgerSummarySchema), next: cursorSchema.nullable(), names: namesSchema })
  .meta({ id: 'LedgerPage' });
export type LedgerPage = z.infer<typeof ledgerPageSchema>;

const modeSchema = z.enum(['by-duty', 'separately', 'joint']).nullable();

/** A unit's share of a row, as it will be issued. */
export const shareSchema = z
  .strictObject({ track: idSchema, unit: idSchema, role: trackRoleSchema, mode: modeSchema })
  .meta({ id: 'Share' });

/** A group that stays open until units are nominated for it (D1). */
export const openGroupSchema = z
  .strictObject({ id: idSchema, text: lineSchema, role: trackRoleSchema, mode: modeSchema })
  .meta({ id: 'OpenGroup' });

/** A stretch of a text and what the grammar took it for, in UTF-16 units, end exclusive. */
export const markSchema = z
  .object({ start: countSchema, end: countSchema, kind: z.string() })
  .meta({ id: 'Mark' });

/** Something that was settled beyond the plain words, to be shown to whoever issues. */
export const settlementSchema = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('groupExpanded'),
      text: z.string(),
      units: z.array(idSchema),
      by: z.enum(['directory', 'decision']),
    }),
    z.object({ kind: z.literal('groupStandIn'), text: z.string(), unit: idSchema, added: z.boolean() }),
    z.object({ kind: z.literal('groupLeftOpen'), text: z.string() }),
    z.object({ kind: z.literal('listLeftOpen'), text: z.string() }),
    z.object({ kind: z.literal('namedTwice'), unit: idSchema }),
    z.object({
      kind: z.literal('deadlineInherited'),
      fromRow: countSchema,
      dueDay: daySchema.nullable(),
    }),
    z.object({ kind: z.literal('deadlineDecided'), dueDay: daySchema }),
  ])
  .meta({ id: 'Settlement' });
export type Settlement = z.infer<typeof settlementSchema>;

/** One row: the words of the paper, what was understood and decided, and the task once it is issued. */
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
    /** Null: the ledger's. */
    responsibleLeader: idSchema.nullable(),
    assignments: z.array(shareSchema),
    placeholders: z.array(openGroupSchema),
    phases: z.array(phaseGoalSchema),
    questions: z.array(ledgerQuestionSchema),
    settled: z.array(settlementSchema),
    marks: z.object({ responsibility: z.array(markSchema), deadline: z.array(markSchema) }),
    version: countSchema,
    task: z
      .object({
        id: idSchema,
        status: taskStatusSchema,
        light: lightSchema,
        daysLate: countSchema.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'LedgerRow' });
export type LedgerRow = z.infer<typeof ledgerRowSchema>;

/** How far an issue has come: `started + refused + pending = total` (F6). */
export const issueProgressSchema = z
  .object({
    ledger: idSchema,
    issueNo: countSchema,
    requestedBy: idSchema,
    requestedAt: instantSchema,
    /** Null while rows are pending. */
    finishedAt: instantSchema.nullable(),
    total: countSchema,
    started: countSchema,
    pending: countSchema,
    refused: z.array(z.object({ row: countSchema, refusal: refusalSchema })),
  })
  .meta({ id: 'IssueProgress' });
export type IssueProgress = z.infer<typeof issueProgressSchema>;

/** `GET /ledgers/{id}/issue`: null when it was never issued. */
export const issueStateSchema = z
  .object({ issue: issueProgressSchema.nullable() })
  .meta({ id: 'IssueState' });
export type IssueState = z.infer<typeof issueStateSchema>;

/** `GET /ledgers/{id}`: its head and a page of its rows, in the order of the paper. */
export const ledgerViewQuerySchema = z.strictObject({ ...pageQueryShape });
export type LedgerViewQuery = z.infer<typeof ledgerViewQuerySchema>;

export const ledgerViewSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    year: z.int(),
    status: ledgerStatusSchema,
    coordinatingUnit: idSchema,
    responsibleLeader: idSchema.nullable(),
    createdAt: instantSchema,
    questions: z.array(ledgerQuestionSchema),
    issue: issueProgressSchema.nullable(),
    rows: z.object({ items: z.array(ledgerRowSchema), next: cursorSchema.nullable() }),
    names: namesSchema,
  })
  .meta({ id: 'LedgerView' });
export type LedgerView = z.infer<typeof ledgerViewSchema>;

const yearSchema = z.int().min(2000).max(2200);

/** Something for each of some words of the paper. */
function namedSchema<Value extends z.ZodType>(value: Value) {
  return z
    .record(lineSchema, value)
    .refine((entries) => Object.keys(entries).length <= 200, { error: 'decisions.too_many' });
}

/** What people decide beyond the words of the paper. */
export const ledgerDecisionsSchema = z
  .strictObject({
    coordinatingUnit: idSchema.optional(),
    responsibleLeader: idSchema.optional(),
    /** Year of the paper where its title names none. */
    paperYear: yearSchema.optional(),
    /** Takes the paper as another year's: its dates move, every move is shown. */
    forYear: yearSchema.optional(),
    /** Keeps the dates of a past year: what is long overdue is said once (F57). One of the two is needed then. */
    keepDates: z.boolean().default(false),
    /** Units of the directory by the words of the paper. */
    same: namedSchema(idSchema).default({}),
    /** Whether a named unit that nobody knows is added under the words of the paper. */
    createUnits: z.boolean().default(false),
    /** Members of a group by its words; an empty list says that there are none (D1, D2). */
    groups: namedSchema(z.array(idSchema).max(UNITS_MAX)).default({}),
    /** Last day of a row, by its number. */
    dueDays: z.record(z.string().regex(/^[1-9]\d{0,4}$/), daySchema).default({}),
    /** Whether a blank limit inside an item takes that of the row above. */
    inherit: z.boolean().default(false),
    /** Who answers for a group that must be resolved and is not; null leaves the row undecided. */
    standIn: idSchema.nullable().default(null),
  })
  .meta({ id: 'LedgerDecisions' });
export type LedgerDecisions = z.output<typeof ledgerDecisionsSchema>;
export type LedgerDecisionsInput = z.input<typeof ledgerDecisionsSchema>;

/**
 * `POST /ledgers/preview`: what an import with these decisions would give; nothing is stored. A form with the part
 * `file` and, as JSON, the part `decisions`; or the paper as `text/plain` with no decisions.
 */
export const ledgerPreviewSchema = z
  .object({
    title: z.string(),
    year: z.int().nullable(),
    format: z.enum(['txt', 'docx', 'xlsx']),
    /** The ledger that this very paper made before; importing it again changes nothing (F2). */
    known: idSchema.nullable(),
    counts: z.object({
      rows: countSchema,
      items: countSchema,
      sections: countSchema,
      assignments: countSchema,
      /** Rows that cannot be issued yet. */
      undecided: countSchema,
    }),
    questions: z.array(ledgerQuestionSchema),
    /** Dates that `forYear` moved, days or the words of a date without a year. */
    moved: z.array(z.object({ row: countSchema, from: z.string(), to: z.string() })),
    /** Units that `createUnits` would add. */
    added: z.array(unitRefSchema),
    rows: z.array(ledgerRowSchema),
    names: namesSchema,
  })
  .meta({ id: 'LedgerPreview' });
export type LedgerPreview = z.infer<typeof ledgerPreviewSchema>;

/** `POST /ledgers`: 201 with the new draft, 200 with the ledger that this paper made before. */
export const ledgerImportedSchema = z
  .object({ id: idSchema, created: z.boolean(), rows: countSchema, undecided: countSchema })
  .meta({ id: 'LedgerImported' });
export type LedgerImported = z.infer<typeof ledgerImportedSchema>;

/**
 * `PATCH /ledgers/{id}/rows/{row}`: a person's answers on a draft; what is left out stays. `version` is the one that was
 * read. Questions whose code stands in `settles` are gone.
 */
export const ledgerRowChangeSchema = z
  .strictObject({
    version: z.int().min(1),
    dueDay: daySchema.nullable().optional(),
    standing: z.boolean().optional(),
    skippable: z.boolean().optional(),
    responsibleLeader: idSchema.nullable().optional(),
    assignments: z.array(shareSchema).max(200).optional(),
    placeholders: z.array(openGroupSchema).max(50).optional(),
    phases: z.array(phaseGoalSchema).max(50).optional(),
    /** Codes of the questions that these answers settle. */
    settles: z.array(z.string().min(1).max(100)).max(50).default([]),
  })
  .meta({ id: 'LedgerRowChange' });
export type LedgerRowChange = z.output<typeof ledgerRowChangeSchema>;
export type LedgerRowChangeInput = z.input<typeof ledgerRowChangeSchema>;

/** Number of a row in a path. */
export const ledgerRowNoSchema = z.coerce.number().int().min(1).max(10_000);
