/** 区教育局、区卫健局等行业主管部门及各街镇: which names a list of words holds. Source: LEDGER section 1, "Lists" and "Kind". */
import type { AssigneeKind, AssignmentRole } from '../../ledger-draft.js';
import {
  isBareHead,
  isCompleteName,
  isFurtherOffice,
  isGroup,
  joinsTwoNames,
} from '../organisation-names.js';
import { matchAt, trimSpan } from '../text-scan.js';
import type { Cell } from './cell.js';
import { lastOfDescription, topicsOf, wordsOf } from './descriptions.js';
import type { KnownNames } from './tokenise.js';

/** A stretch of words between separators; `role` where a bracket gave it one of its own: X（牵头）. */
export interface WordRun {
  start: number;
  end: number;
  /** A semicolon, a full stop or a new line stands before it: no description reaches over that. */
  afterBorder: boolean;
  role: AssignmentRole | null;
}

export interface ListedName {
  text: string;
  start: number;
  end: number;
  kind: AssigneeKind;
  role: AssignmentRole | null;
  /** `unsure`: the words do not end as a name ends. `leftover`: too long or too wordy for any name. */
  certainty: 'sure' | 'unsure' | 'leftover';
}

export interface NameList {
  names: ListedName[];
  /** Spans of a bare 等 that leaves the list open. */
  openAt: { start: number; end: number }[];
}

export interface Piece extends WordRun {
  /** The directory holds exactly these words as a name. */
  known: boolean;
  /** What follows 等 in the same run; the piece itself ends before it. */
  isTail: boolean;
  isOpen: boolean;
}

/** Names joined without a separator are few; a longer run is a sentence, and cutting it would only cost time. */
const runLengthMax = 160;
/** Joiners that belong to one name (党委和政府, 文化和旅游); a name with more of them is a sentence. */
const joinersMax = 8;
const joiner = /以及|联合|[和及与暨]|(?<![会共协合不相一])同(?![志心意步时城创类业级行])/y;
const etc = /(?<![高中初平同对优均相何])等(?![级次额保价式效离])/y;
const countedTail = /^等?[一二三四五六七八九十百\d]+[个家]?(?:单位|部门|地区|区县|县区|街道|乡镇|市|县|区)$/;
/** 等与公共利益密切相关的部门: 与 opens the description and joins nothing. */
const aboutThem = /与[^、，,；;]{2,20}?(?:相关|有关|密切|关联)的/y;
/** 甲局、乙局、丙局三部门: the count of those named. */
const countAtEnd = /[两二三四五六七八九十]个?(?:家?单位|部门|家)$/;
const bareTail =
  /^(?:单位|部门|机构|企业|地区|地|市|区县|县区|乡镇|街道)(?:[、和及]?(?:单位|部门|机构|企业|地区))*$/;
/** 甲局为首位单位: a sentence about a role, whatever its last word. */
const refersElsewhere =
  /^(?:责任单位|牵头单位)?同(?:第[\d一二三四五六七八九十]|上[一述]?(?:项|行|条|$|责任|牵头)|前[一述项])/;
