/** One cell of units that stands under 牵头单位 and 配合单位 at once. Source: LEDGER section 4, items 4 and 14, and section 9. */
import type { Assignment, Question, ResponsibilityReading } from '../ledger-draft.js';
import type { CompiledDirectory } from '../directory/compile-directory.js';
import { readResponsibility } from '../grammar/responsibility/read-responsibility.js';

/**
 * The reading of a cell whose header names several roles. Where its own words say who leads they count; a bare list is
 * read as responsible, nobody is promoted, and a person is asked, with the usual meaning as the answer offered.
 */
export function readWideCell(text: string, directory: CompiledDirectory | null): ResponsibilityReading {
  const reading = readResponsibility(text, { columnRole: 'responsible', knownNames: directory });
  const other = readResponsibility(text, { columnRole: 'support', knownNames: directory });
  const open = reading.assignments.filter(({ role }, at) => other.assignments[at]?.role !== role);
  if (open.length === 0) return reading;
  const hasLead = reading.assignments.some(({ role }) => role === 'lead');
  return {
    ...reading,
    questions: [...reading.questions, wideQuestion(open, hasLead)],
    confidence: Math.min(reading.confidence, 0.5),
  };
}

function wideQuestion(open: readonly Assignment[], hasLead: boolean): Question {
  const words = open.map(({ unitText }) => unitText);
  const lead = hasLead ? '' : (words[0] ?? '');
  const support = hasLead ? words : words.slice(1);
  const zh = [
    ...(lead === '' ? [] : [`${lead}牵头`]),
    ...(support.length === 0 ? [] : [`${support.join('、')}配合`]),
  ];
  const en = [
    ...(lead === '' ? [] : [`${lead} leads`]),
    ...(support.length === 0 ? [] : [`${support.join(', ')} supports`]),
  ];
  return {
    code: 'responsibility.unparsed',
    message: `“${words.join('、')}”写在牵头、配合两栏合并的单元格内，没有分清牵头和配合，通常理解为${zh.join('、')}，请确认。`,
    messageEn: `"${words.join(', ')}" stands in one cell merged over the columns of lead and support; usually ${en.join(' and ')}. Please confirm.`,
    data: { words, lead, support },
  };
}
