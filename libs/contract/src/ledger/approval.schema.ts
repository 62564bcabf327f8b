import { z } from 'zod';
import { countSchema, idSchema, instantSchema, textSchema } from '../wire/primitives.schema.js';

/** What a person says to an act on a ledger. */
export const opinionSchema = textSchema.max(2_000);

/**
 * Where a draft, or the open revision of an issued ledger, stands on its way to issue (F6):
 * draft → proposed (拟办) → approved by the responsible leader → issued. `returned`: back with an opinion.
 */
export const approvalStates = ['draft', 'proposed', 'approved', 'returned'] as const;

/** One act, kept for ever. It holds for one version of the ledger: any later change takes an approval away. */
export const approvalActSchema = z
  .object({
    no: countSchema,
    act: z.enum(['propose', 'approve', 'return']),
    by: idSchema,
    at: instantSchema,
    opinion: z.string().nullable(),
    /** The version of the ledger that was proposed, approved or returned. */
    version: z.int(),
    /** False once the ledger was changed after it. */
    holds: z.boolean(),
  })
  .meta({ id: 'ApprovalAct' });

export const ledgerApprovalSchema = z
  .object({
    /** Whether it must be approved before issue: a ledger with a responsible leader. */
    needed: z.boolean(),
    /** Who is asked first; another leader or an administrator may decide in their place. */
    leader: idSchema.nullable(),
    state: z.enum(approvalStates),
    /** Whether anything waits to be issued or sent; else there is nothing to propose or approve. */
    waiting: z.boolean(),
    acts: z.array(approvalActSchema),
  })
  .meta({ id: 'LedgerApproval' });
export type LedgerApproval = z.infer<typeof ledgerApprovalSchema>;

/** `POST /ledgers/{id}/proposal`: by a supervisor. Refused while a row still waits for a decision (`ledger.undecided`). */
export const ledgerProposalSchema = z
  .strictObject({ version: z.int().min(1), opinion: opinionSchema.nullable().default(null) })
  .meta({ id: 'LedgerProposal' });
export type LedgerProposal = z.output<typeof ledgerProposalSchema>;

/**
 * `POST /ledgers/{id}/approval`: by the responsible leader, another leader or an administrator, on the version they read
 * (`ledger.stale` when it has changed since). A return needs an opinion.
 */
export const ledgerDecisionSchema = z
  .strictObject({
    version: z.int().min(1),
    decision: z.enum(['approve', 'return']),
    opinion: opinionSchema.nullable().default(null),
  })
  .refine(({ decision, opinion }) => decision === 'approve' || opinion !== null, {
    error: 'opinion.missing',
    path: ['opinion'],
  })
  .meta({ id: 'LedgerDecision' });
export type LedgerDecision = z.output<typeof ledgerDecisionSchema>;
