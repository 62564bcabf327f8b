import type { LedgerRow, LedgerView, Names } from '#contract';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { LedgerFilter } from '../../api/ledgers.js';
import { ledgerQuery } from '../../api/ledgers.js';
import { mergeNames } from '../../components/names.js';

/** How a list of rows goes on. */
export interface More {
  hasMore: boolean;
  loading: boolean;
  onMore: () => void;
  /** The rows are still those of the search before. */
  updating: boolean;
}

/** Rows of a ledger as far as they were read. */
export interface ReadRows {
  rows: LedgerRow[];
  names: Names;
  more: More;
}

/** The rows in which every word of `text` stands, as the server finds them: the export has the same. */
export function useSoughtRows(
  { id }: Pick<LedgerView, 'id'>,
  filter: LedgerFilter,
  whole: ReadRows,
): ReadRows {
  const query = useInfiniteQuery({
    ...ledgerQuery(id, filter),
    enabled: filter.text !== undefined,
    placeholderData: keepPreviousData,
  });
  if (filter.text === undefined) return whole;
  if (query.data === undefined) return { ...whole, more: { ...whole.more, updating: true } };
  return {
    rows: query.data.pages.flatMap((page) => page.rows.items),
    names: mergeNames(query.data.pages),
    more: {
      hasMore: query.hasNextPage,
      loading: query.isFetchingNextPage,
      onMore: () => void query.fetchNextPage(),
      updating: query.isPlaceholderData,
    },
  };
}
