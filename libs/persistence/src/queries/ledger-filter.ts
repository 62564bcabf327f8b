import type { EpochMs } from '#domain';
import { lightAt } from './light.js';
import { containing, hasWords } from './row-words.js';
import type { TaskFilter } from './task-list.js';

/** Every part narrows the rows of one ledger; null and absent ones do not. */
export interface LedgerFilter extends Omit<TaskFilter, 'ledger'> {
  /** Only rows with an open question; one of these codes does not count. */
  askedBut?: readonly string[] | null;
}

/** Rows of one ledger that a filter leaves, after row `after`. */
export interface LedgerRowsAsk {
  ledgerId: string;
  filter: LedgerFilter;
  at: EpochMs;
  after: number;
}

/**
 * The condition of a `LedgerRowsAsk` over `ledger_row` as `l` with its `task` as `t`, on parameters $1 to $10: the page
 * and the export of a ledger show exactly the same rows (F75). A part of the filter that only a task can meet (status,
 * light, open) leaves out rows that are not issued.
 */
export const leftByFilter = `l.ledger_id = $2 and l.row_no > $3 and ($4::text is null or l.section_title = $4)
  and ($5::text is null
    or exists (select from task_track k where k.task_id = t.id and k.unit_id = $5 and k.status <> 'withdrawn')
    or (t.id is null and exists (select from jsonb_array_elements(l.assignments) a where a->>'unit' = $5)))
  and ($6::text is null or t.status = $6) and ($7::text is null or ${lightAt('$1::bigint')} = $7 and t.id is not null)
  and ($8::boolean is null or (t.id is not null and (t.closed_at is null) = $8))
  and ${hasWords('$9')}
  and ($10::text[] is null
    or exists (select from jsonb_array_elements(l.questions) q where q->>'code' <> all ($10::text[])))`;

/** The parameters $1 to $10 of `leftByFilter`. */
export function filterValues({ ledgerId, filter, at, after }: LedgerRowsAsk): unknown[] {
  return [
    at,
    ledgerId,
    after,
    filter.section ?? null,
    filter.unit ?? null,
    filter.status ?? null,
    filter.light ?? null,
    filter.open ?? null,
    containing(filter.text),
    filter.askedBut ?? null,
  ];
}
