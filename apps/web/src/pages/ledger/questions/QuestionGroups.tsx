import type { SuggestedAnswer } from '#contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../app/i18n/language.js';
import { Empty } from '../../../components/States.js';
import { useAnswering } from './answering.js';
import type { AskedQuestion, QuestionGroup } from './open-questions.js';
import { answersForAll, groupQuestions } from './open-questions.js';
import { QuestionCard } from './QuestionCard.js';

interface QuestionGroupsProps {
  asked: readonly AskedQuestion[];
  /** Told the row that a person wants to see. */
  onRow: (row: number) => void;
}

/** Everything that is open, by kind and by the same words: what is asked once is answered once. */
export function QuestionGroups({ asked, onRow }: QuestionGroupsProps) {
  const { t } = useTranslation();
  const groups = groupQuestions(asked);
  if (groups.length === 0) return <Empty title={t('intake.question.none')} />;
  return (
    <ul className="question-groups">
      {groups.map((group) => (
        <li key={group.key}>
          <Group group={group} onRow={onRow} />
        </li>
      ))}
    </ul>
  );
}

/** Questions shown under the heading of their group; the others are reached row by row. */
const SHOWN_MAX = 20;

function Group({ group, onRow }: { group: QuestionGroup; onRow: (row: number) => void }) {
  const { t } = useTranslation();
  const { asked, words } = group;
  const [first] = asked;
  if (first === undefined) return null;
  const shown = words === null ? asked.slice(0, SHOWN_MAX) : [first];
  return (
    <section className="question-group">
      <h3>
        {words === null ? t('intake.question.alike') : t('intake.question.words', { words })}{' '}
        <span className="quiet small num">{t('intake.question.times', { count: asked.length })}</span>
      </h3>
      <ForAll group={group} />
      {shown.map(({ key, row, question }) => (
        <div key={key}>
          {words === null && <RowLinks rows={[row]} onRow={onRow} />}
          <QuestionCard question={question} row={row} />
        </div>
      ))}
      {words !== null && <RowLinks rows={asked.slice(0, SHOWN_MAX).map(({ row }) => row)} onRow={onRow} />}
      {asked.length > SHOWN_MAX && (
        <p className="small quiet">{t('intake.question.more', { count: asked.length - SHOWN_MAX })}</p>
      )}
    </section>
  );
}

function RowLinks({ rows, onRow }: { rows: number[]; onRow: (row: number) => void }) {
  const { t } = useTranslation();
  return (
    <p className="question-rows small">
      {rows.map((row) => (
        <Button key={row} type="link" size="small" onClick={() => onRow(row)}>
          {t('ledgers.row', { row })}
        </Button>
      ))}
    </p>
  );
}

/** Answers that name each row's own value are worded for all of them. */
const eachKinds = ['inherit', 'standing', 'asPrinted'] as const;

/** One click for all of them, where each has the same kind of answer. */
function ForAll({ group }: { group: QuestionGroup }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const answering = useAnswering();
  if (answering === null || group.words !== null) return null;
  const forAll = answersForAll(group);
  if (forAll.length === 0) return null;
  const wordsFor = ({ answer, label, labelEn }: SuggestedAnswer): string => {
    const each = eachKinds.find((kind) => kind === answer.kind);
    if (each !== undefined) return t(`intake.question.each.${each}`);
    return language === 'zh' ? label : labelEn;
  };
  return (
    <div className="question-answers" role="group" aria-label={t('intake.question.forAll')}>
      {forAll.map(({ suggestion, answers }) => (
        <Button
          key={JSON.stringify(suggestion.answer)}
          size="small"
          onClick={() => answering.onAnswer(answers)}
        >
          {t('intake.question.allAlike', { count: answers.length, answer: wordsFor(suggestion) })}
        </Button>
      ))}
    </div>
  );
}
