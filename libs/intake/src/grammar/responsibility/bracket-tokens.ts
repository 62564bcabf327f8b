/** What a bracket among the units says: a role, a clause, a remark, a person, or a part of the name before it. */
import type { AssignmentRole } from '../../ledger-draft.js';
import { matchAt } from '../text-scan.js';
import { personsIn } from './officials.js';
import type { Token } from './tokens.js';
import { labelAt } from './words.js';

/** 各区政府（含大湾新区管委会，下同）: the bracket says what the name before it means. */
const explaining = /不?含|不?包括|包含|以下(?:简|统|并)?称|简称|即|原|限/y;

export interface BracketPlace {
  text: string;
  /** Its opening sign, and the place behind its closing one. */
  index: number;
  close: number;
  /** A name is being read, to which the bracket may belong. */
  inName: boolean;
  isAfterWholeName: () => boolean;
  /** A name begins right behind it. */
  isNameNext: () => boolean;
  /** The cell writes its labels in brackets: its first word was one. */
  labelsInBrackets: boolean;
  /** The two tokens before it. */
  last: readonly Token[];
  /** Its inside, cut into tokens. */
  inside: () => Token[];
}

/**
 * A bracket that holds only a verb phrase speaks of the name before it: （牵头）. One that holds a clause of its own is
 * read as a clause. Null where it belongs to the name.
 */
export function bracketTokens(place: BracketPlace): Token[] | null {
  const { text, index, close, inName } = place;
  if (inName && matchAt(explaining, text, index + 1) !== null) return null;
  // 市商务局（张三）: who answers for it there is no part of its name.
  if (place.isAfterWholeName() && personsIn(text.slice(index + 1, close - 1)).length > 0)
    return [{ kind: 'person', start: index, end: close }];
  const label = labelIn(place);
  if (label !== null) return [label];
  const tokens = place.inside();
  const [first] = tokens;
  const only = tokens.length === 1 && first !== undefined;
  if (only && (first.kind === 'remark' || first.kind === 'time'))
    return [{ ...first, start: index, end: close }];
  if (only && first.kind === 'verb') {
    return [{ ...first, ownName: first.mode === null, start: index, end: close }];
  }
  const isClause = tokens.some(({ kind }) => kind === 'verb' || kind === 'label' || kind === 'remark');
  if (inName && !isClause) return null;
  if (inName || (isClause && isBehindName(place)))
    return [{ kind: 'nested', tokens, start: index, end: close }];
  return [
    { kind: 'filler', start: index, end: index + 1 },
    ...tokens,
    { kind: 'filler', start: close - 1, end: close },
  ];
}

/** 【牵头单位】甲局【配合单位】乙局: labels. 县住建局（牵头单位）: the role of the unit before it. */
function labelIn({ text, index, close, inName, isNameNext, labelsInBrackets }: BracketPlace): Token | null {
  const label = labelAt(text, index + 1);
  if (label === null || index + 1 + label.text.length !== close - 1) return null;
  const { role, mode } = label;
  const opensNames = isNameNext() && (!inName || labelsInBrackets || text.charAt(index) === '【');
  if (opensNames) return { kind: 'label', role, mode, start: index, end: close };
  return inName && role !== 'leader' ? roleBracket(role, index, close) : null;
}

function roleBracket(role: AssignmentRole, start: number, end: number): Token {
  return { kind: 'verb', role, mode: null, ownName: true, words: [{ start, end, kind: 'role' }], start, end };
}

/** 甲局 （乙局配合）: white space before the bracket does not part it from its name. */
function isBehindName({ text, last }: BracketPlace): boolean {
  const [name, gap] = last;
  return name?.kind === 'word' && gap?.kind === 'separator' && text.slice(gap.start, gap.end).trim() === '';
}
