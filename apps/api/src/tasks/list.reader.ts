import { Injectable } from '@nestjs/common';
import type { EpochMs } from '#domain';
import type { DonePage, TaskListQuery, TaskPage, TodoPage, TodoQuery } from '#contract';
import type { TaskItem, Tx } from '#persistence';
import { ownActs, receiversOf, taskHeaders, taskList, todoCount, todoPage, unreadCount } from '#persistence';
import type { SignedIn } from '../sign-in/signed-in.js';
import { lookUpNames } from './lookup.js';
import { mention, noMentions } from './mentions.js';
import { headerOf, withHeaders } from './task-header.js';
import { seesAll } from './visibility.js';

/** Lists of tasks: what is asked of me, what I did, and rows by what a board counts. */
@Injectable()
export class ListReader {
  /** What is asked of this person now, next limit first (F76). */
  async todo(tx: Tx, who: SignedIn, query: TodoQuery, at: EpochMs): Promise<TodoPage> {
    const receivers = receiversOf(who.actor);
    const page = await todoPage(tx, { receivers, at, cursor: query.cursor, limit: query.limit });
    const found = await withHeaders(tx, page.items, at);
    const { total, overdue } = await todoCount(tx, { receivers, at });
    return {
      items: found.map(({ entry: { id, kind, track, subject, since, due }, task }) => ({
        id: `${task.id}/${id}`,
        kind,
        task,
        track,
        subject,
        since,
        due,
      })),
      next: page.next,
      counts: { todo: total, overdue, toRead: await unreadCount(tx, who.actor.person) },
      names: await lookUpNames(tx, mention(noMentions(), who.actor)),
    };
  }

  /** What this person did, latest first (已办). */
  async done(tx: Tx, who: SignedIn, query: TodoQuery, at: EpochMs): Promise<DonePage> {
    const ask = { person: who.actor.person, cursor: query.cursor, limit: query.limit };
    const page = await ownActs(tx, ask);
    const found = await withHeaders(tx, page.items, at);
    return {
      items: found.map(({ entry: { seq, kind, at: doneAt }, task }) => ({
        id: `${task.id}/${seq}`,
        task,
        kind,
        seq,
        at: doneAt,
      })),
      next: page.next,
      names: await lookUpNames(tx, mention(noMentions(), who.actor)),
    };
  }

  /** Rows by filter. Who does not see all of them sees those of their own unit, whatever unit was asked for. */
  async tasks(tx: Tx, who: SignedIn, query: TaskListQuery, at: EpochMs): Promise<TaskPage> {
    const { cursor, limit, ...filter } = query;
    if (!seesAll(who.actor)) {
      if (filter.unit !== undefined && filter.unit !== who.actor.unit)
        return { items: [], next: null, names: { units: {}, people: {} } };
      filter.unit = who.actor.unit;
    }
    const page = await taskList(tx, { filter, at, cursor, limit });
    const ids = page.items.map((item) => item.id);
    const headers = await taskHeaders(tx, ids, at);
    return {
      items: page.items.flatMap((item) => {
        const header = headers.get(item.id);
        return header === undefined ? [] : [{ ...headerOf(header), ...unitsOf(item) }];
      }),
      next: page.next,
      names: await lookUpNames(tx, mention(noMentions(), page.items)),
    };
  }
}

function unitsOf(item: TaskItem): Pick<TaskPage['items'][number], 'units' | 'daysLate'> {
  return {
    units: item.units as TaskPage['items'][number]['units'],
    daysLate: item.daysLate,
  };
}
