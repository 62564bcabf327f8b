import type { LedgerAnswer, LedgerQuestion, SuggestedAnswer } from '#contract';
import { useEffect, useState } from 'react';
import type { AskedQuestion } from './open-questions.js';
import { isTypedInto } from '../../../components/list-keys.js';
import { neighbour, nextOpen, recommended } from './open-questions.js';

interface QuestionKeys {
  /** The question that the keyboard is at; null before the first step. */
  at: AskedQuestion | null;
  goTo: (key: string | null) => void;
}

/**
 * n and p go to the next and the previous open question, enter takes what it recommends, 1 to 9 any suggestion. After an
 * answer the next question is at hand. Keys on a control, in a field, or with a modifier are left alone.
 */
export function useQuestionKeys(
  asked: readonly AskedQuestion[],
  onAnswer: (answers: LedgerAnswer[]) => void,
  onGo: (question: AskedQuestion) => void,
): QuestionKeys {
  const [key, goTo] = useState<string | null>(null);
  const at = asked.find((one) => one.key === key) ?? null;
  useEffect(() => {
    const go = (found: AskedQuestion | null): void => {
      goTo(found?.key ?? null);
      if (found !== null) onGo(found);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isControl(event)) return;
      const step = event.key === 'n' ? 1 : event.key === 'p' ? -1 : null;
      if (step !== null) {
        event.preventDefault();
        go(neighbour(asked, key, step));
        return;
      }
      if (at === null) return;
      const suggestion = suggestionOf(at.question, event.key);
      if (suggestion === undefined) return;
      event.preventDefault();
      onAnswer([suggestion.answer]);
      go(nextOpen(asked, at, suggestion.answer));
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [asked, at, key, onAnswer, onGo]);
  return { at, goTo };
}

/** What a key takes: enter what the question recommends, a digit the suggestion at its place. */
function suggestionOf(question: LedgerQuestion, key: string): SuggestedAnswer | undefined {
  if (key === 'Enter') return recommended(question);
  return /^[1-9]$/.test(key) ? question.answers?.[Number(key) - 1] : undefined;
}

/** Letters are typed into fields; enter belongs to whatever control has the focus. */
function isControl({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (isTypedInto(target)) return true;
  return key === 'Enter' && target.closest('a, button, summary, [role="option"]') !== null;
}
