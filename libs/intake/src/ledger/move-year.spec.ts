import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readDeadline } from '../grammar/deadline/read-deadline.js';
import type { LedgerDraft } from '../ledger-draft.js';
import { moveLedgerYear } from './move-year.js';
import { readLedger } from './read-ledger.js';

/** Read once: a draft is never changed. */
const sample = readSample();

function readSample(): LedgerDraft {
  const read = readLedger(fs.readFileSync(path.resolve(process.cwd(), 'libs/intake/samples/yunhe-2026.txt')));
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

/** A draft of one row with the given deadline, in the given year. */
function draftWith(deadlineText: string, year: number | null): LedgerDraft {
  const draft = sample;
  const rows = draft.rows
    .slice(0, 1)
    .map((row) => ({ ...row, deadlineText, deadline: readDeadline(deadlineText, year).deadline }));
  return { ...draft, year, rows };
}

describe('a ledger taken as another year’s', () => {
  it('moves every date by the same years and lists every move', () => {
    const draft = sample;
    const { draft: moved, moves } = moveLedgerYear(draft, 2027);
    const dated = draft.rows.filter(
      ({ deadline, inheritedDeadline }) => deadline.kind === 'date' || inheritedDeadline !== null,
    );
    expect(moved.year).toBe(2027);
    expect(moves.map(({ row }) => row)).toEqual(dated.map(({ row }) => row));
    expect(
      moves.every(({ from, to }) => from.startsWith('2026') && to === from.replace('2026', '2027')),
    ).toBe(true);
    expect(moves.filter(({ of }) => of === 'inherited').map(({ row }) => row)).toEqual([21, 30, 36]);
    expect(moved.rows[20]?.inheritedDeadline?.deadline).toMatchObject({ date: '2027-10-31' });
  });

  it('leaves the words of the paper and the draft it was given as they were', () => {
    const draft = sample;
    const before = JSON.stringify(draft);
    const { draft: moved } = moveLedgerYear(draft, 2027);
    expect(JSON.stringify(draft)).toBe(before);
    expect(moved.rows.map(({ deadlineText }) => deadlineText)).toEqual(
      draft.rows.map(({ deadlineText }) => deadlineText),
    );
  });

  it.each([
    ['2024年2月底前', 2024, 2025, '2025-02-28'],
    ['2023年2月底前', 2023, 2024, '2024-02-29'],
    ['2023年2月28日前', 2023, 2024, '2024-02-28'],
    ['2024年2月29日前', 2024, 2025, '2025-02-28'],
    ['2023年6月30日前', 2023, 2027, '2027-06-30'],
  ])('%s of %i is in %i %s', (text, from, to, day) => {
    expect(moveLedgerYear(draftWith(text, from), to).draft.rows[0]?.deadline).toMatchObject({ date: day });
  });

  it.each([
    ['2023年3月前', { readings: ['2024-02-29', '2024-03-31'], date: '2024-02-29' }],
    ['2023年3-4月', { start: '2024-03-01', end: '2024-04-30' }],
    ['2023年起，每年2月底前', { since: 2024, eachDue: '02-last' }],
    ['2023年起', { start: '2024-01-01' }],
    ['2023年5月、10月', { parts: [{ date: '2024-05-31' }, { date: '2024-10-31' }] }],
  ])('%s moves in all its parts', (text, expected) => {
    expect(moveLedgerYear(draftWith(text, 2023), 2024).draft.rows[0]?.deadline).toMatchObject(expected);
  });

  it('leaves the end of a validity alone and says so', () => {
    const { draft, moves, kept } = moveLedgerYear(draftWith('有效期至2027年12月31日', 2023), 2024);
    expect(draft.rows[0]?.deadline).toMatchObject({ date: '2027-12-31' });
    expect({ moves, kept }).toEqual({ moves: [], kept: [1] });
  });

  it('settles dates that no year was known for', () => {
    const { draft, moves } = moveLedgerYear(draftWith('2月底前', null), 2028);
    expect(draft.rows[0]?.deadline).toMatchObject({ kind: 'date', date: '2028-02-29' });
    expect(moves).toEqual([{ row: 1, from: '02-last', to: '2028-02-29', of: 'deadline' }]);
  });

  it('asks no longer about a past that the move has left behind', () => {
    const draft = draftWith('2021年6月底前', 2021);
    const stale = { ...draft, year: 2022, rows: draft.rows.map((row) => ({ ...row, questions: [] })) };
    const { draft: moved } = moveLedgerYear(stale, 2023);
    expect(moved.rows[0]?.questions.map(({ code }) => code)).toEqual(['deadline.past']);
    expect(moveLedgerYear({ ...moved, year: 2021 }, 2023).draft.rows[0]?.questions).toEqual([]);
  });

  it('there and back is where it was, but for 29 February written as a day', () => {
    const text = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.constantFrom('月底前', '月', '月15日前'))
      .map(([month, words]) => `2025年${month}${words}`);
    fc.assert(
      fc.property(text, fc.integer({ min: 2000, max: 2050 }), (words, year) => {
        const draft = draftWith(words, 2025);
        expect(moveLedgerYear(moveLedgerYear(draft, year).draft, 2025).draft).toEqual(draft);
      }),
    );
  });
});
