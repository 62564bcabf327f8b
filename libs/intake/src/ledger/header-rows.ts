/** The rows of a table that are no tasks: titles, headers of one or more rows, repeated headers, notes. */
import { bareNumber, numberingAt } from '../grammar/numbering.js';
import { firstListedIn, withoutFirstListed } from '../grammar/responsibility/remarks.js';
import type { Grid, GridRow } from '../readers/grid.js';
import { isDeadline } from './cell-kind.js';
import { isStage } from './header-kind.js';
import { isUnitLine } from './units-above.js';

export interface TableFrame {
  /** Rows that are headers, wherever they repeat. */
  headerRows: ReadonlySet<number>;
  /** Rows above the header that say what the table is. */
  titleRows: ReadonlySet<number>;
  /** Rows of notes over the whole width, mostly under the tasks. */
  noteRows: ReadonlySet<number>;
  /** The words of the header above each column, lowest first; none where it has fewer words than columns. */
  words: string[][];
}

const headerWords =
  /序号|编号|任务|事项|项目|内容|措施|举措|目标|责任|单位|部门|分工|时限|时间|期限|进度|备注|牵头|配合|领导|类别|要点|.日期|科室|处室|股室|节点|步骤|协同|[主承协会]办|描述|名称|进展|情况|议题|问题/;
const timeWords = /时限|期限|时间|日期|节点/;
/** 3月底进展, 截至6月底完成情况, 上半年目标: a column of what stood or is to stand at a time, whose words are no time limit. */
const timedColumn = /(?:进展|进度|情况|成效|目标|任务|计划|小结)$/;
const wordLengthMax = 24;
const cellLengthMax = 40;
/** Rows of one header. */
const headerRowsMax = 4;
/** A header stands at the top, below titles at most. */
const searchedRows = 12;
/** What begins a cell of the form around a table, its value behind it or in the next cell. */
const formLabel =
  /^(?:填报|填表|制表|报送|编制|审核|审签|审批|批准|联系|单位|部门|统计|更新|主要负责|分管)(?:单位|部门|人|时间|日期|领导|负责人|电话|方式|截止时间|截止日期)?(?:[（(][^（）()]*[）)])?\s*[:：]/;
const sum = /^(?:小计|合计|总计|共计|累计)(?:[（(].*[）)])?[:：]?(?:共?\d+[项个条件])?$/;
const note =
  /^(?:注|备注|说明|图例|填报说明|填表说明|编制说明|填报单位|填表人|制表)(?:\d|[一二三四五]|[:：、.．\s])/;

/** 重点任务台账（续表）, 续表二, 第2页 共3页: the table goes on here, and nothing else is said. */
const goesOn =
  /^(?:.{0,40}[（(]续[表页]?[一二三四五六七八九十\d]*[）)]|(?:上接|接上页|接前页)?.{0,4}续[表页][一二三四五六七八九十\d]*|第\s*\d+\s*页(?:[，,/／\s]*共\s*\d+\s*页)?)$/;

/** A row that states a rule about the units and nothing else. */
const noteLengthMax = 80;

/** Where the header of a table stands and what else is no task. */
export function tableFrame(grid: Grid): TableFrame {
  const first = grid.rows.slice(0, searchedRows).findIndex(isHeader);
  const headerRows = new Set<number>();
  if (
    first >= 0 &&
    grid.rows
      .slice(0, first)
      .every((row) => filledCells(row).length < 2 || isFilledForm(row) || isUnderUnits(row))
  ) {
    headerRows.add(first);
    for (let at = first + 1; at < first + headerRowsMax; at += 1) {
      const row = grid.rows[at];
      if (row === undefined || !isLowerHeader(row, grid.rows[at - 1])) break;
      headerRows.add(at);
    }
  }
  const keys = new Set([...headerRows].map((at) => keyOf(grid.rows[at])));
  const titleRows = new Set<number>();
  const noteRows = new Set<number>();
  const begin = headerRows.size === 0 ? leadingTitles(grid) : first;
  const titles = new Set<string>();
  grid.rows.forEach((row, at) => {
    const isTitle = at < begin;
    if (isTitle) titleRows.add(at);
    if (isTitle) titles.add(keyOf(row));
    if (headerRows.has(at) || isTitle) return;
    if (keys.has(keyOf(row)) || isContinuationMark(bannerText(row) ?? '')) headerRows.add(at);
    else if (titles.has(keyOf(row))) titleRows.add(at);
    else if (isNote(row) || isFilledForm(row) || isSum(row)) noteRows.add(at);
  });
  return { headerRows, titleRows, noteRows, words: wordsOf(grid, headerRows, first) };
}

/** The only filled cell of a row that speaks over the whole width; null where the row has more to say. */
export function bannerText(row: GridRow): string | null {
  const filled = filledCells(row);
  const [only] = filled;
  if (only === undefined || filled.length > 1) return null;
  const isWide = (only.colSpan ?? 1) >= Math.max(3, row.cells.length - 1);
  return isWide || row.printedCells < 3 ? only.text : null;
}

