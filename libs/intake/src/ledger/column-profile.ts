/** What the cells of one column hold, as shares of its filled cells. */
import { bareNumber, numberingAt } from '../grammar/numbering.js';
import type { GridRow } from '../readers/grid.js';
import { isDeadline, isResponsibility } from './cell-kind.js';
import { deadlineInCell, dutyInBracket } from './inside-duty.js';

export interface Profile {
  /** Shares of the filled cells, 0 to 1. */
  deadline: number;
  responsibility: number;
  item: number;
  /** Numbers of sections in front of words: 一、, or （一）, which counts half since it may stand under one. */
  section: number;
  numeral: number;
  /** Bare numbers in digits. */
  arabic: number;
  /** Mean length of the filled cells. */
  length: number;
  /** Filled cells over all rows looked at. */
  filled: number;
  /** Cells that the one above covers, over all rows looked at. */
  covered: number;
}

const empty: Profile = {
  deadline: 0,
  responsibility: 0,
  item: 0,
  section: 0,
  numeral: 0,
  arabic: 0,
  length: 0,
  filled: 0,
  covered: 0,
};
/** Rows that are looked at to judge a column; a ledger repeats itself sooner. */
const sampleMax = 80;
const titleLengthMax = 80;

/** The profile of a column over the first rows of a table. */
export function profileOf(rows: readonly GridRow[], column: number): Profile {
  const sample = rows.slice(0, sampleMax);
  const cells = sample.map((row) => row.cells[column]?.text ?? '').filter((text) => text !== '');
  if (cells.length === 0) return empty;
  const share = (test: (text: string) => boolean): number => cells.filter(test).length / cells.length;
  const isTitled = (text: string, ...levels: string[]): boolean =>
    text.length <= titleLengthMax && levels.includes(numberingAt(text)?.level ?? '');
  return {
    deadline: share((text) => isDeadline(text) && !holdsUnits(text)),
    responsibility: share((text) => isResponsibility(text) && dutyInBracket(text) === null),
    item: share((text) => isTitled(text, 'item')),
    section:
      share((text) => isTitled(text, 'section') && bareNumber(text) === null) +
      share((text) => isTitled(text, 'subsection') && bareNumber(text) === null) / 2,
    numeral: share((text) => bareNumber(text) !== null),
    arabic: share((text) => /\d/.test(bareNumber(text)?.numeral ?? '')),
    length: cells.reduce((sum, text) => sum + text.length, 0) / cells.length,
    filled: cells.length / sample.length,
    covered: sample.filter((row) => row.cells[column]?.merge === 'continued').length / sample.length,
  };
}

/** A date beside units, in one cell or in a bracket behind the task, makes no cell of deadlines. */
function holdsUnits(text: string): boolean {
  return dutyInBracket(text) !== null || deadlineInCell(text) !== null;
}
