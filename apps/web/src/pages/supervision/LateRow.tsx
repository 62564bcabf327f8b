import type { LateItem, Names } from '#contract';
import { Link } from '@tanstack/react-router';
import { Checkbox } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../app/office.js';
import { LightMark } from '../../components/LightMark.js';
import { personName, titleOf, unitName } from '../../components/names.js';

interface LateRowProps {
  item: LateItem;
  names: Names;
  selected: boolean;
  onToggle: () => void;
  onUrge: () => void;
  onTrail: () => void;
}

/** One late part: because of whom, how late, what was sent last and what is sent next. */
export function LateRow({ item, names, selected, onToggle, onUrge, onTrail }: LateRowProps) {
  const { t } = useTranslation();
  const words = useWords();
  const title = titleOf(item.task);
  const keys = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'x') onToggle();
    if (event.key === 'u') onUrge();
  };
  return (
    <tr className={selected ? 'selected' : ''} onKeyDown={keys}>
      <td className="tick">
        <Checkbox
          aria-label={t('supervision.late.select', { title })}
          checked={selected}
          onChange={onToggle}
        />
      </td>
      <td data-label={t('supervision.late.item')}>
        <Link to="/tasks/$id" params={{ id: item.task.id }} data-row-link>
          {title}
        </Link>
        <div className="small quiet">
          {t('pages.todo.place', { ledger: item.task.ledger.title, row: item.task.row })} ·{' '}
          {unitName(names, item.unit)} {t(`words.trackRole.${item.role}`)}
        </div>
      </td>
      <td data-label={t('supervision.late.waitsFor')}>
        <WaitsFor item={item} names={names} />
      </td>
      <td data-label={t('supervision.late.state')}>
        <LightMark light="red" detail={t('shell.time.overdue', { count: item.daysLate })} />
        <div className="small quiet num">{words.nearDay(words.limitDay(item.due))}</div>
      </td>
      <td data-label={t('supervision.late.last')}>
        {item.lastStep === null ? (
          <span className="quiet">{t('supervision.late.noStep')}</span>
        ) : (
          <button type="button" className="link-button" onClick={onTrail}>
            {t(`words.form.${item.lastStep.form}`)}
            <div className="small quiet num">{words.instant(item.lastStep.firedAt)}</div>
          </button>
        )}
      </td>
      <td data-label={t('supervision.late.next')}>
        {item.nextStep === null ? (
          <span className="quiet">{t('supervision.late.noStep')}</span>
        ) : (
          <>
            {t(`words.form.${item.nextStep.form}`)}
            <div className="small quiet num">{words.instant(item.nextStep.at)}</div>
          </>
        )}
      </td>
    </tr>
  );
}

function WaitsFor({ item, names }: { item: LateItem; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  if (item.becauseOf.length === 0) return <span className="quiet">{t('supervision.late.nobody')}</span>;
  return (
    <ul>
      {item.becauseOf.map((cause) => (
        <li key={`${cause.kind} ${cause.unit} ${cause.person}`}>
          {cause.unit === null ? '' : unitName(names, cause.unit)}{' '}
          {cause.person === null ? '' : personName(names, cause.person)}
          <span className="small quiet"> {t(`words.todoKind.${cause.kind}`)}</span>
          <div className="small quiet num">
            {t('supervision.late.waitsSince', { since: words.instant(cause.since) })}
          </div>
        </li>
      ))}
    </ul>
  );
}
