import type { LedgerQuestion } from '#contract';
import { blocksIssue } from '#contract';
import type { ReactNode } from 'react';
import { useLanguage } from '../app/i18n/language.js';

interface LedgerQuestionsProps {
  questions: LedgerQuestion[];
  /** How a person answers it, when there is a way here. */
  answer?: (question: LedgerQuestion) => ReactNode;
}

/** Doubts of an import in the reader's language: those that must be decided stand out from those only told. */
export function LedgerQuestions({ questions, answer }: LedgerQuestionsProps) {
  const { language } = useLanguage();
  return (
    <ul className="questions">
      {questions.map((question) => (
        <li key={`${question.code} ${question.message}`} className={blocksIssue(question) ? 'note' : 'told'}>
          <p>{language === 'zh' ? question.message : question.messageEn}</p>
          {answer?.(question)}
        </li>
      ))}
    </ul>
  );
}
