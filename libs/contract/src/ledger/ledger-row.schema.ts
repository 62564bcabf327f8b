import { z } from 'zod';
import { phaseGoalSchema } from '../office/rules.schema.js';
import { taskStatusSchema, trackRoleSchema } from '../task/task-state.schema.js';
import { lightSchema } from '../task/task-view.schema.js';
import { countSchema, daySchema, idSchema, lineSchema } from '../wire/primitives.schema.js';
import { sourceRefSchema } from './paper.schema.js';
import { ledgerQuestionSchema } from './question.schema.js';

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
    z.object({ kind: z.literal('leftOut'), text: z.string() }),
    z.object({ kind: z.literal('sharesDecided') }),
    z.object({
      kind: z.literal('deadlineInherited'),
      fromRow: countSchema,
      dueDay: daySchema.nullable(),
    }),
    z.object({ kind: z.literal('deadlineDecided'), dueDay: daySchema }),
    z.object({ kind: z.literal('standingDecided') }),
    z.object({ kind: z.literal('dutyTaken'), text: z.string(), days: z.array(daySchema) }),
  ])
  .meta({ id: 'Settlement' });
export type Settlement = z.infer<typeof settlementSchema>;

/** One name of the responsibility cell: what it says, and whom the directory knows by it. */
export const readPartSchema = z
  .object({
    text: z.string(),
    kind: z.enum(['unit', 'group']),
    role: z.enum(['lead', 'responsible', 'support', 'reviewer']),
    mode: modeSchema,
    /** The unit; null for a group, and for words that nobody knows. */
    unit: idSchema.nullable(),
    /** Members of a closed group as the directory lists them; null for everything else. */
    members: z.array(idSchema).nullable(),
    /** The words that give the role, as printed (区政数局牵头, …配合落实); null where a column or a note gives it. */
    basis: z.string().nullable(),
  })
  .meta({ id: 'ReadPart' });
export type ReadPart = z.infer<typeof readPartSchema>;

/** A duty with a time that stands inside the content; offered, never taken without a person's word. */
export const hiddenDutySchema = z
  .object({
    /** In UTF-16 units of the content, end exclusive. */
    start: countSchema,
    end: countSchema,
    text: z.string(),
    /** Kind of the time, as of a deadline: `date`, `recurring`, `relative` … */
    kind: z.string(),
    /** Days on which stages of the row would fall. */
    days: z.array(daySchema),
    /** What a person said; null while nobody did. */
    taken: z.enum(['stages', 'note']).nullable(),
  })
  .meta({ id: 'HiddenDuty' });
export type HiddenDuty = z.infer<typeof hiddenDutySchema>;

/** One row: the words of the paper, what was understood and decided, and the task once it is issued. */
export const ledgerRowSchema = z
  .object({
    row: countSchema,
    section: z.object({ no: z.string().nullable(), title: z.string() }).nullable(),
    item: z.object({ no: countSchema.nullable(), title: z.string() }).nullable(),
    /** Its words as they hold now: those of the last amendment, else those of the paper (F9). */
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
    /** Where it stands in its file; null for a row that was typed in. */
    source: sourceRefSchema.nullable(),
    parts: z.array(readPartSchema),
    duties: z.array(hiddenDutySchema),
    /** The row of another ledger that does this work too; this one is then not issued (F10). */
    mergedInto: z.object({ ledger: idSchema, row: z.int().min(1) }).nullable(),
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

/**
 * `PATCH /ledgers/{id}/rows/{row}`: what a person sets by hand on a draft; what is left out stays. `version` is the one
 * that was read. Questions whose code stands in `settles` are gone. It is kept beside the answers and goes before them.
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
