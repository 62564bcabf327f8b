/** What was said of the columns of a paper, found again in its next version, whose tables may have moved. */
import type { Grid } from '../readers/grid.js';
import type { Paper } from '../readers/paper.js';
import type { ColumnsByTable, GivenColumns } from './given-columns.js';
import { tableFrame } from './header-rows.js';

/** What a person said of the columns of a table, with all that tells this table from others. */
export interface RememberedColumns {
  /** Its place in the file, counted from 0. */
  table: number;
  /** The sheet's name; null where tables have none. */
  name: string | null;
  /** The words above each column, blank where there are none. */
  header: string[];
  columns: GivenColumns;
}

/** A header names the month or the round that its column is about; the next version names another one. */
const period =
  /(?:19|20)\d{2}年?度?|第?(?:[一二三四]|[1-4])季度?|[上下]半年|(?:1[0-2]|[1-9]|十[一二]|[一二三四五六七八九十])月份?|\d+/g;

/** What a later version of this paper needs to be read alike. */
export function rememberedColumns({ tables }: Paper, said: ColumnsByTable): RememberedColumns[] {
  return Object.entries(said).flatMap(([place, columns]) => {
    const table = Number(place);
    const grid = tables[table];
    if (grid === undefined || Object.keys(columns).length === 0) return [];
    return [{ table, name: grid.name ?? null, header: headerOf(grid), columns }];
  });
}

/**
 * What was said of the columns of an earlier version, by the tables of this one, and what is about a table that this one
 * does not have. A table is known by its header, among those headed alike by its name or its place; a column by its own
 * words: where these are gone, what was said of it is too.
 */
export function recalledColumns(
  { tables }: Paper,
  remembered: readonly RememberedColumns[],
): { columns: ColumnsByTable; absent: RememberedColumns[] } {
  if (remembered.length === 0) return { columns: {}, absent: [] };
  const headers = tables.map(headerOf);
  const pairs = remembered.flatMap((before) =>
    tables.flatMap((grid, table) => {
      const header = headers[table] ?? [];
      const fit = fitOf(before, { table, name: grid.name ?? null, header });
      return fit === 0 ? [] : [{ before, table, header, fit }];
    }),
  );
  const recalled = new Map<number, GivenColumns>();
  const placed = new Set<RememberedColumns>();
  for (const { before, table, header } of pairs.toSorted((a, b) => b.fit - a.fit)) {
    if (placed.has(before) || recalled.has(table)) continue;
    placed.add(before);
    recalled.set(table, columnsUnder(before, header));
  }
  return {
    columns: Object.fromEntries(recalled),
    absent: remembered.filter((before) => !placed.has(before)),
  };
}

type Place = Omit<RememberedColumns, 'columns'>;

/** How surely both are the same table of two versions; 0 where they are not. */
function fitOf(before: Place, now: Place): number {
  const isSameName = before.name !== null && before.name === now.name;
  const isSamePlace = before.table === now.table;
  // Sheets have names: one that stands elsewhere under another name is another sheet, however it is headed.
  if (before.name !== null && now.name !== null && !isSameName && !isSamePlace) return 0;
  const words = filled(before.header);
  const own = filled(now.header);
  const nearness = Number(isSameName) * 2 + Number(isSamePlace);
  if (words.length === 0 || own.length === 0) {
    const isAlike = words.length === own.length && before.header.length === now.header.length;
    return isAlike && nearness > 0 ? nearness : 0;
  }
  if (words.join('|') === own.join('|')) return 8 + nearness;
  const isWithin = words.every((word) => own.includes(word)) || own.every((word) => words.includes(word));
  return isWithin ? 4 + nearness : 0;
}

function filled(header: readonly string[]): string[] {
  return header.map(plain).filter((word) => word !== '');
}

/** A column that was moved by one added before it is found by its words; of several with the same words none is. */
function columnsUnder({ header, columns }: RememberedColumns, now: readonly string[]): GivenColumns {
  const words = now.map(plain);
  const found = Object.entries(columns).flatMap(([place, field]) => {
    const word = plain(header[Number(place)] ?? '');
    if (word === (words[Number(place)] ?? '')) return [[Number(place), field] as const];
    const only = words.indexOf(word);
    return word !== '' && only >= 0 && words.lastIndexOf(word) === only ? [[only, field] as const] : [];
  });
  return Object.fromEntries(found);
}

function plain(word: string): string {
  return word.replace(/\s/g, '').replace(period, '');
}

function headerOf(grid: Grid): string[] {
  const { words } = tableFrame(grid);
  return Array.from({ length: grid.columns }, (_, column) => (words[column] ?? []).join('/'));
}
