/** The paragraphs of a plan without a table: which are headings, which are duties, and whose the final brackets are. */
import { coveringAt } from '../grammar/covering.js';
import { dutyBracketsIn, isDutyBracket, splitDutyBracket } from '../grammar/duty-bracket.js';
import { numberingAt } from '../grammar/numbering.js';
import { saysOnlyWhen } from '../grammar/time-clause.js';
import { coveredBy, markClosed } from './closing-duty.js';
import { closingSentence, isDutySentence } from './closing-sentence.js';
import { withoutGeneral } from './general-sections.js';
import {
  bodyDepth,
  depthOf,
  endOfDuties,
  endOfLetter,
  headingOf,
  isLabelLine,
  isLeadIn,
  ownNumber,
  titledBy,
} from './paragraph-headings.js';

export interface Paragraph {
  text: string;
  /** Counts from 1. */
  line: number;
  /** The last of its lines, where it has several. */
  end?: number;
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
  /** The heading that it stands under, other than its own words. */
  under: Heading | null;
  depth: number;
  /** A duty further down may close this one too; how many rows below. The paper does not say so. */
  closedBy?: number;
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

const noDuty: Duty = { responsibility: '', deadline: '' };

/** Reads the paragraphs in order. Nothing is lost: what stands under no heading comes back in `before` or `after`. */
export function outlineOf(paragraphs: readonly Paragraph[]): Outline {
  const from = endOfLetter(paragraphs);
  const first = paragraphs.findIndex(
    ({ text }, at) => at >= from && (numberingAt(text) !== null || dutyBracketsIn(text).length > 0),
  );
  if (first < 0) return { before: paragraphs.map(({ text }) => text), duties: [], after: [] };
  const end = endOfDuties(paragraphs, first);
  const outliner = new Outliner();
  paragraphs.slice(first, end).forEach((paragraph, at, all) => outliner.take(paragraph, all[at + 1]));
  const textsOf = (part: readonly Paragraph[]): string[] => part.map(({ text }) => text);
  const { above, duties, below } = withoutGeneral(outliner.finish(), paragraphs.slice(first, end));
  return {
    before: [...textsOf(paragraphs.slice(0, first)), ...above],
    duties,
    after: [...below, ...textsOf(paragraphs.slice(end))],
  };
}

interface OpenHeading {
  heading: Heading;
  firstDuty: number;
  /** A paragraph with a duty of its own that may have measures below it. */
  isDuty: boolean;
}

class Outliner {
  private readonly duties: DutyParagraph[] = [];
  /** The headings that are open, widest first. */
  private open: OpenHeading[] = [];

  take(paragraph: Paragraph, next: Paragraph | undefined): void {
    const { text, line } = paragraph;
    const last = this.duties.at(-1);
    if (this.takeCovering(text, line)) return;
    if ((isLabelLine(text) || this.isLooseBracket(text)) && this.takeLabel(text, line, last)) return;
    if (isLeadIn(text) && last !== undefined && this.takeLeadIn(text, line, last)) return;
    const depth = depthOf(text);
    if (depth < bodyDepth) this.closeDownTo(depth);
    const heading = headingOf(paragraph, depth, next);
    if (heading !== null) {
      this.open.push({ heading: this.below(heading), firstDuty: this.duties.length, isDuty: false });
      return;
    }
    const item = this.takeDuty(paragraph, depth);
    // A task with measures of its own below it stays their item.
    if (item?.line === line)
      this.open.push({ heading: item, firstDuty: this.duties.length - 1, isDuty: true });
  }

  finish(): DutyParagraph[] {
    this.closeDownTo(0);
    markClosed(this.duties);
    return this.duties;
  }

  /** A label line belongs to the paragraph right above it, or to the heading that it follows. */
  private takeLabel(text: string, line: number, last: DutyParagraph | undefined): boolean {
    const innermost = this.open.at(-1);
    const split = splitDutyBracket(text);
    const isOfHeading = innermost !== undefined && innermost.firstDuty === this.duties.length;
    const owner: Duty | undefined = isOfHeading ? innermost.heading : last;
    if (owner === undefined) return false;
    if (!isOfHeading && last?.responsibility === '' && last.deadline === '') this.joinBody(last);
    owner.responsibility = [owner.responsibility, split.responsibilityText]
      .filter((words) => words !== '')
      .join('\n');
    owner.deadline = [owner.deadline, split.deadlineText].filter((words) => words !== '').join('\n');
    if (!isOfHeading && last !== undefined) last.lines[1] = line;
    return true;
  }

