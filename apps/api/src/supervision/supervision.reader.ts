import { Injectable } from '@nestjs/common';
import type { EpochMs, Task, TodoEntry } from '#domain';
import { dayAt, dayNumber, lackingParts, startOfDay, todoEntries } from '#domain';
import type {
  FiredStepPage,
  FiredStepQuery,
  LateItem,
  LatePage,
  LateQuery,
  NextStep,
  SupervisionQuery,
  SupervisionSummary,
} from '#contract';
import type { LateItem as StoredLate, Tx } from '#persistence';
import {
  calendarValue,
  escalationHistory,
  findLedger,
  lateList,
  soonestTasks,
  stepsAhead,
  supervisionSummary,
  taskHeaders,
  taskStates,
} from '#persistence';
import { unknownResource } from '../http/problem-error.js';
import { lookUpNames } from '../tasks/lookup.js';
import { mention, noMentions } from '../tasks/mentions.js';
import { headerOf, withHeaders } from '../tasks/task-header.js';

/** Steps that the board shows ahead. */
const NEXT_STEPS_MAX = 20;

/** The board of the supervisors: counts, who is late because of whom, what fired and what comes (F69, F70). */
@Injectable()
export class SupervisionReader {
  async summary(tx: Tx, query: SupervisionQuery, at: EpochMs): Promise<SupervisionSummary> {
    const ledger = query.ledger === undefined ? null : await findLedger(tx, query.ledger);
    if (query.ledger !== undefined && ledger === null) throw unknownResource();
    const counts = await supervisionSummary(tx, { at, ledger: ledger?.id ?? null });
    const { lights } = counts;
    const nextSteps = await this.nextSteps(tx, ledger?.id ?? null, at);
    return {
      at,
      ledger: ledger === null ? null : { id: ledger.id, title: ledger.title, year: ledger.year },
      total: Object.values(counts.statuses).reduce((sum, count) => sum + count, 0),
      open: lights.green + lights.blue + lights.yellow + lights.red,
      ...counts,
      nextSteps,
      names: await lookUpNames(tx, mention(noMentions(), [counts.units, nextSteps])),
    };
  }

  /** Parts that are owed although their limit has passed, the longest first. */
  async late(tx: Tx, query: LateQuery, at: EpochMs): Promise<LatePage> {
    const { cursor, limit, ledger, unit } = query;
    const page = await lateList(tx, {
      at,
      cursor,
      limit,
      ledger: ledger ?? null,
      unit: unit ?? null,
    });
    const found = await withHeaders(tx, page.items, at);
    const states = await taskStates(
      tx,
      found.map(({ task }) => task.id),
    );
    const items = found.flatMap(({ entry, task }): LateItem[] => {
      const state = states.get(task.id);
      return state === undefined ? [] : [{ ...lateParts(entry, state, at), task }];
    });
    return { items, next: page.next, names: await lookUpNames(tx, mention(noMentions(), items)) };
  }

  /** Every step that fired, newest first. */
  async fired(tx: Tx, query: FiredStepQuery, at: EpochMs): Promise<FiredStepPage> {
    const { cursor, limit, from, to, ...filter } = query;
    const { utcOffsetMinutes } = await calendarValue(tx, []);
    const span = {
      from: from === undefined ? null : startOfDay(from, utcOffsetMinutes),
      to: to === undefined ? null : startOfDay(to, utcOffsetMinutes) + MS_PER_DAY,
    };
    const page = await escalationHistory(tx, { cursor, limit, filter: { ...filter, ...span } });
    const found = await withHeaders(tx, page.items, at);
    const items = found.map(({ entry, task }): FiredStepPage['items'][number] => ({
      id: `${task.id}/${entry.seq}`,
      task,
      unit: entry.unit,
      clock: {
        deadline: entry.deadline,
        kind: entry.deadlineKind as FiredStepPage['items'][number]['clock']['kind'],
        track: entry.track,
      },
      step: entry.step,
      form: entry.form,
      due: entry.due,
      firedAt: entry.firedAt,
      receivers: entry.receivers,
      skipped: entry.skipped as FiredStepPage['items'][number]['skipped'],
      answer:
        entry.escalation === null
          ? null
          : {
              escalation: entry.escalation,
              acknowledgedAt: entry.acknowledgedAt,
              acknowledgedBy: entry.acknowledgedBy,
              answer: entry.answer as NonNullable<FiredStepPage['items'][number]['answer']>['answer'],
            },
    }));
    return { items, next: page.next, names: await lookUpNames(tx, mention(noMentions(), items)) };
  }

  /** What fires next if nobody acts, soonest first: read from the rows that wake soonest. */
  private async nextSteps(tx: Tx, ledger: string | null, at: EpochMs): Promise<NextStep[]> {
    const tasks = await soonestTasks(tx, { ledger, limit: NEXT_STEPS_MAX });
    const steps = tasks
      .flatMap((task) => stepsOf(task, at))
      .toSorted((left, right) => left.at - right.at)
      .slice(0, NEXT_STEPS_MAX);
    const headers = await taskHeaders(
      tx,
      steps.map(({ task }) => task),
      at,
    );
    return steps.flatMap(({ task, ...step }) => {
      const header = headers.get(task);
      return header === undefined ? [] : [{ ...step, task: headerOf(header) }];
    });
  }
}

const MS_PER_DAY = 86_400_000;

type StepOfTask = Omit<NextStep, 'task'> & { task: string };

function stepsOf(task: Task, at: EpochMs): StepOfTask[] {
  return stepsAhead(task).flatMap(({ kind, track, step }): StepOfTask[] => {
    if (step.status !== 'planned' || step.at === null || step.at < at) return [];
    const unit = task.tracks.find(({ id }) => id === track)?.unit ?? null;
    return [{ task: task.id, unit, kind, step: step.id, form: step.form, at: step.at }];
  });
}

function lateParts(stored: StoredLate, task: Task, at: EpochMs): Omit<LateItem, 'task'> {
  const { track, unit, role, status, due, returns, lastStep } = stored;
  const offset = task.calendar.utcOffsetMinutes;
  const next = stepsAhead(task).find(
    ({ step, track: of }) => of === track && step.status === 'planned' && step.at !== null,
  )?.step;
  return {
    track,
    unit,
    role,
    status,
    due,
    // The limit is the first instant after its last day, which is one day late at its end.
    daysLate: Math.max(0, dayNumber(dayAt(at, offset)) - dayNumber(dayAt(due - 1, offset))),
    returns,
    becauseOf: holdersOf(task, track),
    lastStep: lastStep as LateItem['lastStep'],
    nextStep: next === undefined ? null : { step: next.id, form: next.form, at: next.at ?? at },
  };
}

/** On whom the part waits: units whose parts it must bring together and lacks, else whoever is asked for it now. */
function holdersOf(task: Task, track: string): LateItem['becauseOf'] {
  const entries = todoEntries(task);
  const lacking = new Set(lackingParts(task, track).map(({ id }) => id));
  const ofOthers = entries.filter((entry) => entry.track !== null && lacking.has(entry.track));
  const held = ofOthers.length > 0 ? ofOthers : entries.filter((entry) => entry.track === track);
  return distinct(held).map(({ address, kind, since }) => ({
    unit: address.unit,
    person: address.person,
    kind,
    since,
  }));
}

/** One entry for each unit or person, however many of its people are asked. */
function distinct(entries: readonly TodoEntry[]): TodoEntry[] {
  const seen = new Map(
    entries.map((entry) => [`${entry.address.unit ?? ''}/${entry.address.person ?? ''}`, entry]),
  );
  return [...seen.values()];
}
