import { Injectable } from '@nestjs/common';
import type { Actor, Deadline, Escalation, Step, Task, TaskId } from '#domain';
import type { EscalationHistory, EscalationTrail, SentNotice } from '#contract';
import type { EscalationItem, TaskNotice, Tx } from '#persistence';
import { escalationHistory, stepNotices } from '#persistence';
import { lookUpNames } from './lookup.js';
import { mention, noMentions } from './mentions.js';
import { TaskReader } from './task.reader.js';
import { clockOfStep } from './timeline.reader.js';

/** Most fired steps of one task in one answer. */
const STEPS_MAX = 200;

/** Every clock of a row with its ladder: fired, suppressed, planned, answered (F70). */
@Injectable()
export class EscalationReader {
  constructor(private readonly tasks: TaskReader) {}

  async history(tx: Tx, id: TaskId, actor: Actor): Promise<EscalationHistory> {
    const task = await this.tasks.stateFor(tx, id, actor);
    const fired = (await escalationHistory(tx, { filter: { task: id }, limit: STEPS_MAX })).items;
    const notices = await stepNotices(tx, id);
    const mentions = mention(noMentions(), { tracks: task.tracks, escalations: task.escalations });
    mention(
      mentions,
      notices.map(({ deliveries }) => deliveries),
    );
    return {
      trails: task.deadlines.map((deadline) => trail(task, deadline, fired, notices)),
      names: await lookUpNames(tx, mentions),
    };
  }
}

function trail(
  task: Task,
  deadline: Deadline,
  fired: readonly EscalationItem[],
  notices: readonly TaskNotice[],
): EscalationTrail {
  const own = fired.filter((item) => item.deadline === deadline.id);
  return {
    clock: clockOfStep(deadline),
    status: deadline.status,
    unit: task.tracks.find((track) => track.id === deadline.track)?.unit ?? null,
    steps: deadline.steps.map((step) => stepView(step, own, notices, answerTo(task, deadline, step))),
    nextStep: nextOf(deadline)?.id ?? null,
  };
}

function stepView(
  step: Step,
  fired: readonly EscalationItem[],
  notices: readonly TaskNotice[],
  answer: Escalation | undefined,
): EscalationTrail['steps'][number] {
  const seqs = new Set(fired.filter((item) => item.step === step.id).map((item) => item.seq));
  const { id, form, status, at, firedAt, cause, receivers, acknowledge } = step;
  return {
    step: id,
    form,
    status,
    at,
    firedAt,
    cause,
    receivers,
    acknowledge,
    notices: notices
      .filter((notice) => seqs.has(notice.seq))
      .map(({ id: notice, template, deliveries }) => ({ id: notice, template, deliveries }) as SentNotice),
    answer:
      answer === undefined
        ? null
        : {
            escalation: answer.id,
            acknowledgedAt: answer.acknowledgedAt,
            acknowledgedBy: answer.acknowledgedBy,
            answer: answer.answer,
          },
  };
}

function answerTo(task: Task, deadline: Deadline, step: Step): Escalation | undefined {
  return task.escalations.find((e) => e.deadline === deadline.id && e.step === step.id);
}

function nextOf(deadline: Deadline): Step | undefined {
  if (deadline.status !== 'running') return undefined;
  return deadline.steps
    .filter((step) => step.status === 'planned')
    .toSorted((a, b) => (a.at ?? Number.MAX_SAFE_INTEGER) - (b.at ?? Number.MAX_SAFE_INTEGER))[0];
}
