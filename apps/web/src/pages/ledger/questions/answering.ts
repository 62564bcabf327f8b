import type { LedgerAnswer } from '#contract';
import { createContext, useContext } from 'react';

/** How the questions of a page are answered: on a paper that is being read, or on a stored draft. */
export interface Answering {
  /** Answers that the page has taken and that the rows may not show yet. */
  given: readonly LedgerAnswer[];
  onAnswer: (answers: LedgerAnswer[]) => void;
  /** Key of the question that the keyboard is at. */
  at: string | null;
}

/** Null: questions are only told here. */
export const AnsweringContext = createContext<Answering | null>(null);

export function useAnswering(): Answering | null {
  return useContext(AnsweringContext);
}
