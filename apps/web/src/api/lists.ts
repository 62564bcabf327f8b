import type { LateQuery, NoticePage, NoticeQuery, TaskListQuery, TodoPage } from '#contract';
import type { FiredStepQuery } from '#contract';
import {
  donePageSchema,
  firedStepPageSchema,
  latePageSchema,
  noticePageSchema,
  noticeReadResultSchema,
  supervisionSummarySchema,
  taskPageSchema,
  todoPageSchema,
} from '#contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { RequestOptions } from './client.js';
import { api } from './client.js';
import { paths } from './paths.js';

type Filter<Q> = Partial<Omit<Q, 'cursor' | 'limit'>>;
const PAGE_ROWS = 50;

/** A keyset-paged list that is read on as one scrolls. */
function paged<S extends z.ZodType<{ next: string | null }>>(
  key: string,
  path: string,
  schema: S,
  filter: object,
) {
  return infiniteQueryOptions({
    queryKey: [key, filter],
    queryFn: ({ pageParam, signal }) => {
      const query = { ...filter, cursor: pageParam, limit: PAGE_ROWS } as RequestOptions['query'];
      return api.get(path, schema, { query: query ?? {}, signal });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
}

export const todoQuery = () => paged<typeof todoPageSchema>('todo', paths.todo, todoPageSchema, {});

export const doneQuery = () => paged<typeof donePageSchema>('done', paths.done, donePageSchema, {});

export const noticesQuery = (box: NoticeQuery['box']) =>
  paged<typeof noticePageSchema>('notices', paths.notices, noticePageSchema, { box });

export const tasksQuery = (filter: Filter<TaskListQuery>) =>
  paged<typeof taskPageSchema>('tasks', paths.tasks, taskPageSchema, filter);

export const lateQuery = (filter: Filter<LateQuery>) =>
  paged<typeof latePageSchema>('late', paths.supervisionLate, latePageSchema, filter);

export const firedStepsQuery = (filter: Filter<FiredStepQuery>) =>
  paged<typeof firedStepPageSchema>('escalations', paths.supervisionEscalations, firedStepPageSchema, filter);

export const supervisionSummaryQuery = (ledger: string | undefined) =>
  queryOptions({
    queryKey: ['supervision', ledger ?? null],
    queryFn: () => api.get(paths.supervisionSummary, supervisionSummarySchema, { query: { ledger } }),
  });

/** How much waits for me, for the number beside "to do". */
export const waitingQuery = queryOptions({
  queryKey: ['todo', 'counts'],
  queryFn: async (): Promise<TodoPage['counts']> =>
    (await api.get(paths.todo, todoPageSchema, { query: { limit: 1 } })).counts,
});

export async function markRead(ids: NoticePage['items'][number]['id'][]): Promise<void> {
  await api.ask('POST', paths.noticesRead, noticeReadResultSchema, { body: { ids } });
}
