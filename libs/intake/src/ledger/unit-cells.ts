/** The cells of one row that name units, read with the roles of their columns. */
import type { AssignmentRole, Mark, Question, ResponsibilityReading } from '../ledger-draft.js';
import type { CompiledDirectory } from '../directory/compile-directory.js';
import { readResponsibility } from '../grammar/responsibility/read-responsibility.js';
import type { GridRow } from '../readers/grid.js';
import type { Columns } from './columns.js';
import { deadlineInCell } from './inside-duty.js';
import type { Legend } from './legend.js';
import { readMarkedUnits } from './marked-units.js';
import { tickedUnits } from './ticked-units.js';
import { matrixText } from './unit-matrix.js';
import { toldOf } from './units-above.js';
import { unitWords } from './unit-words.js';
import { readWideCell } from './wide-cell.js';

export interface UnitCell {
  role: AssignmentRole;
  text: string;
  /** The words above its column. */
  header: string;
  /** One cell stands under the headers of several roles: none of them may be taken for granted. */
  isWide: boolean;
  /** Doubts that arose before the words were read. */
  questions: Question[];
}

/** A stroke, or 无, where nobody is meant. */
const nobody = /^(?:[/／\\—–－-]+|无|暂无)$/;

/** The filled cells of the unit columns; where a deadline stands among the units it is taken apart from them. */
export function unitCells(
  row: GridRow,
  texts: readonly string[],
  columns: Columns,
  behind: string | null,
): { units: UnitCell[]; deadline: string } {
  if (behind !== null) return { units: [unnamed('responsible', behind)], deadline: '' };
  let deadline = '';
  const lists = columns.responsibility.filter(({ column }) => columns.matrix?.units.has(column) !== true);
  const units = lists.map(({ column, role }): UnitCell => {
    const text = nobody.test(texts[column] ?? '') ? '' : (texts[column] ?? '');
    const parts =
      columns.inside?.form === 'cell' && columns.inside.column === column ? deadlineInCell(text) : null;
    const isWide = rolesUnder(row, columns, column).size > 1;
    const header = columns.chosen.find((each) => each.column === column)?.header ?? '';
    if (parts === null) return { role, text, header, isWide, questions: [] };
    deadline = parts.deadline;
    return { role, text: parts.responsibility, header, isWide, questions: [] };
  });
  const above =
    columns.above === null
      ? []
      : [{ ...unnamed(columns.above.role, columns.above.text), questions: toldOf(columns.above).questions }];
  const filled = [...units, ...matrixCell(texts, columns), ...above].filter(({ text }) => text !== '');
  return { units: filled, deadline };
}

/** Units that no column is headed for. */
function unnamed(role: AssignmentRole, text: string): UnitCell {
  return { role, text, header: '', isWide: false, questions: [] };
}

/** What the signs under the names of units say, as one cell of words. */
function matrixCell(
  texts: readonly string[],
  { matrix, responsibility, chosen, legend }: Columns,
): UnitCell[] {
  if (matrix === null) return [];
  const cells = responsibility.flatMap(({ column, role }) => {
    const unit = chosen.find((each) => each.column === column)?.header ?? '';
    return matrix.units.has(column) ? [{ unit, text: texts[column] ?? '', role }] : [];
  });
  const { text, questions } = matrixText(cells, legend, matrix.isOneSign);
  return [{ role: cells[0]?.role ?? 'responsible', text, header: '', isWide: false, questions }];
}

/** The roles of the columns that one cell covers, its own among them. */
function rolesUnder(row: GridRow, { responsibility }: Columns, column: number): Set<AssignmentRole> {
  let end = column + 1;
  while (row.cells[end]?.merge === 'across') end += 1;
  return new Set(
    responsibility.flatMap((each) => (each.column >= column && each.column < end ? [each.role] : [])),
  );
}

/** Several columns of bare lists are read one by one, each with the role of its header. */
export function readUnitCells(
  filled: readonly UnitCell[],
  legend: Legend,
  directory: CompiledDirectory | null,
): { text: string; reading: ResponsibilityReading } {
  const [first, ...more] = filled;
  if (first === undefined) return { text: '', reading: readResponsibility('') };
  const read = (cell: UnitCell): ResponsibilityReading => readUnitCell(cell, legend, directory);
  if (more.length === 0) return { text: first.text, reading: read(first) };
  const readings = filled.map(read);
  const text = filled.map((each) => each.text).join('\n');
  let offset = 0;
  const marks = readings.flatMap((reading, at): Mark[] => {
    const start = offset;
    offset += (filled[at]?.text.length ?? 0) + 1;
    return reading.marks.map((mark) => ({ ...mark, start: mark.start + start, end: mark.end + start }));
  });
  return {
    text,
    reading: {
      assignments: readings.flatMap(({ assignments }) => assignments),
      remarks: readings.flatMap(({ remarks }) => remarks),
      leaders: readings.flatMap(({ leaders }) => leaders),
      questions: readings.flatMap(({ questions }) => questions),
      confidence: Math.min(...readings.map(({ confidence }) => confidence)),
      marks,
    },
  };
}

function readUnitCell(
  { role, text, header, isWide, questions }: UnitCell,
  legend: Legend,
  directory: CompiledDirectory | null,
): ResponsibilityReading {
  const words = unitWords(text, header);
  const ticked = legend.roles.size === 0 ? tickedUnits(words.text) : null;
  const list = ticked?.text ?? words.text;
  const plain = (): ResponsibilityReading =>
    isWide
      ? readWideCell(list, directory)
      : readResponsibility(list, { columnRole: role, knownNames: directory });
  const reading = readMarkedUnits(list, role, legend, directory) ?? plain();
  const doubts =
    ticked === null || ticked.unticked.length === 0 ? reading.questions : [untickedQuestion(ticked.unticked)];
  return {
    ...reading,
    leaders: [...words.leaders, ...reading.leaders],
    questions: [...questions, ...doubts],
  };
}

function untickedQuestion(words: string[]): Question {
  return {
    code: 'responsibility.missing',
    message: `“${words.join('、')}”都没有勾选，请确认由哪个单位负责。`,
    messageEn: `None of "${words.join(', ')}" is ticked; please say which unit is responsible.`,
    data: { words },
  };
}
