/** Duties inside the content of rows, as a person is offered them beside the row. Source: LEDGER section 4, item 12. */
import type { LedgerDraft, LedgerDraftRow, RecurringFrequency } from '../ledger-draft.js';
import { readDuties, type DutySentence } from './duties.js';

/** A timed duty of the content; `days` are those on which stages of the row would fall. Spans in UTF-16 units. */
export interface RowDuty {
  start: number;
  end: number;
  text: string;
  /** Kind of its time, as of a deadline. */
  kind: string;
  days: string[];
}

/** The rows of a draft, each with the timed duties of its content; nothing of the row itself changes. */
export function rowsWithDuties({
  rows,
  year,
}: Pick<LedgerDraft, 'rows' | 'year'>): (LedgerDraftRow & { duties: RowDuty[] })[] {
  return rows.map((row) => ({
    ...row,
    duties: readDuties(row.content, { year }).flatMap((sentence): RowDuty[] => {
      if (sentence.kind === 'none') return [];
      const { start, end, words, deadline } = sentence;
      return [{ start, end, text: words, kind: deadline.kind, days: daysOf(sentence, year) }];
    }),
  }));
}

function daysOf(sentence: Exclude<DutySentence, { kind: 'none' }>, year: number | null): string[] {
  if (sentence.kind === 'milestone') return sentence.due === null ? [] : [sentence.due];
  const months = year === null ? undefined : lastMonths[sentence.freq];
  return (months ?? []).map((month) => lastDayOf(year ?? 0, month));
}

/** Months with which a period ends; shorter beats are too many for stages, longer ones do not come each year. */
const lastMonths: Partial<Record<RecurringFrequency, readonly number[]>> = {
  monthly: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  quarterly: [3, 6, 9, 12],
  'half-yearly': [6, 12],
  yearly: [12],
};

function lastDayOf(year: number, month: number): string {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}
