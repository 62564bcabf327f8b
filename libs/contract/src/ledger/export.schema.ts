import { taskStatuses } from '#domain';
import { z } from 'zod';
import { lightSchema } from '../task/task-view.schema.js';
import { idSchema, lineSchema } from '../wire/primitives.schema.js';

/**
 * `GET /ledgers/{id}/export`: a file with exactly the rows of the filter, which is the one of the list (F75).
 * `original`: the paper that was imported, refilled with how each row stands, in its own format; `ledger.no_original`
 * when the ledger was typed in or its paper cannot be refilled. A
 * docx of more rows than a paper holds is `ledger.not_exported`. The file is named after the ledger.
 */
export const ledgerExportQuerySchema = z.strictObject({
  format: z.enum(['xlsx', 'docx', 'csv']).default('xlsx'),
  layout: z.enum(['standard', 'original']).default('standard'),
  status: z.enum(taskStatuses).optional(),
  light: lightSchema.optional(),
  unit: idSchema.optional(),
  section: lineSchema.optional(),
  open: z.stringbool().optional(),
  /** Words of the row's text or of its item. */
  text: lineSchema.optional(),
});
export type LedgerExportQuery = z.infer<typeof ledgerExportQuerySchema>;
