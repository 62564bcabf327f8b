import type { AnswerRecord, NewAnswer } from '../ledgers/answers.js';
import type { Ledger, LedgerRow } from '../ledgers/ledger.js';
import type { LedgerAnswer, RowEdit } from './answer.js';
import { paperOf } from './answer-draft.js';
import type { ImportDecisions } from './import-plan.js';
import type { PaperLedgerRow } from './paper-ledger.js';
import type { ChangedField, PaperDifference, RowChange } from './row-changes.js';
import { recordsOf } from './store-import.js';

/** Rows of the ledger after a revision, as papers, and where rows of both versions went. */
export interface Composed {
  papers: PaperLedgerRow[];
  /** Row after the revision by the row before it; with the fields that are new in it. */
  fromBefore: ReadonlyMap<number, { row: number; fresh: ReadonlySet<ChangedField> }>;
  /** Row after the revision by the row of the new paper. */
  fromAfter: ReadonlyMap<number, number>;
}

interface Entry {
  paper: PaperLedgerRow;
  before: number | null;
  after: number | null;
  fresh: ReadonlySet<ChangedField>;
}

const nothing: ReadonlySet<ChangedField> = new Set();

/**
 * The rows that a revision leaves: what was taken stands as in the new paper, everything else as before. A draft takes
 * the order of the new paper; the rows of an issued ledger keep their numbers, because their tasks have them. Pure.
 */
export function composeRevision(
  ledger: Pick<Ledger, 'status'>,
  rows: readonly LedgerRow[],
  differences: readonly PaperDifference[],
  taken: ReadonlySet<RowChange['key']>,
): Composed {
  const stored = new Map(rows.map((row) => [row.row, paperOf(row)]));
  const entries = differences.flatMap((difference) => entryOf(difference, stored, taken));
  return ledger.status === 'draft' ? inPaperOrder(entries) : underTheirNumbers(entries, rows);
}

function entryOf(
  { kind, before, after, fields = [] }: PaperDifference,
  stored: ReadonlyMap<number, PaperLedgerRow>,
  taken: ReadonlySet<string>,
): Entry[] {
  const old = before === undefined ? undefined : stored.get(before.row);
  if (kind === 'created' && after !== undefined)
    return taken.has(`created:${after.row}`)
      ? [{ paper: after, before: null, after: after.row, fresh: nothing }]
      : [];
  if (before === undefined || old === undefined) return [];
  if (kind === 'withdrawn')
    return taken.has(`withdrawn:${before.row}`)
      ? []
      : [{ paper: { ...old, source: null }, before: before.row, after: null, fresh: nothing }];
  const isTaken = kind === 'unchanged' || taken.has(`changed:${before.row}`);
  return [
    {
      paper: isTaken && after !== undefined ? after : { ...old, source: after?.source ?? null },
      before: before.row,
      after: isTaken ? (after?.row ?? null) : null,
      fresh: isTaken ? new Set(fields.map(({ field }) => field)) : nothing,
    },
  ];
}

/** Rows that the new paper does not have stay behind the row that they stood behind. */
function inPaperOrder(entries: readonly Entry[]): Composed {
  const ordered = entries.filter(({ before, after }) => after !== null || before === null);
  for (const entry of entries.filter((one) => !ordered.includes(one))) {
    const above = ordered.findLastIndex(
      ({ before }) => before !== null && entry.before !== null && before < entry.before,
    );
    ordered.splice(above + 1, 0, entry);
  }
  return composed(ordered.map((entry, at) => ({ entry, row: at + 1 })));
}

function underTheirNumbers(entries: readonly Entry[], rows: readonly LedgerRow[]): Composed {
  let next = Math.max(0, ...rows.map(({ row }) => row));
  return composed(
    entries.map((entry) => {
      if (entry.before !== null) return { entry, row: entry.before };
      next += 1;
      return { entry, row: next };
    }),
  );
}

