import type { IssueProgress, LedgerQuestion, LedgerRow, Settlement } from '#contract';
import type {
  IssueProgress as StoredProgress,
  IssueRow,
  LedgerRow as StoredRow,
  LedgerViewRow,
} from '#persistence';
import { itemOf, sectionOf } from '../tasks/task-header.js';

/** A stored row as a page shows it. */
export function rowView(stored: StoredRow, task: LedgerViewRow['task']): LedgerRow {
  const { row, content, responsibilityText, deadlineText, dueDay, standing, skippable, version } = stored;
  const { responsibleLeader, assignments, placeholders, phases } = stored;
  return {
    row,
    section: sectionOf(stored),
    item: itemOf(stored),
    content,
    responsibilityText,
    deadlineText,
    dueDay,
    standing,
    skippable,
    responsibleLeader,
    assignments,
    placeholders,
    phases,
    questions: stored.questions as LedgerQuestion[],
    ...readingOf(stored.reading),
    version,
    task:
      task === null
        ? null
        : {
            id: task.id,
            status: task.status,
            light: task.light as NonNullable<LedgerRow['task']>['light'],
            daysLate: task.daysLate,
          },
  };
}

interface Reading {
  settled?: Settlement[];
  marks?: LedgerRow['marks'];
}

/** What the import understood; a row that was typed in has none. */
function readingOf(stored: unknown): Pick<LedgerRow, 'settled' | 'marks'> {
  const { settled = [], marks } = (stored ?? {}) as Reading;
  return { settled, marks: marks ?? { responsibility: [], deadline: [] } };
}

/** How far an issue has come, with every row that was refused and why. */
export function progressView(progress: StoredProgress, rows: readonly IssueRow[]): IssueProgress {
  const { ledgerId, issueNo, requestedBy, requestedAt, finishedAt, total, started, pending } = progress;
  return {
    ledger: ledgerId,
    issueNo,
    requestedBy,
    requestedAt,
    finishedAt,
    total,
    started,
    pending,
    refused: rows.flatMap(({ row, refusal }) => (refusal === null ? [] : [{ row, refusal }])),
  };
}
