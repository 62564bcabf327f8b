import type { Refusal } from '#domain';
import { defaultPolicy } from '#domain';
import {
  type LedgerRow,
  type NewLedger,
  type Tx,
  beginIssue,
  commit,
  createLedger,
  decideLedgerRow,
  findLedger,
  findLedgerBySource,
  inTenant,
  issueCommands,
  issueProgress,
  issueRows,
  listLedgerRows,
  prepareTenant,
  putPolicy,
  settleIssueRows,
  taskIdOf,
  undoLedger,
} from '#persistence';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.js';
import { at, boss, furnish, supervisor, tenant } from './sample-task.js';

let scratch: ScratchDatabase;
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTenant(scratch.database, tenant, work);
const now = at('2026-02-02');
const by = { by: supervisor.person, at: now };

beforeAll(async () => {
  scratch = await scratchDatabase();
  await furnish(scratch.database);
  await prepareTenant(scratch.database, tenant, now);
});
afterAll(() => scratch.drop());

const ledger = (id: string, file = id): NewLedger => ({
  id,
  title: '重点工作任务台账',
  year: 2026,
  coordinatingUnit: 'u-o',
  responsibleLeader: boss.person,
  source: { sha256: Buffer.from(file.padEnd(32)).toString('hex'), format: 'txt' },
  questions: [],
});

const row = (number: number, change: Partial<LedgerRow> = {}): Omit<LedgerRow, 'version'> => ({
  row: number,
  sectionNo: '一',
  sectionTitle: '优化服务',
  itemNo: null,
  itemTitle: null,
  content: '推进一项工作',
  responsibilityText: '甲局牵头，乙局配合',
  deadlineText: '2026年6月底前',
  dueDay: '2026-06-30',
  standing: false,
  skippable: false,
  responsibleLeader: null,
  assignments: [
    { track: 'a', unit: 'u-a', role: 'lead', mode: null },
    { track: 'b', unit: 'u-b', role: 'support', mode: null },
  ],
  placeholders: [],
  phases: [],
  reading: { deadline: { kind: 'date', date: '2026-06-30' } },
  questions: [],
  ...change,
});

describe('a ledger as a draft', () => {
  it('is stored with its rows, and the same file again changes nothing', async () => {
    expect(await run((tx) => createLedger(tx, ledger('d-1'), [row(1), row(2)], by))).toEqual({
      id: 'd-1',
      created: true,
    });
    expect(await run((tx) => createLedger(tx, ledger('d-2', 'd-1'), [row(1)], by))).toEqual({
      id: 'd-1',
      created: false,
    });
    expect(await run((tx) => findLedger(tx, 'd-1'))).toMatchObject({
      ...ledger('d-1'),
      status: 'draft',
      version: 1,
    });
    expect(await run((tx) => listLedgerRows(tx, 'd-1'))).toEqual(
      [row(1), row(2)].map((r) => ({ ...r, mergedInto: null, version: 1 })),
    );
    expect(await run((tx) => findLedger(tx, 'd-2'))).toBeNull();
  });

  it('of one file that comes ten times at once there is one', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        run((tx) => createLedger(tx, ledger(`r-${n}`, 'race'), [row(1)], by)),
      ),
    );
    expect(answers.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  });

  it('a row is decided once per version; a stale decision is refused with what stands', async () => {
    await run((tx) => createLedger(tx, ledger('d-3'), [row(1, { dueDay: null })], by));
    const where = { ledgerId: 'd-3', row: 1, baseVersion: 1 };
    const duties = { ...row(1), dueDay: '2026-09-30', skippable: true };
    const saved = await run((tx) => decideLedgerRow(tx, where, duties, now + 1));
    expect(saved).toMatchObject({ saved: true, row: { version: 2, dueDay: '2026-09-30', skippable: true } });
    const stale = await run((tx) => decideLedgerRow(tx, where, { ...duties, dueDay: '2026-12-31' }, now + 2));
    expect(stale).toMatchObject({ saved: false, stored: { version: 2, dueDay: '2026-09-30' } });
    const unknown = await run((tx) => decideLedgerRow(tx, { ...where, row: 9 }, duties, now));
    expect(unknown).toEqual({ saved: false, stored: null });
  });

  it('can be taken back before its first issue only, and then its file may come again', async () => {
    await run((tx) => createLedger(tx, ledger('d-4'), [row(1)], by));
    expect(await run((tx) => undoLedger(tx, 'd-4', { ...by, at: now + 1 }))).toBe(true);
    expect(await run((tx) => undoLedger(tx, 'd-4', { ...by, at: now + 2 }))).toBe(false);
    expect(await run((tx) => findLedgerBySource(tx, ledger('d-4').source?.sha256 ?? ''))).toBeNull();
    expect(await run((tx) => beginIssue(tx, { ledgerId: 'd-4', ...by }))).toBeNull();
    expect(await run((tx) => createLedger(tx, ledger('d-5', 'd-4'), [row(1)], by))).toMatchObject({
      created: true,
    });
    await run((tx) => beginIssue(tx, { ledgerId: 'd-5', ...by }));
    expect(await run((tx) => undoLedger(tx, 'd-5', { ...by, at: now + 3 }))).toBe(false);
  });

  it('a text that is too long is refused whole', async () => {
    const long = row(2, { content: '长'.repeat(20_001) });
    await expect(run((tx) => createLedger(tx, ledger('d-6'), [row(1), long], by))).rejects.toThrow(
      /long_text/,
    );
    expect(await run((tx) => findLedger(tx, 'd-6'))).toBeNull();
  });
});

