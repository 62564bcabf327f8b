/** Descriptions that go on over separators: 各市、县（市、区）政府, 有关部门、单位, 教育、供水等主管部门. Source: LEDGER section 1, "Kind". */
import {
  countsPlaces,
  endsInGroupHead,
  isBareClass,
  isBareHead,
  isCompleteName,
  isDependentHead,
  isFieldOfOffice,
  isGroup,
  isLoneZone,
  isOneZone,
  isOwnGovernment,
  isPlaceGroup,
  isPlacesOnly,
  lacksHead,
  sharesGovernment,
  sharesOffice,
} from '../organisation-names.js';
import type { Piece, WordRun } from './name-list.js';

/** A longer description is a sentence. */
const descriptionLengthMax = 160;
/** 市、县两级人民政府: the levels before it are no bodies. */
const severalLevels = /^[省市县区乡镇村]?[两二三四五]级/;
const description = /^(?:涉及|承担|具有|负责|参与|开展|实施|设有)/;

/** The words of a run, without the white space around them. */
export function wordsOf(text: string, piece: WordRun): string {
  return text.slice(piece.start, piece.end).trim();
}

/**
 * The last piece of the description that starts at `from`: a separator inside it does not part it. Places go on
 * (各市、县（市、区）政府), bare heads share (有关部门、单位), topics wait for their head (教育、供水等主管部门).
 */
export function lastOfDescription(
  text: string,
  pieces: readonly Piece[],
  from: number,
  topics: readonly (number | null)[],
): number {
  const at = (index: number): string => {
    const piece = pieces[index];
    return piece === undefined ? '' : wordsOf(text, piece);
  };
  const isOfPlaces = isPlaceGroup(at(from));
  let last = topics[from] ?? from;
  for (; last + 1 < pieces.length; last += 1) {
    const next = at(last + 1);
    const sofar = text.slice(pieces[from]?.start ?? 0, pieces[last]?.end ?? 0).trim();
    if (pieces[last + 1]?.isTail === true || pieces[last]?.known === true) break;
    if (pieces[last + 1]?.afterBorder === true || sofar.length > descriptionLengthMax) break;
    const sharesHead =
      (isBareHead(next) || isDependentHead(next)) && isGroup(sofar) && endsInGroupHead(sofar);
    const furtherPlace =
      isOfPlaces &&
      ((isPlacesOnly(next) && !isBodyBeside(sofar, next)) ||
        sharesOffice(sofar, next) ||
        sharesGovernment(sofar, next));
    if (sharesDepartments(sofar, next)) continue;
    if (!sharesHead && !furtherPlace && !sharesSeat(sofar, next) && !sharesMany(sofar, next)) break;
  }
  return last;
}

/** 各学校、幼儿园: the second has no name of its own; 各省和兵团教育部门: the department is meant of all. */
function sharesMany(sofar: string, next: string): boolean {
  // 市政府各委、办、局.
  if (/各(?:[委办局部院厅所站][、，]?){1,4}$/.test(sofar) && /^[委办局部院厅所站]$/.test(next)) return true;
  if (!sofar.startsWith('各')) return false;
  if (/^(?:新疆生产建设)?兵团/.test(next) && endsInGroupHead(next))
    return !endsInGroupHead(sofar) && !endsInSeat(sofar);
  return isBareClass(next);
}

/** 各乡镇党委、政府: the two seats of the same places. */
function sharesSeat(sofar: string, next: string): boolean {
  const isCommittee = /党(?:[（(]?工[）)]?)?委$/.test(sofar)
    ? isGroup(sofar)
    : sofar.endsWith('委') && isPlaceGroup(sofar);
  // 各盟行政公署、市人民政府 and 各盟市行政公署、人民政府.
  // 云溪县党委、政府: one county.
  if (sofar.endsWith('党委') && /^(?:人民)?政府$/.test(next)) return true;
  const isOffice = /(?:行政公署|行署)$/.test(sofar) && isGroup(sofar);
  return (isCommittee || isOffice) && /^(?:人民)?政府(?:[（(][^（()）]*[）)])?$/.test(next);
}

/** 各县区政府、高新区: after a seat a zone or a government is a body of its own; a committee is none of 各县区. */
function isBodyBeside(sofar: string, next: string): boolean {
  if (isOneZone(next)) return !/(?:开发|高新|经开|新|功能|园)区(?:[（(〔].*[）)〕])?$/.test(sofar);
  return endsInSeat(sofar) && (isOwnGovernment(next) || isLoneZone(next));
}

/** 市委、市政府各部门: the departments of both seats. */
function sharesDepartments(sofar: string, next: string): boolean {
  return (
    /^[省市州县区旗]委$/.test(sofar) &&
    /^[省市州县区旗](?:人民)?政府(?:各|所属|直属|有关|相关|工作)/.test(next)
  );
}

function endsInSeat(words: string): boolean {
  return /(?:政府|办事处|管委会|街道办|党委)(?:[（(〔].*[）)〕])?$/.test(words);
}

/**
 * For each piece, where the description that it opens has its head: 涉及A、B、C等相关单位, 教育、供水、供电等主管部门; null
 * where names stand. One pass from the back, so that a long list of topics is not walked again from each of them.
 */
export function topicsOf(text: string, pieces: readonly Piece[]): (number | null)[] {
  const ends: (number | null)[] = pieces.map(() => null);
  // The head that the topics after a piece reach, where the description may hold names (涉及…) and where it may not.
  let reached: { describing: number | null; plain: number | null } = { describing: null, plain: null };
  for (let index = pieces.length - 1; index >= 0; index -= 1) {
    const piece = pieces[index];
    if (piece === undefined) continue;
    const words = wordsOf(text, piece);
    const describes = description.test(words);
    const isComplete = isCompleteName(words) && !lacksHead(words) && !isFieldOfOffice(words);
    const opens = !piece.known && !piece.isOpen && (!isComplete || (describes && !endsInGroupHead(words)));
    if (opens) ends[index] = describes ? reached.describing : reached.plain;
    const isHead =
      (endsInGroupHead(words) && !words.startsWith('各')) || severalLevels.test(words) || countsPlaces(words);
    if (piece.afterBorder || piece.isOpen || piece.known) reached = { describing: null, plain: null };
    else if (isHead) reached = { describing: index, plain: index };
    else if (isComplete) reached = { ...reached, plain: null };
  }
  return ends;
}
