import type { PaperPart, PrintedTable } from '#contract';
import { printedRow } from '../../../spec-kit/papers.js';
import { chosenTables, partOf, partsHeadedLike, rowsIn, tableAt } from './paper-parts.js';

function table(place: number, header: string[], rows: number[], chosen = true): PrintedTable {
  const heads = header.length === 0 ? [] : [printedRow(1, null, header)];
  const own = rows.map((row, at) => printedRow(at + 2, row, ['x', 'y']));
  return { table: place, name: null, columns: 2, rowCount: 9, rows: [...heads, ...own], score: 1, chosen };
}

const first = table(0, ['任务', '单位'], [1, 2]);
const second = table(1, ['任 务', '单位'], [3, 4]);
const third = table(2, ['单位', '任务'], [5]);
const part = (...tables: number[]): PaperPart => ({ tables, columns: [] });

describe('parts of a paper', () => {
  it('are the tables that were chosen, the first one where none was, and none of a file without tables', () => {
    const other = table(0, [], [], false);
    expect(chosenTables({ tables: [other, second] })).toEqual([second]);
    expect(chosenTables({ tables: [other] })).toEqual([other]);
    expect(chosenTables({ tables: [] })).toBeNull();
  });

  it('are found by their tables and by their rows', () => {
    const parts = [part(0, 2), part(1)];
    expect([partOf({ parts }, third), partOf({ parts }, { table: 7 })]).toEqual([parts[0], null]);
    expect([tableAt([first, second], 4), tableAt([first, second], null)]).toEqual([second, first]);
    expect([rowsIn(second), rowsIn(table(3, ['任务'], []))]).toEqual([{ first: 3, last: 4 }, null]);
  });

  it('are headed alike where the first table of each has the same words in the same columns', () => {
    const parts = [part(0), part(1), part(2)] as const;
    const paper = { parts: [...parts], tables: [first, second, third] };
    expect(partsHeadedLike(paper, parts[0])).toEqual([parts[1]]);
    expect(partsHeadedLike(paper, parts[2])).toEqual([]);
    const bare = { parts: [part(3), part(4)], tables: [table(3, [], [1]), table(4, [], [2])] };
    expect(partsHeadedLike(bare, bare.parts[0] ?? part(3))).toEqual([]);
  });
});
