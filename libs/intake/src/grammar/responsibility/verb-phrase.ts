/** 按职责分别牵头负责, 做好审核把关, 配合落实相关工作: what a list of names is told to do. */
import type { AssignmentMode, AssignmentRole } from '../../ledger-draft.js';
import { isCompleteName } from '../organisation-names.js';
import { matchAt } from '../text-scan.js';
import type { Cell } from './cell.js';
import {
  asRoleLength,
  closingNounLength,
  labelAt,
  rolesOf,
  strongestRole,
  verbWordAt,
  type VerbWord,
} from './words.js';

export interface VerbPhrase {
  end: number;
  role: AssignmentRole | null;
  mode: AssignmentMode;
  /** Parts for marking, in order. */
  words: { start: number; end: number; kind: 'role' | 'mode' }[];
  /** The end of an object that narrows the duty (负责资金保障); equals `end` where there is none. */
  contentEnd: number;
}

/** What stands between the last separator and a verb. */
export type WordsBefore = 'nothing' | 'wholeName' | 'partOfName';

const nameLengthMax = 40;
const border = /[\s，,、；;。.：:！!）)〕\]］】(（〔[［【/／]|会同|$/y;
const stop = /[，,；;。\n]/g;
const relative =
  /[^，,；;。\n、]{0,24}?的(?:各|有关|相关|责任|具体|其他|[省市区县]直){0,4}[\p{Script=Han}]{0,6}?(?:单位|部门|机构|企业|地区|街道|乡镇|镇街|园区)/uy;
/** Words that open another name and so cannot go on with the name before. */
const ownName = /^(?:各|有关|相关|[省市县区旗](?!域))/;
const roleNoun =
  /(?:责任)?(?:单位|部门|科室|处室|股室|机构|主体(?!责任)|方(?![案面式法向可])|人(?![社民大力才事])|领导|同志)/y;

/** 负责资料审核, 负责考核验收: what the unit is responsible for is a gate. */
const gate = /(?:审核|复核|审查|审定|核验|验收|把关)$/;

/** X为牵头单位: the role that is spelled out as a noun. */
function nounPhraseAt(text: string, index: number): VerbPhrase | null {
  const length = asRoleLength(text, index);
  if (length === 0) return null;
  const named = labelAt(text, index + length);
  if (named === null || named.role === 'leader') return null;
  const end = index + length + named.text.length;
  return { end, contentEnd: end, role: named.role, mode: null, words: [{ start: index, end, kind: 'role' }] };
}

/** 按职责分别积极主动协调配合做好落实 has eight. */
const phraseWordsMax = 16;

/** The words of the phrase in order, with 工作, 任务 and the like between or after them. */
function phraseWords(
  cell: Cell,
  index: number,
  limit: number,
): { words: VerbWord[]; ends: number[]; end: number } {
  const words: VerbWord[] = [];
  const ends: number[] = [];
  let cursor = index;
  while (cursor < limit && words.length < phraseWordsMax) {
    const word = cell.verbWordAt(cursor);
    if (word !== null) {
      cursor += word.text.length;
      words.push(word);
      ends.push(cursor);
      continue;
    }
    const noun = words.length === 0 ? 0 : closingNounLength(cell.text, cursor);
    if (noun === 0) break;
    cursor += noun;
  }
  return { words, ends, end: Math.min(cursor, limit) };
}

/** Where the text after a verb belongs to it as an object, the end of that object; else null. */
function objectEnd(text: string, after: number, limit: number): number | null {
  stop.lastIndex = after;
  const hard = Math.min(stop.exec(text)?.index ?? limit, limit);
  const comma = text.indexOf('、', after);
  // 负责对各县区进行指导: the name is what the act is about.
  if (/[对向将把]/.test(text.charAt(after))) return hard;
  const first = text.slice(after, comma >= 0 && comma < hard ? comma : hard);
  if (startsWithName(first)) return null;
  let end = after + first.length;
  while (text.charAt(end) === '、' && end < hard) {
    const next = text.indexOf('、', end + 1);
    const stopAt = next >= 0 && next < hard ? next : hard;
    if (startsWithName(text.slice(end + 1, stopAt))) break;
    end = stopAt;
  }
  return end;
}

/** 各街镇配合, 区教育局: a name, alone or with its own verb, so not the object of the verb before it. */
function startsWithName(words: string): boolean {
  const longest = Math.min(words.length, nameLengthMax);
  for (let end = 2; end <= longest; end += 1) {
    if (words.charAt(end - 1) === '并') return false;
    if (!isCompleteName(words.slice(0, end))) continue;
    if (end === words.length || /^[（(〔]/.test(words.slice(end))) return true;
    if (verbWordAt(words, end) !== null) return true;
  }
  return false;
}

/**
 * The verb phrase that starts at `index`, or null. `wordsBefore` tells what stands since the last separator: a verb that also
 * occurs inside names (指导, 推进, 审核) counts only with a border after it, or with a whole name before it and an object
 * after it that is no name.
 */
export function verbPhraseAt(
  cell: Cell,
  index: number,
  limit: number,
  wordsBefore: () => WordsBefore,
): VerbPhrase | null {
  const { text } = cell;
  const noun = nounPhraseAt(text, index);
  if (noun !== null) return noun;
  const { words, ends, end } = phraseWords(cell, index, limit);
  const roles = rolesOf(words);
  const mode =
    words.find((word) => word.mode === 'by-duty')?.mode ?? words.find((word) => word.mode)?.mode ?? null;
  if (roles.length === 0 && mode === null) return null;
  if (matchAt(roleNoun, text, end) !== null) return null;
  const before = wordsBefore();
  if (before === 'nothing' && matchAt(relative, text, index) !== null) return null;
  const contentEnd = contentEndAfter(text, end, limit, before, words.some(isStrong));
  if (contentEnd === null) return null;
  const role = strongestRole(roles);
  const isGate =
    role === 'responsible' && gate.test(text.slice(Math.max(end, contentEnd - 8), contentEnd).trimEnd());
  const marks = words.flatMap((word, at) => {
    const wordEnd = ends[at] ?? end;
    return word.kind === 'plain'
      ? []
      : [{ start: wordEnd - word.text.length, end: wordEnd, kind: word.kind }];
  });
  return { end, contentEnd, role: isGate ? 'reviewer' : role, mode, words: marks };
}

function isStrong(word: VerbWord): boolean {
  return word.kind === 'mode' || (word.kind === 'role' && word.weak !== true);
}

/** Where the object of a verb that ends at `end` is over; null where the verb-like words belong to a name instead. */
function contentEndAfter(
  text: string,
  end: number,
  limit: number,
  before: WordsBefore,
  strong: boolean,
): number | null {
  const isWhole = before !== 'partOfName';
  if (end >= limit) return end;
  // 教育督导、语言文字等部门: half a name with a verb-like end is a topic in a list.
  if (matchAt(border, text, end) !== null) return isWhole || strong || text.charAt(end) !== '、' ? end : null;
  const rest = /^[^\s，,、；;。（(]+/.exec(text.slice(end, Math.min(limit, end + 16)))?.[0] ?? '';
  const newName = isWhole && ownName.test(rest);
  if (!newName && (!strong || !isWhole) && startsWithName(`某${rest}`)) return null;
  if (!strong && !isWhole) return null;
  const object = objectEnd(text, end, limit);
  return object ?? (strong || newName ? end : null);
}
