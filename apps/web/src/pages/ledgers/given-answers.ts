import type { LedgerAnswer, LedgerDecisionsInput, LedgerRow } from '#contract';
import { placedAnswers } from '#contract';
import { useCallback, useMemo } from 'react';
import { withAnswer } from '../ledger/questions/open-questions.js';

const nothing: LedgerAnswer[] = [];

/**
 * What was answered, under the numbers that the rows have in this reading of the paper, and the ways to answer and to take
 * an answer back. Answers whose row is left out now rest, and come back with it.
 */
export function useGivenAnswers(
  decisions: LedgerDecisionsInput,
  rows: readonly LedgerRow[],
  onDecide: (change: LedgerDecisionsInput) => void,
) {
  const all = (decisions.answers ?? nothing) as LedgerAnswer[];
  const { placed: given, resting } = useMemo(() => placedAnswers(all, rows), [all, rows]);
  const onAnswer = useCallback(
    (answers: LedgerAnswer[]) =>
      onDecide({ answers: [...resting, ...withAnswer(given, located(answers, rows))] }),
    [resting, given, rows, onDecide],
  );
  const onTakeBack = (answer: LedgerAnswer): void =>
    onDecide({ answers: [...resting, ...given.filter((one) => one !== answer)] });
  return { given, onAnswer, onTakeBack };
}

/** An answer about a row says where the row stands in the file, so that it finds it under another number too. */
function located(answers: readonly LedgerAnswer[], rows: readonly LedgerRow[]): LedgerAnswer[] {
  return answers.map((answer) => {
    const source = 'row' in answer ? rows.find(({ row }) => row === answer.row)?.source : undefined;
    return source === undefined || source === null ? answer : { ...answer, source };
  });
}
