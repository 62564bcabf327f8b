import { Injectable } from '@nestjs/common';
import type { Actor, Deadline, Task, TaskId } from '#domain';
import { systemActor } from '#domain';
import type {
  PlannedStep,
  SentNotice,
  SuppressedStep,
  Timeline,
  TimelineEntry,
  TimelineQuery,
} from '#contract';
import type { PlannedStep as StoredStep, TimelineDelivery, TimelineItem, Tx } from '#persistence';
import { stepsAhead, taskTimeline } from '#persistence';
import { contentsOf, lookUpNames } from './lookup.js';
import type { Mentions } from './mentions.js';
import { contentRefsIn, mention, noMentions } from './mentions.js';
import { TaskReader } from './task.reader.js';

/** The course of a row: what happened, what comes, what was held back and why (F70). */
@Injectable()
export class TimelineReader {
  constructor(private readonly tasks: TaskReader) {}

  async timeline(tx: Tx, id: TaskId, actor: Actor, query: TimelineQuery): Promise<Timeline> {
    const task = await this.tasks.stateFor(tx, id, actor);
    const page = await taskTimeline(tx, { taskId: id, cursor: query.cursor, limit: query.limit });
    const steps = stepsAhead(task);
    const events = page.items.map((item) => item.event);
    return {
      planned: steps.filter(({ step }) => step.status === 'planned').map((step) => planned(task, step)),
      suppressed: steps
        .filter(({ step }) => step.status === 'suppressed')
        .map((step) => suppressed(task, step)),
      items: page.items.map((item) => entry(id, item)),
      next: page.next,
      contents: await contentsOf(tx, contentRefsIn(events)),
      names: await lookUpNames(tx, mentionAll(task, page.items)),
    };
  }
}

function mentionAll(task: Task, items: readonly TimelineItem[]): Mentions {
  const mentions = mention(noMentions(), { tracks: task.tracks, coordinatingUnit: task.coordinatingUnit });
  for (const { event, deliveries } of items) mention(mention(mentions, event), deliveries);
  return mentions;
}

/** Id of a step in its task: the same in every answer. */
export function stepId(deadline: string, step: string): string {
  return `${deadline}#${step}`;
}

/** The clock of a step, as every page names it. */
export function clockOfStep(deadline: Deadline): PlannedStep['clock'] {
  const { id, kind, track, subject, original, current } = deadline;
  return { deadline: id, kind, track, subject, original, current };
}

function stepParts(task: Task, stored: StoredStep) {
  const deadline = task.deadlines.find(({ id }) => id === stored.deadline);
  const { kind, track, subject, step } = stored;
  const unknown = { deadline: stored.deadline, kind, track, subject, original: null, current: null };
  return {
    id: stepId(stored.deadline, step.id),
    clock: deadline === undefined ? unknown : clockOfStep(deadline),
    step: step.id,
    form: step.form,
    receivers: step.receivers,
    acknowledge: step.acknowledge,
    at: step.at,
    waitsForYear: deadline?.waitsForYear ?? null,
  };
}

function planned(task: Task, stored: StoredStep): PlannedStep {
  return stepParts(task, stored);
}

function suppressed(task: Task, stored: StoredStep): SuppressedStep {
  const { waitsForYear: _, ...parts } = stepParts(task, stored);
  return { ...parts, cause: stored.step.cause ?? 'superseded' };
}

function entry(task: TaskId, { seq, event, deliveries }: TimelineItem): TimelineEntry {
  const byEngine = event.by.person === systemActor.person;
  return {
    type: event.kind === 'stepFired' ? 'fired' : byEngine ? 'engine' : 'act',
    id: `${task}/${seq}`,
    at: event.at,
    seq,
    event,
    notices: notices(deliveries),
  };
}

/** Deliveries gathered under the notice they belong to, in the order given. */
function notices(deliveries: readonly TimelineDelivery[]): SentNotice[] {
  const byId = new Map<string, SentNotice>();
  for (const { notice: id, template, person, channel, status, sentAt, readAt } of deliveries) {
    const notice = byId.get(id) ?? {
      id,
      template: template as SentNotice['template'],
      deliveries: [],
    };
    notice.deliveries.push({ person, channel, status, sentAt, readAt } as SentNotice['deliveries'][number]);
    byId.set(id, notice);
  }
  return [...byId.values()];
}
