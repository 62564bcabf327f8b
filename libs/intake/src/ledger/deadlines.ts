/** Deadlines that reach over rows, and those that lie before their paper. Source: LEDGER sections 4.9, 4.10 and 7. */
import type { DeadlineReading, LedgerDraftRow, Question } from '../ledger-draft.js';

/** Where a row stands among its items, as far as inheritance asks. */
export interface ItemPlace {
  item: number;
  opensItem: boolean;
  /** The file itself says that the deadline of the row above covers this one. */
  isMerged?: boolean;
}

/**
 * A blank deadline in a continued row of an item is offered the value above it in the same item. Where the form of the
 * file cannot prove the merge the question stays; a merge that crosses the border of an item is offered and asked.
 */
export function inheritDeadlines(
  rows: readonly LedgerDraftRow[],
  places: readonly ItemPlace[],
): LedgerDraftRow[] {
  let source: { row: LedgerDraftRow; item: number } | null = null;
  return rows.map((row, at) => {
    const place = places[at];
    if (row.deadlineText !== '' || place === undefined) {
      source = place === undefined ? null : { row, item: place.item };
      return row;
    }
    const isInside = !place.opensItem && source?.item === place.item;
    if (source === null || (!isInside && place.isMerged !== true)) {
      source = null;
      return row;
    }
    return place.isMerged === true ? merged(row, source.row, isInside) : inherited(row, source.row);
  });
}

/** The printed table shows one value over both rows; inside an item there is nothing left to ask. */
function merged(row: LedgerDraftRow, from: LedgerDraftRow, isInside: boolean): LedgerDraftRow {
  const offered = inherited(row, from);
  const why = `原表中时限单元格从第${from.row}行合并到本行，沿用第${from.row}行的时限`;
  return {
    ...offered,
    inheritedDeadline: { deadlineText: from.deadlineText, deadline: from.deadline, fromRow: from.row, why },
    questions: isInside ? row.questions.filter(({ code }) => code !== 'deadline.missing') : offered.questions,
  };
}

function inherited(row: LedgerDraftRow, from: LedgerDraftRow): LedgerDraftRow {
  const why = `本行与第${from.row}行属同一事项，事项名称和时限两栏均为空，按合并单元格沿用第${from.row}行的时限`;
  const question: Question = {
    code: 'deadline.missing',
    message: `完成时限为空，可沿用第${from.row}行的“${from.deadlineText}”，请确认。`,
    messageEn: `The deadline cell is blank; "${from.deadlineText}" of row ${from.row} is offered, please confirm.`,
    data: { fromRow: from.row, deadlineText: from.deadlineText },
  };
  return {
    ...row,
    inheritedDeadline: { deadlineText: from.deadlineText, deadline: from.deadline, fromRow: from.row, why },
    questions: row.questions.map((each) => (each.code === 'deadline.missing' ? question : each)),
  };
}

/** The last day on which something is due; null where no day is named. */
export function lastDueDay(deadline: DeadlineReading): string | null {
  if (deadline.kind === 'date') return deadline.date;
  if (deadline.kind === 'range') return deadline.end;
  if (deadline.kind !== 'multi') return null;
  return deadline.parts
    .map(lastDueDay)
    .reduce<string | null>((last, day) => (day !== null && (last === null || day > last) ? day : last), null);
}

/** A due day before the year of the paper is a slip of the pen or a stale row; the clock of the run is never asked. */
export function pastQuestions(
  deadline: DeadlineReading,
  deadlineText: string,
  year: number | null,
): Question[] {
  const day = deadline.validityEnd === true ? null : lastDueDay(deadline);
  if (day === null || year === null || day >= `${year}-01-01`) return [];
  return [
    {
      code: 'deadline.past',
      message: `时限“${deadlineText}”早于台账年度（${year}年），请核对。`,
      messageEn: `The deadline "${deadlineText}" lies before the year of the ledger (${year}); please check it.`,
      data: { day, year },
    },
  ];
}
