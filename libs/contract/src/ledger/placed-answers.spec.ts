import { placedAnswers, withoutSource } from './placed-answers.js';
import type { LedgerAnswer } from './question.schema.js';

const at = (table: number, row: number) => ({ table, row });
const rowsOf = (...sources: ReturnType<typeof at>[]) =>
  sources.map((source, n) => ({ row: n + 1, source, duties: [{ start: 4 }] }));
const standing = (row: number, source?: ReturnType<typeof at>): LedgerAnswer => ({
  kind: 'standing',
  row,
  ...(source === undefined ? {} : { source }),
});

describe('answers in a reading of the paper', () => {
  it('find their rows by where these stand in the file', () => {
    const answers = [standing(1, at(1, 2)), standing(2, at(2, 2))];
    const { placed, resting } = placedAnswers(answers, rowsOf(at(1, 2), at(1, 3), at(2, 2)));
    expect(placed).toEqual([standing(1, at(1, 2)), standing(3, at(2, 2))]);
    expect(resting).toEqual([]);
  });

  it('rest while their row is not read', () => {
    const answers = [standing(1, at(1, 2)), standing(2, at(2, 2))];
    expect(placedAnswers(answers, rowsOf(at(2, 2)))).toEqual({
      placed: [standing(1, at(2, 2))],
      resting: [standing(1, at(1, 2))],
    });
  });

  it('about names, or without a place, stay as they are', () => {
    const answers = [standing(9), { kind: 'notUnit', text: '某处' } as const];
    expect(placedAnswers(answers, [])).toEqual({ placed: answers, resting: [] });
  });

  it('about a duty rest where no duty starts there any more', () => {
    const duty = (start: number): LedgerAnswer => ({
      kind: 'duty',
      row: 1,
      source: at(1, 2),
      start,
      take: 'note',
      days: [],
    });
    const { placed, resting } = placedAnswers([duty(4), duty(9)], rowsOf(at(1, 2)));
    expect([placed, resting]).toEqual([[duty(4)], [duty(9)]]);
  });

  it('of several rows from one place keep their number, or rest', () => {
    const rows = rowsOf(at(1, 2), at(1, 2));
    expect(placedAnswers([standing(2, at(1, 2)), standing(5, at(1, 2))], rows)).toEqual({
      placed: [standing(2, at(1, 2))],
      resting: [standing(5, at(1, 2))],
    });
  });

  it('are kept without the place that found them', () => {
    expect(withoutSource(standing(3, at(1, 2)))).toEqual(standing(3));
  });
});
