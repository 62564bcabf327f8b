/** From a grid to a ledger draft: every row kept, every doubt a question. Source: LEDGER sections 7 to 9, F1–F4. */
import type { AppliedRemark, LedgerDraft, LedgerDraftRow, PaperFormat } from '../ledger-draft.js';
import type { UnitDirectory } from '../unit-directory.js';
import { compileDirectory } from '../directory/compile-directory.js';
import { firstListedIn } from '../grammar/responsibility/remarks.js';
import type { Grid } from '../readers/grid.js';
import { chooseColumns, type Columns } from './columns.js';
import { offerClosingUnits } from './closing-units.js';
import { inheritDeadlines } from './deadlines.js';
import { readHeadings } from './headings.js';
import { linesAround } from './lines-around.js';
import { applyRemarks, type NoteRemark } from './remarks-downward.js';
import { readCells } from './row-cells.js';
import { taskRows, type TaskRow } from './task-rows.js';
import { toldOf, type UnitsAbove } from './units-above.js';

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

/** Where a table stands among those of its paper. */
interface Place {
  /** Rows of the draft above its first. */
  rowsAbove: number;
  /** What heads its rows where nothing above them does. */
  section: string;
}

/** The draft of a grid whose columns are known. */
export function draftOf(
  grid: Grid,
  columns: Columns,
  options: DraftOptions = {},
  { rowsAbove, section }: Place = { rowsAbove: 0, section: '' },
): LedgerDraft {
  const { title, notes, heading, year: printed, signedIn } = linesAround(grid, columns);
  const year = printed ?? options.year ?? signedIn;
  const directory = options.directory === undefined ? null : compileDirectory(options.directory);
  const { tasks, strays } = taskRows(grid, columns, heading === '' ? section : heading);
  const headings = readHeadings(
    tasks.map(({ printed }) => printed),
    rowsAbove,
  );
  const cells = tasks.map(({ row, texts, units }) =>
    readCells(row, texts, { ...columns, above: units ?? columns.above }, year, directory),
  );
  const governed = applyRemarks(
    cells.map(({ responsibility: { assignments, remarks } }) => ({ assignments, remarks })),
    remarksAround(grid, columns, tasks),
    rowsAbove,
  );
  const rows = tasks.flatMap((task, at): LedgerDraftRow[] => {
    const heading = headings[at];
    const cell = cells[at];
    const duty = governed[at];
    if (heading === undefined || cell === undefined || duty === undefined) return [];
    return [
      {
        row: rowsAbove + at + 1,
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
        appliedRemarks: [...ofLine(task.units ?? columns.above), ...duty.appliedRemarks],
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

function ofLine(units: UnitsAbove | null): AppliedRemark[] {
  return units === null ? [] : toldOf(units).remarks;
}

function familyOf(format: PaperFormat): LedgerDraft['format'] {
  if (format === 'csv') return 'txt';
  return format === 'doc' ? 'docx' : format === 'xls' ? 'xlsx' : format;
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
