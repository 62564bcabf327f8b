import type { TodoItem } from '#contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { todoQuery } from '../../api/lists.js';
import { useWords } from '../../app/office.js';
import { LightMark } from '../../components/LightMark.js';
import { RowList } from '../../components/RowList.js';
import { Empty } from '../../components/States.js';
import { matches } from '../../components/listing.js';
import { titleOf } from '../../components/names.js';
import { RowPlace } from '../../components/RowPlace.js';

/** What I am asked to do, next deadline first. */
export function TodoList({ sought, onClear }: { sought: string; onClear: () => void }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(todoQuery());
  const find = (item: TodoItem): boolean =>
    matches(
      sought,
      titleOf(item.task),
      item.task.text,
      item.task.ledger.title,
      t(`words.todoKind.${item.kind}`),
    );
  return (
    <RowList
      query={query}
      sought={sought}
      find={find}
      onClear={onClear}
      label={t('pages.todo.tabs.todo')}
      empty={<Empty title={t('pages.todo.empty.todo')}>{t('pages.todo.emptyHint.todo')}</Empty>}
      keyOf={(item) => `${item.task.id} ${item.id}`}
      row={(item) => <TodoRow item={item} />}
    />
  );
}

function TodoRow({ item }: { item: TodoItem }) {
  const { t } = useTranslation();
  const words = useWords();
  const { task } = item;
  return (
    <Link to="/tasks/$id" params={{ id: task.id }} className="row-link todo-row" data-row-link>
      <span className="row-light">
        <LightMark light={task.light} />
        <span className="row-left num">
          {item.due === null ? t('shell.time.none') : words.left(item.due)}
        </span>
      </span>
      <span className="row-main">
        <span className="row-ask">{t(`words.todoKind.${item.kind}`)}</span>
        <span className="row-title">{titleOf(task)}</span>
        <span className="row-text">{task.text}</span>
        <RowPlace task={task} />
      </span>
      <span className="row-side">
        {item.due !== null && <span className="num">{words.nearDay(words.limitDay(item.due))}</span>}
        <span className="small quiet num">{t('shell.time.since', { when: words.instant(item.since) })}</span>
      </span>
    </Link>
  );
}
