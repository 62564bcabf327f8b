/** A table with a task in each column, its labels at the left: turned, so that it reads like any other. */
import type { Grid, GridCell, GridRow } from '../readers/grid.js';
import type { Paper } from '../readers/paper.js';
import { headerKind, type HeaderKind } from './header-kind.js';

const labelLengthMax = 16;
/** Rows of labels, and tasks beside them. */
const labelsMin = 3;
const tasksMin = 2;

/** The first table of a paper that reads like tasks when it is turned; null where there is none. */
export function turnedTable({ tables }: Paper): Grid | null {
  for (const grid of tables) {
    const turned = turnedGrid(grid);
    if (turned !== null) return turned;
  }
  return null;
}

function turnedGrid(grid: Grid): Grid | null {
  const first = grid.rows.findIndex(isLabelled);
  const end = grid.rows.findLastIndex(isLabelled) + 1;
  const labelled = grid.rows.slice(Math.max(first, 0), end);
  const kinds = labelled.map((row) => kindOf(row));
  const isTask = kinds.includes('unit') && (kinds.includes('content') || kinds.includes('task'));
  const isWhole = labelled.every(isLabelled) && new Set(labelled.map(labelOf)).size === labelled.length;
  const isTurned = first >= 0 && labelled.length >= labelsMin && grid.columns > tasksMin && isTask && isWhole;
  if (!isTurned || holdsLabels(labelled)) return null;
  const linesOf = (rows: readonly GridRow[]): string[] =>
    rows.flatMap(({ cells }) => cells.map(({ text }) => text).filter((text) => text !== ''));
  const { hiddenColumns: _, ...more } = grid;
  return {
    ...more,
    columns: labelled.length,
    before: [...grid.before, ...linesOf(grid.rows.slice(0, first))],
    rows: Array.from({ length: grid.columns }, (__, column): GridRow => {
      const source = labelled[0]?.source ?? { table: 1, row: 1 };
      const cells = labelled.map(({ cells: own }) => turnedCell(own[column]));
      return { cells, source, printedCells: labelled.length };
    }),
    after: [...linesOf(grid.rows.slice(end)), ...grid.after],
  };
}

function labelOf({ cells }: GridRow): string {
  return cells[0]?.text.replace(/[\s:：]/g, '') ?? '';
}

function kindOf(row: GridRow): HeaderKind | null {
  const label = labelOf(row);
  return label === '' || label.length > labelLengthMax ? null : headerKind([label]);
}

function isLabelled(row: GridRow): boolean {
  const isAcross = row.cells[1]?.merge === 'across';
  return !isAcross && row.cells[0]?.merge !== 'continued' && kindOf(row) !== null;
}

/** Labels beside labels are a header, or the card of one task. */
function holdsLabels(rows: readonly GridRow[]): boolean {
  const beside = rows.flatMap(({ cells }) => cells.slice(1).map(({ text }) => text.replace(/[\s:：]/g, '')));
  const labels = new Set(rows.map(labelOf));
  return beside.some((text) => labels.has(text)) || rows.slice(0, 1).some(isHeaderLike);
}

/** The words of a header that stands at the top: units and days among them. */
function isHeaderLike({ cells }: GridRow): boolean {
  const kinds = cells.slice(1).map(({ text }) => (text.length <= labelLengthMax ? headerKind([text]) : null));
  return kinds.includes('unit') || kinds.includes('deadline');
}

function turnedCell(cell: GridCell | undefined): GridCell {
  if (cell === undefined) return { text: '', merge: 'none' };
  const { rowSpan, colSpan, merge, ...more } = cell;
  const turned = merge === 'continued' ? 'across' : merge === 'across' ? 'continued' : merge;
  return {
    ...more,
    merge: turned,
    ...(colSpan === undefined ? {} : { rowSpan: colSpan }),
    ...(rowSpan === undefined ? {} : { colSpan: rowSpan }),
  };
}
