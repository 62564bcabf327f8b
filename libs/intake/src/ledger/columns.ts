/** Which column holds what: by its header where the header has as many words as columns, else by what the cells hold. */
import type { AssignmentRole } from '../ledger-draft.js';
import { readDeadline } from '../grammar/deadline/read-deadline.js';
import { bareNumber, numberingAt } from '../grammar/numbering.js';
import { readResponsibility } from '../grammar/responsibility/read-responsibility.js';
import { roleOfLabel } from '../grammar/responsibility/words.js';
import type { Grid, GridRow } from '../readers/grid.js';

export interface Columns {
  /** The section's numeral in a column of its own. */
  numeral: number | null;
  sectionTitle: number | null;
  item: number | null;
  content: number;
  responsibility: { column: number; role: AssignmentRole }[];
  deadline: number;
  /** Rows of the grid that are headers, wherever they repeat. */
  headerRows: ReadonlySet<number>;
}

const headerWords =
  /序号|编号|任务|事项|内容|措施|举措|目标|责任|单位|部门|分工|时限|时间|期限|进度|备注|牵头|配合/;
const deadlineHeader = /时限|期限|时间|时序|进度安排/;
const responsibilityHeader = /责任|牵头|配合|单位|部门|分工/;
const numeralHeader = /序号|编号/;
/** Rows that are looked at to judge a column; a ledger repeats itself sooner. */
const sampleMax = 80;
const cellLengthMax = 400;

/** The columns of a grid, or null where no table of tasks can be recognised. */
export function chooseColumns(grid: Grid): Columns | null {
  const headerRows = headersOf(grid);
  const body = grid.rows.filter((row, at) => !headerRows.has(at) && row.printedCells === grid.columns);
  const words = grid.rows.find((row, at) => headerRows.has(at) && row.printedCells === grid.columns)?.cells;
  const header = words?.map(({ text }) => text.replace(/\s/g, '')) ?? [];
  const profiles = Array.from({ length: grid.columns }, (_, column) =>
    profileOf(body.slice(0, sampleMax), column),
  );
  const free = new Set(profiles.keys());
  const take = (column: number | undefined): number | null => {
    if (column === undefined) return null;
    free.delete(column);
    return column;
  };
  const best = (score: (profile: Profile, column: number) => number, atLeast: number): number | undefined =>
    [...free]
      .filter((column) => score(profileAt(column), column) >= atLeast)
      .toSorted((a, b) => score(profileAt(b), b) - score(profileAt(a), a))[0];
  const profileAt = (column: number): Profile => profiles[column] ?? emptyProfile;

  const deadline = take(
    best((profile, column) => profile.deadline + Number(deadlineHeader.test(header[column] ?? '')), 0.5),
  );
  const named = [...free].filter(
    (column) => responsibilityHeader.test(header[column] ?? '') && profileAt(column).responsibility > 0.3,
  );
  const judged = best((profile) => profile.responsibility, 0.4);
  const unitColumns = named.length > 0 ? named : judged === undefined ? [] : [judged];
  for (const column of unitColumns) free.delete(column);
  const content = take(best((profile) => profile.length, 1));
  const item = take(best((profile) => profile.item, 0.5));
  const numeral = take(
    best((profile, column) => profile.numeral + Number(numeralHeader.test(header[column] ?? '')), 0.5),
  );
  const sectionTitle = take(
    best((profile, column) => (column < (item ?? content ?? 0) ? profile.length : 0), 1),
  );
  if (deadline === null || unitColumns.length === 0 || content === null) return null;
  return {
    numeral,
    sectionTitle,
    item,
    content,
    responsibility: unitColumns.map((column) => ({ column, role: roleOfLabel(header[column] ?? '') })),
    deadline,
    headerRows,
  };
}

/** Header rows: the first rows whose cells are words of a header, and every later row that repeats one. */
function headersOf(grid: Grid): Set<number> {
  const headers = new Set<number>();
  const seen = new Set<string>();
  const key = (row: GridRow): string => row.cells.map(({ text }) => text).join('\u0001');
  grid.rows.forEach((row, at) => {
    const filled = row.cells.filter(({ text }) => text !== '');
    const isHeader =
      filled.length >= 2 &&
      filled.filter(({ text }) => text.length <= 24 && headerWords.test(text)).length >=
        Math.max(2, filled.length / 2) &&
      filled.every(({ text }) => text.length <= 40);
    if (seen.has(key(row)) || (isHeader && headers.size === at)) {
      headers.add(at);
      seen.add(key(row));
    }
  });
  return headers;
}

interface Profile {
  /** Shares of the filled cells, 0 to 1. */
  deadline: number;
  responsibility: number;
  item: number;
  numeral: number;
  /** Mean length of the filled cells. */
  length: number;
}

const emptyProfile: Profile = { deadline: 0, responsibility: 0, item: 0, numeral: 0, length: 0 };

function profileOf(rows: readonly GridRow[], column: number): Profile {
  const cells = rows.map((row) => row.cells[column]?.text ?? '').filter((text) => text !== '');
  if (cells.length === 0) return emptyProfile;
  const share = (test: (text: string) => boolean): number => cells.filter(test).length / cells.length;
  return {
    deadline: share(isDeadline),
    responsibility: share(isResponsibility),
    item: share((text) => numberingAt(text)?.level === 'item' && text.length <= 80),
    numeral: share((text) => bareNumber(text) !== null),
    length: cells.reduce((sum, text) => sum + text.length, 0) / cells.length,
  };
}

/** True for a cell that can only be a deadline: short, and dated or ongoing. */
export function isDeadline(text: string): boolean {
  if (text.length > 40) return false;
  const { kind } = readDeadline(text, 2000).deadline;
  return kind !== 'missing' && kind !== 'invalid';
}

/** True for a cell that the responsibility grammar explains without a rest. */
export function isResponsibility(text: string): boolean {
  if (text.length > cellLengthMax) return false;
  const { assignments, questions } = readResponsibility(text);
  return assignments.length > 0 && questions.length === 0;
}