/** True for a line that says no more than that a table goes on from the page before. */
export function isContinuationMark(line: string): boolean {
  return goesOn.test(line.trim());
}

function filledCells({ cells }: GridRow): GridRow['cells'] {
  return cells.filter(({ text }) => text !== '');
}

function keyOf(row: GridRow | undefined): string {
  return row === undefined ? '' : row.cells.map(({ text }) => text.replace(/\s/g, '')).join('\u0001');
}

function isHeader(row: GridRow): boolean {
  if (isFilledForm(row)) return false;
  const filled = filledCells(row).map((cell) => ({ ...cell, text: withoutFirstListed(cell.text) }));
  const named = filled.filter(({ text }) => text.length <= wordLengthMax && headerWords.test(text));
  const stages = filled.filter(({ text }) => isStage(text));
  return (
    filled.length >= 2 &&
    named.length + stages.length / 2 >= Math.max(2, filled.length / 2) &&
    filled.every(({ text }) => text.length <= cellLengthMax && !isData(text))
  );
}

/** 填报单位：…  填报时间：… beside each other, the value in the same cell or the next: the form around the tasks. */
function isFilledForm(row: GridRow): boolean {
  const filled = filledCells(row);
  const isLabelled = filled.map(({ text }) => formLabel.test(text));
  return (
    isLabelled[0] === true &&
    row.cells.every(({ merge }) => merge !== 'continued') &&
    isLabelled.filter(Boolean).length * 2 >= filled.length &&
    filled.every(({ text }) => text.length <= noteLengthMax)
  );
}

/** 责任单位：区民政局 beside the day of the report. */
function isUnderUnits(row: GridRow): boolean {
  return filledCells(row).some(({ text }) => isUnitLine(text));
}

/** 小计, 合计 and what they count. */
function isSum(row: GridRow): boolean {
  const [first, ...more] = filledCells(row);
  if (first === undefined || !sum.test(first.text.replace(/\s/g, ''))) return false;
  return more.every(
    ({ text }) => /^[\d.,，%]+\s*[项个条件户处家]?$/.test(text) || text === '/' || text === '-',
  );
}

/** A second row of words under those that cover several columns, or a row that numbers the columns. */
function isLowerHeader(row: GridRow, above: GridRow | undefined): boolean {
  const filled = filledCells(row);
  // A cell of the header that reaches down takes the whole row into the header.
  if (row.cells.some(({ merge }) => merge === 'continued'))
    return filled.every(({ text }) => text.length <= cellLengthMax && bareNumber(text) === null);
  const numbers = filled.map(({ text }) => bareNumber(text)?.value ?? null);
  if (filled.length >= 3 && numbers.every((value, at) => value === at + 1)) return true;
  const isBlankAbove = (column: number): boolean => above?.cells[column]?.text === '';
  const isUnderWider = row.cells.every(
    ({ text }, column) => text === '' || isBlankAbove(column) || isBlankAbove(column + 1),
  );
  return filled.length < row.cells.length && isUnderWider && isHeader(row);
}

/** What only a row of tasks holds. */
function isData(text: string): boolean {
  return (
    bareNumber(text) !== null ||
    numberingAt(text)?.level === 'item' ||
    (isDeadline(text) && !timeWords.test(text) && !timedColumn.test(text) && !isStage(text))
  );
}

/** Titles of a table without a header: lines over the whole width that head no section. */
function leadingTitles({ rows }: Grid): number {
  const isTitle = (row: GridRow): boolean => {
    const text = bannerText(row);
    return text !== null && numberingAt(text) === null && row.cells.length > 1 && row.printedCells > 1;
  };
  const first = rows.findIndex((row) => !isTitle(row));
  return first < 0 ? 0 : first;
}

function isNote(row: GridRow): boolean {
  const [first, ...more] = filledCells(row);
  return (
    first !== undefined &&
    more.length === 0 &&
    (note.test(first.text) || (first.text.length <= noteLengthMax && firstListedIn(first.text) !== null))
  );
}

/** A word that covers several columns or rows stands above each of them. */
function wordsOf(grid: Grid, headerRows: ReadonlySet<number>, first: number): string[][] {
  const words: string[][] = Array.from({ length: grid.columns }, () => []);
  for (let at = first; at >= 0 && headerRows.has(at); at += 1) {
    const row = grid.rows[at];
    if (row === undefined || row.printedCells !== grid.columns) continue;
    let left = '';
    row.cells.forEach(({ text, merge }, column) => {
      if (merge !== 'across') left = withoutFirstListed(text).replace(/\s/g, '');
      if (left !== '' && bareNumber(left) === null) words[column]?.unshift(left);
    });
  }
  return words;
}
