import { z } from 'zod';
import { countSchema } from '../wire/primitives.schema.js';

export const ledgerFormats = ['txt', 'docx', 'xlsx', 'xls', 'csv', 'doc'] as const;
export const ledgerFormatSchema = z.enum(ledgerFormats).meta({ id: 'LedgerFormat' });
export type LedgerFormat = z.infer<typeof ledgerFormatSchema>;

/** What a column of a table holds. `lead` … `reviewer`: bare lists of units whose role is the header of the column. */
export const paperFields = [
  'sectionNo',
  'sectionTitle',
  'itemNo',
  'itemTitle',
  'content',
  'lead',
  'responsible',
  'support',
  'reviewer',
  'leader',
  'deadline',
  'other',
] as const;
export const paperFieldSchema = z.enum(paperFields).meta({ id: 'PaperField' });
export type PaperField = z.infer<typeof paperFieldSchema>;

/** Fields that one column of a part alone may hold; said of another column, they leave the one they had. */
export const fieldsOfOneColumn: ReadonlySet<PaperField> = new Set([
  'sectionNo',
  'sectionTitle',
  'itemNo',
  'itemTitle',
  'content',
  'deadline',
]);

/** What columns hold, by their number from 0; those that are not named are judged by their header and cells. */
export const fieldsByColumnSchema = z
  .record(z.string().regex(/^\d{1,3}$/), paperFieldSchema)
  .meta({ id: 'FieldsByColumn' });
export type FieldsByColumn = z.infer<typeof fieldsByColumnSchema>;

/** Rows of the chosen table that an answer prints; of the other tables only the first few. */
export const PRINTED_ROWS_MAX = 3_000;

/** A cell as printed. A merged one stands once, at its first row and column, with the cells it covers. */
export const printedCellSchema = z
  .object({
    /** Counts from 0. */
    column: countSchema,
    text: z.string(),
    columns: z.int().min(1),
    rows: z.int().min(1),
  })
  .meta({ id: 'PrintedCell' });
export type PrintedCell = z.infer<typeof printedCellSchema>;

export const printedRowSchema = z
  .object({
    /** Row of the table as printed, from 1. */
    at: z.int().min(1),
    header: z.boolean(),
    /** The row of the ledger that it is or belongs to; null for headers, headings and notes. */
    row: z.int().nullable(),
    cells: z.array(printedCellSchema),
  })
  .meta({ id: 'PrintedRow' });
export type PrintedRow = z.infer<typeof printedRowSchema>;

export const printedTableSchema = z
  .object({
    /** Its place in the file, from 0: what `decisions.table` takes. */
    table: countSchema,
    /** Name of the sheet, or the line above the table; null where there is none. */
    name: z.string().nullable(),
    columns: countSchema,
    /** How many rows it has; `rows` may hold fewer. */
    rowCount: countSchema,
    rows: z.array(printedRowSchema),
    /** How much it looks like a ledger, from 0 to 1. */
    score: z.number().min(0).max(1),
    chosen: z.boolean(),
  })
  .meta({ id: 'PrintedTable' });
export type PrintedTable = z.infer<typeof printedTableSchema>;

/** Tables that are read with the same columns, and what each of these was taken for. */
export const paperPartSchema = z
  .object({
    /** Their places in the file, from 0. What is said of the columns of one of them holds for all. */
    tables: z.array(countSchema).min(1),
    columns: z.array(
      z.object({
        column: countSchema,
        header: z.string(),
        field: paperFieldSchema,
        /** How sure, from 0 to 1; 1 for what a person said. */
        score: z.number().min(0).max(1),
        /** A person said so, for this paper or for the version of it that the ledger stands on. */
        given: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'PaperPart' });
export type PaperPart = z.infer<typeof paperPartSchema>;

/** The file as it stands, beside what was understood of it (UX, Ledgers). */
export const paperSchema = z
  .object({
    fileName: z.string(),
    format: ledgerFormatSchema,
    /** Lines above and under the table beside the title, as printed. */
    notes: z.array(z.string()),
    tables: z.array(printedTableSchema),
    /** The parts of the ledger in the order of the file; `decisions.columns` corrects the columns of each. */
    parts: z.array(paperPartSchema).min(1),
    /** Facts about the file that a person should see and need not settle: macros, hidden rows, formulas. */
    notices: z.array(z.object({ code: z.string(), message: z.string(), messageEn: z.string() })),
  })
  .meta({ id: 'Paper' });
export type Paper = z.infer<typeof paperSchema>;

/** Where a row stands in its file: lines of a text, a row of a table or a sheet; both count from 1. */
export const sourceRefSchema = z
  .object({
    lines: z.tuple([z.int(), z.int()]).optional(),
    table: z.int().optional(),
    sheet: z.string().optional(),
    row: z.int().optional(),
  })
  .meta({ id: 'SourceRef' });
export type SourceRef = z.infer<typeof sourceRefSchema>;
