/** Which column holds what: by its header where the header has as many words as columns, else by what the cells hold. */
import type { AssignmentRole } from '../ledger-draft.js';
import { readDeadline } from '../grammar/deadline/read-deadline.js';
import { bareNumber, numberingAt } from '../grammar/numbering.js';
import { readResponsibility } from '../grammar/responsibility/read-responsibility.js';
import { roleOfLabel } from '../grammar/responsibility/words.js';
import type { Grid, GridRow } from '../readers/grid.js';

export interface Columns {
  /** The section's numeral (一) in a column of its own. */
  numeral: number | null;
  sectionTitle: number | null;
  /** The item's number (1) in a column of its own. */
  itemNumber: number | null;
  item: number | null;
  content: number;
  responsibility: { column: number; role: AssignmentRole }[];
  leaders: number[];
  deadline: number;
  /** Columns that no field of a row holds, with their headers. */
  other: { column: number; header: string }[];
  /** Rows of the grid that are headers, wherever they repeat. */
  headerRows: ReadonlySet<number>;
}

const headerWords =
  /序号|编号|任务|事项|内容|措施|举措|目标|责任|单位|部门|分工|时限|时间|期限|进度|备注|牵头|配合/;
const deadlineHeader = /时限|期限|时间|时序|进度安排/;
const unitHeader = /责任(?!人|领导)|牵头(?!领导)|配合|单位|部门|分工/;
const leaderHeader = /领导|责任人|负责人|联系人/;
const numeralHeader = /序号|编号/;
/** Rows that are looked at to judge a column; a ledger repeats itself sooner. */
const sampleMax = 80;
const cellLengthMax = 400;

/** The columns of a grid, or null where no table of tasks can be recognised. */
export function chooseColumns(grid: Grid): Columns | null {
  const headerRows = headersOf(grid);
  const body = grid.rows.filter((row, at) => !headerRows.has(at) && row.printedCells === grid.columns);
  const words = grid.rows.find((row, at) => headerRows.has(at) && row.printedCells === grid.columns)?.cells;
  const choice = new Choice(
    Array.from({ length: grid.columns }, (_, column) => ({
      ...profileOf(body.slice(0, sampleMax), column),
      column,
      header: words?.[column]?.text.replace(/\s/g, '') ?? '',
    })),
  );
  const leaders = choice.takeAll(({ header }) => leaderHeader.test(header) && !unitHeader.test(header));
  const deadline = choice.take(
    ({ deadline: share, header }) => share + Number(deadlineHeader.test(header)),
    0.5,
  );
  const named = choice.takeAll(
    ({ header, responsibility }) => unitHeader.test(header) && responsibility > 0.3,
  );
  const judged = named.length > 0 ? undefined : choice.take(({ responsibility }) => responsibility, 0.4);
  const units = judged === undefined ? named : [judged];
  const content = choice.take(({ length }) => length, 1);
  if (deadline === undefined || content === undefined || units.length === 0) return null;
  return {
    ...headingColumns(choice, content.column),
    content: content.column,
    responsibility: units.map(({ column, header }) => ({ column, role: roleOfLabel(header) })),
    leaders: leaders.map(({ column }) => column),
    deadline: deadline.column,
    other: choice.rest().map(({ column, header }) => ({ column, header })),
    headerRows,
  };
}

/** A title beside 一 heads a section, a title beside 1 or beside no number at all heads an item. */
function headingColumns(
  choice: Choice,
  content: number,
): Pick<Columns, 'numeral' | 'sectionTitle' | 'itemNumber' | 'item'> {
  const item = choice.take((profile) => profile.item, 0.5)?.column ?? null;
  const number = choice.take(({ numeral, header }) => numeral + Number(numeralHeader.test(header)), 0.5);
  const title =
    choice.take(({ column, length }) => (column < (item ?? content) ? length : 0), 1)?.column ?? null;
  const countsItems = number !== undefined && number.arabic > 0.5;
  const numeral = number === undefined || countsItems ? null : number.column;
  const itemNumber = countsItems ? number.column : null;
  const headsItem = item === null && (countsItems || number === undefined);
  return headsItem
    ? { numeral, itemNumber, item: title, sectionTitle: null }
    : { numeral, itemNumber, item, sectionTitle: title };
}

type Candidate = Profile & { column: number; header: string };

/** The columns that no field has taken yet. */
class Choice {
  private free: Candidate[];

  constructor(candidates: readonly Candidate[]) {
    this.free = [...candidates];
  }

  /** The candidate with the highest score of at least `least`; the leftmost of equals. */
  take(score: (candidate: Candidate) => number, least: number): Candidate | undefined {
    const [best] = this.free.filter((each) => score(each) >= least).toSorted((a, b) => score(b) - score(a));
    this.free = this.free.filter((each) => each !== best);
    return best;
  }

  takeAll(test: (candidate: Candidate) => boolean): Candidate[] {
    const taken = this.free.filter(test);
    this.free = this.free.filter((each) => !taken.includes(each));
    return taken;
  }

  rest(): Candidate[] {
    return this.free;
  }
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
  /** Bare numbers in digits. */
  arabic: number;
  /** Mean length of the filled cells. */
  length: number;
}

const emptyProfile: Profile = { deadline: 0, responsibility: 0, item: 0, numeral: 0, arabic: 0, length: 0 };

function profileOf(rows: readonly GridRow[], column: number): Profile {
  const cells = rows.map((row) => row.cells[column]?.text ?? '').filter((text) => text !== '');
  if (cells.length === 0) return emptyProfile;
  const share = (test: (text: string) => boolean): number => cells.filter(test).length / cells.length;
  return {
    deadline: share(isDeadline),
    responsibility: share(isResponsibility),
    item: share((text) => numberingAt(text)?.level === 'item' && text.length <= 80),
    numeral: share((text) => bareNumber(text) !== null),
    arabic: share((text) => /\d/.test(bareNumber(text)?.numeral ?? '')),
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
