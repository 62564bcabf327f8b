import { taskStatuses } from '#domain';
import { z } from 'zod';
import { namesSchema } from '../office/directory.schema.js';
import { lightCountsSchema } from '../supervision/supervision.schema.js';
import { lightSchema } from '../task/task-view.schema.js';
import {
  countSchema,
  cursorSchema,
  idSchema,
  instantSchema,
  lineSchema,
  pageQueryShape,
} from '../wire/primitives.schema.js';
import { refusalSchema } from '../wire/problem.schema.js';
import { approvalStates, ledgerApprovalSchema } from './approval.schema.js';
import { ledgerRowSchema } from './ledger-row.schema.js';
import { ledgerFormatSchema } from './paper.schema.js';
import { ledgerQuestionSchema } from './question.schema.js';

export const ledgerStatusSchema = z
  .enum(['draft', 'issuing', 'issued', 'undone'])
  .meta({ id: 'LedgerStatus' });

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
    approval: z.enum(approvalStates),
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

/** What narrows the rows of a ledger, on its page and in its export alike. */
export const ledgerFilterShape = {
  status: z.enum(taskStatuses).optional(),
  light: lightSchema.optional(),
  unit: idSchema.optional(),
  section: lineSchema.optional(),
  open: z.stringbool().optional(),
  /** Words of the row, its item, its section, its responsibility or its units; several in any order. */
  text: lineSchema.optional(),
  /** Only rows with a question that keeps them from being issued (`blocksIssue`). */
  undecided: z.stringbool().optional(),
};

/**
 * `GET /ledgers/{id}`: its head and a page of its rows, in the order of the paper. With a filter only the rows that fit;
 * a part that only a task can meet (status, light, open) leaves out rows that are not issued.
 */
export const ledgerViewQuerySchema = z.strictObject({ ...pageQueryShape, ...ledgerFilterShape });
export type LedgerViewQuery = z.infer<typeof ledgerViewQuerySchema>;

export const ledgerViewSchema = z
  .object({
    id: idSchema,
    title: z.string(),
    year: z.int(),
    status: ledgerStatusSchema,
    /** Rises with every change; an approval holds for one version. */
    version: z.int(),
    coordinatingUnit: idSchema,
    responsibleLeader: idSchema.nullable(),
    createdAt: instantSchema,
    /** The paper of the last import; null for a ledger that was typed in. */
    source: z
      .object({ fileName: z.string().nullable(), sha256: z.string(), format: ledgerFormatSchema })
      .nullable(),
    /** Number of the last revision that is not undone; 0 for a ledger that was typed in. */
    revision: countSchema,
    approval: ledgerApprovalSchema,
    questions: z.array(ledgerQuestionSchema),
    issue: issueProgressSchema.nullable(),
    /** Rows that the next issue would start: new ones, and those that were refused. */
    toIssue: countSchema,
    rows: z.object({ items: z.array(ledgerRowSchema), next: cursorSchema.nullable() }),
    names: namesSchema,
  })
  .meta({ id: 'LedgerView' });
export type LedgerView = z.infer<typeof ledgerViewSchema>;
