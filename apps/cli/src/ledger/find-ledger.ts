import { findLedger, type Ledger, type Tx } from '#persistence';
import { CliProblem } from '../command/problem.js';

/** The ledger; throws `ledger.unknown` for one that does not exist or was taken back. */
export async function mustFindLedger(tx: Tx, id: string): Promise<Ledger> {
  const ledger = await findLedger(tx, id);
  if (ledger !== null && ledger.status !== 'undone') return ledger;
  throw unknownLedger(id);
}

export const unknownLedger = (id: string): CliProblem =>
  new CliProblem(
    'ledger.unknown',
    { zh: `没有台账 ${id}，或已撤回。`, en: `There is no ledger ${id}, or it was taken back.` },
    { zh: '请用 taizhang ledger list 查看。', en: 'See taizhang ledger list.' },
  );
