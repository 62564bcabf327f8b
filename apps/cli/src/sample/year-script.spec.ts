import { createHash } from 'node:crypto';
import path from 'node:path';
import type { Calendar, Command, EpochMs, Task } from '#domain';
import {
  decide,
  defaultPolicy,
  fold,
  isOwing,
  isRefusal,
  light,
  nextWake,
  systemActor,
  yearOf,
} from '#domain';
import type { RowPlan } from '#persistence';
import { publishedYears } from '../../../../libs/persistence/src/settings/published-years.js';
import { Cast } from './cast.js';
import { playRow, type Journal, type Refused } from './play.js';
import { readSampleFiles } from './sample-files.js';
import { yearScript } from './year-script.js';

const files = readSampleFiles(path.resolve(import.meta.dirname, '../../../..'));
const cast = new Cast(files.office.people);
const calendar: Calendar = {
  version: 'all',
  utcOffsetMinutes: 480,
  opensAtMinute: 540,
  years: publishedYears.map(({ year }) => year),
  holidays: publishedYears.flatMap(({ holidays }) => holidays),
  makeUpWorkdays: publishedYears.flatMap(({ makeUpWorkdays }) => makeUpWorkdays),
};

function issueOf(plan: RowPlan): Command {
  const { row, dueDay, standing, assignments, placeholders, phases } = plan;
  const { coordinatingUnit, responsibleLeader } = files.office;
  return {
    kind: 'issue',
    by: systemActor,
    task: `s-${row}`,
    ledger: 's',
    row,
    standing,
    skippable: false,
    dueDay,
    coordinatingUnit,
    responsibleLeader,
    calendar,
    policy: defaultPolicy,
    assignments,
    placeholders,
    phases,
  };
}

/** A year in memory, up to an instant: tasks by row, what was refused, and the keys of all commands. */
class MemoryYear implements Journal {
  readonly tasks = new Map<number, Task>();
  readonly keys = new Map<number, Set<string>>();
  commits = 0;

  open(row: number): ReturnType<Journal['open']> {
    return Promise.resolve({ task: this.tasks.get(row) ?? null, done: this.keys.get(row) ?? new Set() });
  }

  commit({
    row,
    commandId,
    command,
    at,
    known,
  }: Parameters<Journal['commit']>[0]): ReturnType<Journal['commit']> {
    const keys = this.keys.get(row) ?? new Set();
    if (keys.has(commandId)) throw new Error(`${commandId} of row ${row} is done twice`);
    this.keys.set(row, keys.add(commandId));
    this.commits += 1;
    expect(at).toBeGreaterThanOrEqual(known?.at ?? 0);
    const decision = decide(known, command, at);
    if (isRefusal(decision)) return Promise.resolve({ task: known, refusal: decision.refusal });
    const task = fold(known, decision.events);
    if (task !== null) this.tasks.set(row, task);
    return Promise.resolve({ task, refusal: null });
  }
}

async function play(year: MemoryYear, until: EpochMs): Promise<Refused[]> {
  const scripts = yearScript({
    year: 2026,
    plans: files.plans,
    coordinatingUnit: files.office.coordinatingUnit,
    calendar,
    cast,
    writeFor: () => (text) => createHash('sha256').update(text).digest('hex'),
    until,
  });
  const refused: Refused[] = [];
  for (const script of scripts) refused.push(...(await playRow(script, issueOf(script.plan), year, until)));
  return refused;
}

const instants = [
  '2026-06-16T10:00:00+08:00',
  '2026-07-15T10:00:00+08:00',
  '2026-08-22T10:00:00+08:00',
  '2026-10-09T10:00:00+08:00',
  '2026-11-24T03:30:00+08:00',
  '2026-12-18T23:00:00+08:00',
  '2026-12-31T23:59:59+08:00',
].map((text) => [text, Date.parse(text)] as const);

