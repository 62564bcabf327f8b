import type { Names, TaskListItem } from '#contract';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { useWords } from '../app/office.js';
import { LightMark } from './LightMark.js';
import { titleOf, unitName } from './names.js';
import { RowPlace } from './RowPlace.js';
import { isClosed } from './task-status.js';

/** A row of a ledger in a list: light or final status, its words, the units and its day. */
export function TaskRow({ item, names }: { item: TaskListItem; names: Names }) {
  const { t } = useTranslation();
  const words = useWords();
  const closed = isClosed(item.status);
  return (
    <Link to="/tasks/$id" params={{ id: item.id }} className="row-link todo-row" data-row-link>
      <span className="row-light">
        {!closed && <LightMark light={item.light} />}
        <span className={closed ? '' : 'small quiet'}>{t(`words.taskStatus.${item.status}`)}</span>
        {item.daysLate !== null && item.daysLate > 0 && (
          <span className="small row-late num">{t('shell.time.overdue', { count: item.daysLate })}</span>
        )}
      </span>
      <span className="row-main">
        <span className="row-title">{titleOf(item)}</span>
        {titleOf(item) !== item.text.trim() && <span className="row-text">{item.text}</span>}
        <RowPlace task={item} />
      </span>
      <span className="row-side">
        <span>
          {item.units
            .slice(0, 3)
            .map((part) => unitName(names, part.unit))
            .join(t('shell.list.separator'))}
          {item.units.length > 3 && ` +${item.units.length - 3}`}
        </span>
        <span className="num">
          {item.dueDay === null ? t('shell.time.none') : words.nearDay(item.dueDay)}
        </span>
      </span>
    </Link>
  );
}
