import type { TaskId } from '#domain';
import type { Ledger, LedgerRow } from '../ledgers/ledger.js';
import type { PaperLedgerRow } from './paper-ledger.js';

export type ChangedField = 'section' | 'item' | 'content' | 'responsibility' | 'deadline' | 'other';

/** One row of the difference of two versions of a paper, as the import tells it. */
export interface PaperDifference {
  kind: 'created' | 'changed' | 'unchanged' | 'withdrawn';
  /** Under its number in the ledger; absent for a created row. */
  before?: { row: number };
  /** Under its number in the new paper; absent for a withdrawn row. */
  after?: PaperLedgerRow;
  fields?: readonly { field: ChangedField; before: string; after: string }[];
  likeness?: number;
}

/** A difference as a person confirms it, in the shape of the contract. */
export interface RowChange {
  /** `created:` and the row of the paper; `changed:` or `withdrawn:` and the row of the ledger. */
  key: string;
  kind: 'created' | 'changed' | 'withdrawn';
  row: number | null;
  printed: number | null;
  content: string;
  fields: { field: ChangedField; before: string | null; after: string | null }[];
  likeness: number;
  becomes: 'draft' | 'issue' | 'amend' | 'cancel' | 'words' | 'none';
  task: TaskId | null;
}

/** The task of a row, as far as a revision must know it. */
export interface RowTask {
  row: number;
  id: TaskId;
  closed: boolean;
}

/** What a revision of a running task can change: the rest of a row only stands around it. */
const dutyFields: ReadonlySet<ChangedField> = new Set(['content', 'responsibility', 'deadline']);

/**
 * Every difference with what confirming it would do (F2, F9): a draft is changed in place; of an issued ledger new rows
 * wait for the next issue, changed and withdrawn ones become commands to their tasks. Pure.
 */
export function rowChanges(
  ledger: Pick<Ledger, 'status'>,
  rows: readonly LedgerRow[],
  tasks: readonly RowTask[],
  differences: readonly PaperDifference[],
): RowChange[] {
  const stored = new Map(rows.map((row) => [row.row, row]));
  const running = new Map(tasks.map((task) => [task.row, task]));
  return differences.flatMap((difference): RowChange[] => {
    const { kind, before, after } = difference;
    if (kind === 'unchanged') return [];
    const row = before?.row ?? null;
    const old = row === null ? undefined : stored.get(row);
    const task = row === null ? undefined : running.get(row);
    return [
      {
        key: `${kind}:${kind === 'created' ? (after?.row ?? 0) : (row ?? 0)}`,
        kind,
        row,
        printed: after?.row ?? null,
        content: after?.content ?? old?.content ?? '',
        fields: fieldsOf(difference, old),
        likeness: difference.likeness ?? 1,
        becomes: becomes(ledger, difference, task),
        task: task?.id ?? null,
      },
    ];
  });
}

function becomes(
  { status }: Pick<Ledger, 'status'>,
  { kind, fields = [] }: PaperDifference,
  task: RowTask | undefined,
): RowChange['becomes'] {
  if (status === 'draft') return 'draft';
  if (kind === 'created') return 'issue';
  if (task === undefined) return 'draft';
  if (task.closed) return 'none';
  if (kind === 'withdrawn') return 'cancel';
  return fields.some(({ field }) => dutyFields.has(field)) ? 'amend' : 'words';
}

/** A new row says what it says, a withdrawn one what it said. */
function fieldsOf({ kind, after, fields = [] }: PaperDifference, old?: LedgerRow): RowChange['fields'] {
  if (kind === 'changed') return fields.map((field) => ({ ...field }));
  const words = kind === 'created' ? after : old;
  if (words === undefined) return [];
  const side = (field: ChangedField, text: string): RowChange['fields'][number] =>
    kind === 'created' ? { field, before: null, after: text } : { field, before: text, after: null };
  return [
    side('content', words.content),
    side('responsibility', words.responsibilityText),
    side('deadline', words.deadlineText),
  ];
}
