import { Injectable } from '@nestjs/common';
import type { LedgerApproval, LedgerDecision, LedgerProposal, LedgerQuestion } from '#contract';
import { blocksIssue } from '#contract';
import type { Ledger, Tx } from '#persistence';
import {
  addApprovalAct,
  approvalOf,
  findLedger,
  listLedgerRows,
  listRevisions,
  lockLedger,
  namesOf,
  rowsToIssue,
} from '#persistence';
import { problem, unknownResource } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';
import type { SignedIn } from '../sign-in/signed-in.js';

/** Rows that a refusal names; the count says the rest. */
const ROWS_NAMED_MAX = 20;

/** The way of a draft to issue: proposed by a supervisor, approved by the responsible leader (F6, ADR 0012). */
@Injectable()
export class ApprovalService {
  constructor(private readonly record: RecordGateway) {}

  propose(who: SignedIn, id: string, { version, opinion }: LedgerProposal): Promise<LedgerApproval> {
    return this.record.change(async (tx) => {
      const ledger = await openLedger(tx, id, version);
      await mustBeDecided(tx, ledger);
      await addApprovalAct(tx, id, { act: 'propose', by: who.actor.person, at: Date.now(), opinion });
      return approval(tx, id);
    });
  }

  decide(who: SignedIn, id: string, { version, decision, opinion }: LedgerDecision): Promise<LedgerApproval> {
    return this.record.change(async (tx) => {
      const ledger = await openLedger(tx, id, version);
      if (decision === 'approve') await mustBeDecided(tx, ledger);
      await addApprovalAct(tx, id, { act: decision, by: who.actor.person, at: Date.now(), opinion });
      return approval(tx, id);
    });
  }
}

/** The approval of a ledger; a ledger that is not there is `resource.unknown`. */
export async function approval(tx: Tx, id: string): Promise<LedgerApproval> {
  const found = await approvalOf(tx, id);
  const ledger = await findLedger(tx, id);
  if (found === null || ledger === null) throw unknownResource();
  return { ...found, waiting: await waitsForIssue(tx, ledger) };
}

/** The ledger in the version that the person read, with something in it that waits to be issued or sent. */
async function openLedger(tx: Tx, id: string, version: number): Promise<Ledger> {
  const ledger = await lockLedger(tx, id);
  if (ledger === null || ledger.status === 'undone') throw unknownResource();
  if (ledger.version !== version) throw problem('ledger.stale', { data: { version: ledger.version } });
  if (!(await waitsForIssue(tx, ledger))) throw problem('ledger.nothing_to_approve');
  return ledger;
}

async function waitsForIssue(tx: Tx, ledger: Ledger): Promise<boolean> {
  if (ledger.status === 'draft') return true;
  if ((await rowsToIssue(tx, ledger.id)).length > 0) return true;
  return (await listRevisions(tx, ledger.id)).some(
    ({ status }) => status === 'open' || status === 'applying',
  );
}

/**
 * F6: a ledger with a responsible leader is issued with an approval of the very version that is issued. A leader who
 * issues approves by that act. Throws `ledger.not_approved`.
 */
export async function mustBeApproved(tx: Tx, id: string, who: SignedIn): Promise<void> {
  const found = await approval(tx, id);
  if (!found.needed || found.state === 'approved') return;
  if (who.actor.roles.includes('leader')) {
    await addApprovalAct(tx, id, { act: 'approve', by: who.actor.person, at: Date.now(), opinion: null });
    return;
  }
  const names = await namesOf(tx, { units: [], people: found.leader === null ? [] : [found.leader] });
  const leader = found.leader === null ? undefined : names.people[found.leader]?.name;
  throw problem('ledger.not_approved', { data: { leader, approval: found.state }, names });
}

/** D2, F3: a row with an open question is not issued, and neither is its ledger, as long as it is a draft. */
export async function mustBeDecided(tx: Tx, ledger: Ledger): Promise<void> {
  if (ledger.status !== 'draft') return;
  const open = (await listLedgerRows(tx, ledger.id)).filter(
    (row) => row.mergedInto == null && (row.questions as LedgerQuestion[]).some(blocksIssue),
  );
  if (open.length === 0) return;
  const rows = open.slice(0, ROWS_NAMED_MAX).map(({ row }) => String(row));
  throw problem('ledger.undecided', { data: { count: open.length, rows } });
}
