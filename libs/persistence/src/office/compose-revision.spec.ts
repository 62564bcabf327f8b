import type { AnswerRecord } from '../ledgers/answers.js';
import type { LedgerRow } from '../ledgers/ledger.js';
import type { LedgerAnswer, RowEdit } from './answer.js';
import { carriedAnswers, composeRevision, mergedDecisions } from './compose-revision.js';
import { plainDecisions } from './answer-draft.js';
import type { PaperLedgerRow } from './paper-ledger.js';
import { rowChanges, type ChangedField, type PaperDifference } from './row-changes.js';

const paper = (row: number, content: string): PaperLedgerRow => ({
  row,
  sectionNo: null,
  sectionTitle: null,
  itemNo: null,
  itemTitle: null,
  content,
  responsibilityText: '甲局牵头',
  deadlineText: '2027年底',
  assignments: [{ unitText: '甲局', kind: 'unit', role: 'lead', mode: null }],
  deadline: { kind: 'date', date: '2027-12-31' },
  inheritedDeadline: null,
  questions: [],
  source: { table: 1, row },
});
const stored = (row: number, content: string): LedgerRow => ({
  ...paper(row, content),
  dueDay: '2027-12-31',
  standing: false,
  skippable: false,
  responsibleLeader: null,
  assignments: [],
  placeholders: [],
  phases: [],
  questions: [],
  reading: paper(row, content),
  version: 1,
});

/** The ledger of three rows, and a paper that adds one before them, changes the second and drops the third. */
const rows = [stored(1, '甲'), stored(2, '乙'), stored(3, '丙')];
const differences: PaperDifference[] = [
  { kind: 'created', after: paper(1, '新') },
  { kind: 'unchanged', before: { row: 1 }, after: paper(2, '甲') },
  {
    kind: 'changed',
    before: { row: 2 },
    after: paper(3, '乙二'),
    fields: [{ field: 'content', before: '乙', after: '乙二' }],
    likeness: 0.5,
  },
  { kind: 'withdrawn', before: { row: 3 } },
];
const all = new Set(['created:1', 'changed:2', 'withdrawn:3']);
const draft = { status: 'draft' as const };
const issued = { status: 'issued' as const };
const contents = ({ papers }: { papers: PaperLedgerRow[] }) =>
  papers.map(({ row, content }) => [row, content]);

describe('a revision put together', () => {
  it('takes the order of the new paper in a draft', () => {
    expect(contents(composeRevision(draft, rows, differences, all))).toEqual([
      [1, '新'],
      [2, '甲'],
      [3, '乙二'],
    ]);
  });

  it('leaves what nobody took where it stood', () => {
    const none = composeRevision(draft, rows, differences, new Set());
    expect(contents(none)).toEqual([
      [1, '甲'],
      [2, '乙'],
      [3, '丙'],
    ]);
    const some = composeRevision(draft, rows, differences, new Set(['created:1']));
    expect(contents(some).map(([, content]) => content)).toEqual(['新', '甲', '乙', '丙']);
    expect(some.papers.map(({ source }) => source)).toEqual([
      { table: 1, row: 1 },
      { table: 1, row: 2 },
      { table: 1, row: 3 },
      null,
    ]);
  });

  it('keeps the numbers of an issued ledger, because its tasks have them', () => {
    const composed = composeRevision(issued, rows, differences, all);
    expect(contents(composed)).toEqual([
      [4, '新'],
      [1, '甲'],
      [2, '乙二'],
    ]);
  });

  it('tells what confirming each difference does', () => {
    const becomes = (ledger: { status: 'draft' | 'issued' }, tasks: { row: number; closed: boolean }[]) =>
      rowChanges(
        ledger,
        rows,
        tasks.map((task) => ({ ...task, id: `t-${task.row}` })),
        differences,
      ).map((change) => [change.key, change.becomes]);
    expect(becomes(draft, []).map(([, what]) => what)).toEqual(['draft', 'draft', 'draft']);
    const running = [1, 2, 3].map((row) => ({ row, closed: false }));
    expect(becomes(issued, running)).toEqual([
      ['created:1', 'issue'],
      ['changed:2', 'amend'],
      ['withdrawn:3', 'cancel'],
    ]);
    const closed = running.map((task) => ({ ...task, closed: true }));
    expect(becomes(issued, closed).map(([, what]) => what)).toEqual(['issue', 'none', 'none']);
    expect(becomes(issued, []).map(([, what]) => what)).toEqual(['issue', 'draft', 'draft']);
  });

  it('sends nobody a command for words around the measure', () => {
    const around = ['section', 'item', 'other'].map((field): PaperDifference => ({
      kind: 'changed',
      before: { row: 1 },
      after: paper(1, '甲'),
      fields: [{ field: field as ChangedField, before: 'a', after: 'b' }],
    }));
    const tasks = [{ row: 1, id: 't-1', closed: false }];
    expect(rowChanges(issued, rows, tasks, around).map(({ becomes }) => becomes)).toEqual([
      'words',
      'words',
      'words',
    ]);
  });
});

describe('answers over a revision', () => {
  const record = (answer: LedgerAnswer | RowEdit, no = 1): AnswerRecord => ({
    no,
    revision: 1,
    row: 'row' in answer ? answer.row : null,
    questions: [],
    answer,
    by: 'p',
    at: 1,
  });
  const composed = composeRevision(draft, rows, differences, all);
  const carried = (answer: LedgerAnswer | RowEdit) =>
    carriedAnswers([record(answer)], composed).map((one) => one.answer);

  it('go with their rows', () => {
    expect(carried({ kind: 'dueDay', row: 1, dueDay: '2027-06-30' })).toEqual([
      { kind: 'dueDay', row: 2, dueDay: '2027-06-30' },
    ]);
    expect(carried({ kind: 'dueDay', row: 3, dueDay: '2027-06-30' })).toEqual([]);
    expect(carried({ kind: 'sameUnit', text: '甲', unit: 'u' })).toHaveLength(1);
  });

  it('fall where what they answered was written anew', () => {
    expect(carried({ kind: 'duty', row: 2, start: 0, take: 'note', days: [] })).toEqual([]);
    expect(carried({ kind: 'standing', row: 2 })).toEqual([{ kind: 'standing', row: 3 }]);
    const edit: RowEdit = {
      kind: 'edit',
      row: 2,
      fields: { dueDay: '2027-03-31', skippable: true },
      settles: ['x'],
    };
    expect(carried(edit)).toEqual([{ ...edit, row: 3, settles: [] }]);
  });

  it('what was said of columns is what the new paper was read with', () => {
    const of = (table: number) => ({
      table,
      name: null,
      header: ['任务'],
      columns: { 0: 'content' as const },
    });
    const past = { ...plainDecisions, columns: [of(0), of(1)] };
    const now = { ...plainDecisions, columns: [of(2)] };
    expect(mergedDecisions(past, now, composed).columns).toEqual([of(2)]);
  });

  it('decisions about the whole hold, days of rows go with their rows', () => {
    const past = { ...plainDecisions, createUnits: true, dueDays: { '1': '2027-06-30', '3': '2027-07-31' } };
    const now = { ...plainDecisions, dueDays: { '1': '2027-01-31' } };
    expect(mergedDecisions(past, now, composed)).toMatchObject({
      createUnits: true,
      dueDays: { '1': '2027-01-31', '2': '2027-06-30' },
    });
  });
});
