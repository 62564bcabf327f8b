import type { LedgerRow } from '#contract';
import { useAnswering } from './answering.js';
import { DutyOffers } from './DutyOffers.js';
import { isSettledBy } from './open-questions.js';
import { QuestionCard } from './QuestionCard.js';

/** What was not answered yet on a row. A time inside its words is offered as stages, not asked as a question. */
export function RowQuestions({ row }: { row: Pick<LedgerRow, 'row' | 'questions' | 'duties'> }) {
  const given = useAnswering()?.given ?? [];
  const open = row.questions.filter(
    (question) =>
      question.code !== 'duty.hidden' && !given.some((answer) => isSettledBy(question, row.row, answer)),
  );
  return (
    <>
      {open.map((question) => (
        <QuestionCard key={`${question.code} ${question.message}`} question={question} row={row.row} />
      ))}
      <DutyOffers row={row} />
    </>
  );
}
