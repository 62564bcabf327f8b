import { z } from 'zod';
import { namesSchema } from '../office/directory.schema.js';
import { countSchema, daySchema, idSchema, instantSchema } from '../wire/primitives.schema.js';
import { refusalSchema } from '../wire/problem.schema.js';
import { opinionSchema } from './approval.schema.js';
import { ledgerPreviewSchema } from './import.schema.js';
import { ledgerFormatSchema } from './paper.schema.js';

/** What can differ between two versions of a row, by the part of the table; `other`: leaders and columns without a field. */
export const changedFields = ['section', 'item', 'content', 'responsibility', 'deadline', 'other'] as const;

/**
 * One row in which a new version of the paper differs from the ledger. `key` names it in a confirmation:
 * `created:12` (row 12 of the paper), `changed:7` and `withdrawn:7` (row 7 of the ledger).
 */
export const rowChangeSchema = z
  .object({
    key: z.string(),
    kind: z.enum(['created', 'changed', 'withdrawn']),
    /** Row of the ledger; null for a created row that has none yet. */
    row: z.int().nullable(),
    /** Row of the new paper; null for a withdrawn one. */
    printed: z.int().nullable(),
    /** The words of the measure, of the new paper where it has them. */
    content: z.string(),
    /** Which fields differ, each as text before and after; for a created row what it says, for a withdrawn one what it said. */
    fields: z.array(
      z.object({ field: z.enum(changedFields), before: z.string().nullable(), after: z.string().nullable() }),
    ),
    /** How sure it is that both are the same row, from 0 to 1; 1 for equal words. */
    likeness: z.number().min(0).max(1),
    /**
     * What confirming it does. `draft`: the row of the draft is added, replaced or left out. `issue`: a new row that the
     * next issue starts. `amend`, `cancel`: a command to the running task. `words`: only what stands around the measure
     * changes, and nobody is told. `none`: the task is closed, nothing can be done.
     */
    becomes: z.enum(['draft', 'issue', 'amend', 'cancel', 'words', 'none']),
    task: idSchema.nullable(),
  })
  .meta({ id: 'LedgerRowDifference' });
export type RowChange = z.infer<typeof rowChangeSchema>;

export const ledgerDifferenceSchema = z
  .object({
    /** The very bytes of the last import: nothing differs and nothing would change. */
    identical: z.boolean(),
    /** Number of the revision that it is held against. */
    base: countSchema,
    created: z.array(rowChangeSchema),
    changed: z.array(rowChangeSchema),
    withdrawn: z.array(rowChangeSchema),
    unchanged: countSchema,
  })
  .meta({ id: 'LedgerDifference' });
export type LedgerDifference = z.infer<typeof ledgerDifferenceSchema>;

/**
 * `POST /ledgers/{id}/revisions/preview`: a new version of the paper held against the ledger; nothing is stored. The same
 * form as `POST /ledgers/preview`.
 */
export const revisionPreviewSchema = z
  .object({
    ledger: idSchema,
    /** The ledger's version, to be given back with the confirmation. */
    version: z.int(),
    difference: ledgerDifferenceSchema,
    preview: ledgerPreviewSchema,
  })
  .meta({ id: 'RevisionPreview' });
export type RevisionPreview = z.infer<typeof revisionPreviewSchema>;

/** Part `revision` of the form of `POST /ledgers/{id}/revisions`: which differences are taken. */
export const revisionAskSchema = z
  .strictObject({
    version: z.int().min(1),
    /** Keys of created and changed rows, or all of them. Of an issued ledger `all` does not withdraw anything. */
    take: z.union([z.literal('all'), z.array(z.string().min(1).max(40)).max(10_000)]),
    /** Keys of withdrawn rows, each confirmed by itself; of an issued ledger they become cancellations. */
    withdraw: z.array(z.string().min(1).max(40)).max(10_000).default([]),
    /** From which day the amended rows hold (F9); today where it is left out. */
    effectiveDay: daySchema.optional(),
    /** What the revision rests on; needed when running tasks are amended or cancelled. */
    basis: opinionSchema.nullable().default(null),
  })
  .meta({ id: 'RevisionAsk' });
export type RevisionAsk = z.output<typeof revisionAskSchema>;
export type RevisionAskInput = z.input<typeof revisionAskSchema>;

/**
 * One import into a ledger. `open`: stored; until it is issued or sent it can be taken back, also when it is approved
 * already (`ledger.not_undoable` after that). `applying`: its commands are on their way to running tasks.
 * `applied`: it can no longer be undone, because the ledger was issued or its commands were answered.
 */
export const revisionSchema = z
  .object({
    /** 1 is the import that made the ledger. */
    no: z.int().min(1),
    status: z.enum(['open', 'applying', 'applied', 'undone']),
    fileName: z.string().nullable(),
    sha256: z.string().nullable(),
    format: ledgerFormatSchema.nullable(),
    by: idSchema,
    at: instantSchema,
    counts: z.object({
      created: countSchema,
      changed: countSchema,
      withdrawn: countSchema,
      unchanged: countSchema,
    }),
    effectiveDay: daySchema.nullable(),
    basis: z.string().nullable(),
    /** Whether `DELETE /ledgers/{id}/revisions/{no}` takes it back: the last one that is not undone, while it is open. */
    undoable: z.boolean(),
    /** Who took it back, and when; `by` is null where an older release did not note it. */
    undone: z.object({ by: idSchema.nullable(), at: instantSchema }).nullable(),
    /** Commands to running tasks: `done + refused + pending = total`. */
    commands: z.object({
      total: countSchema,
      done: countSchema,
      refused: countSchema,
      pending: countSchema,
    }),
  })
  .meta({ id: 'LedgerRevision' });
export type Revision = z.infer<typeof revisionSchema>;

/** `GET /ledgers/{id}/revisions`: latest first. */
export const revisionListSchema = z
  .object({ items: z.array(revisionSchema), names: namesSchema })
  .meta({ id: 'LedgerRevisionList' });
export type RevisionList = z.infer<typeof revisionListSchema>;

/** A difference that was confirmed, and what became of it. */
export const takenChangeSchema = rowChangeSchema
  .extend({
    /** `pending`: a command that was not answered yet. A refusal stands with what the law said. */
    outcome: z.enum(['done', 'pending', 'refused']),
    refusal: refusalSchema.nullable(),
  })
  .meta({ id: 'TakenChange' });
export type TakenChange = z.infer<typeof takenChangeSchema>;

/** `GET /ledgers/{id}/revisions/{no}`, and the answer of `POST /ledgers/{id}/revisions` and of its `apply`. */
export const revisionViewSchema = revisionSchema
  .extend({
    changes: z.array(takenChangeSchema),
    /** The ledger's version now. */
    version: z.int(),
    /** False when these very bytes were the last import: nothing was stored. */
    created: z.boolean(),
    names: namesSchema,
  })
  .meta({ id: 'LedgerRevisionView' });
export type RevisionView = z.infer<typeof revisionViewSchema>;

/** Number of a revision in a path. */
export const revisionNoSchema = z.coerce.number().int().min(1).max(10_000);
