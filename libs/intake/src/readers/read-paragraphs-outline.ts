/** The paragraphs of a plan without a table: which are headings, which are duties, and whose the final brackets are. */
import { dutyBracketsIn, splitDutyBracket } from '../grammar/duty-bracket.js';
import { numberingAt, type NumberingLevel } from '../grammar/numbering.js';
import { labelAt } from '../grammar/responsibility/words.js';
import { timeLabelEnd } from '../grammar/time-clause.js';

export interface Paragraph {
  text: string;
  /** Counts from 1. */
  line: number;
}

/** Who and until when, in the words of the paper; '' where it does not say. */
export interface Duty {
  responsibility: string;
  deadline: string;
}

export interface DutyParagraph extends Duty {
  content: string;
  lines: [first: number, last: number];
  section: Heading | null;
  item: Heading | null;
  /** The bracket of the heading above governs it: the cell is the continuation of a merge. */
  sharesHeading: boolean;
}

export interface Heading extends Duty {
  text: string;
  /** The headings of items above it and its own, widest first: what the cell of the item prints. */
  printed: string;
  line: number;
  depth: number;
}

export interface Outline {
  before: string[];
  duties: DutyParagraph[];
  after: string[];
}

const depths: Readonly<Record<NumberingLevel, number>> = { section: 0, subsection: 1, item: 2, subitem: 3 };
const bodyDepth = 4;
/** A heading is short and no sentence. */
const headingLengthMax = 60;
/** 强化政策解读。对…: a first sentence up to this length is the title of its paragraph. */
const titleLengthMax = 36;
const noDuty: Duty = { responsibility: '', deadline: '' };

/** Reads the paragraphs in order. Nothing is lost: what stands under no heading comes back in `before` or `after`. */
export function outlineOf(paragraphs: readonly Paragraph[]): Outline {
  const first = paragraphs.findIndex(
    ({ text }) => numberingAt(text) !== null || dutyBracketsIn(text).length > 0,
  );
  if (first < 0) return { before: paragraphs.map(({ text }) => text), duties: [], after: [] };
  const end = endOfDuties(paragraphs, first);
  const outliner = new Outliner();
  paragraphs.slice(first, end).forEach((paragraph, at, all) => outliner.take(paragraph, all[at + 1]));
  const textsOf = (part: readonly Paragraph[]): string[] => part.map(({ text }) => text);
  return {
    before: textsOf(paragraphs.slice(0, first)),
    duties: outliner.finish(),
    after: textsOf(paragraphs.slice(end)),
  };
}

