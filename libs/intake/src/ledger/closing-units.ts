/** A bracket that closes several paragraphs may be the duty of all of them: offered to each, never taken over. */
import type { LedgerDraftRow, Question } from '../ledger-draft.js';
import type { Grid, GridRow } from '../readers/grid.js';

/**
 * Asks about every row without units that a later row may close, with the words of that row as the answer offered.
 * `sources` are the rows of the grid that the rows of the draft came from. Source: LEDGER sections 3 and 9.
 */
export function offerClosingUnits(
  rows: readonly LedgerDraftRow[],
  sources: readonly GridRow[],
  grid: Grid,
): LedgerDraftRow[] {
  if (sources.every(({ closedBy }) => closedBy === undefined)) return [...rows];
  const places = new Map(grid.rows.map((row, at) => [row, at]));
  const drafted = new Map(sources.map((row, at) => [row, at]));
  return rows.map((row, at) => {
    const source = sources[at];
    if (source?.closedBy === undefined || row.responsibilityText !== '') return row;
    const closing = grid.rows[(places.get(source) ?? 0) + source.closedBy];
    const from = closing === undefined ? undefined : rows[drafted.get(closing) ?? -1];
    return from === undefined ? row : { ...row, questions: row.questions.map((each) => asked(each, from)) };
  });
}

function asked(question: Question, from: LedgerDraftRow): Question {
  const { responsibilityText, deadlineText, row } = from;
  if (question.code === 'deadline.missing' && deadlineText !== '') {
    return {
      code: 'deadline.missing',
      message: `本条没有写明时限，第${row}行末尾的“${deadlineText}”可能也管本条，请确认。`,
      messageEn: `This paragraph names no deadline; "${deadlineText}" at the end of row ${row} may be meant for it too, please confirm.`,
      data: { fromRow: row, deadlineText },
    };
  }
  if (question.code !== 'responsibility.missing') return question;
  return {
    code: 'responsibility.missing',
    message: `本条没有写明责任单位，第${row}行末尾的“${responsibilityText}”可能也管本条，请确认。`,
    messageEn: `This paragraph names no unit; "${responsibilityText}" at the end of row ${row} may be meant for it too, please confirm.`,
    data: { fromRow: row, responsibilityText },
  };
}