function composed(placed: readonly { entry: Entry; row: number }[]): Composed {
  const fromBefore = new Map<number, { row: number; fresh: ReadonlySet<ChangedField> }>();
  const fromAfter = new Map<number, number>();
  for (const { entry, row } of placed) {
    if (entry.before !== null) fromBefore.set(entry.before, { row, fresh: entry.fresh });
    if (entry.after !== null) fromAfter.set(entry.after, row);
  }
  const papers = placed.map(({ entry: { paper, after }, row }) => {
    const above = paper.inheritedDeadline;
    const from = above === null ? undefined : after === null ? undefined : fromAfter.get(above.fromRow);
    const inheritedDeadline = above === null || from === undefined ? above : { ...above, fromRow: from };
    return { ...paper, row, inheritedDeadline };
  });
  return { papers, fromBefore, fromAfter };
}

/** Answers that still hold after a revision: about words always, about a row where what they answer did not change. */
export function carriedAnswers(records: readonly AnswerRecord[], { fromBefore }: Composed): NewAnswer[] {
  return records.flatMap(({ answer, questions, by, at }): NewAnswer[] => {
    if (!('row' in answer)) return [{ answer, questions, by, at }];
    const place = fromBefore.get(answer.row);
    const carried = place === undefined ? null : carry(answer, place.row, place.fresh);
    return carried === null ? [] : [{ answer: carried, questions, by, at }];
  });
}

function carry(
  answer: Extract<LedgerAnswer | RowEdit, { row: number }>,
  row: number,
  fresh: ReadonlySet<ChangedField>,
): LedgerAnswer | RowEdit | null {
  switch (answer.kind) {
    case 'dueDay':
    case 'standing':
    case 'inherit':
      return fresh.has('deadline') ? null : { ...answer, row };
    case 'shares':
      return fresh.has('responsibility') ? null : { ...answer, row };
    case 'duty':
    case 'overlap':
      return fresh.has('content') ? null : { ...answer, row };
    case 'asPrinted':
      return fresh.size > 0 ? null : { ...answer, row };
    case 'edit':
      return carryEdit(answer, row, fresh);
  }
}

function carryEdit(edit: RowEdit, row: number, fresh: ReadonlySet<ChangedField>): RowEdit {
  const { dueDay, standing, phases, assignments, placeholders, ...rest } = edit.fields;
  const limit = { dueDay, standing, phases };
  const shares = { assignments, placeholders };
  const fields = {
    ...rest,
    ...(fresh.has('deadline') ? {} : limit),
    ...(fresh.has('responsibility') ? {} : shares),
  };
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  return {
    kind: 'edit',
    row,
    fields: Object.fromEntries(given),
    settles: fresh.size > 0 ? [] : edit.settles,
  };
}

/** Answers that came with the new paper, under the numbers that its rows have now. */
export function answersOfPaper(
  answers: readonly LedgerAnswer[],
  { fromAfter }: Composed,
  change: { by: string; at: number },
): NewAnswer[] {
  const placed = answers.flatMap((answer): LedgerAnswer[] => {
    if (!('row' in answer)) return [answer];
    const row = fromAfter.get(answer.row);
    return row === undefined ? [] : [{ ...answer, row }];
  });
  return recordsOf(placed, change);
}

/** Decisions about the whole: what was decided for the last paper holds for this one, unless it is decided anew. */
export function mergedDecisions(
  past: ImportDecisions,
  now: ImportDecisions,
  { fromBefore, fromAfter }: Composed,
): ImportDecisions {
  const kept = Object.entries(past.dueDays).flatMap(([row, day]) => {
    const place = fromBefore.get(Number(row));
    return place === undefined || place.fresh.has('deadline') ? [] : [[String(place.row), day]];
  });
  const given = Object.entries(now.dueDays).flatMap(([row, day]) => {
    const place = fromAfter.get(Number(row));
    return place === undefined ? [] : [[String(place), day]];
  });
  return {
    same: { ...past.same, ...now.same },
    groups: { ...past.groups, ...now.groups },
    dueDays: Object.fromEntries([...kept, ...given]) as ImportDecisions['dueDays'],
    createUnits: past.createUnits || now.createUnits,
    inherit: past.inherit || now.inherit,
    standIn: now.standIn ?? past.standIn,
    // The new paper was read with those of the last one, so its own are all that hold.
    columns: now.columns,
  };
}
