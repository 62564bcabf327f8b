import { createHash } from 'node:crypto';
import {
  type ImportDecisions,
  type PaperDifference,
  type PaperLedgerRow,
  type Tx,
  answerDraft,
  currentRevision,
  findLedger,
  findLedgerBySource,
  inTenant,
  listAnswers,
  listLedgerRows,
  listRevisions,
  listUnits,
  planImport,
  prepareTenant,
  readImportOffice,
  reviseLedger,
  storeImport,
  undoRevision,
} from '#persistence';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.js';
import { at, furnish, supervisor, tenant } from './sample-task.js';

let scratch: ScratchDatabase;
const run = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTenant(scratch.database, tenant, work);
const change = { by: supervisor.person, at: at('2026-02-02') };
const decisions: ImportDecisions = {
  same: {},
  createUnits: true,
  groups: {},
  dueDays: {},
  inherit: false,
  standIn: null,
  columns: [],
};

beforeAll(async () => {
  scratch = await scratchDatabase();
  await furnish(scratch.database);
  await prepareTenant(scratch.database, tenant, change.at);
});
afterAll(() => scratch.drop());

const row = (number: number, content: string, unit = '甲局'): PaperLedgerRow => ({
  row: number,
  sectionNo: null,
  sectionTitle: null,
  itemNo: number,
  itemTitle: null,
  content,
  responsibilityText: `${unit}负责`,
  deadlineText: '2026年底',
  assignments: [{ unitText: unit, kind: 'unit', role: 'responsible', mode: null }],
  deadline: { kind: 'date', date: '2026-12-31' },
  inheritedDeadline: null,
  questions: [],
  source: { table: 1, row: number + 1 },
});

function file(words: string) {
  const bytes = Buffer.from(words);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const about = { fileName: 'a.docx', mediaType: 'application/msword', format: 'docx' as const };
  return { bytes, sha256, ...about, title: words, year: 2026, questions: [] };
}

/** Stores a paper of these rows, as the page and the command line do. */
async function store(tx: Tx, words: string, rows: PaperLedgerRow[], known: ImportDecisions = decisions) {
  const office = await readImportOffice(tx);
  const planned = planImport({
    rows,
    office,
    decisions: { ...known, coordinatingUnit: 'u-o' },
    answers: [],
  });
  if (!planned.ok) throw new Error(planned.problem.code);
  return storeImport(tx, { paper: file(words), plan: planned.plan, decisions: known, answers: [] }, change);
}

const differences = (rows: PaperLedgerRow[]): PaperDifference[] => [
  { kind: 'unchanged', before: { row: 1 }, after: row(1, '一') },
  ...rows.map((after): PaperDifference => ({ kind: 'created', after })),
];

const revision = (ledgerId: string, version: number, words: string, rows: PaperLedgerRow[]) => ({
  ledgerId,
  version,
  take: 'all' as const,
  withdraw: [],
  effectiveDay: null,
  basis: null,
  file: file(words),
  paper: { differences: differences(rows), decisions, answers: [] },
  ...change,
});

