import type { MessageEvent } from '@nestjs/common';
import type { Observable } from 'rxjs';
import { concatMap, exhaustMap, filter, from, interval, merge, of, takeWhile } from 'rxjs';
import type { SignedIn } from '../sign-in/signed-in.js';
import { maySee, seesAll } from '../tasks/visibility.js';
import type { FeedItem } from './change-feed.js';

/** A line at least this often, so that proxies keep the connection, and a look whether the session still stands. */
const BEAT_MS = 20_000;
/** How long a browser waits before it connects again. */
const RETRY_MS = 3_000;

/**
 * What one person is told: changes of tasks they may see, with the rights they have now. Begins with `resync`, since
 * something may have happened before. Ends when their session does; `stillThere` gives null then.
 */
export function changeStream(
  feed: Observable<FeedItem>,
  who: SignedIn,
  stillThere: () => Promise<SignedIn | null>,
): Observable<MessageEvent> {
  let reader: SignedIn | null = who;
  const begin: MessageEvent = { ...resync, retry: RETRY_MS };
  const changes = feed.pipe(concatMap((item) => from(eventFor(item, () => reader))));
  const beats = interval(BEAT_MS).pipe(
    exhaustMap(async () => {
      reader = await stillThere().catch(() => reader);
      return ping;
    }),
  );
  return merge(of(begin), changes, beats).pipe(
    takeWhile(() => reader !== null),
    filter((event) => event !== null),
  );
}

const resync: MessageEvent = { type: 'resync', data: { type: 'resync' } };
const ping: MessageEvent = { type: 'ping', data: {} };

async function eventFor(item: FeedItem, reader: () => SignedIn | null): Promise<MessageEvent | null> {
  if (item.type === 'resync') return resync;
  const who = reader();
  if (who === null || !(await isFor(item, who))) return null;
  return { type: 'task', data: { type: 'task', task: item.task, seq: item.seq } };
}

/** A task whose state cannot be read now is announced to nobody but those who see all; they read it later. */
async function isFor(item: Extract<FeedItem, { type: 'task' }>, who: SignedIn): Promise<boolean> {
  if (seesAll(who.actor)) return true;
  const task = await item.state().catch(() => null);
  return task !== null && maySee(task, who.actor);
}
