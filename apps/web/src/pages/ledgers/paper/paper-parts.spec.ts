import type { PrintedTable } from '#contract';
import { printedRow } from '../../../spec-kit/papers.js';
import { answersAboutNames, columnsOf, partAt, partsOf, rowsIn } from './paper-parts.js';

function table(place: number, header: string[], rows: number[], score: number): PrintedTable {
  const heads = header.length === 0 ? [] : [printedRow(1, null, header)];
  const own = rows.map((row, at) => printedRow(at + 2, row, ['x', 'y']));
  return { table: place, name: null, columns: 2, rowCount: 9, rows: [...heads, ...own], score, chosen: true };
}

const main = table(1, ['任务', '单位'], [3, 4], 1);

describe('parts of a paper', () => {
  it('have the likeliest as the main one, and are alike where each is headed like it or not at all', () => {
    const tables = [table(0, ['任 务', '单位'], [1, 2], 0.8), main, table(2, [], [5], 0.2)];
    expect(partsOf({ tables })).toEqual({ tables, main, isAlike: true });
    const unlike = [...tables, table(3, ['单位', '任务'], [6], 0.5)];
    expect(partsOf({ tables: unlike })?.isAlike).toBe(false);
  });

  it('are the first table where none was chosen, and none of a file without tables', () => {
    const other = { ...main, chosen: false };
    expect(partsOf({ tables: [other] })?.tables).toEqual([other]);
    expect(partsOf({ tables: [] })).toBeNull();
  });

  it('are found by their rows', () => {
    const tables = [table(0, ['任务', '单位'], [1, 2], 0.8), main];
    const parts = { tables, main, isAlike: true };
    expect(partAt(parts, 4)).toBe(main);
    expect(partAt(parts, null)).toBe(tables[0]);
    expect(rowsIn(main)).toEqual({ first: 3, last: 4 });
    expect(rowsIn(table(0, ['任务'], [], 0))).toBeNull();
  });

  it('have a place for every column, known or not', () => {
    const known = { column: 1, header: '单位', field: 'lead', score: 1 } as const;
    expect(columnsOf([known], main)).toEqual([null, known]);
  });

  it('keep of the answers those about names when another table is read', () => {
    const named = { kind: 'newUnit', text: '更新科' } as const;
    expect(answersAboutNames([{ kind: 'standing', row: 3 }, named])).toEqual([named]);
  });
});