/** Unnumbered lines under the last duty are its signature, its date, its annexes. */
function endOfDuties(paragraphs: readonly Paragraph[], first: number): number {
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

/** 责任单位：… or 完成时限：… on a line of its own. */
function isLabelLine(text: string): boolean {
  return timeLabelEnd(text, 0) !== null || labelAt(text, 0)?.hasColon === true;
}

const leadInLengthMax = 16;

function isLeadIn(text: string): boolean {
  return text.length <= leadInLengthMax && /[：:]$/.test(text) && numberingAt(text) === null;
}

function depthOf(text: string): number {
  const level = numberingAt(text)?.level;
  return level === undefined ? bodyDepth : depths[level];
}

class Outliner {
  private readonly duties: DutyParagraph[] = [];
  /** The headings that are open, widest first. */
  private open: { heading: Heading; firstDuty: number }[] = [];

  take(paragraph: Paragraph, next: Paragraph | undefined): void {
    const { text, line } = paragraph;
    const last = this.duties.at(-1);
    if (isLabelLine(text) && this.takeLabel(text, line, last)) return;
    if (isLeadIn(text) && last !== undefined && this.takeLeadIn(text, line, last)) return;
    const depth = depthOf(text);
    if (depth < bodyDepth) this.closeDownTo(depth);
    const heading = headingOf(paragraph, depth, next);
    if (heading !== null) {
      this.open.push({ heading: this.below(heading), firstDuty: this.duties.length });
      return;
    }
    const item = this.takeDuty(paragraph, depth);
    // A task with measures of its own below it stays their item.
    if (item?.line === line) this.open.push({ heading: item, firstDuty: this.duties.length - 1 });
  }

  finish(): DutyParagraph[] {
    this.closeDownTo(0);
    return this.duties;
  }

  /** A label line belongs to the paragraph right above it, or to the heading that it follows. */
  private takeLabel(text: string, line: number, last: DutyParagraph | undefined): boolean {
    const innermost = this.open.at(-1);
    const split = splitDutyBracket(text);
    const isOfHeading = innermost !== undefined && innermost.firstDuty === this.duties.length;
    const owner: Duty | undefined = isOfHeading ? innermost.heading : last;
    if (owner === undefined) return false;
    owner.responsibility = [owner.responsibility, split.responsibilityText]
      .filter((words) => words !== '')
      .join('\n');
    owner.deadline = [owner.deadline, split.deadlineText].filter((words) => words !== '').join('\n');
    if (!isOfHeading && last !== undefined) last.lines[1] = line;
    return true;
  }

  /** One duty for each bracket; words behind the last bracket are a duty that says nobody's name. */
  private takeDuty({ text, line }: Paragraph, depth: number): Heading | null {
    const { section, item } = this.headings();
    const title = item === null && depth > 0 && depth < bodyDepth ? titledBy(text) : null;
    const opened = title ?? (item === null && depth > 0 ? ownNumber(text) : null);
    const own: Heading | null =
      opened === null ? item : { ...noDuty, text: opened, printed: opened, line, depth };
    // what heads an item of its own is not said again in the duty
    let at = title === null ? (opened?.length ?? 0) : title.length + 1;
    const add = (content: string, duty: Duty): void => {
      if (content === '' && duty === noDuty) return;
      this.duties.push({ content, ...duty, lines: [line, line], section, item: own, sharesHeading: false });
    };
    for (const { start, end } of dutyBracketsIn(text)) {
      const split = splitDutyBracket(text.slice(start, end));
      add(text.slice(at, start).trim(), {
        responsibility: split.responsibilityText,
        deadline: split.deadlineText,
      });
      at = end;
    }
    add(
      text
        .slice(at)
        .replace(/^[。；;\s]+/, '')
        .trim(),
      noDuty,
    );
    return own;
  }

  /** 具体措施： announces what follows; its words stay with the paragraph before it. */
  private takeLeadIn(text: string, line: number, last: DutyParagraph): boolean {
    if (last.lines[1] !== line - 1) return false;
    last.content = `${last.content}\n${text}`.trim();
    last.lines[1] = line;
    return true;
  }

  private below(heading: Heading): Heading {
    const above = this.open.at(-1)?.heading;
    if (above === undefined || above.depth === 0) return heading;
    return { ...heading, printed: `${above.printed}\n${heading.text}` };
  }

  private headings(): { section: Heading | null; item: Heading | null } {
    const section = this.open.find(({ heading }) => heading.depth === 0)?.heading ?? null;
    const below = this.open.findLast(({ heading }) => heading.depth > 0)?.heading ?? null;
    return { section, item: below };
  }

  /** Closes the headings that a paragraph of this depth ends. */
  private closeDownTo(depth: number): void {
    for (
      let last = this.open.at(-1);
      last !== undefined && last.heading.depth >= depth;
      last = this.open.at(-1)
    ) {
      this.open.pop();
      this.settle(last.heading, last.firstDuty);
    }
  }

  /**
   * A heading with a bracket: its measures share it where none has one of its own; else it is a duty itself, the wider
   * one, and a measure without a bracket inherits nothing. Source: LEDGER section 3.
   */
  private settle(heading: Heading, firstDuty: number): void {
    if (heading.responsibility === '' && heading.deadline === '') return;
    const own = this.duties.slice(firstDuty);
    const shares =
      own.length > 0 && own.every(({ responsibility, deadline }) => responsibility === '' && deadline === '');
    const [first, ...rest] = own;
    if (shares && first !== undefined) {
      first.responsibility = heading.responsibility;
      first.deadline = heading.deadline;
      for (const duty of rest) duty.sharesHeading = true;
      return;
    }
    const { section, item } = this.headings();
    const { responsibility, deadline, text, line } = heading;
    const wider: DutyParagraph = {
      content: text,
      responsibility,
      deadline,
      lines: [line, line],
      section: section ?? null,
      item: own.length > 0 ? heading : item,
      sharesHeading: false,
    };
    this.duties.splice(firstDuty, 0, wider);
    for (const each of this.open) if (each.firstDuty > firstDuty) each.firstDuty += 1;
  }
}

/** A numbered line that is no sentence and has something under it. Its own bracket is taken off it. */
function headingOf({ text, line }: Paragraph, depth: number, next: Paragraph | undefined): Heading | null {
  if (depth >= bodyDepth || next === undefined) return null;
  const [bracket, more] = dutyBracketsIn(text);
  const words = (bracket === undefined ? text : text.slice(0, bracket.start)).trim();
  const hasBelow = depthOf(next.text) > depth && !isLabelLine(next.text);
  // 加强公园管理。 heads （1） and （2） although it ends as a sentence.
  const headsNumbers = hasBelow && depthOf(next.text) < bodyDepth && bracket === undefined;
  const plain = headsNumbers ? words.replace(/。$/, '') : words;
  const isShort = plain.length <= headingLengthMax && !/[。；;]/.test(plain);
  if (!isShort || more !== undefined || !(hasBelow || (depth === 0 && isLabelLine(next.text)))) return null;
  const split = bracket === undefined ? null : splitDutyBracket(text.slice(bracket.start, bracket.end));
  return {
    text: words,
    printed: words,
    line,
    depth,
    responsibility: split?.responsibilityText ?? '',
    deadline: split?.deadlineText ?? '',
  };
}

/** 2. of 2.完善…: a paragraph that stands for itself opens an item of its own, not one more of the item above it. */
function ownNumber(text: string): string | null {
  const length = numberingAt(text)?.length;
  return length === undefined ? null : text.slice(0, length).trim();
}

/** （一）强化政策解读。对…: the first short sentence of a numbered paragraph is its title. */
function titledBy(text: string): string | null {
  const stop = text.indexOf('。');
  if (stop <= 0 || stop > titleLengthMax || stop >= text.length - 1) return null;
  const title = text.slice(0, stop);
  const rest = text.slice(stop + 1).trim();
  return dutyBracketsIn(text).some(({ start }) => start <= stop + 1) || rest === '' || /[，,；;]/.test(title)
    ? null
    : title;
}
