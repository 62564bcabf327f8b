import type { LedgerAnswer } from '#contract';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnitSelect } from '../../../components/UnitSelect.js';

const answerRoles = ['lead', 'responsible', 'support', 'reviewer'] as const;
type AnswerRole = (typeof answerRoles)[number];

interface Line {
  unit: string | null;
  role: AnswerRole;
}

/** Who has which duty in a row whose words do not say it; one line for each unit. */
export function ShareAnswer({ row, onAnswer }: { row: number; onAnswer: (answer: LedgerAnswer) => void }) {
  const { t } = useTranslation();
  const [lines, setLines] = useState<Line[]>([{ unit: null, role: 'lead' }]);
  const set = (at: number, change: Partial<Line>): void =>
    setLines((before) => before.map((line, n) => (n === at ? { ...line, ...change } : line)));
  const shares = lines.flatMap(({ unit, role }) => (unit === null ? [] : [{ unit, role, mode: null }]));
  return (
    <fieldset className="field">
      <legend className="small">{t('intake.question.shares')}</legend>
      {lines.map((line, at) => (
        <div key={at} className="share-line">
          <Select
            size="small"
            aria-label={t('commands.field.role')}
            value={line.role}
            options={answerRoles.map((role) => ({ value: role, label: t(`words.trackRole.${role}`) }))}
            onChange={(role: AnswerRole) => set(at, { role })}
          />
          <UnitSelect
            label={t('commands.field.unit')}
            value={line.unit}
            onChange={(unit) => set(at, { unit })}
          />
        </div>
      ))}
      <div className="question-answers">
        <Button
          size="small"
          disabled={shares.length === 0}
          onClick={() => onAnswer({ kind: 'shares', row, shares })}
        >
          {t('intake.question.takeShares')}
        </Button>
        <Button
          size="small"
          type="text"
          onClick={() => setLines([...lines, { unit: null, role: 'responsible' }])}
        >
          {t('commands.kind.addUnit.name')}
        </Button>
      </div>
    </fieldset>
  );
}
