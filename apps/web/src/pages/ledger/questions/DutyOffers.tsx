import type { HiddenDuty, LedgerAnswer, LedgerRow } from '#contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../app/office.js';
import { joining } from '../../../components/joining.js';
import { useAnswering } from './answering.js';

/** Days named on the button's line; the rest is a number. */
const DAYS_SHOWN = 4;

/** Times that stand inside the words of a measure: offered as stages of the row, never taken by themselves. */
export function DutyOffers({ row }: { row: Pick<LedgerRow, 'row' | 'duties'> }) {
  const { t } = useTranslation();
  if (row.duties.length === 0) return null;
  return (
    <ul className="duty-offers" aria-label={t('intake.duty.label')}>
      {row.duties.map((duty) => (
        <li key={duty.start}>
          <Offer duty={duty} row={row.row} />
        </li>
      ))}
    </ul>
  );
}

function Offer({ duty, row }: { duty: HiddenDuty; row: number }) {
  const { t } = useTranslation();
  const answering = useAnswering();
  const taken = takenBy(answering?.given ?? [], row, duty);
  const answer = (take: 'stages' | 'note'): LedgerAnswer => ({
    kind: 'duty',
    row,
    start: duty.start,
    take,
    days: take === 'stages' ? duty.days : [],
  });
  return (
    <>
      <span className="mark-time">{duty.text}</span> <Days days={duty.days} />
      {taken !== null && <span className="tag">{t(`intake.duty.taken.${taken}`)}</span>}
      {answering !== null && (
        <span className="question-answers">
          {duty.days.length > 0 && taken !== 'stages' && (
            <Button size="small" onClick={() => answering.onAnswer([answer('stages')])}>
              {t('intake.duty.stages', { count: duty.days.length })}
            </Button>
          )}
          {taken !== 'note' && (
            <Button size="small" onClick={() => answering.onAnswer([answer('note')])}>
              {t('intake.duty.note')}
            </Button>
          )}
        </span>
      )}
    </>
  );
}

function Days({ days }: { days: string[] }) {
  const { t } = useTranslation();
  const words = useWords();
  if (days.length === 0) return null;
  const named = joining(t).list(days.slice(0, DAYS_SHOWN).map((day) => words.nearDay(day)));
  return (
    <span className="quiet small num">
      {days.length > DAYS_SHOWN ? t('intake.duty.days', { days: named, count: days.length }) : named}
    </span>
  );
}

function takenBy(given: readonly LedgerAnswer[], row: number, duty: HiddenDuty): HiddenDuty['taken'] {
  const answer = given.findLast((one) => one.kind === 'duty' && one.row === row && one.start === duty.start);
  return answer?.kind === 'duty' ? answer.take : duty.taken;
}
