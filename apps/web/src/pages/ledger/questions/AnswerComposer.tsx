import type { LedgerAnswer, LedgerQuestion } from '#contract';
import { Button, DatePicker } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitSelect, UnitsSelect } from '../../../components/UnitSelect.js';
import { wordsOf } from './open-questions.js';
import { ShareAnswer } from './ShareAnswer.js';

interface AnswerComposerProps {
  question: LedgerQuestion;
  row: number;
  onAnswer: (answer: LedgerAnswer) => void;
}

/** Another answer than those suggested: another unit, another day, the members of a group, who does what. */
export function AnswerComposer({ question, row, onAnswer }: AnswerComposerProps) {
  const { t } = useTranslation();
  const accepts = new Set(question.accepts ?? []);
  const text = wordsOf(question);
  return (
    <>
      {text !== null && accepts.has('sameUnit') && (
        <UnitSelect
          label={t('ledgers.view.unitFor', { text })}
          value={null}
          onChange={(unit) => unit !== null && onAnswer({ kind: 'sameUnit', text, unit })}
        />
      )}
      {text !== null && accepts.has('members') && <Members text={text} onAnswer={onAnswer} />}
      {text !== null && accepts.has('standIn') && !isSuggested(question, 'standIn') && (
        <UnitSelect
          label={t('intake.question.standIn', { text })}
          value={null}
          onChange={(unit) => unit !== null && onAnswer({ kind: 'standIn', text, unit })}
        />
      )}
      {accepts.has('dueDay') && (
        <DatePicker
          size="small"
          aria-label={t('ledgers.view.dueDay')}
          placeholder={t('intake.question.otherDay')}
          onChange={(day) =>
            day !== null && onAnswer({ kind: 'dueDay', row, dueDay: day.format('YYYY-MM-DD') })
          }
        />
      )}
      {accepts.has('shares') && <ShareAnswer row={row} onAnswer={onAnswer} />}
    </>
  );
}

function isSuggested({ answers = [] }: LedgerQuestion, kind: LedgerAnswer['kind']): boolean {
  return answers.some(({ answer }) => answer.kind === kind);
}

/** The units of a group, for this ledger; that there are none is an answer too. */
function Members({ text, onAnswer }: { text: string; onAnswer: (answer: LedgerAnswer) => void }) {
  const { t } = useTranslation();
  const [units, setUnits] = useState<string[]>([]);
  return (
    <div className="question-answers">
      <UnitsSelect label={t('ledgers.view.groupUnits', { text })} value={units} onChange={setUnits} />
      <Button
        size="small"
        disabled={units.length === 0}
        onClick={() => onAnswer({ kind: 'members', text, units })}
      >
        {units.length === 0
          ? t('intake.question.chooseMembers')
          : t('intake.question.takeMembers', { count: units.length })}
      </Button>
    </div>
  );
}
