/** Cuts a responsibility cell into words, separators, verbs, labels and remarks; every character falls into one token. */
import { isCompleteName } from '../organisation-names.js';
import { matchAt } from '../text-scan.js';
import { timeLabelEnd } from '../time-clause.js';
import { coveringAt } from '../covering.js';
import type { Cell } from './cell.js';
import { bracketTokens } from './bracket-tokens.js';
import { aboutWorkEnd, byAgentEnd } from './duty-field.js';
import { canBePerson } from './officials.js';
import { goesOnInNextLine, isSpread } from './line-ends.js';
import { remarkAt } from './remarks.js';
import { nameBeforeAct } from './unknown-act.js';
import type { KnownNames, Token } from './tokens.js';
import { verbPhraseAt, type WordsBefore } from './verb-phrase.js';
import { labelAt } from './words.js';

export type { KnownNames, Token } from './tokens.js';

const listSeparator = /[、，,／/\\|｜·•①-⑳＋+&＆]/;
const clauseSeparator = /[；;。.!！]/;
/** 商 asks others; in front of these it is the beginning of a word (商务局, 商会). */
const withOthers =
  /会同|会商(?!研判|机制|制度|会)|(?<![招工营电外通客厂经微磋洽协])商(?![务业贸会标品城圈户事量洽超住铺场学投联报旅])/y;
