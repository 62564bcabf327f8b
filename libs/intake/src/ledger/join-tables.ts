import type { Grid, GridRow } from '../readers/grid.js';
import { isContinuationMark } from './header-rows.js';
import { isTitle } from './lines-around.js';
import { isSectionHeading } from './task-rows.js';

const headingLengthMax = 40;

/**
 * Several tables read as one, in the given order. A short line above a later table heads the section of its rows; other
 * lines between them are notes. Rows keep where they stand in the file. `hasTitle`: the title may stand above any earlier table.
 */
export function joinTables(tables: readonly Grid[], places: readonly number[], hasTitle = true): Grid {
  const parts = places.flatMap((place) => tables[place] ?? []);
  const [first] = parts;
  if (first === undefined) throw new RangeError('no table to join');
  const columns = Math.max(...parts.map((grid) => grid.columns));
  const notes: string[] = [];
  const rows = parts.flatMap((grid, at): GridRow[] => {
    const heading = at === 0 ? null : headingOf(grid);
    if (at > 0) notes.push(...grid.before.filter((line) => line !== heading));
    const own = grid.rows.map((row) => widened(row, columns));
    return heading === null ? own : [headingRow(heading, own[0], columns), ...own];
  });
  const last = parts.at(-1);
  const earlier = tables
    .slice(0, hasTitle ? (places[0] ?? 0) : 0)
    .flatMap(({ format, before }) => (format === 'docx' ? before : []));
  return {
    ...first,
    columns,
    before: [...earlier, ...first.before],
    rows,
    after: [...notes, ...(last?.after ?? [])],
  };
}

/**
 * The line right above the first table where the later ones have headings without a number too: 经济工作 above one,
 * 社会工作 above the next. '' where it is the title, or the first table has none.
 */
export function headingOfFirst(tables: readonly Grid[], places: readonly number[]): string {
  const [first, ...more] = places.flatMap((place) => tables[place] ?? []);
  if (first === undefined || first.before.length < 2 || more.some((grid) => headingOf(grid) === null))
    return '';
  const heading = headingOf(first);
  return heading === null || isTitle(heading) || isSectionHeading(heading) ? '' : heading;
}

/** The line right above a table, where it is short enough to be a heading. */
function headingOf({ before }: Grid): string | null {
  const line = before.findLast((each) => !isContinuationMark(each));
  if (line === undefined) return null;
  const isHeading = isSectionHeading(line) || (line.length <= headingLengthMax && !/[。；;:：]$/.test(line));
  return isHeading ? line : null;
}

function headingRow(text: string, next: GridRow | undefined, columns: number): GridRow {
  const cells: GridRow['cells'] = Array.from({ length: columns }, (_, at) =>
    at === 0 ? { text, merge: 'start', colSpan: columns } : { text: '', merge: 'across' },
  );
  return { cells, source: next?.source ?? { table: 1, row: 1 }, printedCells: columns };
}

function widened(row: GridRow, columns: number): GridRow {
  const missing = Array.from({ length: columns - row.cells.length }, () => ({
    text: '',
    merge: 'none' as const,
  }));
  return missing.length === 0 ? row : { ...row, cells: [...row.cells, ...missing] };
}
