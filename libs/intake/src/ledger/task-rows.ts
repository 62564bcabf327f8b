/** Which rows of a table are tasks, under which headings they stand, and which lines belong to none of them. */
import type { OtherCell, Question } from '../ledger-draft.js';
import { bareNumber, numberingAt } from '../grammar/numbering.js';
import type { Grid, GridRow } from '../readers/grid.js';
import type { Columns } from './columns.js';
import { bannerText } from './header-rows.js';
import { partOf, type PrintedHeading } from './headings.js';
import { carriedTexts } from './merged-texts.js';
import { unitsOfBanner, type UnitsAbove } from './units-above.js';

export interface TaskRow {
  row: GridRow;
  /** Its words, those of the merges that cover it among them. */
  texts: string[];
  printed: PrintedHeading;
  /** The file says that the deadline above covers this row. */
  hasMergedDeadline: boolean;
  /** Words of rows below that add nothing but remarks to this task. */
  more: OtherCell[];
  /** Whose tasks a line over the whole width says that the rows below it are. */
  units: UnitsAbove | null;
}

/** Cells in one row below which it is a heading over the whole width or a stray line, never a task. */
const taskCellsMin = 3;
const headingLengthMax = 60;
/** 5200, 共2项, 36%: what is counted of the rows below. */
const count = /^(?:共计?|小计|合计|计)?[:：]?\s*[\d.,，]+\s*(?:%|[项个条件户处家万亿]|万元|亿元)?$/;

/** The rows of tasks with their printed headings. A heading over the whole width opens the row below it. */
export function taskRows(
  grid: Grid,
  columns: Columns,
  headingBefore: string,
): { tasks: TaskRow[]; strays: Question[] } {
  const { headerRows, titleRows, noteRows } = columns.frame;
  const carried = carriedTexts(grid);
  const tasks: TaskRow[] = [];
  const strays: Question[] = [];
  let above: PrintedHeading = { ...blankHeading, sectionTitle: headingBefore };
  let isUnderSection = levelOf(headingBefore) === 'section';
  let subsection: OtherCell[] = [];
  let units: UnitsAbove | null = null;
  grid.rows.forEach((row, at) => {
    const texts = carried[at] ?? [];
    if (headerRows.has(at) || titleRows.has(at) || noteRows.has(at)) return;
    if (row.cells.every(({ text }) => text === '')) return;
    const said = columns.above === null ? null : unitsOfBanner(bannerText(row) ?? '');
    if (said !== null) {
      units = said;
      return;
    }
    const heading = headingOf(row, columns);
    const alone = headingAlone(row, texts, columns, heading);
    if (alone === 'stray') {
      strays.push(strayQuestion(wordsOf(row), row));
      return;
    }
    if (alone !== null) {
      const level = levelOf(alone.sectionTitle);
      // （一） under 一、 narrows the section; it is kept beside its rows and opens no section of its own.
      if (level === 'subsection' && isUnderSection) {
        subsection = [{ header: '', text: alone.sectionTitle }];
        return;
      }
      isUnderSection = level === 'section';
      subsection = [];
      above = alone;
      return;
    }
    const last = tasks.at(-1);
    if (last !== undefined && addsRemarksOnly(row, columns)) {
      last.more.push(...remarksOf(row, columns));
      return;
    }
    const printed = under(heading, above);
    above = blankHeading;
    tasks.push({
      row,
      texts,
      printed,
      hasMergedDeadline: columns.deadline !== null && row.cells[columns.deadline]?.merge === 'continued',
      more: [...subsection],
      units,
    });
  });
  return { tasks, strays };
}

const blankHeading: PrintedHeading = { numeral: '', sectionTitle: '', itemNumber: '', item: '', content: '' };

function headingOf(row: GridRow, columns: Columns): PrintedHeading {
  const textAt = (column: number | null): string => (column === null ? '' : (row.cells[column]?.text ?? ''));
  return {
    numeral: textAt(columns.numeral),
    sectionTitle: textAt(columns.sectionTitle),
    itemNumber: textAt(columns.itemNumber),
    item: textAt(columns.item),
    content: columns.item === null && columns.itemNumber === null ? textAt(columns.content) : '',
  };
}

