import type { EpochMs, PersonId } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { Ledger } from './ledger.js';
import { findLedger } from './ledgers.js';

export type ApprovalKind = 'propose' | 'approve' | 'return';

/** One act on the way of a draft to issue; it holds for one version of the ledger (F6). */
export interface ApprovalAct {
  no: number;
  act: ApprovalKind;
  by: PersonId;
  at: EpochMs;
  opinion: string | null;
  version: number;
  holds: boolean;
}

export interface Approval {
  /** A ledger with a responsible leader is issued with that leader's approval; any other by the supervisor. */
  needed: boolean;
  leader: PersonId | null;
  state: 'draft' | 'proposed' | 'approved' | 'returned';
  acts: ApprovalAct[];
}

const states = { propose: 'proposed', approve: 'approved', return: 'returned' } as const;

/** Where a ledger stands on its way to issue; null when there is none of this id. */
export async function approvalOf(tx: Tx, ledgerId: string): Promise<Approval | null> {
  const ledger = await findLedger(tx, ledgerId);
  if (ledger === null) return null;
  const acts = await tx.query<Omit<ApprovalAct, 'holds'> & Record<string, unknown>>(
    `select act_no as no, act, acted_by as by, acted_at as at, opinion, ledger_version as version
     from ledger_approval where ledger_id = $1 order by act_no`,
    [ledgerId],
  );
  const last = acts.at(-1);
  return {
    needed: ledger.responsibleLeader !== null,
    leader: ledger.responsibleLeader,
    state: stateOf(ledger, last),
    acts: acts.map((act) => ({ ...act, holds: act.version === ledger.version })),
  };
}

/** A ledger that was issued unchanged before approvals were kept counts as approved: somebody answered for its issue. */
function stateOf(
  { status, version }: Pick<Ledger, 'status' | 'version'>,
  last: Pick<ApprovalAct, 'act' | 'version'> | undefined,
): Approval['state'] {
  if (last !== undefined) return last.version === version ? states[last.act] : 'draft';
  return status !== 'draft' && version === 1 ? 'approved' : 'draft';
}

/** Adds an act on the ledger as it stands now; the caller has locked the ledger and may do so. */
export async function addApprovalAct(
  tx: Tx,
  ledgerId: string,
  act: { act: ApprovalKind; by: PersonId; at: EpochMs; opinion: string | null },
): Promise<void> {
  await tx.query(
    `insert into ledger_approval (ledger_id, act_no, act, ledger_version, acted_by, acted_at, opinion)
     select id, coalesce((select max(act_no) from ledger_approval where ledger_id = $1), 0) + 1, $2::text, version, $3::text, $4::bigint, $5::text
     from ledger where id = $1`,
    [ledgerId, act.act, act.by, act.at, act.opinion],
  );
}
