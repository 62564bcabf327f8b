import { Injectable } from '@nestjs/common';
import type { Actor, EpochMs, ReviewRoster, Task, TaskId } from '#domain';
import { available, isClosed, light, todoEntries } from '#domain';
import type { Available, Draft, DraftBody, TaskView } from '#contract';
import type { Tx } from '#persistence';
import { ownDrafts, readTask, reviewRoster, taskHeaders, taskView } from '#persistence';
import { ProblemError } from '../http/problem-error.js';
import { contentsOf, lookUpNames } from './lookup.js';
import { contentRefsIn, mention, noMentions } from './mentions.js';
import { headerOf } from './task-header.js';
import { deadlineViews, trackViews } from './task-parts.js';
import { maySee } from './visibility.js';

/** Tasks as people see them. What a person may not see does not exist for them. */
@Injectable()
export class TaskReader {
  /** The state of a task that this person may see; throws `task.unknown` otherwise. */
  async stateFor(tx: Tx, id: TaskId, actor: Actor): Promise<Task> {
    return this.visible(await readTask(tx, id), actor);
  }

  /** The state of what was read, if this person may see it; throws `task.unknown` otherwise. */
  visible(stored: { state: Task } | null, actor: Actor): Task {
    if (stored === null || !maySee(stored.state, actor)) throw unknownTask();
    return stored.state;
  }

  /** Everything that the page of a task needs; throws `task.unknown`. */
  async view(tx: Tx, id: TaskId, actor: Actor, at: EpochMs): Promise<TaskView> {
    const stored = await taskView(tx, id);
    if (stored === null || !maySee(stored.task, actor)) throw unknownTask();
    const { task, paper, formerWords } = stored;
    const header = (await taskHeaders(tx, [id], at)).get(id);
    if (header === undefined) throw unknownTask();
    const roster = await this.rosterFor(tx, task, actor);
    const todo = todoEntries(task);
    const lit = light(task, at);
    const contents = await contentsOf(tx, contentRefsIn(task));
    const mentions = mention(mention(mention(noMentions(), task), todo), roster);
    mention(mentions, contents);
    return {
      header: headerOf(header),
      formerText: formerWords,
      responsibilityText: paper?.responsibilityText ?? '',
      deadlineText: paper?.deadlineText ?? '',
      at,
      state: task,
      light: lit,
      tracks: trackViews(task, todo, lit.facts, at),
      deadlines: deadlineViews(task, at),
      todo,
      available: available(task, actor, at),
      roster,
      contents,
      names: await lookUpNames(tx, mentions),
      drafts: await this.draftsOf(tx, task, actor),
    };
  }

  /** What this person could do now, and why not what they could not; throws `task.unknown`. */
  async available(tx: Tx, id: TaskId, actor: Actor, at: EpochMs): Promise<Available> {
    const task = await this.stateFor(tx, id, actor);
    return { seq: task.seq, at, available: available(task, actor, at) };
  }

  /** Who could review what this person could hand in, for the preview; empty for everybody else. */
  private async rosterFor(tx: Tx, task: Task, actor: Actor): Promise<ReviewRoster> {
    const hands = task.tracks.some((track) => track.unit === actor.unit && track.role !== 'reviewer');
    return hands && !isClosed(task) ? reviewRoster(tx, task) : { people: [], leaders: [] };
  }

  private async draftsOf(tx: Tx, task: Task, { person }: Actor): Promise<Draft[]> {
    const drafts = await ownDrafts(tx, { person, task: task.id });
    return drafts.map((draft) => ({ ...draft, task: task.id, body: draft.body as DraftBody }));
  }
}

/** Not there, or not for this person: both read alike. */
export function unknownTask(): ProblemError {
  return new ProblemError('task.unknown', 404);
}