describe('an import', () => {
  it('that fails half way leaves nothing at all', async () => {
    const long = row(2, '长'.repeat(20_001), '丁局');
    await expect(run((tx) => store(tx, '半份', [row(1, '一', '丙局'), long]))).rejects.toThrow(/long_text/);
    expect(await run((tx) => findLedgerBySource(tx, file('半份').sha256))).toBeNull();
    const units = (await run(listUnits)).map(({ shortName }) => shortName);
    expect(units).not.toContain('丙局');
    const kept = await run((tx) => tx.query('select from content where sha256 = $1', [file('半份').sha256]));
    expect(kept).toEqual([]);
  });

  it('of one file that comes five times at once makes one ledger', async () => {
    const stored = await Promise.all(
      Array.from({ length: 5 }, () => run((tx) => store(tx, '同时', [row(1, '一')]))),
    );
    expect(stored.filter(({ created }) => created)).toHaveLength(1);
    expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
  });

  it('asks in every row for units that nobody knows, and drops none', async () => {
    const rows = Array.from({ length: 300 }, (_, n) => row(n + 1, `第${n}项`, `无名${n}局`));
    const { id } = await run((tx) => store(tx, '无名', rows, { ...decisions, createUnits: false }));
    const stored = await run((tx) => listLedgerRows(tx, id));
    expect(stored).toHaveLength(300);
    for (const { questions } of stored)
      expect(questions).toEqual([expect.objectContaining({ code: 'unit.unknown' })]);
    const ledger = await run((tx) => findLedger(tx, id));
    const answers = [
      { kind: 'newUnit' as const, text: '无名0局' },
      { kind: 'notUnit' as const, text: '无名1局' },
    ];
    const ask = { ledgerId: id, version: ledger?.version ?? 0, answers, ...change };
    expect(await run((tx) => answerDraft(tx, ask))).toMatchObject({ ok: true, changed: [1, 2] });
    const [first, second] = await run((tx) => listLedgerRows(tx, id));
    expect(first).toMatchObject({ version: 2, questions: [] });
    expect(second?.questions).toEqual([expect.objectContaining({ code: 'assignment.no_owner' })]);
    expect(await run((tx) => answerDraft(tx, ask))).toMatchObject({
      ok: false,
      problem: { code: 'ledger.stale' },
    });
    expect((await run((tx) => listAnswers(tx, id))).map(({ by }) => by)).toEqual([change.by, change.by]);
  });
});

describe('a revision', () => {
  it('of two that come at once one is taken, the other looks again', async () => {
    const { id } = await run((tx) => store(tx, '修订', [row(1, '一')]));
    const version = (await run((tx) => findLedger(tx, id)))?.version ?? 0;
    const answers = await Promise.all(
      ['甲版', '乙版'].map((words) =>
        run((tx) => reviseLedger(tx, revision(id, version, words, [row(2, words)]))),
      ),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'ledger.stale' } });
    expect(await run((tx) => listLedgerRows(tx, id))).toHaveLength(2);
    expect(await run((tx) => currentRevision(tx, id))).toBe(2);
  });

  it('that fails half way leaves the ledger as it was', async () => {
    const { id } = await run((tx) => store(tx, '断了', [row(1, '一')]));
    const before = await run((tx) => listLedgerRows(tx, id));
    const broken = revision(id, 1, '断了二', [row(2, '长'.repeat(20_001))]);
    await expect(run((tx) => reviseLedger(tx, broken))).rejects.toThrow(/long_text/);
    expect(await run((tx) => listLedgerRows(tx, id))).toEqual(before);
    expect((await run((tx) => listRevisions(tx, id))).map(({ no }) => no)).toEqual([1]);
  });

  it('is undone once, the last one first, and the paper before it stands again', async () => {
    const { id } = await run((tx) => store(tx, '撤回', [row(1, '一')]));
    expect(await run((tx) => reviseLedger(tx, revision(id, 1, '撤回二', [row(2, '二')])))).toMatchObject({
      ok: true,
      no: 2,
    });
    const undo = (no: number) => run((tx) => undoRevision(tx, { ledgerId: id, no }, change));
    expect(await undo(1)).toBe(false);
    expect(await undo(2)).toBe(true);
    expect(await undo(2)).toBe(false);
    const ledger = await run((tx) => findLedger(tx, id));
    expect(ledger).toMatchObject({ title: '撤回', source: { sha256: file('撤回').sha256 }, status: 'draft' });
    expect((await run((tx) => listLedgerRows(tx, id))).map(({ content }) => content)).toEqual(['一']);
    expect(await undo(1)).toBe(true);
    expect(await run((tx) => findLedger(tx, id))).toMatchObject({ status: 'undone' });
    expect(await run((tx) => store(tx, '撤回', [row(1, '一')]))).toMatchObject({ created: true });
  });
});
