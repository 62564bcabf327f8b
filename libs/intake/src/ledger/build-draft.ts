/** From a grid to a ledger draft: every row kept, every doubt a question. Source: LEDGER sections 7 to 9, F1–F4. */
import type { LedgerDraft, LedgerDraftRow, PaperFormat } from '../ledger-draft.js';
import type { UnitDirectory } from '../unit-directory.js';
import { compileDirectory } from '../directory/compile-directory.js';
import { normaliseTime } from '../grammar/normalise.js';
import { firstListedIn } from '../grammar/responsibility/remarks.js';
import type { Grid } from '../readers/grid.js';
import { chooseColumns, type Columns } from './columns.js';
import { offerClosingUnits } from './closing-units.js';
import { inheritDeadlines } from './deadlines.js';
import { readHeadings } from './headings.js';
import { applyRemarks, type NoteRemark } from './remarks-downward.js';
import { readCells } from './row-cells.js';
import { isSectionHeading, taskRows, type TaskRow } from './task-rows.js';

export interface DraftOptions {
  /** The year of the paper where its title names none. */
  year?: number;
  /** Without a directory no unit is called unknown, and names are told apart by how they end. */
  directory?: UnitDirectory;
}

/** The draft of a grid, or null where it holds no table of tasks. */
export function buildDraft(grid: Grid, options: DraftOptions = {}): LedgerDraft | null {
  const columns = chooseColumns(grid);
  return columns === null ? null : draftOf(grid, columns, options);
}

/** The draft of a grid whose columns are known. */
export function draftOf(grid: Grid, columns: Columns, options: DraftOptions = {}): LedgerDraft {
  const { title, notes, heading } = linesAround(grid, columns);
  const year = yearOf(title) ?? options.year ?? null;
  const directory = options.directory === undefined ? null : compileDirectory(options.directory);
  const { tasks, strays } = taskRows(grid, columns, heading);
  const headings = readHeadings(tasks.map(({ printed }) => printed));
  const cells = tasks.map(({ row, texts }) => readCells(row, texts, columns, year, directory));
  const governed = applyRemarks(
    cells.map(({ responsibility: { assignments, remarks } }) => ({ assignments, remarks })),
    remarksAround(grid, columns, tasks),
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
        source: task.row.source,
        questions: [...heading.questions, ...cell.questions],
        appliedRemarks: duty.appliedRemarks,
        leaders: cell.leaders,
        otherCells: [...cell.otherCells, ...task.more],
        marks: { responsibility: cell.responsibility.marks, deadline: cell.deadline.marks },
        confidence: { responsibility: cell.responsibility.confidence, deadline: cell.deadline.confidence },
      },
    ];
  });
  return {
    title,
    year,
    format: familyOf(grid.format),
    questions: strays,
    notes,
    rows: inheritDeadlines(
      offerClosingUnits(
        rows,
        tasks.map(({ row }) => row),
        grid,
      ),
      headings.map((place, at) => ({ ...place, isMerged: tasks[at]?.hasMergedDeadline === true })),
    ),
  };
}

function familyOf(format: PaperFormat): LedgerDraft['format'] {
  if (format === 'csv') return 'txt';
  return format === 'doc' ? 'docx' : format === 'xls' ? 'xlsx' : format;
}

/**
 * The title, the heading of the first section where it stands over the whole width, and the other lines around the
 * table. [bookmark: …] before the title is left by the extraction.
 */
function linesAround(grid: Grid, { frame }: Columns): { title: string; notes: string[]; heading: string } {
  const inTable = (rows: ReadonlySet<number>): string[] =>
    [...rows].flatMap((at) => grid.rows[at]?.cells.map(({ text }) => text) ?? []);
  const lines = [...grid.before, ...distinct(inTable(frame.titleRows))]
    .map((line) => line.replace(/\[bookmark:[^\]]*\]/g, '').trim())
    .filter((line) => line !== '');
  const last = lines.at(-1) ?? '';
  const heading = isSectionHeading(last) ? last : '';
  const above = heading === '' ? lines : lines.slice(0, -1);
  const named = above.findLast(
    (line) =>
      line.length <= 80 && !line.endsWith('。') && /台账|清单|分工|要点|任务|方案|计划|一览表/.test(line),
  );
  const title = named ?? above.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const below = inTable(frame.noteRows).filter((line) => line !== '');
  return { title, notes: [...above.filter((line) => line !== title), ...below, ...grid.after], heading };
}

/** A title that repeats on every page is one. */
function distinct(lines: readonly string[]): string[] {
  return [...new Set(lines)];
}

/**
 * The rule about the first unit where a header, a title or a note states it. It governs every row; in a note between the
 * rows, those below it. Source: LEDGER section 1, "Remarks that reach downward".
 */
function remarksAround(
  { before, rows, after }: Grid,
  { frame }: Columns,
  tasks: readonly TaskRow[],
): NoteRemark[] {
  const places = new Map(rows.map((row, at) => [row, at]));
  const textsOf = (at: number): string[] => rows[at]?.cells.map(({ text }) => text) ?? [];
  const stated = (texts: readonly string[], from: number): NoteRemark[] =>
    texts.flatMap((text) => {
      const remark = firstListedIn(text);
      return remark === null ? [] : [{ remark, from }];
    });
  const heads = [...frame.titleRows, ...frame.headerRows].flatMap(textsOf);
  const notes = [...frame.noteRows].flatMap((at) => {
    const below = tasks.findIndex(({ row }) => (places.get(row) ?? 0) > at);
    return stated(textsOf(at), Math.max(below, 0));
  });
  return [...stated([...before, ...after, ...heads], 0), ...notes];
}

function yearOf(title: string): number | null {
  const year = /((?:19|20)\d{2})年/.exec(normaliseTime(title).text)?.[1];
  return year === undefined ? null : Number(year);
}