const saysRole = /(?:为|是)(?:第|首|主|总|牵头|责任|配合)/;
/** A line end inside a name, and the gaps that recognised print leaves between its characters. */
const insideName = /\s*\n\s*|(?<=[\p{Script=Han}）)])[^\S\n]+(?=[\p{Script=Han}（(])/gu;

/** The names of a list, in the order of the paper. */
export function readNames(cell: Cell, runs: readonly WordRun[], known: KnownNames | null): NameList {
  const { text } = cell;
  const pieces = runs.flatMap((run) => new Cutter(cell, known).cut(run));
  const topics = topicsOf(text, pieces);
  const openAt = pieces
    .filter((piece) => piece.isOpen)
    .map((piece) => ({ start: piece.end, end: text.indexOf('等', piece.end) + 1 }));
  const names: ListedName[] = [];
  let head: string | null = null;
  let index = 0;
  while (index < pieces.length) {
    const last = lastOfDescription(text, pieces, index, topics);
    const first = pieces[index];
    const final = pieces[last];
    if (first === undefined || final === undefined) break;
    const name = toName(text, first, final);
    if (name !== null) {
      const shared = sharingPlaces(text, name, names.at(-1), head);
      names.push(shared.name);
      head = shared.head;
    }
    index = last + 1;
  }
  return { names: names.filter((name) => !isCountOfListed(name, names)), openAt };
}

/**
 * 各县教育局、人社局: the second leaves out the places of the first, and as many bodies must be found for it. `head`: the
 * name whose places go on up to the name before; null where none do.
 */
function sharingPlaces(
  text: string,
  name: ListedName,
  before: ListedName | undefined,
  head: string | null,
): { name: ListedName; head: string | null } {
  if (name.text.startsWith('各')) return { name, head: name.text };
  const isNext = before !== undefined && /^[、和及\s]{1,3}$/.test(text.slice(before.end, name.start));
  if (head === null || !isNext || !isFurtherOffice(head, name.text)) return { name, head: null };
  return { name: { ...name, kind: 'group' }, head };
}

/** 等3个部门 after three names only counts them. */
function isCountOfListed(name: ListedName, names: readonly ListedName[]): boolean {
  if (!countedTail.test(name.text)) return false;
  const digits = /[一二三四五六七八九十\d]+/.exec(name.text)?.[0] ?? '';
  const count = /^\d+$/.test(digits) ? Number(digits) : '一二三四五六七八九十'.indexOf(digits) + 1;
  return count === names.indexOf(name);
}

function toName(text: string, first: Piece, last: Piece): ListedName | null {
  const isBareTail =
    first.isTail && (bareTail.test(text.slice(first.start, last.end).trim()) || startsWithCount(text, first));
  const start = isBareTail ? first.start - 1 : first.start;
  const span = trimSpan(text, start, last.end);
  const all = text.slice(span.start, span.end).replace(insideName, '');
  const counted = countAtEnd.exec(all)?.index ?? all.length;
  const words = isCompleteName(all.slice(0, counted)) ? all.slice(0, counted) : all;
  span.end -= all.length - words.length;
  if (words === '') return null;
  const group = last.known ? isGroup(words) : isGroup(words) || isBareTail;
  const role = last.role ?? first.role;
  const certainty = last.known || isBareTail ? 'sure' : certaintyOf(words);
  return { text: words, ...span, kind: group ? 'group' : 'unit', role, certainty };
}

function certaintyOf(words: string): ListedName['certainty'] {
  if (saysRole.test(words) || refersElsewhere.test(words)) return 'leftover';
  if (isCompleteName(words)) return 'sure';
  return isSentence(words) ? 'leftover' : 'unsure';
}

/** A stretch too long or too wordy for a name is no unit: nothing is invented from it. */
function isSentence(words: string): boolean {
  return words.length > 14 || /[的了将要应须是“”《》：:\d]/.test(words);
}

function startsWithCount(text: string, piece: Piece): boolean {
  return countedTail.test(wordsOf(text, piece));
}

/** Cuts one run at the joiners that join two names and at 等; a name of the directory is never cut. */
class Cutter {
  /** A run is asked for again from every joiner before it; without this, a hostile list would cost exponential time. */
  private readonly seen = new Map<string, WordRun[]>();

  private readonly text: string;

  constructor(
    private readonly cell: Cell,
    private readonly known: KnownNames | null,
  ) {
    this.text = cell.text;
  }

  cut(run: WordRun): Piece[] {
    const etcetera = this.etcOf(run);
    const head = this.pieces({ ...run, end: etcetera?.at ?? run.end });
    if (etcetera === null) return head;
    const { after, afterJoiner } = etcetera;
    if (after < run.end && afterJoiner === null) {
      const tail = this.pieces({ ...run, start: after, afterBorder: false });
      return [...head, ...tail.map((piece, at) => ({ ...piece, isTail: at === 0 }))];
    }
    const last = head.at(-1);
    if (last !== undefined) last.isOpen = true;
    return afterJoiner === null
      ? head
      : [...head, ...this.cut({ ...run, start: afterJoiner, afterBorder: false })];
  }

  private pieces(run: WordRun): Piece[] {
    return this.joined(run).map((part) => {
      const span = trimSpan(this.text, part.start, part.end);
      const known = this.knownEnd(span.start) === span.end;
      return { ...part, known, isTail: false, isOpen: false };
    });
  }

  private knownEnd(start: number): number {
    return start + (this.known?.lengthAt(this.text, start) ?? 0);
  }

  /** Where a cut may come first: after the name of the directory that opens the run, else after one character. */
  private cutFrom(run: WordRun): number {
    const end = this.knownEnd(run.start);
    const isName = end <= run.end && (end === run.end || /[和及与暨等以联]/.test(this.text.charAt(end)));
    return isName ? Math.max(end, run.start + 1) : run.start + 1;
  }

  /** The 等 of a run: nothing, a joiner or a description of many must follow it. */
  private etcOf(run: WordRun): { at: number; after: number; afterJoiner: number | null } | null {
    for (let index = this.cutFrom(run); index < run.end; index += 1) {
      const closed = this.cell.brackets.closeOf(index, run.end);
      if (closed !== null) {
        index = closed - 1;
        continue;
      }
      if (matchAt(etc, this.text, index) === null) continue;
      const after = index + 1;
      const rest = this.text.slice(after, run.end).trim();
      if (rest === '') return { at: index, after: run.end, afterJoiner: null };
      const said = matchAt(joiner, this.text, after)?.[0] ?? '';
      // 等联合惩戒单位: 联合 opens the description.
      const joiningWord = said === '联合' ? '' : said;
      if (joiningWord !== '' && matchAt(aboutThem, this.text, after) === null)
        return { at: index, after, afterJoiner: after + joiningWord.length };
      const [first] = this.joined({ ...run, start: after });
      const words = first === undefined ? '' : wordsOf(this.text, first);
      if (isGroup(words) || countedTail.test(words)) return { at: index, after, afterJoiner: null };
    }
    return null;
  }

  /** Cuts at 和, 及, 与 where both sides are names of their own. */
  private joined(run: WordRun): WordRun[] {
    if (run.end - run.start > runLengthMax) return [run];
    const key = `${run.start}:${run.end}`;
    const parts = this.seen.get(key) ?? this.split(run);
    this.seen.set(key, parts);
    return parts;
  }

  private split(run: WordRun): WordRun[] {
    let joiners = 0;
    for (let index = this.cutFrom(run); index < run.end && joiners < joinersMax; index += 1) {
      const closed = this.cell.brackets.closeOf(index, run.end);
      if (closed !== null) {
        index = closed - 1;
        continue;
      }
      const word = matchAt(joiner, this.text, index)?.[0] ?? '';
      if (word === '' || index + word.length >= run.end) continue;
      joiners += 1;
      const left = { ...run, end: index, role: null };
      if (this.knownEnd(left.start) !== left.end && !isCompleteName(wordsOf(this.text, left))) continue;
      const right = this.joined({ ...run, start: index + word.length, afterBorder: false });
      if (this.joinsNames(left, right[0])) return [left, ...right];
    }
    return [run];
  }

  private joinsNames(left: WordRun, right: WordRun | undefined): boolean {
    if (right === undefined) return false;
    const next = wordsOf(this.text, right).replace(/等$/, '');
    if (this.knownEnd(left.start) === left.end) return isCompleteName(next) && !isBareHead(next);
    return joinsTwoNames(wordsOf(this.text, left), next);
  }
}
