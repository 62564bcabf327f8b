/** Which of the columns beside the task head sections and items. Source: LEDGER section 3. */
import type { Candidate, Choice } from './columns.js';

/**
 * A title beside 一 heads a section, a title beside 1 or beside no number at all heads an item. Of two titles the one
 * further left is the wider.
 */
export function headingFields(choice: Choice, content: number): void {
  const item = choice.take('itemTitle', itemScore, 0.5);
  const counts = choice.take('itemNo', numberScore('arabic'), 0.5);
  const numeral = choice.take('sectionNo', numberScore('chinese'), counts === undefined ? 0.5 : 0.6);
  const edge = item?.column ?? content;
  const isTitle = ({ column, kind, profile }: Candidate): boolean =>
    kind !== 'other' &&
    kind !== 'leader' &&
    kind !== 'deadline' &&
    (kind !== 'number' || profile.item + profile.section >= 0.5) &&
    profile.filled > 0 &&
    (column < edge || kind === 'section' || kind === 'task');
  const score = (candidate: Candidate): number => (isTitle(candidate) ? candidate.profile.length : 0);
  const headsItem =
    item === undefined && !choice.isGiven(['itemTitle']) && (counts !== undefined || numeral === undefined);
  const section = choice.take('sectionTitle', sectionScore(isTitle), 0.5);
  if (!headsItem) {
    if (section === undefined) choice.take('sectionTitle', score, 1);
    return;
  }
  // What is called a name heads the item, however long the description beside it is.
  const isName = ({ words }: Candidate): boolean => words[0]?.endsWith('名称') === true;
  const title =
    choice.take('itemTitle', (candidate) => (isName(candidate) ? score(candidate) : 0), 1) ??
    choice.take('itemTitle', score, 1);
  if (section !== undefined || title === undefined) return;
  choice.take('sectionTitle', (candidate) => (candidate.column < title.column ? score(candidate) : 0), 1);
}

/** 1. alone, as Word counts it, is a number and no title, but under 事项 it stands for its task. */
function itemScore({ kind, profile }: Candidate): number {
  return kind === 'task' ? profile.item : profile.item - profile.numeral;
}

function numberScore(digits: 'arabic' | 'chinese'): (candidate: Candidate) => number {
  return ({ kind, profile }) => {
    // （一） alone under 事项 numbers the tasks, and is no numeral of a section.
    if (kind === 'task' && digits === 'chinese') return 0;
    const share = digits === 'arabic' ? profile.arabic : profile.numeral - profile.arabic;
    // Without a number in it, a column that is called one counts nothing that could be told.
    return share + Number(kind === 'number' && share > 0);
  };
}

/** By its header, or by the numbers of sections in front of its titles. */
function sectionScore(isTitle: (candidate: Candidate) => boolean): (candidate: Candidate) => number {
  return (candidate) =>
    isTitle(candidate) ? Number(candidate.kind === 'section') + candidate.profile.section : 0;
}
