import type { CommandRequest, CommandResult, Draft, DraftBody } from '#contract';
import {
  commandPendingSchema,
  commandResultSchema,
  contentMetaSchema,
  draftSchema,
  escalationHistorySchema,
  taskViewSchema,
  timelineSchema,
} from '#contract';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { z } from 'zod';
import { NoAnswer, api } from './client.js';
import { paths } from './paths.js';

export const taskQuery = (id: string) =>
  queryOptions({
    queryKey: ['task', id],
    queryFn: ({ signal }) => api.get(paths.task(id), taskViewSchema, { signal }),
  });

export const timelineQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['timeline', id],
    queryFn: ({ pageParam, signal }) =>
      api.get(paths.timeline(id), timelineSchema, { query: { cursor: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });

export const trailsQuery = (id: string) =>
  queryOptions({
    queryKey: ['trails', id],
    queryFn: ({ signal }) => api.get(paths.escalations(id), escalationHistorySchema, { signal }),
  });

const POLL_FIRST_MS = 400;
const POLL_LONGEST_MS = 4_000;
/** About four minutes; a command that is not through by then is seen in the task itself. */
const POLLS_MAX = 64;

export interface SendOptions {
  /** Told once when the server has taken the command but not finished it (202). */
  onPending?: () => void;
}

/**
 * Sends one command under its key and waits until it is through. The same key and command may be sent again after any
 * failure: the server does it once (F84).
 */
export async function sendCommand(
  task: string,
  key: string,
  command: CommandRequest,
  options: SendOptions = {},
): Promise<CommandResult> {
  const headers = { 'idempotency-key': key };
  const either = z.union([commandResultSchema, commandPendingSchema]);
  let answer = (await api.ask('POST', paths.commands(task), either, { body: command, headers })).data;
  if (isPending(answer)) options.onPending?.();
  for (let polls = 0; isPending(answer) && polls < POLLS_MAX; polls += 1) {
    await pause(Math.min(POLL_FIRST_MS * 2 ** Math.min(polls, 4), POLL_LONGEST_MS));
    answer = await api.get(answer.poll, either);
  }
  if (isPending(answer)) throw new NoAnswer('pending', null);
  return answer;
}

type Taken = z.output<typeof commandPendingSchema>;

function isPending(answer: CommandResult | Taken): answer is Taken {
  return 'poll' in answer;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Keeps what one is writing (F25). A draft that changed elsewhere is `draft.stale` with the stored one in `data`. */
export async function saveDraft(
  task: string,
  track: string,
  version: number,
  body: DraftBody,
): Promise<Draft> {
  return (await api.ask('PUT', paths.draft(task, track), draftSchema, { body: { version, body } })).data;
}

/** Nothing is left of the draft: what it said was sent. */
export async function discardDraft(task: string, track: string): Promise<void> {
  await api.ask('DELETE', paths.draft(task, track), z.unknown());
}

/** Stores a file before the command that names it. */
export async function uploadFile(file: File) {
  const form = new FormData();
  form.append('file', file, file.name);
  return (await api.ask('POST', paths.content, contentMetaSchema, { body: form })).data;
}
