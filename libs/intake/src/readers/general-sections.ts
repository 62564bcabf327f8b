/** 总体要求, 保障措施: sections of a plan that ask nobody for anything. Source: LEDGER section 3. */
import { numberingAt } from '../grammar/numbering.js';
import type { DutyParagraph, Heading, Paragraph } from './read-paragraphs-outline.js';

const general =
  /^(?:总体(?:要求|目标|思路|原则)|指导思想|基本原则|(?:主要|工作|总体)目标|工作(?:要求|原则|思路|保障|机制)|有关要求|(?:组织)?保障(?:措施|机制|要求)?|组织(?:领导|实施|保障)|(?:强化|加强|健全|落实)?(?:组织)?(?:保障|领导)(?:措施|机制|要求)?)$/;

/**
 * Leaves out the sections that carry such a name and hold neither a unit nor a date while the paper has duties elsewhere;
 * their lines come back as words above or below the tasks. A section with any duty keeps all of its paragraphs.
 */
export function withoutGeneral(
  duties: readonly DutyParagraph[],
  paragraphs: readonly Paragraph[],
): { above: string[]; duties: DutyParagraph[]; below: string[] } {
  const speaking = new Set(duties.flatMap((duty) => (hasDuty(duty) ? [duty.section] : [])));
  const sections = [...new Set(duties.map(({ section }) => section))];
  const left = new Set(sections.filter((section) => isGeneral(section) && !speaking.has(section)));
  const kept = duties.filter(({ section }) => !left.has(section));
  const [first] = kept;
  const above: string[] = [];
  const below: string[] = [];
  if (left.size === 0 || first === undefined) return { above, duties: [...duties], below };
  const starts = new Map(sections.flatMap((section) => (section === null ? [] : [[section.line, section]])));
  let current: Heading | null = null;
  for (const { text, line } of paragraphs) {
    current = starts.get(line) ?? current;
    if (left.has(current)) (line < first.lines[0] ? above : below).push(text);
  }
  return { above, duties: kept, below };
}

function hasDuty({ responsibility, deadline, sharesHeading }: DutyParagraph): boolean {
  return responsibility !== '' || deadline !== '' || sharesHeading;
}

function isGeneral(section: Heading | null): boolean {
  if (section === null) return false;
  return general.test(section.text.slice(numberingAt(section.text)?.length ?? 0));
}
