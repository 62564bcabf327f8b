import type { PrintedRow } from '#contract';
import { blockOf, blocksOf, columnWidths } from './paper-blocks.js';

function row(at: number, ...cells: [text: string, column: number, rows: number][]): PrintedRow {
  return {
    at,
    header: false,
    row: at,
    cells: cells.map(([text, column, rows]) => ({ text, column, columns: 1, rows })),
  };
}

describe('blocks of a table', () => {
  it('cut no merged cell', () => {
    const rows = [row(1, ['a', 0, 1]), row(2, ['b', 0, 2]), row(3), row(4, ['c', 0, 1])];
    expect(blocksOf({ rows }).map(({ at, rows: own }) => [at, own.length])).toEqual([
      [1, 1],
      [2, 2],
      [4, 1],
    ]);
  });

  it('say the words of a cell again that goes on for very long', () => {
    const rows = [row(1, ['类别', 0, 45]), ...Array.from({ length: 44 }, (_, n) => row(n + 2, ['x', 1, 1]))];
    const blocks = blocksOf({ rows });
    expect(blocks.map(({ rows: own }) => own.length)).toEqual([20, 20, 5]);
    const heads = blocks.map(({ rows: own }) => own[0]?.cells.find(({ column }) => column === 0));
    expect(heads.map((cell) => [cell?.text, cell?.rows, cell?.continued])).toEqual([
      ['类别', 20, false],
      ['类别', 20, true],
      ['类别', 5, true],
    ]);
    expect(blockOf(blocks, 41)).toBe(blocks[2]);
  });

  it('draw every row once', () => {
    const rows = Array.from({ length: 3_000 }, (_, n) => row(n + 1, ['x', 0, n % 7 === 0 ? 7 : 1]));
    const drawn = blocksOf({ rows }).flatMap(({ rows: own }) => own.map(({ at }) => at));
    expect(drawn).toEqual(rows.map(({ at }) => at));
  });
});

describe('widths of columns', () => {
  it('follow what stands in them, within bounds', () => {
    const [narrow, wide] = columnWidths({
      columns: 2,
      rows: [row(1, ['一', 0, 1], ['很长'.repeat(99), 1, 1])],
    });
    expect(narrow).toBeLessThan(wide ?? 0);
    expect(wide).toBeLessThan(400);
  });
});
