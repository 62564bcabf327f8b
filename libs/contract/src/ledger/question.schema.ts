import { z } from 'zod';
import { namesSchema } from '../office/directory.schema.js';
import { UNITS_MAX, countSchema, daySchema, idSchema, lineSchema } from '../wire/primitives.schema.js';
import { sourceRefSchema } from './paper.schema.js';

/** Answers that one request or one paper may carry. */
export const ANSWERS_MAX = 2_000;

/** The row that an answer is about. */
const ofRow = {
  row: z.int().min(1).max(10_000),
  /** Where the row stands in the file: with another choice of tables and columns it may have another number. */
  source: sourceRefSchema.optional(),
};
const otherRow = ofRow.row;
const words = lineSchema;

/** A unit's duty in a row where the words of the paper do not say it. */
const answeredShareSchema = z.strictObject({
  unit: idSchema,
  role: z.enum(['lead', 'responsible', 'support', 'reviewer']),
  mode: z.enum(['by-duty', 'separately', 'joint']).nullable().default(null),
});

const schemas = {
  /** The words are a name of this unit; learned as an alias once the paper is stored. */
  sameUnit: z.strictObject({ kind: z.literal('sameUnit'), text: words, unit: idSchema }),
  /** A unit that the directory does not have yet, under these words or under better names. */
  newUnit: z.strictObject({
    kind: z.literal('newUnit'),
    text: words,
    shortName: lineSchema.max(200).optional(),
    fullName: lineSchema.max(200).optional(),
  }),
  /** The words name nobody; they stay as printed and give nobody a duty. */
  notUnit: z.strictObject({ kind: z.literal('notUnit'), text: words }),
  /** The units of a group, for this ledger (D1, D2); none at all says that it is empty. */
  members: z.strictObject({
    kind: z.literal('members'),
    text: words,
    units: z.array(idSchema).max(UNITS_MAX),
  }),
  /** Who answers for a group until its units are named (ADR 0010). */
  standIn: z.strictObject({ kind: z.literal('standIn'), text: words, unit: idSchema }),
  /** Last day of a row. */
  dueDay: z.strictObject({ kind: z.literal('dueDay'), ...ofRow, dueDay: daySchema }),
  /** The row has no last day: it is reported on by period and confirmed each year (D6). */
  standing: z.strictObject({ kind: z.literal('standing'), ...ofRow }),
  /** The limit of the row above counts (LEDGER section 4, item 9). */
  inherit: z.strictObject({ kind: z.literal('inherit'), ...ofRow }),
  /** Who has which duty; replaces what was read. */
  shares: z.strictObject({
    kind: z.literal('shares'),
    ...ofRow,
    shares: z.array(answeredShareSchema).min(1).max(UNITS_MAX),
  }),
  /** A duty with a time inside the content: stages of the row on these days, or words and no more. */
  duty: z.strictObject({
    kind: z.literal('duty'),
    ...ofRow,
    /** Where its words start in the content, in UTF-16 units. */
    start: countSchema,
    take: z.enum(['stages', 'note']),
    days: z.array(daySchema).max(50).default([]),
  }),
  /**
   * The same work stands in another open ledger (F10). A merged row stays in the paper and is not issued. Linking the two,
   * so that one report counts in both, comes with M10: a choice without its effect is not offered.
   */
  overlap: z.strictObject({
    kind: z.literal('overlap'),
    ...ofRow,
    ledger: idSchema,
    otherRow,
    choice: z.enum(['keepBoth', 'merge']),
  }),
  /** Somebody looked, and it stays as it was understood. */
  asPrinted: z.strictObject({ kind: z.literal('asPrinted'), ...ofRow, question: z.string().min(1).max(100) }),
} as const;

/** A structured decision: the whole answer to a question, as a suggestion holds it and as a person may compose it. */
export const ledgerAnswerSchema = z
  .discriminatedUnion('kind', [
    schemas.sameUnit,
    schemas.newUnit,
    schemas.notUnit,
    schemas.members,
    schemas.standIn,
    schemas.dueDay,
    schemas.standing,
    schemas.inherit,
    schemas.shares,
    schemas.duty,
    schemas.overlap,
    schemas.asPrinted,
  ])
  .meta({ id: 'LedgerAnswer' });
