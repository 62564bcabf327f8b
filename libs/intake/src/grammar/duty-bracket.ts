/** One bracket or cell that says who and until when: （X牵头，Y配合，2022年6月底前完成）. Source: LEDGER sections 1 and 3. */
import { Cell } from './responsibility/cell.js';
import { readResponsibility, responsibilityLengthMax } from './responsibility/read-responsibility.js';
import { tokenise, type KnownNames, type Token } from './responsibility/tokenise.js';
import { Brackets, trimSpan } from './text-scan.js';
import { saysOnlyWhen, timeLabelEnd } from './time-clause.js';

export interface Span {
  start: number;
  end: number;
}

/** Texts are the words of the paper; spans count UTF-16 units of the text given, in order, without overlaps. */
export interface DutyBracket {
  responsibilityText: string;
  deadlineText: string;
  responsibility: Span[];
  deadline: Span[];
}

const separators = /^[\s，,；;、。]+|[\s，,；;、]+$/g;

/**
 * Parts the clauses of a bracket or a cell: those that only say when from those that say who. A bracket around the whole
 * is no part of either. Nothing is lost: what is no time stays with the responsibility.
 */
export function splitDutyBracket(text: string, known: KnownNames | null = null): DutyBracket {
  if (text.length > responsibilityLengthMax) {
    const whole = trimSpan(text, 0, text.length);
    return { responsibilityText: text.trim(), deadlineText: '', responsibility: [whole], deadline: [] };
  }
  const brackets = new Brackets(text);
  const inner = insideOf(text, brackets);
  const times = timesIn(tokenise(new Cell(text.slice(0, inner.end)), known)).filter(
    ({ start }) => start >= inner.start,
  );
  const deadline = joined(
    text,
    times.map(({ start, end }) => {
      const bare = withoutBracket(text, brackets, start, end);
      return trimSpan(text, bare.start, bare.end);
    }),
  );
  const responsibility: Span[] = [];
  let at = inner.start;
  for (const { start, end } of [...times, { start: inner.end, end: inner.end }]) {
    const part = withoutSeparators(text, at, start);
    if (part.end > part.start) responsibility.push(part);
    at = end;
  }
  return {
    responsibilityText: textOf(text, responsibility),
    deadlineText: textOf(text, deadline),
    responsibility,
    deadline,
  };
}

/** 3月启动，9月完成: times with nothing but signs between them are one deadline, in the words of the paper. */
function joined(text: string, spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans) {
    const last = whole.at(-1);
    if (last !== undefined && /^[，,；;、\s]*$/.test(text.slice(last.end, span.start))) last.end = span.end;
    else whole.push({ ...span });
  }
  return whole;
}

function textOf(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join('；');
}

/** The inside of a bracket that holds everything; the full stop after it belongs to the sentence before. */
function insideOf(text: string, brackets: Brackets): Span {
  const { start, end } = trimSpan(text, 0, text.length);
  const close = brackets.bracketCloseOf(start, end);
  const isWhole = close !== null && /^[。；;\s]*$/.test(text.slice(close, end));
  return isWhole ? { start: start + 1, end: close - 1 } : { start, end };
}

/** The time tokens with the labels before them left out, wherever they stand. */
function timesIn(tokens: readonly Token[]): Span[] {
  return tokens.flatMap((token) =>
    token.kind === 'nested' ? timesIn(token.tokens) : token.kind === 'time' ? [token] : [],
  );
}

/** （2022年6月底前完成） behind a name, and 完成时限： before a day: neither is part of the deadline's words. */
function withoutBracket(text: string, brackets: Brackets, start: number, end: number): Span {
  const isBracket = brackets.bracketCloseOf(start, end) === end;
  const from = isBracket ? start + 1 : start;
  return { start: timeLabelEnd(text, from) ?? from, end: isBracket ? end - 1 : end };
}

function withoutSeparators(text: string, start: number, end: number): Span {
  const words = text.slice(start, end);
  const [lead = ''] = /^[\s，,；;、。]*/.exec(words) ?? [];
  const kept = words.replace(separators, '');
  return { start: start + lead.length, end: start + lead.length + kept.length };
}

/** A bracket of a sentence holds a duty up to this length; a longer one is content. */
const bracketLengthMax = 300;
/** A longer paragraph is no duty of a plan; looking through its brackets would only cost time. */
const paragraphLengthMax = 3_000;

/** True where the words in a bracket say who does what or until when, and not something about the sentence. */
export function isDutyBracket(inner: string, isLast: boolean): boolean {
  if (inner.trim() === '' || inner.length > bracketLengthMax) return false;
  if (saysOnlyWhen(inner)) return isLast;
  const { responsibilityText } = splitDutyBracket(inner);
  const { assignments, marks, questions } = readResponsibility(responsibilityText);
  if (assignments.length === 0) return false;
  const hasDuty = marks.some(({ kind }) => kind === 'role' || kind === 'label');
  return hasDuty || (isLast && questions.length === 0);
}

/**
 * The brackets of a paragraph that give a duty, in order, brackets included. The last one may be a bare list of units;
 * one in the middle must say what they do, since brackets in a sentence hold names too.
 */
export function dutyBracketsIn(paragraph: string): Span[] {
  const found: Span[] = [];
  if (paragraph.length > paragraphLengthMax) return found;
  const brackets = new Brackets(paragraph);
  for (let index = 0; index < paragraph.length; index += 1) {
    const close = brackets.bracketCloseOf(index, paragraph.length);
    if (close === null) continue;
    const isLast = /^[。；;\s]*$/.test(paragraph.slice(close));
    if (isDutyBracket(paragraph.slice(index + 1, close - 1), isLast))
      found.push({ start: index, end: close });
    index = close - 1;
  }
  return found;
}
