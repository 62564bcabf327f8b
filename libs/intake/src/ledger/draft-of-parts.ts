import type { LedgerDraft } from '../ledger-draft.js';
import { draftOf, type DraftOptions } from './build-draft.js';
import type { LedgerPart } from './choose-table.js';
import { linesAround } from './lines-around.js';

/**
 * One draft of all parts of a ledger, its rows counted through. Headings, inherited deadlines and remarks never pass from
 * one part to the next; a part whose own lines name no year is of the year of the first that does.
 */
export function draftOfParts(parts: readonly LedgerPart[], options: DraftOptions): LedgerDraft {
  const named = parts
    .map(({ grid, columns }) => linesAround(grid, columns).year)
    .find((year) => year !== null);
  const year = named ?? options.year;
  const drafts: LedgerDraft[] = [];
  let rowsAbove = 0;
  for (const { grid, columns, section } of parts) {
    const draft = draftOf(grid, columns, year === undefined ? options : { ...options, year }, {
      rowsAbove,
      section,
    });
    drafts.push(draft);
    rowsAbove += draft.rows.length;
  }
  const [first, ...more] = drafts;
  if (first === undefined) throw new RangeError('no table to draft');
  if (more.length === 0) return first;
  const title = drafts.find((draft) => draft.title !== '')?.title ?? '';
  const lines = drafts.flatMap((draft) => [...(draft.title === title ? [] : [draft.title]), ...draft.notes]);
  return {
    ...first,
    title,
    year: drafts.find((draft) => draft.year !== null)?.year ?? null,
    questions: drafts.flatMap(({ questions }) => questions),
    notes: [...new Set(lines)].filter((line) => line !== '' && line !== title),
    rows: drafts.flatMap(({ rows }) => rows),
  };
}