describe.each(instants)('the sample district on %s', (_, until) => {
  const year = new MemoryYear();
  let refused: Refused[] = [];
  beforeAll(async () => {
    refused = await play(year, until);
  });
  const tasks = (): Task[] => [...year.tasks.values()];
  const late = (task: Task): boolean =>
    task.deadlines.some((d) => d.kind === 'completion' && d.passedAt !== null && d.status === 'running');

  it('is told without anything that the law refuses, and leaves nothing undone before that instant', () => {
    expect(refused).toEqual([]);
    expect(tasks()).toHaveLength(39);
    for (const task of tasks()) expect(nextWake(task) ?? until + 1).toBeGreaterThan(until);
  });

  it('has something done early, done late, in review and waiting for a receipt', () => {
    const closed = tasks().filter((task) => task.closing !== null);
    const early = closed.filter(
      (t) => t.dueDay !== null && (t.closing?.at ?? 0) < Date.parse(t.dueDay) - 20 * 86_400_000,
    );
    expect(early).not.toEqual([]);
    expect(tasks().some((task) => task.status === 'inReview')).toBe(true);
    expect(tasks().some((t) => t.tracks.some((track) => track.status === 'awaitingReceipt'))).toBe(true);
  });

  it('has a row returned twice, a question of a reviewer and a contested assignment', () => {
    expect(tasks().some((task) => task.tracks.some((t) => t.status === 'returned' && t.returns === 2))).toBe(
      true,
    );
    expect(tasks().some((task) => task.information.length > 0)).toBe(true);
    expect(tasks().some((task) => task.tracks.some((t) => t.contest !== null))).toBe(true);
  });

  it('has one row overdue with three steps of escalation, the red one not acknowledged', () => {
    const red = tasks().filter(
      (task) => late(task) && task.escalations.some((e) => e.acknowledgedAt === null),
    );
    expect(red).toHaveLength(1);
    const fired = red.flatMap((task) =>
      task.deadlines.flatMap((d) => (d.kind === 'completion' ? d.steps : [])),
    );
    const forms = fired.filter((step) => step.status === 'fired').map((step) => step.form);
    expect(forms).toEqual(expect.arrayContaining(['noticeBlue', 'noticeOrange', 'noticeRed']));
    expect(red.map((task) => light(task, until).light)).toEqual(['red']);
  });

  it('has standing duties with a report in every period that is over, but for the one that was silent', () => {
    const standing = tasks().filter((task) => task.standing);
    expect(standing).toHaveLength(14);
    for (const task of standing.filter((t) => t.row !== 18)) {
      const over = task.deadlines.filter(
        (d) => d.kind === 'cycle' && (d.current ?? 0) + 10 * 86_400_000 < until,
      );
      expect(over.map((d) => d.status)).toEqual(over.map(() => 'met'));
    }
  });
});

it('finishes earlier troubles late, once a later one is the open one (F65)', async () => {
  const year = new MemoryYear();
  await play(year, Date.parse('2026-11-24T03:30:00+08:00'));
  const late = [...year.tasks.values()].filter((task) => task.status === 'completedLate');
  expect(late.map((task) => task.row)).toEqual([15, 16, 25, 37]);
  expect(late.every((task) => task.escalations.every((e) => e.acknowledgedAt !== null))).toBe(true);
  expect(
    [...year.tasks.values()]
      .filter((t) => t.closing === null && t.tracks.some((x) => isOwing(x) && x.overdueSince !== null))
      .map((t) => t.row),
  ).toEqual([8]);
});

it('goes on where it was cut off, with every act once', async () => {
  const until = instants[4]?.[1] ?? 0;
  const whole = new MemoryYear();
  await play(whole, until);
  const cut = new MemoryYear();
  const limit = 300;
  const original = cut.commit.bind(cut);
  cut.commit = (ask) => (cut.commits >= limit ? Promise.reject(new Error('killed')) : original(ask));
  await expect(play(cut, until)).rejects.toThrow('killed');
  cut.commit = original;
  await play(cut, until);
  expect([...cut.tasks.values()]).toEqual([...whole.tasks.values()]);
  expect(cut.commits).toBe(whole.commits);
});

it('is empty before the ledger of its year is issued', async () => {
  const until = Date.parse('2025-12-31T10:00:00+08:00');
  expect(yearOf('2025-12-31')).toBeLessThan(2026);
  const scripts = yearScript({
    year: 2026,
    plans: files.plans,
    coordinatingUnit: 'u-zsj',
    calendar,
    cast,
    writeFor: () => () => '',
    until,
  });
  expect(scripts.flatMap((script) => script.acts)).toEqual([]);
});
