import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { MoreRows } from './MoreRows.js';
import { Empty, Failed, Loading } from './States.js';
import { rowsOf, useWholeListWhile } from './listing.js';

interface RowListProps<T> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: T[] }>>;
  /** Lower-case words to look for; the rows that `find` keeps are shown. */
  sought?: string;
  find?: (item: T) => boolean;
  onClear?: () => void;
  empty: ReactNode;
  row: (item: T) => ReactNode;
  keyOf: (item: T) => string;
  label: string;
}

/** A long list of rows: loading, failed, empty, nothing found, and the rows themselves, read on as one scrolls. */
export function RowList<T>(props: RowListProps<T>) {
  const { query, sought = '', find, onClear, empty, row, keyOf, label } = props;
  const { t } = useTranslation();
  useWholeListWhile(sought !== '', query);
  if (query.isPending) return <Loading rows={6} />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  const all = rowsOf(query.data);
  if (all.length === 0) return <div className="card">{empty}</div>;
  const shown = find === undefined ? all : all.filter(find);
  if (shown.length === 0 && !query.hasNextPage)
    return (
      <div className="card">
        <Empty title={t('pages.todo.noMatch', { text: sought })}>
          {onClear !== undefined && <Button onClick={onClear}>{t('pages.todo.clear')}</Button>}
        </Empty>
      </div>
    );
  return (
    <>
      <ul className="card row-list" aria-label={label}>
        {shown.map((item) => (
          <li key={keyOf(item)} className="row-item">
            {row(item)}
          </li>
        ))}
      </ul>
      <MoreRows
        count={shown.length}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
}
