/** Units across the top, a sign or a word in each row for what every one of them does. Source: LEDGER section 3. */
import type { AssignmentRole, Question } from '../ledger-draft.js';
import type { GridRow } from '../readers/grid.js';
import { isResponsibility } from './cell-kind.js';
import { headerRole } from './header-kind.js';
import { signChars, type Legend } from './legend.js';

export interface MatrixCell {
  unit: string;
  text: string;
  /** What the words above the units say of all of them. */
  role: AssignmentRole;
}

const columnsMin = 2;
const unitLengthMax = 20;
const nothing = /^(?:[□☐×✕✗xX/／\\—–-]|无|否)$/;
const roleWord = /^(?:(主|牵)头?|主办|主责|负责|责任|承办|(?:配|协|参)(?:合|办|同|与)?|是)(?:单位|部门)?$/;
const mark = new RegExp(`^[${signChars}]$`);

export interface UnitMatrix {
  /** The columns of units with the role that the words above all of them give. */
  units: ReadonlyMap<number, AssignmentRole>;
  /** The table holds one kind of sign only, which says no more than that a unit is meant. */
  isOneSign: boolean;
}

/** Columns headed by the name of a unit each and holding nothing but signs; null where there is only one. */
export function unitMatrix(
  candidates: readonly { column: number; words: readonly string[] }[],
  body: readonly GridRow[],
  legend: Legend,
): UnitMatrix | null {
  const textsOf = (column: number): string[] =>
    body.flatMap(({ cells }) => (cells[column]?.text ?? '') || []);
  const found = candidates.filter(({ column, words: [unit = ''] }) => {
    if (unit === '' || unit.length > unitLengthMax || roleWord.test(unit)) return false;
    return textsOf(column).every(isMark) && isResponsibility(unit);
  });
  const marks = found.flatMap(({ column }) => textsOf(column)).filter((text) => !nothing.test(text));
  if (found.length < columnsMin || marks.length === 0) return null;
  const unexplained = new Set(marks.filter((text) => mark.test(text) && !legend.roles.has(text)));
  return {
    units: new Map(found.map(({ column, words }) => [column, headerRole(words.slice(1)).role])),
    isOneSign: unexplained.size === 1 && marks.every((text) => unexplained.has(text)),
  };
}

function isMark(text: string): boolean {
  return mark.test(text) || nothing.test(text) || roleWord.test(text);
}

const labels: Readonly<Record<AssignmentRole, string>> = {
  lead: '牵头单位',
  responsible: '责任单位',
  support: '配合单位',
  reviewer: '审核单位',
};

/**
 * What one row of the signs says, in words: 牵头单位：区住建局；配合单位：区财政局、各街道. Signs of several kinds that nothing
 * explains are asked about.
 */
export function matrixText(
  cells: readonly MatrixCell[],
  { roles }: Legend,
  isOneSign: boolean,
): { text: string; questions: Question[] } {
  const units = new Map<AssignmentRole, string[]>();
  const unclear: string[] = [];
  for (const { unit, text, role } of cells) {
    if (text === '' || nothing.test(text)) continue;
    const said = roles.get(text) ?? roleOfWord(text);
    if (said === null && !isOneSign) unclear.push(`${unit}（${text}）`);
    units.set(said ?? role, [...(units.get(said ?? role) ?? []), unit]);
  }
  const order = ['lead', 'responsible', 'support', 'reviewer'] as const;
  const parts = order.flatMap((role) => {
    const names = units.get(role);
    return names === undefined ? [] : [{ role, names: names.join('、') }];
  });
  const [only] = parts;
  const isPlain = parts.length === 1 && only?.role === cells[0]?.role;
  const text = isPlain
    ? (only?.names ?? '')
    : parts.map(({ role, names }) => `${labels[role]}：${names}`).join('；');
  return { text, questions: unclear.length === 0 ? [] : [unclearQuestion(unclear)] };
}

function roleOfWord(text: string): AssignmentRole | null {
  if (!roleWord.test(text) || text === '是') return null;
  if (/^[主牵]/.test(text)) return 'lead';
  return /^[配协参]/.test(text) ? 'support' : 'responsible';
}

function unclearQuestion(words: string[]): Question {
  return {
    code: 'responsibility.unparsed',
    message: `“${words.join('、')}”的符号没有说明含义，暂按责任单位读取，请确认牵头和配合。`,
    messageEn: `The paper does not explain the signs of "${words.join(', ')}"; they were read as responsible. Please say who leads and who supports.`,
    data: { words },
  };
}
