import type { NewRow } from '../ledgers/ledger.js';
import { openQuestion, type RowQuestion } from './open-questions.js';
import type { PaperRow } from './paper.js';
import type { RowPlan } from './row-plan.js';

/** A row of a paper with its words, as an import reads it. */
export interface PaperLedgerRow extends PaperRow {
  sectionNo: string | null;
  sectionTitle: string | null;
  itemNo: number | null;
  itemTitle: string | null;
  content: string;
  responsibilityText: string;
  questions: readonly RowQuestion[];
  /** Where it stands in the file of the last import, as the reader told it; null once that file does not have it. */
  source?: unknown;
}

/** Doubts of the reader that the plan of the row answers, or tells in its own words. */
const settledByPlan = new Set(['deadline.missing', 'deadline.past', 'deadline.ambiguous', 'unit.unknown']);

/**
 * The row as it is stored: the words of the paper, what was understood and how it was settled, and as questions only
 * what a person must still decide.
 */
export function ledgerRowOf(paper: PaperLedgerRow, plan: RowPlan): NewRow {
  const { row, sectionNo, sectionTitle, itemNo, itemTitle, content, responsibilityText, deadlineText } =
    paper;
  return {
    row,
    sectionNo,
    sectionTitle,
    itemNo,
    itemTitle,
    content,
    responsibilityText,
    deadlineText,
    dueDay: plan.dueDay,
    standing: plan.standing,
    skippable: false,
    responsibleLeader: null,
    assignments: plan.assignments,
    placeholders: plan.placeholders,
    phases: plan.phases,
    reading: { ...paper, settled: plan.settled, parts: plan.parts },
    questions: [
      ...plan.open.map(openQuestion),
      ...paper.questions.filter((question) => !settledByPlan.has(question.code)),
    ],
  };
}
