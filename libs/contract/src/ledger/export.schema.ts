import { z } from 'zod';
import { ledgerFilterShape } from './ledger.schema.js';

/**
 * `GET /ledgers/{id}/export`: a file with exactly the rows that `GET /ledgers/{id}` shows under the same filter (F75).
 * `original`: the paper that was imported, refilled with how each row stands, in its own format; `ledger.no_original`
 * when the ledger was typed in or its paper cannot be refilled. A
 * docx of more rows than a paper holds is `ledger.not_exported`. The file is named after the ledger.
 */
export const ledgerExportQuerySchema = z.strictObject({
  format: z.enum(['xlsx', 'docx', 'csv']).default('xlsx'),
  layout: z.enum(['standard', 'original']).default('standard'),
  ...ledgerFilterShape,
});
export type LedgerExportQuery = z.infer<typeof ledgerExportQuerySchema>;
