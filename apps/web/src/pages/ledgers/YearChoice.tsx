import type { LedgerDecisionsInput, Problem } from '#contract';
import { yearOf } from '#domain';
import { Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../app/office.js';
import { UnitSelect } from '../../components/UnitSelect.js';

interface YearChoiceProps {
  problem: Problem;
  onDecide: (change: LedgerDecisionsInput) => void;
  onAgain: () => void;
}

/** Questions that come before anything can be read: a past year's dates, a missing year, a missing office. */
export function YearChoice({ problem, onDecide, onAgain }: YearChoiceProps) {
  const { t } = useTranslation();
  return (
    <section className="card card-pad paper-question" role="alert">
      {problem.code === 'ledger.past_year' && <PastYear problem={problem} onDecide={onDecide} />}
      {problem.code === 'ledger.no_year' && <NoYear problem={problem} onDecide={onDecide} />}
      {problem.code === 'ledger.no_office' && (
        <>
          <h2 className="card-title">{problem.title}</h2>
          <div className="field">
            <label htmlFor="office">{t('ledgers.importPage.coordinatingUnit')}</label>
            <UnitSelect
              id="office"
              value={null}
              onChange={(unit) => unit !== null && onDecide({ coordinatingUnit: unit })}
            />
          </div>
        </>
      )}
      <Button type="text" onClick={onAgain}>
        {t('ledgers.importPage.again')}
      </Button>
    </section>
  );
}

function PastYear({ problem, onDecide }: Omit<YearChoiceProps, 'onAgain'>) {
  const { t } = useTranslation();
  const words = useWords();
  const [year, setYear] = useState<number>(yearOf(words.today));
  const printed = typeof problem.data['year'] === 'number' ? problem.data['year'] : '';
  return (
    <>
      <h2 className="card-title">{t('ledgers.importPage.pastTitle', { year: printed })}</h2>
      <p>{t('ledgers.importPage.pastText')}</p>
      <div className="command-foot">
        <Button onClick={() => onDecide({ keepDates: true, forYear: undefined })}>
          {t('ledgers.importPage.keepDates')}
        </Button>
        <YearInput label={t('ledgers.importPage.otherYear')} value={year} onChange={setYear} />
        <Button type="primary" onClick={() => onDecide({ forYear: year, keepDates: false })}>
          {t('ledgers.importPage.forYear', { year })}
        </Button>
      </div>
    </>
  );
}

function NoYear({ problem, onDecide }: Omit<YearChoiceProps, 'onAgain'>) {
  const { t } = useTranslation();
  const words = useWords();
  const [year, setYear] = useState<number>(yearOf(words.today));
  return (
    <>
      <h2 className="card-title">{problem.title}</h2>
      <p>{t('ledgers.importPage.noYear')}</p>
      <div className="command-foot">
        <YearInput label={t('ledgers.importPage.otherYear')} value={year} onChange={setYear} />
        <Button type="primary" onClick={() => onDecide({ paperYear: year })}>
          {t('ledgers.importPage.forYear', { year })}
        </Button>
      </div>
    </>
  );
}

const YEAR_MIN = 2000;
const YEAR_MAX = 2200;

function YearInput({
  label,
  value,
  onChange,
}: {
  label: string;
  value: number;
  onChange: (year: number) => void;
}) {
  return (
    <InputNumber
      aria-label={label}
      min={YEAR_MIN}
      max={YEAR_MAX}
      precision={0}
      value={value}
      onChange={(year) => year !== null && onChange(year)}
    />
  );
}
