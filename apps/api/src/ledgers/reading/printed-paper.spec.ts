import type { PaperLedger } from '#intake';
import { printedPaper } from './printed-paper.js';

type Table = PaperLedger['paper']['tables'][number];
type Cell = Table['rows'][number]['cells'][number];

const cell = (text: string): Cell => ({ text, merge: 'none' });
const below: Cell = { text: '', merge: 'continued' };

/** A paper of one table, whose rows stand in these lines of a file. */
function printed(rows: { line: number; cells: Cell[] }[], ledgerLines: number[]) {
  const table = {
    columns: 3,
    rows: rows.map(({ line, cells }) => ({ source: { lines: [line, line] }, cells })),
    before: [],
    name: null,
  } as unknown as Table;
  const draft = {
    notes: [],
    rows: ledgerLines.map((line, at) => ({ row: at + 1, source: { lines: [line, line] } })),
  } as unknown as Parameters<typeof printedPaper>[1];
  const paper = { format: 'txt', tables: [table], notices: [] } as unknown as PaperLedger['paper'];
  const choice = { tables: [0], scores: [], parts: [] } as unknown as PaperLedger['choice'];
  return printedPaper('台账.txt', draft, paper, choice).tables[0]?.rows ?? [];
}

describe('a table as printed', () => {
  it('covers what a merged cell covers, where the file gives no number for it', () => {
    const rows = printed(
      [
        { line: 1, cells: [cell('类别'), cell('序号'), cell('内容')] },
        { line: 2, cells: [cell('优化准入'), cell('1'), cell('甲')] },
        { line: 3, cells: [below, cell('2'), cell('乙')] },
      ],
      [2, 3],
    );
    expect(rows.map(({ cells }) => cells.map(({ column, rows: down }) => [column, down]))).toEqual([
      [
        [0, 1],
        [1, 1],
        [2, 1],
      ],
      [
        [0, 2],
        [1, 1],
        [2, 1],
      ],
      [
        [1, 1],
        [2, 1],
      ],
    ]);
  });

  it('calls a row above the first task a header only where it names columns', () => {
    const rows = printed(
      [
        { line: 1, cells: [cell('望溪区任务清单'), cell(''), cell('')] },
        { line: 2, cells: [cell('序号'), cell('内容'), cell('时限')] },
        { line: 3, cells: [cell('一、增绿'), cell(''), cell('')] },
        { line: 4, cells: [cell('1'), cell('补种'), cell('四月')] },
      ],
      [4],
    );
    expect(rows.map(({ header, row }) => [header, row])).toEqual([
      [false, null],
      [true, null],
      [false, null],
      [false, 1],
    ]);
  });

  it('numbers the last of several rows that come from one place in the file', () => {
    const rows = printed(
      [
        { line: 5, cells: [cell('类别'), cell('序号'), cell('内容')] },
        { line: 5, cells: [cell('一'), cell('1'), cell('甲')] },
      ],
      [5],
    );
    expect(rows.map(({ header, row }) => [header, row])).toEqual([
      [true, null],
      [false, 1],
    ]);
  });
});
