import type { LedgerRow, Names } from '#contract';
import type { Settlement } from '#contract';
import { useTranslation } from 'react-i18next';
import { useWords } from '../app/office.js';
import { unitName } from './names.js';

/** What a row was understood to say: units by role, open groups, the day, and what was settled beyond the plain words. */
export function Understood({ row, names }: { row: LedgerRow; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  const shares = [
    ...row.assignments.map((share) => ({
      key: share.track,
      who: unitName(names, share.unit),
      open: false,
      ...share,
    })),
    ...row.placeholders.map((group) => ({ key: group.id, who: group.text, open: true, ...group })),
  ];
  return (
    <div className="understood">
      <ul>
        {shares.map((share) => (
          <li key={share.key}>
            <span className={share.role === 'lead' || share.role === 'jointLead' ? 'tag tag-lead' : 'tag'}>
              {t(`words.trackRole.${share.role}`)}
              {share.mode !== null && `（${t(`words.mode.${share.mode}`)}）`}
            </span>{' '}
            {share.open ? <em>{t('task.openGroup', { text: share.who })}</em> : share.who}
          </li>
        ))}
      </ul>
      <p className="num">
        {t('ledgers.deadline')}：
        {row.standing
          ? t('ledgers.standing')
          : row.dueDay === null
            ? t('ledgers.undated')
            : words.day(row.dueDay)}
      </p>
      {row.settled.map((settled) => (
        <SettledLine key={JSON.stringify(settled)} settled={settled} names={names} />
      ))}
    </div>
  );
}

function SettledLine({ settled, names }: { settled: Settlement; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  const day = (value: string | null): string => (value === null ? t('ledgers.standing') : words.day(value));
  const text = (): string => {
    switch (settled.kind) {
      case 'groupExpanded':
        return t('ledgers.settled.groupExpanded', { text: settled.text, count: settled.units.length });
      case 'groupStandIn':
        return t('ledgers.settled.groupStandIn', { text: settled.text, unit: unitName(names, settled.unit) });
      case 'groupLeftOpen':
        return t('ledgers.settled.groupLeftOpen', { text: settled.text });
      case 'listLeftOpen':
        return t('ledgers.settled.listLeftOpen', { text: settled.text });
      case 'namedTwice':
        return t('ledgers.settled.namedTwice', { unit: unitName(names, settled.unit) });
      case 'deadlineInherited':
        return t('ledgers.settled.deadlineInherited', { row: settled.fromRow, day: day(settled.dueDay) });
      case 'deadlineDecided':
        return t('ledgers.settled.deadlineDecided', { day: day(settled.dueDay) });
    }
  };
  return <p className="small quiet">{text()}</p>;
}
