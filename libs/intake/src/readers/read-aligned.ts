/** A table whose columns are held apart by several spaces, as it comes from a mail or a screen. */
import type { Grid, GridRow } from './grid.js';
import type { PaperLimits } from './paper.js';
import { refuseNow } from './refusals.js';

const gap = /\t+| {2,}|\u3000{2,}/;
const columnsMin = 3;
/** Share of the lines that must have the same number of cells. */
const agreementMin = 0.7;
const linesMin = 3;

/**
 * The table, or null where most lines do not fall into the same number of cells. A line with fewer says how many it has,
 * so that it is asked about. Throws PaperRefused: ledger.too_many_rows.
 */
export function readAligned(text: string, limits: PaperLimits): Grid | null {
  const rows = text.split(/\r\n|\r|\n/).flatMap((line, at) => {
    const cells = line.trim() === '' ? [] : line.trim().split(gap);
    return cells.length === 0 ? [] : [{ cells, line: at + 1 }];
  });
  const counts = new Map<number, number>();
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  const [columns = 0, most = 0] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  const first = rows.findIndex(({ cells }) => cells.length === columns);
  const body = rows.slice(Math.max(0, first));
  const isTable = columns >= columnsMin && columns <= limits.columnsMax && most >= linesMin;
  if (!isTable || most < body.length * agreementMin || body.some(({ cells }) => cells.length > columns))
    return null;
  if (body.length > limits.rowsMax)
    refuseNow('ledger.too_many_rows', { rows: body.length, rowsMax: limits.rowsMax });
  return {
    format: 'txt',
    columns,
    before: rows.slice(0, Math.max(0, first)).map(({ cells }) => cells.join(' ')),
    rows: body.map(({ cells, line }): GridRow => ({
      cells: Array.from({ length: columns }, (_, at) => ({
        text: cells[at] ?? '',
        merge: cells[at] === undefined ? 'unknown' : 'start',
      })),
      source: { lines: [line, line] },
      printedCells: cells.length,
    })),
    after: [],
  };
}
