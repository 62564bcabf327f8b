/** 责任单位：区民政局 above a table, or a sheet called after a unit: whose tasks all rows are. Source: LEDGER sections 1 and 9. */
import type { AssignmentRole, AppliedRemark, Question } from '../ledger-draft.js';
import { readResponsibility } from '../grammar/responsibility/read-responsibility.js';
import { roleOfLabel } from '../grammar/responsibility/words.js';
import type { Grid } from '../readers/grid.js';
import type { TableFrame } from './header-rows.js';

export interface UnitsAbove {
  text: string;
  role: AssignmentRole;
  /** The line that says so; null where only the name of the sheet does, which is asked about. */
  line: string | null;
}

const label =
  /^((?:责任|牵头|主责|主办|承办|负责|落实|实施|执行)(?:单位|部门|科室|处室|股室|镇街))(?:名称)?(?:[（(][^（）()]*[）)])?\s*[:：]\s*(\S.*)$/;
const lineLengthMax = 120;

/** Who the lines above a table, or else its sheet, say that the tasks are for; null where they name nobody. */
export function unitsAbove({ before, rows, name = '' }: Grid, { titleRows }: TableFrame): UnitsAbove | null {
  const inTable = [...titleRows].flatMap((at) => (rows[at]?.cells ?? []).map(({ text }) => text));
  for (const line of [...before, ...inTable].toReversed()) {
    const [, words = '', text = ''] = line.length > lineLengthMax ? [] : (label.exec(line.trim()) ?? []);
    if (text !== '' && isUnits(text)) return { text, role: roleOfLabel(words), line: line.trim() };
  }
  const called = name.trim();
  return isOneUnit(called) ? { text: called, role: 'responsible', line: null } : null;
}

/** True for a line that names the units of the table under it and says nothing else. */
export function isUnitLine(line: string): boolean {
  const text = line.length > lineLengthMax ? undefined : label.exec(line.trim())?.[2];
  return text !== undefined && isUnits(text);
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
  if (line !== null)
    return { remarks: [{ kind: 'carries-to-following-rows', text: line, fromRow: null }], questions: [] };
  const question: Question = {
    code: 'responsibility.missing',
    message: `表中没有责任单位栏，工作表名为“${text}”，暂按该单位负责读取，请确认。`,
    messageEn: `The table has no column of units; its sheet is called "${text}", which was read as responsible. Please confirm.`,
    data: { responsibilityText: text },
  };
  return { remarks: [], questions: [question] };
}
