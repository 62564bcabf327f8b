import { yearOf } from '#domain';
import {
  type LedgerRow,
  beginIssue,
  createLedger,
  inTenant,
  prepareTenant,
  putCalendarYear,
  type IssueProgress,
} from '#persistence';
import { boss, inDays, supervisor, today } from './office.js';
import type { Rig } from './rig.js';

/** A ledger of rows like the one of `issueNow`, stored and begun to be issued; changes by row number. */
export async function beginLedger(
  rig: Rig,
  ledgerId: string,
  rows: number,
  changes: Readonly<Record<number, Partial<LedgerRow>>> = {},
): Promise<IssueProgress> {
  const at = Date.now();
  const by = { by: supervisor.person, at };
  const year = yearOf(today());
  await prepareTenant(rig.database, rig.tenantId, at);
  return inTenant(rig.database, rig.tenantId, async (tx) => {
    for (const next of [year, year + 1])
      await putCalendarYear(tx, { year: next, holidays: [], makeUpWorkdays: [], source: 'test' }, by);
    const ledger = {
      id: ledgerId,
      title: 'A ledger',
      year,
      coordinatingUnit: 'u-o',
      responsibleLeader: boss.person,
      source: null,
      questions: [],
    };
    const drafts = Array.from({ length: rows }, (_, n) => ({ ...draftRow(n + 1), ...changes[n + 1] }));
    await createLedger(tx, ledger, drafts, by);
    const progress = await beginIssue(tx, { ledgerId, by: supervisor.person, at });
    if (progress === null) throw new Error(`ledger ${ledgerId} cannot be issued`);
    return progress;
  });
}

const draftRow = (row: number): Omit<LedgerRow, 'version'> => ({
  row,
  sectionNo: null,
  sectionTitle: null,
  itemNo: null,
  itemTitle: null,
  content: `duty ${row}`,
  responsibilityText: 'A leads, B supports',
  deadlineText: 'in ninety days',
  dueDay: inDays(90),
  standing: false,
  skippable: false,
  responsibleLeader: null,
  assignments: [
    { track: 'a', unit: 'u-a', role: 'lead', mode: null },
    { track: 'b', unit: 'u-b', role: 'support', mode: null },
  ],
  placeholders: [],
  phases: [],
  reading: {},
  questions: [],
});
