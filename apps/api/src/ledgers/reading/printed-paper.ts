import type { Paper, PrintedCell, PrintedRow, PrintedTable } from '#contract';
import { PRINTED_ROWS_MAX } from '#contract';
import type { Grid, LedgerChoice, LedgerDraft, PaperLedger } from '#intake';

/** Rows of a table that was not chosen: enough to recognise it. */
const ROWS_OF_OTHERS = 5;
/** Score of a column that a person settled; the readers' scores run up to it. */
const COLUMN_SCORE_MAX = 2;

/** The file as it stands: every table with its merges, the chosen ones whole. */
export function printedPaper(
  fileName: string,
  draft: Pick<LedgerDraft, 'notes' | 'rows'>,
  paper: PaperLedger['paper'],
  choice: LedgerChoice,
): Paper {
  const rows = new Map(draft.rows.map((row) => [JSON.stringify(row.source), row.row]));
  const best = Math.max(0, ...choice.scores.map(({ score }) => score));
  return {
    fileName,
    format: paper.format,
    notes: draft.notes,
    tables: paper.tables.map((grid, table) => {
      const score = choice.scores.find((one) => one.table === table)?.score ?? 0;
      const chosen = choice.tables.includes(table);
      return printedTable(grid, table, { chosen, score: best === 0 ? 0 : Math.min(1, score / best) }, rows);
    }),
    parts: choice.parts.map(({ tables, columns }) => ({
      tables,
      columns: columns.map(({ column, header, field, score, reasons }) => ({
        column,
        header,
        field,
        score: Math.max(0, Math.min(1, score / COLUMN_SCORE_MAX)),
        given: reasons.includes('given'),
      })),
    })),
    notices: paper.notices.map(({ code, message, messageEn }) => ({ code, message, messageEn })),
  };
}

function printedTable(
  grid: Grid,
  table: number,
  { chosen, score }: { chosen: boolean; score: number },
  ledgerRows: ReadonlyMap<string, number>,
): PrintedTable {
  const shown = grid.rows.slice(0, chosen ? PRINTED_ROWS_MAX : ROWS_OF_OTHERS);
  const tasks = taskRows(grid, ledgerRows);
  const firstTask = tasks.size === 0 ? -1 : Math.min(...tasks.keys());
  return {
    table,
    name: grid.name ?? grid.before.at(-1) ?? null,
    columns: grid.columns,
    rowCount: grid.rows.length,
    rows: shown.map((row, at) => ({
      ...printedRow(grid, at),
      header: chosen && at < firstTask && row.cells.filter(({ text }) => text.trim() !== '').length > 1,
      row: chosen ? (tasks.get(at) ?? null) : null,
    })),
    score,
    chosen,
  };
}

/** Rows of the ledger by their place in the table; of several rows from one place in the file it is the last. */
function taskRows(grid: Grid, ledgerRows: ReadonlyMap<string, number>): Map<number, number> {
  const places = new Map<number, number>();
  grid.rows.forEach(({ source }, at) => {
    const row = ledgerRows.get(JSON.stringify(source));
    if (row !== undefined) places.set(row, at);
  });
  return new Map([...places].map(([row, at]) => [at, row]));
}

/** How many rows or columns a cell covers: as the file says, else up to the next cell that is not part of it. */
function covered(given: number | undefined, goesOn: (step: number) => boolean): number {
  if (given !== undefined) return given;
  let count = 1;
  while (goesOn(count)) count += 1;
  return count;
}

function printedRow(grid: Grid, at: number): Pick<PrintedRow, 'at' | 'cells'> {
  const cells = grid.rows[at]?.cells ?? [];
  return {
    at: at + 1,
    cells: cells.flatMap((cell, column): PrintedCell[] =>
      cell.merge === 'continued' || cell.merge === 'across'
        ? []
        : [
            {
              column,
              text: cell.text,
              columns: covered(cell.colSpan, (step) => cells[column + step]?.merge === 'across'),
              rows: covered(
                cell.rowSpan,
                (step) => grid.rows[at + step]?.cells[column]?.merge === 'continued',
              ),
            },
          ],
    ),
  };
}