describe('the issue of a ledger', () => {
  const refusal: Refusal = { code: 'deadline.missing', command: 'issue', data: {} };

  it('starts every row once, resumes, and tries refused rows anew', async () => {
    await run((tx) =>
      createLedger(
        tx,
        ledger('i-1'),
        [1, 2, 3].map((n) => row(n)),
        by,
      ),
    );
    const begun = await Promise.all(
      Array.from({ length: 5 }, () => run((tx) => beginIssue(tx, { ledgerId: 'i-1', ...by }))),
    );
    expect(new Set(begun.map((progress) => progress?.issueNo))).toEqual(new Set([1]));
    expect(begun[0]).toMatchObject({ total: 3, pending: 3, started: 0, refused: 0, finishedAt: null });
    const pending = (after: number) =>
      run((tx) => issueRows(tx, { ledgerId: 'i-1', issueNo: 1, after, limit: 2, pendingOnly: true }));
    expect((await pending(0)).map(({ taskId }) => taskId)).toEqual(['i-1-001', 'i-1-002']);
    const settle = (number: number, refused: Refusal | null) =>
      run((tx) =>
        settleIssueRows(tx, {
          ledgerId: 'i-1',
          rows: [{ row: number, refusal: refused }],
          at: now + number,
        }),
      );
    await settle(1, null);
    await settle(3, refusal);
    expect((await pending(0)).map((r) => r.row)).toEqual([2]);
    expect(await run((tx) => issueProgress(tx, 'i-1'))).toMatchObject({ pending: 1, finishedAt: null });
    expect(await run((tx) => findLedger(tx, 'i-1'))).toMatchObject({ status: 'issuing' });
    await settle(2, null);
    expect(await run((tx) => issueProgress(tx, 'i-1'))).toMatchObject({
      started: 2,
      refused: 1,
      finishedAt: now + 2,
    });
    expect(await run((tx) => findLedger(tx, 'i-1'))).toMatchObject({ status: 'issued' });
    const again = await run((tx) => beginIssue(tx, { ledgerId: 'i-1', by: 'p-s', at: now + 9 }));
    expect(again).toMatchObject({ issueNo: 2, total: 1, pending: 1 });
    await settle(3, null);
    await settle(3, refusal);
    const done = await run((tx) => beginIssue(tx, { ledgerId: 'i-1', by: 'p-s', at: now + 10 }));
    expect(done).toMatchObject({ issueNo: 2, started: 1, pending: 0 });
    expect(done?.finishedAt).not.toBeNull();
  });

  it('is a command of the law, from the paper, the calendar and the policy as they stand', async () => {
    await run((tx) => createLedger(tx, ledger('i-2'), [row(1, { responsibleLeader: 'p-al' }), row(2)], by));
    const [command, second, ...others] = await run((tx) => issueCommands(tx, 'i-2', [2, 1, 3]));
    if (command === undefined) throw new Error('the row is missing');
    expect(command).toMatchObject({
      task: 'i-2-001',
      dueDay: '2026-06-30',
      responsibleLeader: 'p-al',
      coordinatingUnit: 'u-o',
    });
    expect(command.calendar.years).toEqual([2025, 2026]);
    expect(second).toMatchObject({ task: 'i-2-002', responsibleLeader: boss.person });
    expect(others).toEqual([]);
    const ask = { tenantId: tenant, taskId: command.task, commandId: 'issue', at: now, knownSeq: 0 };
    expect((await commit(scratch.database, { ...ask, command })).outcome.accepted).toBe(true);
    const stricter = { ...defaultPolicy, version: 'strict-1' };
    await run((tx) => putPolicy(tx, stricter, { ...by, activate: true }));
    const [later] = await run((tx) => issueCommands(tx, 'i-2', [1]));
    expect(later?.policy.version).toBe('strict-1');
    if (later !== undefined)
      expect(await commit(scratch.database, { ...ask, command: later })).toMatchObject({ duplicate: true });
  });

  it('numbers tasks so that they sort like their rows', () => {
    expect([taskIdOf('l', 7), taskIdOf('l', 39), taskIdOf('l', 1234)]).toEqual(['l-007', 'l-039', 'l-1234']);
  });
});