  /** Lines of labels close their whole item: its paragraphs without a number are one task, not several. */
  private joinBody(last: DutyParagraph): void {
    if (last.item === null || last.depth !== bodyDepth) return;
    let at = this.duties.length - 1;
    for (let here: DutyParagraph | undefined = last; here?.depth === bodyDepth && at > 0;) {
      const above: DutyParagraph | undefined = this.duties[at - 1];
      if (above?.item !== last.item || above.responsibility !== '' || above.deadline !== '') break;
      here = above;
      at -= 1;
    }
    const joined = this.duties.splice(at);
    const [first = last] = joined;
    last.content = joined.flatMap(({ content }) => content || []).join('\n');
    last.lines[0] = first.lines[0];
    last.depth = first.depth;
    this.duties.push(last);
  }

  /** （市府办负责） or 由市府办负责。 on a line of its own, under words that have no duty yet. */
  private isLooseBracket(text: string): boolean {
    const [bracket] = dutyBracketsIn(text);
    const isAlone =
      isDutySentence(text) || (bracket?.start === 0 && /^[。；;\s]*$/.test(text.slice(bracket.end)));
    const last =
      this.open.at(-1)?.firstDuty === this.duties.length ? this.open.at(-1)?.heading : this.duties.at(-1);
    return isAlone && last?.responsibility === '' && last.deadline === '';
  }

  /** One duty for each bracket; words behind the last bracket are a duty that says nobody's name. */
  private takeDuty({ text, line, end = line }: Paragraph, depth: number): Heading | null {
    const { section, item } = this.headings();
    const title = item === null && depth > 0 && depth < bodyDepth ? titledBy(text) : null;
    const opened = title ?? (item === null && depth > 0 ? ownNumber(text) : null);
    const own: Heading | null =
      opened === null ? item : { ...noDuty, text: opened, printed: opened, line, depth };
    // what heads an item of its own is not said again in the duty
    let at = title === null ? (opened?.length ?? 0) : title.length + 1;
    const add = (content: string, { responsibility, deadline }: Duty): void => {
      if (content === '' && responsibility === '' && deadline === '') return;
      const duty = { responsibility, deadline };
      const under = this.open.findLast(({ isDuty }) => !isDuty)?.heading ?? null;
      const lines: [number, number] = [line, end];
      this.duties.push({ content, ...duty, lines, section, item: own, sharesHeading: false, under, depth });
      this.cover(duty.responsibility, duty);
    };
    const brackets = dutyBracketsIn(text);
    const said = brackets.length === 0 && (own !== null || depth < bodyDepth) ? closingSentence(text) : null;
    if (said !== null && said.start > at) {
      add(text.slice(at, said.start).trim(), said);
      return own;
    }
    for (const { start, end } of brackets) {
      const content = text.slice(at, start).trim();
      const inner = text.slice(start + 1, end - 1).trim();
      const last = at > 0 ? this.duties.at(-1) : undefined;
      at = end;
      // （区市场监管局负责）（9月底前）: the second bracket says until when.
      if (content === '' && last?.lines[0] === line && last.deadline === '' && saysOnlyWhen(inner)) {
        last.deadline = inner;
        continue;
      }
      const split = splitDutyBracket(text.slice(start, end));
      add(content, { responsibility: split.responsibilityText, deadline: split.deadlineText });
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

  /** 以上各项由…负责。 on a line of its own: the duty of measures above, and none itself. */
  private takeCovering(text: string, line: number): boolean {
    const split = splitDutyBracket(text);
    if (coveringAt(split.responsibilityText, 0) === null || !isDutyBracket(text, true)) return false;
    const duty = { responsibility: split.responsibilityText, deadline: split.deadlineText };
    const covered = this.cover(duty.responsibility, duty);
    const last = this.duties.at(-1);
    if (covered && last?.lines[1] === line - 1) last.lines[1] = line;
    return covered;
  }

  /** Gives a duty to the measures that its words name; false where they name none. Those with one of their own keep it. */
  private cover(words: string, duty: Duty): boolean {
    const covering = coveringAt(words, 0);
    if (covering === null) return false;
    const starts = this.open.flatMap(({ isDuty, firstDuty }) => (isDuty ? [] : [firstDuty])).toReversed();
    const covered = coveredBy(covering, this.duties, starts.length === 0 ? [0] : starts);
    for (const each of covered) {
      if (each.responsibility !== '' || each.deadline !== '') continue;
      each.responsibility = duty.responsibility;
      each.deadline = duty.deadline;
    }
    return covered.length > 0;
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
      under: null,
      depth: heading.depth,
    };
    this.duties.splice(firstDuty, 0, wider);
    for (const each of this.open) if (each.firstDuty > firstDuty) each.firstDuty += 1;
  }
}
