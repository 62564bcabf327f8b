import type { LedgerAnswer } from '#contract';
import { useEffect, useState } from 'react';
import type { AskedQuestion } from './open-questions.js';
import { isTypedInto } from '../../../components/list-keys.js';
import { neighbour } from './open-questions.js';

interface QuestionKeys {
  /** The question that the keyboard is at; null before the first step. */
  at: AskedQuestion | null;
  goTo: (key: string | null) => void;
}

/**
 * n and p go to the next and the previous open question, enter takes its first suggestion, 1 to 9 another one. After an
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
      const suggestion = at?.question.answers?.[choiceOf(event.key)];
      if (at === null || suggestion === undefined) return;
      event.preventDefault();
      onAnswer([suggestion.answer]);
      const next = neighbour(asked, key, 1);
      go(next?.key === at.key ? null : next);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [asked, at, key, onAnswer, onGo]);
  return { at, goTo };
}

/** Place of the suggestion that a key takes; −1 for every other key. */
function choiceOf(key: string): number {
  if (key === 'Enter') return 0;
  return /^[1-9]$/.test(key) ? Number(key) - 1 : -1;
}

/** Letters are typed into fields; enter belongs to whatever control has the focus. */
function isControl({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (isTypedInto(target)) return true;
  return key === 'Enter' && target.closest('a, button, summary, [role="option"]') !== null;
}
