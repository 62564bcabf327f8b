/** Duties that stand after several measures: those that say which they cover, and those that leave it open. */
import type { Covering } from '../grammar/covering.js';
import { numberingAt } from '../grammar/numbering.js';
import type { DutyParagraph } from './read-paragraphs-outline.js';

/**
 * The duties that the words name. `starts` are the first duties of the open headings, the narrowest first: 以上各项 speaks
 * of the narrowest that holds more than one measure.
 */
export function coveredBy(
  { of }: Covering,
  duties: readonly DutyParagraph[],
  starts: readonly number[],
): DutyParagraph[] {
  if ('last' in of) return duties.slice(-of.last);
  for (const start of starts) {
    const scope = duties.slice(start);
    if ('all' in of) {
      if (scope.length > 1 || start === starts.at(-1)) return scope;
      continue;
    }
    const named = scope.filter((duty) => of.numbers.includes(numberOf(duty, of.written)));
    const found = new Set(named.map((duty) => numberOf(duty, of.written)));
    if (found.size === of.numbers.length || start === starts.at(-1)) return named;
  }
  return [];
}

/** The narrowest number written so that a measure stands under: its own, that of its item, that of its section; else 0. */
function numberOf({ content, item, section }: DutyParagraph, written: 'chinese' | 'digits'): number {
  const lines = [content, ...(item?.printed.split('\n') ?? []).toReversed(), section?.printed ?? ''];
  for (const line of lines) {
    const found = numberingAt(line);
    if (found !== null && /\d|[①-⑳]/.test(found.numeral) === (written === 'digits')) return found.value;
  }
  return 0;
}

/** Measures without a duty before one that has it, under one heading: whether it is theirs too is for a person to say. */
export function markClosed(duties: readonly DutyParagraph[]): void {
  let closing: { at: number; duty: DutyParagraph } | null = null;
  for (let at = duties.length - 1; at >= 0; at -= 1) {
    const duty = duties[at];
    if (duty === undefined) continue;
    const isBlank = duty.responsibility === '' && duty.deadline === '' && !duty.sharesHeading;
    const isSibling = closing?.duty.under === duty.under && closing.duty.depth === duty.depth;
    if (!isBlank) closing = duty.sharesHeading || duty.responsibility === '' ? null : { at, duty };
    else if (closing !== null && isSibling) duty.closedBy = closing.at - at;
  }
}