const opening =
  /(?:除[^，,；;。、]{1,20}?外[，,]|[一二三四五六七八九十]{1,3}、|[★☆▲△●○■□◆※*＊]+|[国省市州县区旗镇乡村][级直](?:\s*[:：]|(?=由))|[“"]?谁[^，,；;。、谁]{1,4}[、，,]?谁[^，,；;。、谁]{1,4}(?=[”"，,；;。]|$)(?:[”"]的?原则)?|[（(]?[国省市州县区旗乡镇街道村家一]{1,4}级?层面[）)]?(?:分别)?[，,：:]?由?|由|请|以(?=[^，,；;。\n]{2,24}为主)|其中[:：，,]?|同时[，,]?|以及|[及和](?=各|有关|相关)|并(?=由|会同)|(?:\d{1,2}[.．、）)](?!\d)|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)])\s*)/y;
/** What may follow a name of the directory. */
const afterName = /[\s，,、；;。.／/（(〔[［【）)〕\]］】和及与等]|以及|会同/y;
const whiteSpace = /\s+/y;
/** Brackets inside brackets of a cell; what stands deeper belongs to the words around it. */
const nestingMax = 3;

/** One pass from `start` to `end`. */
class Tokeniser {
  readonly tokens: Token[] = [];
  /** Where the name that is being read began, or null between names. */
  private wordStart: number | null = null;
  /** Where a name of the directory inside it ended. */
  private knownEnd = -1;

  private readonly text: string;

  constructor(
    private readonly cell: Cell,
    private readonly known: KnownNames | null,
    private readonly depth = 0,
  ) {
    this.text = cell.text;
  }

  run(start: number, end: number): void {
    let index = start;
    while (index < end) index = this.step(index, end);
    this.act(end);
    this.closeWord(end);
  }

  private step(index: number, end: number): number {
    const space = matchAt(whiteSpace, this.text, index)?.[0].length ?? 0;
    if (space > 0) return this.space(index, Math.min(end, index + space), end);
    const char = this.text.charAt(index);
    if (listSeparator.test(char) || clauseSeparator.test(char)) {
      if (/[，,；;。]/.test(char)) this.act(index);
      return this.push({
        kind: 'separator',
        strength: listSeparator.test(char) ? 'list' : 'clause',
        start: index,
        end: index + 1,
      });
    }
    if (/[*＊★]/.test(char)) return this.push({ kind: 'filler', start: index, end: index + 1 });
    if (/[：:]/.test(char) && this.before(index) !== 'partOfName') {
      return this.push({ kind: 'filler', start: index, end: index + 1 });
    }
    return (
      this.remark(index, end) ??
      this.atNameStart(index, end) ??
      this.timeAfterName(index, end) ??
      this.together(index) ??
      this.field(index, end) ??
      this.verb(index, end) ??
      this.bracket(index, end) ??
      this.letter(index, end)
    );
  }

  /** 区财政局拨付经费，: the clause ends with what the unit does. */
  private act(end: number): void {
    if (this.wordStart === null || this.before(end) !== 'partOfName') return;
    const length = nameBeforeAct(this.text.slice(this.wordStart, end));
    if (length > 0) this.push({ kind: 'act', start: this.wordStart + length, end });
  }

  /** White space parts names where the words before it are a whole name, a line end wherever it breaks no word in two. */
  private space(index: number, after: number, end: number): number {
    const words = this.before(index);
    if (words === 'nothing') {
      this.tokens.push({ kind: 'filler', start: index, end: after });
      return after;
    }
    const isLineEnd = this.text.slice(index, after).includes('\n');
    if (after < end && this.goesOn(index, after, isLineEnd)) return after;
    return this.push({
      kind: 'separator',
      strength: isLineEnd ? 'clause' : 'list',
      start: index,
      end: after,
    });
  }

  private goesOn(space: number, after: number, isLineEnd: boolean): boolean {
    if (isSpread(this.text, space, after)) return true;
    const isWhole = this.before(space) === 'wholeName';
    if (!isLineEnd || this.wordStart === null) return !isWhole && !this.parts(space, after);
    const words = this.text.slice(this.wordStart, space);
    return goesOnInNextLine(words, this.text, after, { isWhole, known: this.known });
  }

  /**
   * 责任领导：张三 责任单位：甲局: whatever stands before it, a label with its colon begins something new. 甲局 张三 乙局: so
   * does what follows a person.
   */
  private parts(space: number, after: number): boolean {
    if (labelAt(this.text, after)?.hasColon === true) return true;
    const start = this.wordStart ?? space;
    return /\s/.test(this.text.charAt(start - 1)) && canBePerson(this.text.slice(start, space));
  }

  private remark(index: number, end: number): number | null {
    const found = remarkAt(this.text, index, end, this.wordStart === null);
    return found === null
      ? null
      : this.push({ kind: 'remark', remark: found.remark, start: index, end: found.end });
  }

  private atNameStart(index: number, end: number): number | null {
    if (this.wordStart !== null) return null;
    const open = matchAt(opening, this.text, index)?.[0].length ?? coveringAt(this.text, index)?.length ?? 0;
    if (open > 0 && index + open < end) {
      return this.push({ kind: 'filler', start: index, end: index + open });
    }
    const time = this.time(index, end);
    if (time !== null) return time;
    const label = labelAt(this.text, index);
    if (label !== null && this.isLabel(label.hasColon, index + label.text.length, end)) {
      return this.push({
        kind: 'label',
        role: label.role,
        mode: label.mode,
        start: index,
        end: index + label.text.length,
      });
    }
    const topic = byAgentEnd(this.text, index, end);
    if (topic !== null) return this.push({ kind: 'content', start: index, end: topic });
    const length = this.known?.lengthAt(this.text, index) ?? 0;
    if (length === 0 || index + length > end || !this.isBorder(index + length, end)) return null;
    this.knownEnd = index + length;
    return this.letter(index, end, this.knownEnd);
  }

  /** The deadline of the row among its units: it belongs to another column, and is no name. */
  private time(index: number, end: number): number | null {
    const start = timeLabelEnd(this.text, index) ?? index;
    const close =
      start > end ? null : (this.cell.times.clauseEnd(start, end) ?? this.cell.times.beforeName(start, end));
    return close === null ? null : this.push({ kind: 'time', start: index, end: close });
  }

  /** 各县（市、区）2022年6月底前完成: no sign parts the name from its time. */
  private timeAfterName(index: number, end: number): number | null {
    if (this.wordStart === null || !/[\d０-９一二每年长持立]/.test(this.text.charAt(index))) return null;
    if (this.before(index) !== 'wholeName') return null;
    const close = this.cell.times.clauseEnd(index, end);
    return close === null ? null : this.push({ kind: 'time', start: index, end: close });
  }

  /** Without its colon a label must be followed by a name: 责任单位按职责落实 speaks of the units themselves. */
  private isLabel(hasColon: boolean, after: number, end: number): boolean {
    if (hasColon) return true;
    // 责任单位（列首位的为牵头单位）：
    const close = this.cell.brackets.bracketCloseOf(after, end);
    if (close !== null && /[：:]/.test(this.text.charAt(close))) return true;
    if (after >= end || /[\s、，,；;。和及与等）)（(]/.test(this.text.charAt(after))) {
      return /^\s+[\p{Script=Han}]/u.test(this.text.slice(after, end)) && !this.startsVerb(after, end);
    }
    return !this.startsVerb(after, end);
  }

  private startsVerb(index: number, end: number): boolean {
    const spaces = matchAt(whiteSpace, this.text, index)?.[0].length ?? 0;
    return verbPhraseAt(this.cell, index + spaces, end, () => 'nothing') !== null;
  }

  private isBorder(index: number, end: number): boolean {
    if (index >= end || matchAt(afterName, this.text, index) !== null) return true;
    return this.cell.verbWordAt(index) !== null;
  }

  private together(index: number): number | null {
    const match = matchAt(withOthers, this.text, index);
    if (match === null) return null;
    const before = this.before(index);
    if (before === 'partOfName' || (before === 'nothing' && match[0] === '商')) return null;
    return this.push({ kind: 'with', start: index, end: index + match[0].length });
  }

  /** 管委会对本辖区工作负责: what stands between a name and its verb says what the duty is about. */
  private field(index: number, end: number): number | null {
    const close = this.wordStart === null ? null : aboutWorkEnd(this.text, index, end);
    if (close === null || this.before(index) !== 'wholeName') return null;
    return this.push({ kind: 'content', start: index, end: close });
  }

  private verb(index: number, end: number): number | null {
    const verb = verbPhraseAt(this.cell, index, end, () => this.before(index));
    if (verb === null || this.breaksName(index, verb.end)) return null;
    const { role, mode, words } = verb;
    this.push({ kind: 'verb', role, mode, words, ownName: false, start: index, end: verb.end });
    if (verb.contentEnd > verb.end) this.push({ kind: 'content', start: verb.end, end: verb.contentEnd });
    return verb.contentEnd;
  }

  /** 区市场监督⏎管理局: the verb is a piece of a name that the line end breaks. */
  private breaksName(index: number, end: number): boolean {
    const { text, wordStart, known } = this;
    if (wordStart === null || text.charAt(end) !== '\n' || this.before(index) !== 'partOfName') return false;
    const lineEnd = { isWhole: false, known, needsEnding: true };
    return goesOnInNextLine(text.slice(wordStart, end), text, end + 1, lineEnd);
  }

  private bracket(index: number, end: number): number | null {
    const close = this.cell.brackets.bracketCloseOf(index, end);
    if (close === null || this.depth >= nestingMax) return null;
    const tokens = bracketTokens({
      text: this.text,
      index,
      close,
      inName: this.wordStart !== null,
      isAfterWholeName: () => this.before(index) === 'wholeName',
      isNameNext: () => close < end && !this.isBorder(close, end) && !this.startsVerb(close, end),
      labelsInBrackets: this.labelsInBrackets(),
      last: this.tokens.slice(-2),
      inside: () => {
        const inner = new Tokeniser(this.cell, this.known, this.depth + 1);
        inner.run(index + 1, close - 1);
        return inner.tokens;
      },
    });
    if (tokens === null) return this.letter(index, end, close);
    for (const token of tokens) this.push(token);
    return close;
  }

  private labelsInBrackets(): boolean {
    const [first] = this.tokens;
    return first?.kind === 'label' && /[（(〔[［【]/.test(this.text.charAt(first.start));
  }

  private letter(
    index: number,
    end: number,
    after = this.cell.brackets.closeOf(index, end) ?? index + 1,
  ): number {
    this.wordStart ??= index;
    return after;
  }

  /** What stands between the last separator and `end`. */
  private before(end: number): WordsBefore {
    const words = this.wordStart === null ? '' : this.text.slice(this.wordStart, end).trim();
    if (words === '') return 'nothing';
    return this.knownEnd === end || isCompleteName(words) || words.endsWith('等')
      ? 'wholeName'
      : 'partOfName';
  }

  private closeWord(end: number): void {
    if (this.wordStart === null) return;
    this.tokens.push({ kind: 'word', start: this.wordStart, end });
    this.wordStart = null;
  }

  private push(token: Token): number {
    this.closeWord(token.start);
    this.tokens.push(token);
    return token.end;
  }
}

/** The tokens of a whole cell, in order, without gaps or overlaps. */
export function tokenise(cell: Cell, known: KnownNames | null): Token[] {
  const tokeniser = new Tokeniser(cell, known);
  tokeniser.run(0, cell.text.length);
  return tokeniser.tokens;
}