export type LedgerAnswer = z.output<typeof ledgerAnswerSchema>;

const answerKinds = Object.keys(schemas) as (keyof typeof schemas)[];

/** An answer that one click takes. */
export const suggestedAnswerSchema = z
  .object({
    label: z.string(),
    labelEn: z.string(),
    answer: ledgerAnswerSchema,
    /** From 0 to 1, where the suggestion is a near name or a near text. */
    likeness: z.number().min(0).max(1).optional(),
  })
  .meta({ id: 'SuggestedAnswer' });
export type SuggestedAnswer = z.infer<typeof suggestedAnswerSchema>;

/**
 * A doubt of an import, in both languages. Those of a row are what a person must still decide; `blocksIssue` says which
 * of them keep the row from being issued (D2, F3). `data` holds what it is about: `unitText`, `rows`, `fromRow`, `date`,
 * `start`, and for an overlap `ledger`, `ledgerTitle`, `otherRow`, `task`, `otherText`.
 */
export const ledgerQuestionSchema = z
  .object({
    code: z.string(),
    message: z.string(),
    messageEn: z.string(),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])).optional(),
    /** Best first. Absent where there is nothing to suggest, and on questions that were stored by an older release. */
    answers: z.array(suggestedAnswerSchema).max(20).optional(),
    /** Kinds of answers that a person may compose, beside those suggested: another unit, another day. */
    accepts: z.array(z.enum(answerKinds)).optional(),
    /** Rows that the same answer settles, this one among them; absent where it is about this row alone. */
    rows: z.array(z.int().min(1)).optional(),
  })
  .meta({ id: 'LedgerQuestion' });
export type LedgerQuestion = z.infer<typeof ledgerQuestionSchema>;

/** Codes of questions that a person is told and may leave open. */
export const toldQuestions = ['section.misplaced', 'columns.shifted', 'row.overlap', 'duty.hidden'] as const;
const onlyTold: ReadonlySet<string> = new Set(toldQuestions);

/** Whether a row with this question must not be issued yet. */
export function blocksIssue(question: Pick<LedgerQuestion, 'code'>): boolean {
  return !onlyTold.has(question.code);
}

/** `POST /ledgers/{id}/answers`: answers on a draft. `version` is the ledger's that was read. */
export const ledgerAnswersSchema = z
  .strictObject({
    version: z.int().min(1),
    answers: z.array(ledgerAnswerSchema).min(1).max(ANSWERS_MAX),
  })
  .meta({ id: 'LedgerAnswers' });
export type LedgerAnswers = z.output<typeof ledgerAnswersSchema>;

/** `POST /ledgers/{id}/answers`: how the draft stands after them. */
export const ledgerAnsweredSchema = z
  .object({
    version: z.int(),
    /** Rows that cannot be issued yet. */
    undecided: countSchema,
    /** Rows that the answers changed. */
    changed: z.array(z.int()),
  })
  .meta({ id: 'LedgerAnswered' });
export type LedgerAnswered = z.infer<typeof ledgerAnsweredSchema>;

/** One answer as it was given. */
export const ledgerAnswerRecordSchema = z
  .object({
    no: countSchema,
    /** Number of the revision in which it was given. */
    revision: countSchema,
    /** Null for an answer about the paper as a whole. */
    row: z.int().nullable(),
    /** Codes of the questions that were open and that it settled. */
    questions: z.array(z.string()),
    /** An answer, or the fields that a person set by hand on the row. */
    answer: z.union([
      ledgerAnswerSchema,
      z.object({ kind: z.literal('edit'), fields: z.record(z.string(), z.unknown()) }),
    ]),
    by: idSchema,
    at: z.int(),
  })
  .meta({ id: 'LedgerAnswerRecord' });
export type LedgerAnswerRecord = z.infer<typeof ledgerAnswerRecordSchema>;

/** `GET /ledgers/{id}/answers`: everything that was answered, oldest first; nothing is ever taken out. */
export const ledgerAnswerRecordsSchema = z
  .object({ items: z.array(ledgerAnswerRecordSchema), names: namesSchema })
  .meta({ id: 'LedgerAnswerRecords' });
export type LedgerAnswerRecords = z.infer<typeof ledgerAnswerRecordsSchema>;
