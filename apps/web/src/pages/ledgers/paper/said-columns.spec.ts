import type { PaperPart } from '#contract';
import { saidOf, shownColumns, withColumn, withSaid } from './said-columns.js';

const part = { tables: [1, 3] };
const read: PaperPart['columns'] = [
  { column: 0, header: '事项', field: 'content', score: 0.8, given: false },
  { column: 1, header: '单位', field: 'lead', score: 1, given: false },
];

describe('what is said of the columns of a part', () => {
  it('is said of any of its tables, of two of them the first, and of no other part', () => {
    const said = { 0: { 0: 'other' }, 1: { 2: 'lead' }, 3: { 2: 'support', 4: 'other' } } as const;
    expect(saidOf(said, part)).toEqual({ 2: 'lead', 4: 'other' });
    expect(saidOf(undefined, part)).toEqual({});
    expect(withSaid(said, part, { 2: 'reviewer' })).toEqual({ 0: { 0: 'other' }, 1: { 2: 'reviewer' } });
    expect(withSaid(said, part, {})).toEqual({ 0: { 0: 'other' } });
  });

  it('moves a field that one column alone may hold, and leaves one that several may', () => {
    expect(withColumn({ 0: 'content', 1: 'lead' }, 2, 'content')).toEqual({ 1: 'lead', 2: 'content' });
    expect(withColumn({ 0: 'content', 1: 'lead' }, 2, 'lead')).toEqual({
      0: 'content',
      1: 'lead',
      2: 'lead',
    });
    expect(withColumn({ 1: 'lead' }, 1, 'support')).toEqual({ 1: 'support' });
  });

  it('is shown at once; the column that a field was moved from is open until it is read again', () => {
    const shown = shownColumns(read, { 1: 'content' }, 3);
    expect(shown.map((column) => column?.field ?? null)).toEqual([null, 'content', null]);
    expect(shown[1]).toMatchObject({ header: '单位', score: 1, given: true });
    expect(shownColumns(read, {}, 2)).toEqual(read);
  });
});