/** What a row without a task of its own heads; `stray` where it heads nothing either, null where it is a task. */
function headingAlone(
  row: GridRow,
  texts: readonly string[],
  columns: Columns,
  heading: PrintedHeading,
): PrintedHeading | 'stray' | null {
  const isText = row.cells.some(({ merge }) => merge === 'unknown') || row.printedCells < taskCellsMin;
  const words = wordsOf(row);
  if (row.printedCells < taskCellsMin) return isSectionHeading(words) ? sectionOf(words) : 'stray';
  const banner = bannerText(row);
  if (banner !== null) return banner.length <= headingLengthMax ? sectionOf(banner) : 'stray';
  const [first, ...sums] = row.cells.filter(({ text }) => text !== '');
  // 一、交通项目（2个） with the sums of its rows beside it.
  const isSummed = sums.length > 0 && sums.every(({ text }) => count.test(text));
  if (first !== undefined && isSummed && isSectionHeading(first.text)) return sectionOf(first.text);
  const duty = [columns.content, columns.deadline, ...columns.responsibility.map(({ column }) => column)];
  const isTask = duty.some((column) => column !== null && (texts[column] ?? '') !== '');
  if (isTask || isText) {
    const [only, ...others] = row.cells.filter(({ text }) => text !== '');
    const hasMerge = row.cells.some(({ merge }) => merge === 'continued');
    const isLone = !isText && !hasMerge && others.length === 0 && only !== undefined;
    return isLone && isSectionHeading(only.text) ? sectionOf(only.text) : null;
  }
  const headsSection = heading.sectionTitle !== '' || heading.numeral !== '';
  if (headsSection || heading.item !== '') return { ...heading, content: '' };
  return isSectionHeading(words) ? sectionOf(words) : null;
}

function sectionOf(title: string): PrintedHeading {
  return { ...blankHeading, sectionTitle: title };
}

/** The headings printed above a row count where the row prints none of its own. */
function under(own: PrintedHeading, above: PrintedHeading): PrintedHeading {
  const whole = bareNumber(above.itemNumber)?.value ?? null;
  const isPart = own.item === '' && whole !== null && partOf(own.itemNumber) === whole;
  return {
    numeral: own.numeral === '' ? above.numeral : own.numeral,
    sectionTitle: own.sectionTitle === '' ? above.sectionTitle : own.sectionTitle,
    // 1.1 under 1 is a part of its item.
    itemNumber: own.itemNumber === '' || isPart ? above.itemNumber : own.itemNumber,
    item: own.item === '' ? above.item : own.item,
    content: own.content,
  };
}

/** A row whose task, units and deadline are those of the row above by their merges, with more words beside them. */
function addsRemarksOnly(row: GridRow, columns: Columns): boolean {
  const covered = [columns.content, columns.deadline, ...columns.responsibility.map(({ column }) => column)];
  const isCovered = covered.every((column) => column === null || row.cells[column]?.merge === 'continued');
  const others = new Set(columns.other.map(({ column }) => column));
  return isCovered && row.cells.every(({ text }, column) => text === '' || others.has(column));
}

function remarksOf(row: GridRow, columns: Columns): OtherCell[] {
  return columns.other
    .map(({ column, header }) => ({ header, text: row.cells[column]?.text ?? '' }))
    .filter(({ text }) => text !== '');
}

function levelOf(title: string): string | null {
  return numberingAt(title)?.level ?? null;
}

/** True for a short line that a number of sections heads: 一、…, （二）…. */
export function isSectionHeading(text: string): boolean {
  const level = numberingAt(text)?.level;
  return (level === 'section' || level === 'subsection') && text.length <= headingLengthMax;
}

function wordsOf({ cells }: GridRow): string {
  return cells
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join(' ');
}

function strayQuestion(text: string, row: GridRow): Question {
  const line = 'lines' in row.source ? row.source.lines[0] : row.source.row;
  return {
    code: 'columns.shifted',
    message: `第${line}行的“${text.slice(0, 60)}”不在任何一行任务之内，请核对。`,
    messageEn: `"${text.slice(0, 60)}" in line ${line} belongs to no row of the table; please check it.`,
    data: { line, words: [text] },
  };
}
