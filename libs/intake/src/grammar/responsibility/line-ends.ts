/** Whether a line end inside a cell of units parts two names or breaks a word in two. Source: LEDGER sections 3 and 5. */
import { isCompleteName, isFieldOfOffice, isOneZone, opensOwnName } from '../organisation-names.js';
import { matchAt } from '../text-scan.js';
import { canBePerson } from './officials.js';
import type { KnownNames } from './tokens.js';
import { labelAt } from './words.js';

/** No half of a name is longer. */
const halfLengthMax = 40;
/** Up to a sign or to what is told of the name. */
const half = /(?:(?!牵头|负责|配合|落实|参与|按职|分别|会同|审核|等|统筹)[^\s、，,；;。：:（()）]){1,40}/y;
/** 区住房和城乡, 县农业农村: common words that end as names of places do. */
const commonEnd = /(?:城乡|农村|城市|社会)$/;
/** 市委⏎宣传部: the departments of a committee bear its name. */
const committee = /(?:[省市州盟县区旗]|党)委$/;
const departmentOfCommittee =
  /^(?:办公室|组织部|宣传部|统战部|统一战线工作部|政法委|社会工作部|编办|网信办|巡[察视]办|党校|老干部局)/;

/** 区 委 组 织 部: print that was recognised leaves single characters apart; such a gap parts no names. */
export function isSpread(text: string, space: number, after: number): boolean {
  const isAlone = (at: number): boolean =>
    /\p{Script=Han}/u.test(text.charAt(at)) &&
    /^\s?$/.test(text.charAt(at - 1)) &&
    /^\s?$/.test(text.charAt(at + 1));
  return isAlone(space - 1) && isAlone(after);
}

interface LineEnd {
  /** The words before it end as a name ends. */
  isWhole: boolean;
  known: KnownNames | null;
  /** Only a second half that ends a name proves it, as where the first one could be a verb. */
  needsEnding?: boolean;
}

/**
 * True where the name before a line end goes on at `after`: the directory holds both halves as one name, or the first half
 * is none and only the second one gives it its ending (区农业⏎农村局). A line that opens a name of its own (周兰⏎区商务局)
 * begins a new word.
 */
export function goesOnInNextLine(
  words: string,
  text: string,
  after: number,
  { isWhole, known, needsEnding = false }: LineEnd,
): boolean {
  const rest = matchAt(half, text, after)?.[0] ?? '';
  if (words.length > halfLengthMax || labelAt(text, after) !== null) return false;
  const plain = words.replace(/\s+/g, '');
  const joined = plain + rest;
  if ((known?.lengthAt(joined, 0) ?? 0) > plain.length || isOneZone(joined)) return true;
  if (committee.test(plain)) return departmentOfCommittee.test(rest);
  if (isWhole && !commonEnd.test(plain)) return false;
  const isField = isFieldOfOffice(plain);
  if (canBePerson(plain) && !isField) return false;
  if (opensOwnName(rest) || (isField && isFieldOfOffice(rest))) return false;
  if (isWhole || needsEnding) return isCompleteName(rest) || isCompleteName(joined);
  // 区⏎住房和城乡: neither half is a name, so nobody meant a border there.
  return isCompleteName(joined) || !isCompleteName(rest);
}
