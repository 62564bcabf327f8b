import type {
  HiddenDuty,
  IssueProgress,
  LedgerQuestion,
  LedgerRow,
  ReadPart,
  Settlement,
  SourceRef,
} from '#contract';
import type { LedgerDraftRow, Mark } from '#intake';
import type {
  IssueProgress as StoredProgress,
  IssueRow,
  LedgerRow as StoredRow,
  LedgerViewRow,
  ReadPart as StoredPart,
} from '#persistence';
import { itemOf, sectionOf } from '../tasks/task-header.js';

/** A stored row as a page shows it. */
export function rowView(stored: StoredRow, task: LedgerViewRow['task']): LedgerRow {
  const { row, content, responsibilityText, deadlineText, dueDay, standing, skippable, version } = stored;
  const { responsibleLeader, assignments, placeholders, phases, mergedInto } = stored;
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
    ...readingOf(stored),
    mergedInto: mergedInto ?? null,
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

interface Reading extends Partial<Pick<LedgerDraftRow, 'marks' | 'source'>> {
  settled?: Settlement[];
  parts?: StoredPart[];
  duties?: HiddenDuty[];
}

/** What the import understood; a row that was typed in has none. */
function readingOf({
  reading,
  responsibilityText,
}: StoredRow): Pick<LedgerRow, 'settled' | 'marks' | 'source' | 'parts' | 'duties'> {
  const { settled = [], marks, source, parts = [], duties = [] } = (reading ?? {}) as Reading;
  const bases = basesOf(responsibilityText, marks?.responsibility ?? []);
  return {
    settled,
    marks: marks ?? { responsibility: [], deadline: [] },
    source: (source as SourceRef | undefined) ?? null,
    parts: parts.map((part): ReadPart => ({ ...part, basis: bases.get(part.text) ?? null })),
    duties,
  };
}

/** The words that give each name its role: the name with what follows it up to the next word for a role. */
function basesOf(text: string, marks: readonly Mark[]): Map<string, string> {
  const bases = new Map<string, string>();
  marks.forEach((mark, n) => {
    if (!isName(mark)) return;
    const name = text.slice(mark.start, mark.end);
    const role = marks.slice(n + 1).find(({ kind }) => kind === 'role');
    if (role === undefined || bases.has(name)) return;
    const between = text.slice(mark.end, role.start);
    // Another line is another cell: its words speak of the names in it alone, and the column says the rest.
    if (between.includes('\n')) return;
    const last = marks.findLast((one) => isName(one) && one.end <= role.start) ?? mark;
    const isNext = between.trim().length <= NEXT_MAX;
    bases.set(name, isNext ? text.slice(mark.start, role.end) : `…${text.slice(last.end, role.end)}`);
  });
  return bases;
}

const isName = ({ kind }: Mark): boolean => kind === 'unit' || kind === 'group';

/** Words between a name and its role that still read as one phrase (按职责分别). */
const NEXT_MAX = 6;

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
