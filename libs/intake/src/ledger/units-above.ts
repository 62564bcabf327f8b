/** 责任单位：区民政局 above a table, or a sheet called after a unit: whose tasks all rows are. Source: LEDGER sections 1 and 9. */
import type { AssignmentRole, AppliedRemark, Question } from '../ledger-draft.js';
import { readResponsibility } from '../grammar/responsibility/read-responsibility.js';
import { roleOfLabel } from '../grammar/responsibility/words.js';
import type { Grid } from '../readers/grid.js';
import type { TableFrame } from './header-rows.js';

export interface UnitsAbove {
  text: string;
  role: AssignmentRole;
  /** The line that says so; null where only the name of a sheet or a heading does, which is asked about. */
  line: string | null;
}

/** Whose the tasks are is said further below. */
export const saidBelow: UnitsAbove = { text: '', role: 'responsible', line: null };

const label =
  /^((?:责任|牵头|主责|主办|承办|负责|落实|实施|执行)(?:单位|部门|科室|处室|股室|镇街))(?:名称)?(?:[（(][^（）()]*[）)])?\s*[:：]\s*(\S.*)$/;
const lineLengthMax = 120;

/** Who the lines above a table, or else its sheet, say that the tasks are for; null where they name nobody. */
export function unitsAbove(grid: Grid, { titleRows }: TableFrame): UnitsAbove | null {
  const { before, rows, name = '' } = grid;
  const inTable = [...titleRows].flatMap((at) => (rows[at]?.cells ?? []).map(({ text }) => text));
  for (const line of [...before, ...inTable].toReversed()) {
    const units = unitsOfLine(line);
    if (units !== null) return units;
  }
  return unitsOfName(name);
}

/** 责任单位：区民政局, or 区民政局（2项）, over the whole width. */
export function unitsOfBanner(text: string): UnitsAbove | null {
  const plain = text.replace(/^[一二三四五六七八九十]+、|[（(]?共?\d+[项条件个][）)]?$/g, '');
  return unitsOfLine(text) ?? unitsOfName(plain);
}

function unitsOfLine(line: string): UnitsAbove | null {
  const [, words = '', text = ''] = line.length > lineLengthMax ? [] : (label.exec(line.trim()) ?? []);
  return text !== '' && isUnits(text) ? { text, role: roleOfLabel(words), line: line.trim() } : null;
}

/** A name alone says less than a line that is labelled. */
function unitsOfName(name: string): UnitsAbove | null {
  const text = name.trim();
  return isOneUnit(text) ? { text, role: 'responsible', line: null } : null;
}

/** True for a line that names the units of the table under it and says nothing else. */
export function isUnitLine(line: string): boolean {
  return unitsOfLine(line) !== null;
}

function isUnits(text: string): boolean {
  const { assignments, questions } = readResponsibility(text);
  return assignments.length > 0 && questions.length === 0;
}

/** True for the name of one unit. */
export function isOneUnit(text: string): boolean {
  const [only, ...more] = readResponsibility(text).assignments;
  return isUnits(text) && more.length === 0 && only?.kind === 'unit' && only.unitText === text;
}

/** What a row says of where its units come from: the line as a remark, the name of the sheet as a question. */
export function toldOf({ text, line }: UnitsAbove): { remarks: AppliedRemark[]; questions: Question[] } {
  if (text === '') return { remarks: [], questions: [] };
  if (line !== null)
    return { remarks: [{ kind: 'carries-to-following-rows', text: line, fromRow: null }], questions: [] };
  const question: Question = {
    code: 'responsibility.missing',
    message: `表中没有责任单位栏，任务列在“${text}”名下，暂按该单位负责读取，请确认。`,
    messageEn: `The table has no column of units; its tasks stand under "${text}", which was read as responsible. Please confirm.`,
    data: { responsibilityText: text },
  };
  return { remarks: [], questions: [question] };
}
