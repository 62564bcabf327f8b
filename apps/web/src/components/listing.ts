import { useEffect } from 'react';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';

/** All rows that were read so far, in order. */
export function rowsOf<T>(data: InfiniteData<{ items: T[] }> | undefined): T[] {
  return data?.pages.flatMap((page) => page.items) ?? [];
}

/** More rows than this are not gathered for a search in the browser; the reader narrows it instead. */
const SEARCHED_ROWS_MAX = 1_000;

/** A search looks at everything, so the rest of the list is read while one types. */
export function useWholeListWhile(
  searching: boolean,
  list: UseInfiniteQueryResult<InfiniteData<{ items: unknown[] }>>,
): void {
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const count = rowsOf(list.data).length;
  useEffect(() => {
    if (searching && hasNextPage && !isFetchingNextPage && count < SEARCHED_ROWS_MAX) void fetchNextPage();
  }, [searching, hasNextPage, isFetchingNextPage, fetchNextPage, count]);
}

/** Whether every word that is sought stands somewhere in these texts. `sought` is lower case. */
export function matches(sought: string, ...texts: (string | null | undefined)[]): boolean {
  if (sought === '') return true;
  const hay = texts.join(' ').toLowerCase();
  return sought.split(/\s+/).every((word) => hay.includes(word));
}
