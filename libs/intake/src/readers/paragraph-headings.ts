/** Which paragraphs of a plan are headings, and what heads the others. */
import { dutyBracketsIn, splitDutyBracket } from '../grammar/duty-bracket.js';
import { closingSentence } from './closing-sentence.js';
import { numberingAt, type NumberingLevel } from '../grammar/numbering.js';
import { labelAt } from '../grammar/responsibility/words.js';
import { timeLabelEnd } from '../grammar/time-clause.js';
import type { Heading, Paragraph } from './read-paragraphs-outline.js';

const depths: Readonly<Record<NumberingLevel, number>> = { section: 0, subsection: 1, item: 2, subitem: 3 };
export const bodyDepth = 4;
/** A heading is short and no sentence. */
const headingLengthMax = 60;
/** 强化政策解读。对…: a first sentence up to this length is the title of its paragraph. */
const titleLengthMax = 36;

/** 责任单位：… or 完成时限：… on a line of its own. */
export function isLabelLine(text: string): boolean {
  return labelStartsAt(text, 0);
}

/** True where the words from here on are such a label. */
export function labelStartsAt(text: string, index: number): boolean {
  return timeLabelEnd(text, index) !== null || labelAt(text, index)?.hasColon === true;
}

/** How deep a paragraph stands by its number: 0 for 一、, `bodyDepth` without one. */
export function depthOf(text: string): number {
  const level = numberingAt(text)?.level;
  return level === undefined ? bodyDepth : depths[level];
}

/** A numbered line that is no sentence and has something under it. Its own bracket is taken off it. */
export function headingOf(
  { text, line }: Paragraph,
  depth: number,
  next: Paragraph | undefined,
): Heading | null {
  if (next === undefined) return null;
  if (depth >= bodyDepth) return plainHeading({ text, line }, next);
  const [bracket, more] = dutyBracketsIn(text);
  const behind = bracket === undefined ? closingSentence(text) : null;
  const words = text.slice(0, bracket?.start ?? behind?.start).trim();
  const hasBelow = depthOf(next.text) > depth && !isLabelLine(next.text);
  // 加强公园管理。 heads （1） and （2） although it ends as a sentence.
  const headsNumbers = hasBelow && depthOf(next.text) < bodyDepth && bracket === undefined && behind === null;
  const plain = headsNumbers ? words.replace(/。$/, '') : words;
  const isShort = plain.length <= headingLengthMax && !/[。；;]/.test(plain);
  if (!isShort || more !== undefined || !(hasBelow || (depth === 0 && isLabelLine(next.text)))) return null;
  const split = bracket === undefined ? null : splitDutyBracket(text.slice(bracket.start, bracket.end));
  return {
    text: words,
    printed: words,
    line,
    depth,
    responsibility: split?.responsibilityText ?? behind?.responsibility ?? '',
    deadline: split?.deadlineText ?? behind?.deadline ?? '',
  };
}

const plainHeadingMax = 24;

/** 加强基础设施建设 on a line of its own above 12.…: a heading without a number, one step above what it heads. */
function plainHeading({ text, line }: Paragraph, next: Paragraph): Heading | null {
  const below = depthOf(next.text);
  const heads = below > depths.subsection && below < bodyDepth;
  if (!heads || text.length > plainHeadingMax || /[。；;：:，,、）)]$/.test(text) || signedOn.test(text))
    return null;
  return { text, printed: text, line, depth: below - 0.5, responsibility: '', deadline: '' };
}

/** 2. of 2.完善…: a paragraph that stands for itself opens an item of its own, not one more of the item above it. */
export function ownNumber(text: string): string | null {
  const length = numberingAt(text)?.length;
  return length === undefined ? null : text.slice(0, length).trim();
}

/** （一）强化政策解读。对…: the first short sentence of a numbered paragraph is its title. */
export function titledBy(text: string): string | null {
  const stop = text.indexOf('。');
  if (stop <= 0 || stop > titleLengthMax || stop >= text.length - 1) return null;
  const title = text.slice(0, stop);
  const rest = text.slice(stop + 1).trim();
  const isDutyNext =
    dutyBracketsIn(text).some(({ start }) => start <= stop + 1) ||
    (closingSentence(text)?.start ?? text.length) <= stop + 1;
  return isDutyNext || rest === '' || /[，,；;]/.test(title) ? null : title;
}

const leadInLengthMax = 16;

/** 具体措施： */
export function isLeadIn(text: string): boolean {
  return text.length <= leadInLengthMax && /[：:]$/.test(text) && numberingAt(text) === null;
}

/** 2023年1月3日 on a line of its own signs a letter. */
const signedOn =
  /^[（(]?(?:\d{4}|[〇○零一二三四五六七八九]{4})年[\d一二三四五六七八九十]{1,2}月[\d一二三四五六七八九十]{1,3}日[）)]?$/;

/**
 * Where the letter ends that hands a plan on (印发…的通知): its numbered requests are no duties of the plan. 0 where there is
 * none, or where a duty is said before its date.
 */
export function endOfLetter(paragraphs: readonly Paragraph[]): number {
  const says = ({ text }: Paragraph): boolean => isLabelLine(text) || dutyBracketsIn(text).length > 0;
  const duty = paragraphs.findIndex(says);
  const date = paragraphs.findLastIndex(({ text }, at) => at < duty && signedOn.test(text.trim()));
  const goesOn = paragraphs.slice(date + 1, duty + 1).some(({ text }) => numberingAt(text) !== null);
  return date > 0 && goesOn ? date + 1 : 0;
}

/** Unnumbered lines under the last duty are its signature, its date, its annexes. */
export function endOfDuties(paragraphs: readonly Paragraph[], first: number): number {
  let end = paragraphs.length;
  while (end > first + 1) {
    const text = paragraphs[end - 1]?.text ?? '';
    if (
      numberingAt(text) !== null ||
      isLabelLine(text) ||
      dutyBracketsIn(text).length > 0 ||
      /[。；]$/.test(text)
    )
      break;
    end -= 1;
  }
  return end;
}
