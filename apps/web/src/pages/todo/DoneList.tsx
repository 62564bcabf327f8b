import type { DonePage } from '#contract';
import { useTranslation } from 'react-i18next';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { doneQuery } from '../../api/lists.js';
import { useWords } from '../../app/office.js';
import { isOffered } from '../../commands/forms.js';
import { matches, rowsOf } from '../../components/listing.js';
import { titleOf } from '../../components/names.js';
import { RowList } from '../../components/RowList.js';
import { RowPlace } from '../../components/RowPlace.js';
import { Empty } from '../../components/States.js';

type DoneItem = DonePage['items'][number];

/** What I did, latest first (F76). */
export function DoneList({ sought, onClear }: { sought: string; onClear: () => void }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery(doneQuery());
  const nameOf = (item: DoneItem): string =>
    isOffered(item.kind) ? t(`commands.kind.${item.kind}.done`) : item.kind;
  return (
    <RowList
      query={query}
      rows={rowsOf(query.data)}
      sought={sought}
      find={(item) => matches(sought, nameOf(item), titleOf(item.task), item.task.text)}
      onClear={onClear}
      label={t('pages.todo.tabs.done')}
      empty={<Empty title={t('pages.todo.empty.done')}>{t('pages.todo.emptyHint.done')}</Empty>}
      keyOf={(item) => item.id}
      row={(item) => <DoneRow item={item} what={nameOf(item)} />}
    />
  );
}

function DoneRow({ item, what }: { item: DoneItem; what: string }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Link to="/tasks/$id" params={{ id: item.task.id }} className="row-link todo-row" data-row-link>
      <span className="row-light">
        <span>{t(`words.taskStatus.${item.task.status}`)}</span>
      </span>
      <span className="row-main">
        <span className="row-ask">{what}</span>
        <span className="row-title">{titleOf(item.task)}</span>
        <RowPlace task={item.task} />
      </span>
      <span className="row-side small quiet num">{words.instant(item.at)}</span>
    </Link>
  );
}
