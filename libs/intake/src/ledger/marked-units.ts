/** ★区水务局、区财政局: units whose role a sign beside their name gives. Source: LEDGER sections 3 and 9. */
import type { Assignment, AssignmentRole, Mark, Question, ResponsibilityReading } from '../ledger-draft.js';
import type { CompiledDirectory } from '../directory/compile-directory.js';
import { readResponsibility } from '../grammar/responsibility/read-responsibility.js';
import { signChars, type Legend } from './legend.js';

const inBrackets = new RegExp(`[（(]\\s*([${signChars}])\\s*[）)]`, 'g');
const anySign = new RegExp(`[${signChars}]`, 'g');

/** The reading of a cell whose units carry signs; null where it holds none that a name could carry. */
export function readMarkedUnits(
  cell: string,
  columnRole: AssignmentRole,
  { roles, others }: Legend,
  directory: CompiledDirectory | null,
): ResponsibilityReading | null {
  if (!hasSign(cell)) return null;
  const bare = cell.replace(inBrackets, (_, sign: string) => ` ${sign} `);
  const reading = readResponsibility(bare.replace(anySign, ' '), { columnRole, knownNames: directory });
  const names = reading.marks.filter(({ kind }) => kind === 'unit' || kind === 'group');
  const signs = names.map((mark) => signBeside(bare, mark));
  // Where every unit carries the same sign, or none does, it only begins their lines.
  if (names.length !== reading.assignments.length || (new Set(signs).size < 2 && !roles.has(signs[0] ?? '')))
    return null;
  const unknown = signs.flatMap((sign, at) =>
    sign === null || roles.has(sign) ? [] : [reading.assignments[at]?.unitText ?? ''],
  );
  const read = reading.assignments.map((each, at): Assignment => {
    const role = roles.get(signs[at] ?? '') ?? (signs[at] === null ? others : null);
    return role === null || each.role !== columnRole ? each : { ...each, role };
  });
  return {
    ...reading,
    assignments: shared(read),
    questions: [...reading.questions, ...(unknown.length === 0 ? [] : [signQuestion(unknown)])],
    confidence: unknown.length === 0 ? reading.confidence : Math.min(reading.confidence, 0.5),
  };
}

export function hasSign(cell: string): boolean {
  return cell.search(anySign) >= 0;
}

/** A sign right before the name counts before one right behind it, which may belong to the next. */
function signBeside(cell: string, { start, end }: Mark): string | null {
  const before =
    cell
      .slice(0, start)
      .replace(/[ \u3000]+$/, '')
      .at(-1) ?? '';
  if (signChars.includes(before) && before !== '') return before;
  const after = cell.slice(end).replace(/^[ \u3000]+/, '');
  const sign = after.charAt(0);
  const isOwn = sign !== '' && signChars.includes(sign) && !/^.[ \u3000]*[\p{L}\p{N}]/u.test(after);
  return isOwn ? sign : null;
}

/** Who shares a role after the signs were read; what the words say of it stands. */
function shared(assignments: readonly Assignment[]): Assignment[] {
  const counts = new Map<AssignmentRole, number>();
  for (const { role } of assignments) counts.set(role, (counts.get(role) ?? 0) + 1);
  return assignments.map((each) => {
    if (each.mode !== null && each.mode !== 'joint') return each;
    const isJoint = each.role !== 'support' && (counts.get(each.role) ?? 0) > 1;
    return { ...each, mode: isJoint ? 'joint' : null };
  });
}

/** Signs that nothing explains usually stand at the lead. */
function signQuestion(words: string[]): Question {
  return {
    code: 'responsibility.unparsed',
    message: `“${words.join('、')}”旁有符号，文件没有说明符号的含义，通常表示牵头，请确认。`,
    messageEn: `"${words.join(', ')}" carries a sign that the paper does not explain; it usually means the lead. Please confirm.`,
    data: { words, lead: words.length === 1 ? (words[0] ?? '') : '', support: [] },
  };
}
