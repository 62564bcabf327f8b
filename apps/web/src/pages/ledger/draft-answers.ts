import type { LedgerAnswer, LedgerView } from '#contract';
import { useEffect, useRef, useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { answerLedger } from '../../api/ledgers.js';
import { withAnswer } from './questions/open-questions.js';

interface DraftAnswers {
  /** Sent, and perhaps not in the rows yet. */
  given: readonly LedgerAnswer[];
  onAnswer: (answers: LedgerAnswer[]) => void;
  error: unknown;
}

/**
 * Answers on a stored draft. They are sent one after the other, each on the version that the one before it made, and the
 * rows are read again when the last has arrived. A refused answer leaves its question open.
 */
export function useDraftAnswers({ id, version }: Pick<LedgerView, 'id' | 'version'>): DraftAnswers {
  const queries = useQueryClient();
  const [given, setGiven] = useState<readonly LedgerAnswer[]>([]);
  const known = useRef(version);
  useEffect(() => {
    known.current = Math.max(known.current, version);
  }, [version]);
  const mutationKey = ['ledger-answers', id];
  const send = useMutation({
    mutationKey,
    scope: { id: `ledger-answers ${id}` },
    mutationFn: (answers: LedgerAnswer[]) => answerLedger(id, known.current, answers),
    onSuccess: (answered) => {
      known.current = answered.version;
    },
    onSettled: async () => {
      if (queries.isMutating({ mutationKey }) > 1) return;
      await queries.invalidateQueries({ queryKey: ['ledger', id] });
      setGiven([]);
    },
  });
  const onAnswer = (answers: LedgerAnswer[]): void => {
    setGiven((before) => withAnswer(before, answers));
    send.mutate(answers);
  };
  return { given, onAnswer, error: send.error };
}
