/** From a grid to a ledger draft: every row kept, every doubt a question. Source: LEDGER sections 7 to 9, F1–F4. */
import type { LedgerDraft, LedgerDraftRow, Question, Remark } from '../ledger-draft.js';
import type { UnitDirectory } from '../unit-directory.js';
import { compileDirectory } from '../directory/compile-directory.js';
import { numberingAt } from '../grammar/numbering.js';
import { normaliseTime } from '../grammar/normalise.js';
import { remarkAt } from '../grammar/responsibility/remarks.js';
import type { Grid, GridRow } from '../readers/grid.js';
import { chooseColumns, type Columns } from './columns.js';
import { inheritDeadlines } from './deadlines.js';
import { readHeadings, type PrintedHeading } from './headings.js';
import { applyRemarks } from './remarks-downward.js';
import { readCells } from './row-cells.js';

export interface DraftOptions {
  /** The year of the paper where its title names none. */
  year?: number;
  /** Without a directory no unit is called unknown, and names are told apart by how they end. */
  directory?: UnitDirectory;
}

/** Cells in one row below which it is a heading over the whole width or a stray line, never a task. */
const taskCellsMin = 3;

/** The draft of a grid, or null where it holds no table of tasks. */
export function buildDraft(grid: Grid, options: DraftOptions = {}): LedgerDraft | null {
  const columns = chooseColumns(grid);
  if (columns === null) return null;
  const { title, notes, heading } = linesAround(grid);
  const year = yearOf(title) ?? options.year ?? null;
  const directory = options.directory === undefined ? null : compileDirectory(options.directory);
  const { tasks, printed, strays } = taskRows(grid, columns, heading);
  const headings = readHeadings(printed);
  const cells = tasks.map((row) => readCells(row, columns, grid.columns, year, directory));
  const governed = applyRemarks(
    cells.map(({ responsibility: { assignments, remarks } }) => ({ assignments, remarks })),
    notes.flatMap(remarksOfNote),
  );
  const rows = tasks.flatMap((task, at): LedgerDraftRow[] => {
    const heading = headings[at];
    const cell = cells[at];
    const duty = governed[at];
    if (heading === undefined || cell === undefined || duty === undefined) return [];
    return [
      {
        row: at + 1,
        sectionNo: heading.sectionNo,
        sectionTitle: heading.sectionTitle,
        itemNo: heading.itemNo,
        itemTitle: heading.itemTitle,
        content: cell.content,
        responsibilityText: cell.responsibilityText,
        assignments: duty.assignments,
        deadlineText: cell.deadlineText,
        deadline: cell.deadline.deadline,
        inheritedDeadline: null,
        source: task.source,
        questions: [...heading.questions, ...cell.questions],
        appliedRemarks: duty.appliedRemarks,
        leaders: cell.leaders,
        otherCells: cell.otherCells,
        marks: { responsibility: cell.responsibility.marks, deadline: cell.deadline.marks },
        confidence: { responsibility: cell.responsibility.confidence, deadline: cell.deadline.confidence },
      },
    ];
  });
  return {
    title,
    year,
    format: grid.format,
    questions: strays,
    notes,
    rows: inheritDeadlines(rows, headings),
  };
}

/**
 * The title, the heading of the first section where it stands over the whole width, and the other lines around the
 * table. [bookmark: …] before the title is left by the extraction.
 */
function linesAround(grid: Grid): { title: string; notes: string[]; heading: string } {
  const lines = grid.before
    .map((line) => line.replace(/\[bookmark:[^\]]*\]/g, '').trim())
    .filter((line) => line !== '');
  const last = lines.at(-1) ?? '';
  const heading = isSectionHeading(last) ? last : '';
  const above = heading === '' ? lines : lines.slice(0, -1);
  const named = above.findLast(
    (line) => line.length <= 80 && /台账|清单|分工|要点|任务|方案|计划|一览表/.test(line),
  );
  const title = named ?? above.toSorted((a, b) => b.length - a.length)[0] ?? '';
  return { title, notes: [...above.filter((line) => line !== title), ...grid.after], heading };
}

/** 注：列第一位者为牵头单位 under the table governs every row of it. */
function remarksOfNote(note: string): Remark[] {
  return note.split(/[；;。\n]/).flatMap((sentence) => {
    const remark = remarkAt(sentence.trim(), 0, sentence.length, true)?.remark ?? null;
    return remark?.kind === 'first-listed-is-lead' ? [remark] : [];
  });
}

function yearOf(title: string): number | null {
  const year = /((?:19|20)\d{2})年/.exec(normaliseTime(title).text)?.[1];
  return year === undefined ? null : Number(year);
}

/** The rows of tasks with their printed headings. A heading over the whole width opens the row below it. */
function taskRows(
  grid: Grid,
  columns: Columns,
  headingBefore: string,
): { tasks: GridRow[]; printed: PrintedHeading[]; strays: Question[] } {
  const tasks: GridRow[] = [];
  const printed: PrintedHeading[] = [];
  const strays: Question[] = [];
  let above = headingBefore;
  grid.rows.forEach((row, at) => {
    const filled = row.cells.filter(({ text }) => text !== '');
    const [only] = filled;
    if (columns.headerRows.has(at) || only === undefined) return;
    if (row.printedCells < taskCellsMin) {
      if (isSectionHeading(only.text)) above = only.text;
      else strays.push(strayQuestion(filled.map(({ text }) => text).join(' '), row));
      return;
    }
    const heading = headingOf(row, columns);
    tasks.push(row);
    printed.push(above === '' || heading.sectionTitle !== '' ? heading : { ...heading, sectionTitle: above });
    above = '';
  });
  return { tasks, printed, strays };
}

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

function isSectionHeading(text: string): boolean {
  const level = numberingAt(text)?.level;
  return (level === 'section' || level === 'subsection') && text.length <= 60;
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
