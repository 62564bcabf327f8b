import type { LedgerQuestion, SuggestedAnswer } from '#contract';
import { blocksIssue } from '#contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../app/i18n/language.js';
import { AnswerComposer } from './AnswerComposer.js';
import { useAnswering } from './answering.js';
import { questionKey, recommended } from './open-questions.js';

interface QuestionCardProps {
  question: LedgerQuestion;
  row: number;
}

/** One doubt: what is asked, the answers that one click takes, and a way to give another. */
export function QuestionCard({ question, row }: QuestionCardProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const answering = useAnswering();
  const isAt = answering !== null && answering.at === questionKey(row, question);
  const others = (question.rows?.length ?? 1) - 1;
  return (
    <div
      className={blocksIssue(question) ? 'note question' : 'told question'}
      aria-current={isAt ? 'true' : undefined}
    >
      <p className="question-text">{language === 'zh' ? question.message : question.messageEn}</p>
      {answering !== null && (
        <>
          <Suggestions question={question} onTake={(taken) => answering.onAnswer([taken.answer])} />
          <AnswerComposer question={question} row={row} onAnswer={(answer) => answering.onAnswer([answer])} />
          {others > 0 && (
            <p className="small quiet">{t('intake.question.settlesOthers', { count: others })}</p>
          )}
        </>
      )}
    </div>
  );
}

interface SuggestionsProps {
  question: LedgerQuestion;
  onTake: (suggestion: SuggestedAnswer) => void;
}

function Suggestions({ question, onTake }: SuggestionsProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { answers = [] } = question;
  const best = recommended(question);
  if (answers.length === 0) return null;
  return (
    <div className="question-answers" role="group" aria-label={t('intake.question.suggested')}>
      {answers.map((suggestion) => (
        <Button
          key={JSON.stringify(suggestion.answer)}
          size="small"
          type={suggestion === best ? 'primary' : 'default'}
          onClick={() => onTake(suggestion)}
        >
          {language === 'zh' ? suggestion.label : suggestion.labelEn}
        </Button>
      ))}
    </div>
  );
}
