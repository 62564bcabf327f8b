import type { LedgerAnswer, Names } from '#contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useQuery } from '@tanstack/react-query';
import { directoryQuery } from '../../../api/session.js';
import { useWords } from '../../../app/office.js';
import { joining } from '../../../components/joining.js';
import { unitName } from '../../../components/names.js';

interface GivenAnswersProps {
  given: readonly LedgerAnswer[];
  names: Names;
  onTakeBack: (answer: LedgerAnswer) => void;
}

/** What was answered so far, the latest first; each can be taken back, and its question stands again. */
export function GivenAnswers({ given, names, onTakeBack }: GivenAnswersProps) {
  const { t } = useTranslation();
  const textOf = useAnswerText(names);
  if (given.length === 0) return null;
  return (
    <details className="card given-box">
      <summary className="card-title">{t('intake.answer.given', { count: given.length })}</summary>
      <ul className="given-answers">
        {given.toReversed().map((answer) => (
          <li key={JSON.stringify(answer)}>
            {textOf(answer)}{' '}
            <Button type="link" size="small" onClick={() => onTakeBack(answer)}>
              {t('intake.answer.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** An answer in words, as one reads it in a list. */
function useAnswerText(names: Names): (answer: LedgerAnswer) => string {
  const { t } = useTranslation();
  const words = useWords();
  const directory = useQuery(directoryQuery).data;
  const nameOf = (id: string): string =>
    directory?.units.find((unit) => unit.id === id)?.shortName ?? unitName(names, id);
  return (answer) => {
    switch (answer.kind) {
      case 'sameUnit':
      case 'standIn':
        return t(`intake.answer.${answer.kind}`, { text: answer.text, unit: nameOf(answer.unit) });
      case 'newUnit':
      case 'notUnit':
        return t(`intake.answer.${answer.kind}`, { text: answer.text });
      case 'members':
        return t('intake.answer.members', {
          text: answer.text,
          units: joining(t).list(answer.units.map(nameOf)),
        });
      case 'dueDay':
        return t('intake.answer.dueDay', { row: answer.row, day: words.day(answer.dueDay) });
      case 'shares':
        return t('intake.answer.shares', {
          row: answer.row,
          units: joining(t).list(
            answer.shares.map(({ unit, role }) =>
              joining(t).noted(nameOf(unit), t(`words.trackRole.${role}`)),
            ),
          ),
        });
      case 'duty':
        return t(`intake.answer.duty.${answer.take}`, { row: answer.row });
      case 'overlap':
        return t(`intake.answer.overlap.${answer.choice}`, { row: answer.row });
      case 'standing':
      case 'inherit':
      case 'asPrinted':
        return t(`intake.answer.${answer.kind}`, { row: answer.row });
    }
  };
}
