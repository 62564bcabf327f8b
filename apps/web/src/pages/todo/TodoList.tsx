import { useTranslation } from 'react-i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { todoQuery } from '../../api/lists.js';
import { useWords } from '../../app/office.js';
import { LightMark } from '../../components/LightMark.js';
import { matches, rowsOf } from '../../components/listing.js';
import { titleOf } from '../../components/names.js';
import { RowList } from '../../components/RowList.js';
import { RowPlace } from '../../components/RowPlace.js';
import { Empty } from '../../components/States.js';
import type { Asked } from './asks.js';
import { askedByTask } from './asks.js';

/** What I am asked to do, next deadline first. */
export function TodoList({ sought, onClear }: { sought: string; onClear: () => void }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(todoQuery());
  const items = rowsOf(query.data);
  const rows = askedByTask(items);
  const find = ({ task, asks }: Asked): boolean =>
    matches(
      sought,
      titleOf(task),
      task.text,
      task.ledger.title,
      ...asks.map((ask) => t(`words.todoKind.${ask.kind}`)),
    );
  return (
    <RowList
      query={query}
      rows={rows}
      end={t('pages.todo.end', { rows: rows.length, asks: items.length })}
      sought={sought}
      find={find}
      onClear={onClear}
      label={t('pages.todo.tabs.todo')}
      empty={<Empty title={t('pages.todo.empty.todo')}>{t('pages.todo.emptyHint.todo')}</Empty>}
      keyOf={(asked) => asked.task.id}
      row={(asked) => <TodoRow asked={asked} />}
    />
  );
}

function TodoRow({ asked }: { asked: Asked }) {
  const { t } = useTranslation();
  const words = useWords();
  const { task, asks, due, since } = asked;
  return (
    <Link to="/tasks/$id" params={{ id: task.id }} className="row-link todo-row" data-row-link>
      <span className="row-light">
        <LightMark light={task.light} />
        <span className="row-left num">{due === null ? t('shell.time.none') : words.left(due)}</span>
      </span>
      <span className="row-main">
        <span className="row-head">
          {asks.map(({ kind, count }) => (
            <span key={kind} className="row-ask">
              {t(`words.todoKind.${kind}`)}
              {count > 1 && ` ×${count}`}
            </span>
          ))}
          <span className="row-title">{titleOf(task)}</span>
        </span>
        <span className="row-text">{task.text}</span>
        <RowPlace task={task} />
      </span>
      <span className="row-side">
        {due !== null && <span className="num">{words.nearDay(words.limitDay(due))}</span>}
        <span className="small quiet num">{t('shell.time.since', { when: words.instant(since) })}</span>
      </span>
    </Link>
  );
}
