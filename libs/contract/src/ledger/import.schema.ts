import { z } from 'zod';
import { namesSchema, unitRefSchema } from '../office/directory.schema.js';
import { UNITS_MAX, countSchema, daySchema, idSchema, lineSchema } from '../wire/primitives.schema.js';
import { ledgerRowSchema } from './ledger-row.schema.js';
import { fieldsByColumnSchema, ledgerFormatSchema, paperFieldSchema, paperSchema } from './paper.schema.js';
import { ANSWERS_MAX, ledgerAnswerSchema, ledgerQuestionSchema } from './question.schema.js';

const yearSchema = z.int().min(2000).max(2200);

/** Something for each of some words of the paper. */
function namedSchema<Value extends z.ZodType>(value: Value) {
  return z
    .record(lineSchema, value)
    .refine((entries) => Object.keys(entries).length <= 200, { error: 'decisions.too_many' });
}

/**
 * What people say of the columns: by the place of a table in the file, from 0, what its columns hold. A field beside a
 * number is the shape of older releases, which spoke of the main part alone: then the number is that of a column.
 */
const columnsSchema = z
  .record(z.string().regex(/^\d{1,5}$/), z.union([paperFieldSchema, fieldsByColumnSchema]))
  .refine((tables) => Object.keys(tables).length <= 1_000, { error: 'decisions.too_many' });

/** What people decide beyond the words of the paper. */
export const ledgerDecisionsSchema = z
  .strictObject({
    coordinatingUnit: idSchema.optional(),
    responsibleLeader: idSchema.optional(),
    /** Which table of the file is the ledger, from 0; the likeliest one otherwise. */
    table: z.int().min(0).max(10_000).optional(),
    columns: columnsSchema.optional(),
    /** Year of the paper where its title names none. */
    paperYear: yearSchema.optional(),
    /** Takes the paper as another year's: its dates move, every move is shown. */
    forYear: yearSchema.optional(),
    /** Keeps the dates of a past year: what is long overdue is said once (F57). One of the two is needed then. */
    keepDates: z.boolean().default(false),
    /** Answers to questions, in the order in which they were given; of two about one thing the later counts. */
    answers: z.array(ledgerAnswerSchema).max(ANSWERS_MAX).default([]),
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
 * `file` (docx, xlsx, xls, csv, txt, doc) and, as JSON, the part `decisions`; or a paper as `text/plain` with no
 * decisions. Asked again with the answers taken so far, until no question is left.
 */
export const ledgerPreviewSchema = z
  .object({
    title: z.string(),
    year: z.int().nullable(),
    format: ledgerFormatSchema,
    /** The ledger that this very paper made before; importing it again changes nothing (F2). */
    known: idSchema.nullable(),
    /** Open ledgers of this office and year that the paper may be a new version of, likeliest first. */
    versionOf: z.array(z.object({ ledger: idSchema, title: z.string(), likeness: z.number() })),
    /** Who would run the ledger, and who would be asked to approve it; null: nobody, it is issued without. */
    coordinatingUnit: idSchema,
    responsibleLeader: idSchema.nullable(),
    paper: paperSchema,
    counts: z.object({
      rows: countSchema,
      items: countSchema,
      sections: countSchema,
      assignments: countSchema,
      /** Rows without any question that keeps them from being issued. */
      understood: countSchema,
      /** Rows that cannot be issued yet. */
      undecided: countSchema,
      /** Questions that keep a row from being issued; one about several rows counts once. */
      questions: countSchema,
    }),
    /** Doubts of no single row. */
    questions: z.array(ledgerQuestionSchema),
    /** Dates that `forYear` moved, days or the words of a date without a year. */
    moved: z.array(z.object({ row: countSchema, from: z.string(), to: z.string() })),
    /** Units that the decisions would add. */
    added: z.array(unitRefSchema),
    /** Names that the decisions would teach the directory: the next paper does not ask again. */
    learned: z.array(z.object({ text: z.string(), unit: idSchema })),
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
