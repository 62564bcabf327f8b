import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { useWholeListWhile } from './listing.js';
import { MoreRows } from './MoreRows.js';
import { Empty, Failed, Loading } from './States.js';

interface RowListProps<Row> {
  query: UseInfiniteQueryResult<InfiniteData<{ items: unknown[] }>>;
  /** The lines of what was read so far. */
  rows: Row[];
  /** Lower-case words to look for; the rows that `find` keeps are shown. */
  sought?: string;
  find?: (row: Row) => boolean;
  onClear?: () => void;
  empty: ReactNode;
  row: (row: Row) => ReactNode;
  keyOf: (row: Row) => string;
  label: string;
  /** What is said under the last row; the number of rows, when absent. */
  end?: string;
}

/** A long list of rows: loading, failed, empty, nothing found, and the rows themselves, read on as one scrolls. */
export function RowList<Row>(props: RowListProps<Row>) {
  const { query, rows, sought = '', find, onClear, empty, row, keyOf, label, end } = props;
  const { t } = useTranslation();
  useWholeListWhile(sought !== '', query);
  if (query.isPending) return <Loading rows={6} />;
  if (query.data === undefined) return <Failed error={query.error} onRetry={() => void query.refetch()} />;
  if (rows.length === 0) return <div className="card">{empty}</div>;
  const shown = find === undefined ? rows : rows.filter(find);
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
        {shown.map((one) => (
          <li key={keyOf(one)} className="row-item">
            {row(one)}
          </li>
        ))}
      </ul>
      <MoreRows
        end={sought === '' && end !== undefined ? end : t('shell.state.end', { count: shown.length })}
        hasMore={query.hasNextPage}
        loading={query.isFetchingNextPage}
        onMore={() => void query.fetchNextPage()}
      />
    </>
  );
}
