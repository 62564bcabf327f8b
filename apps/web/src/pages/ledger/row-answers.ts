import type { LedgerQuestion, LedgerRow, LedgerRowChangeInput } from '#contract';
import { blocksIssue } from '#contract';
import type { TrackRole } from '#domain';

/** A unit's share while a person is still choosing. */
export interface ShareInput {
  track: string;
  unit: string | null;
  role: TrackRole;
  mode: LedgerRow['assignments'][number]['mode'];
}

export interface Answers {
  dueDay: string | null;
  standing: boolean;
  shares: ShareInput[];
  /** Units by the words of the group that they stand for. */
  members: Record<string, string[]>;
}

/** The group that must be resolved, in the words of the paper; null for every other question. */
export function groupOf(question: LedgerQuestion): string | null {
  const words = question.data?.['unitText'];
  return question.code === 'group.unresolved' && typeof words === 'string' ? words : null;
}

/** Open groups that no question asks about: a lead may nominate for them, or a person names their members now. */
export function unaskedGroups({ placeholders, questions }: LedgerRow): string[] {
  const asked = new Set(questions.map(({ data }) => data?.['unitText']));
  return placeholders.map(({ text }) => text).filter((text) => !asked.has(text));
}

/** The row as it would stand. Members of a group take its role and mode, and the group itself is gone. */
export function changeOf(row: LedgerRow, answers: Answers): LedgerRowChangeInput {
  const { dueDay, standing, shares, members } = answers;
  const resolved = Object.keys(members).filter((words) => (members[words] ?? []).length > 0);
  const named = shares.flatMap((share) => (share.unit === null ? [] : [{ ...share, unit: share.unit }]));
  for (const words of resolved) {
    const group = row.placeholders.find((one) => one.text === words);
    for (const unit of members[words] ?? [])
      if (!named.some((share) => share.unit === unit))
        named.push({
          ...newShare(named),
          unit,
          role: group?.role ?? 'responsible',
          mode: group?.mode ?? 'separately',
        });
  }
  return {
    version: row.version,
    dueDay: standing ? null : dueDay,
    standing,
    assignments: named,
    placeholders: row.placeholders.filter((group) => !resolved.includes(group.text)),
    settles: settledBy(row, answers, named.length > row.assignments.length),
  };
}

/** Questions that these answers settle; one that was not touched stays open. */
function settledBy(row: LedgerRow, { dueDay, standing, members }: Answers, unitsAdded: boolean): string[] {
  const dated = standing || dueDay !== null;
  return row.questions
    .filter(blocksIssue)
    .filter((question) => {
      const group = groupOf(question);
      if (group !== null) return (members[group] ?? []).length > 0;
      return question.code.startsWith('deadline.') ? dated : unitsAdded;
    })
    .map((question) => question.code);
}

/** Another share, with an id that the row does not have yet. */
export function newShare(shares: ShareInput[]): ShareInput {
  const taken = new Set(shares.map((share) => share.track));
  let number = shares.length + 1;
  while (taken.has(`t${number}`)) number += 1;
  return { track: `t${number}`, unit: null, role: 'responsible', mode: null };
}
