import { markAt, refillHeaders } from '../export/refill/refill-plan.js';
import type { LedgerDraftRow, OtherCell } from '../ledger-draft.js';
import { normalWords } from './likeness.js';

export const rowFields = ['section', 'item', 'content', 'responsibility', 'deadline', 'other'] as const;

/** What a person sees of a row, by the part of the table it stands in. `other`: leaders and columns without a field. */
export type RowField = (typeof rowFields)[number];

/** A row with its parts as text and in normal form, read once. */
export interface ReadRow {
  row: LedgerDraftRow;
  text: Readonly<Record<RowField, string>>;
  words: Readonly<Record<RowField, string>>;
  /** Rows of one item may be the same row reworded: the item's number, else its title. */
  itemKey: string;
}

/** `deadline` is the printed text; the reading follows from it. Titles carry their numbers, as a reader sees them. */
export function readRow(row: LedgerDraftRow): ReadRow {
  const text = {
    section: joined(' ', row.sectionNo, row.sectionTitle),
    item: joined(' ', row.itemNo?.toString(), row.itemTitle),
    content: row.content,
    responsibility: row.responsibilityText,
    deadline: row.deadlineText,
    other: joined(
      '\n',
      ...row.leaders,
      ...row.otherCells.map((cell) => joined('：', cell.header, cell.text)),
    ),
  };
  const words = {
    section: normalWords(text.section.replace(sectionCount, '')),
    item: normalWords(text.item),
    content: normalWords(text.content),
    responsibility: normalWords(text.responsibility),
    deadline: normalWords(text.deadline),
    other: normalWords(joined('\n', ...row.leaders, ...row.otherCells.map(ownWords))),
  };
  return { row, text, words, itemKey: row.itemNo?.toString() ?? normalWords(row.itemTitle ?? '') };
}

/** （3项） behind a section counts its rows; the rows say so themselves. */
const sectionCount = /\s*[（(](?:共)?\d+[项个条件][）)]\s*$/;

/** What the office wrote; what an export of ours filled in beside it is no change of the ledger. */
function ownWords({ header, text }: OtherCell): string {
  const own = Object.values(refillHeaders).includes(normalWords(header))
    ? ''
    : text.slice(0, markAt(text)).trim();
  return own === '' ? '' : joined('：', header, own);
}

function joined(separator: string, ...parts: readonly (string | null | undefined)[]): string {
  return parts.filter((part) => part !== null && part !== undefined && part !== '').join(separator);
}
