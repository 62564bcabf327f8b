import type { Calendar, Command, Task, TaskEvent } from '#domain';
import { decide, defaultPolicy, fold, isRefusal, systemActor } from '#domain';
import type { CommitAnswer } from '#temporal';
import { Replica } from './replica.js';

const calendar: Calendar = {
  version: 'test',
  utcOffsetMinutes: 480,
  opensAtMinute: 540,
  years: [2025, 2026, 2027],
  holidays: [],
  makeUpWorkdays: [],
};

const issue: Command = {
  kind: 'issue',
  by: systemActor,
  task: 't',
  ledger: 'l',
  row: 1,
  standing: false,
  skippable: false,
  dueDay: '2026-06-30',
  coordinatingUnit: 'u-o',
  responsibleLeader: null,
  calendar,
  policy: defaultPolicy,
  assignments: [{ track: 'a', unit: 'u-a', role: 'lead', mode: null }],
  placeholders: [],
  phases: [],
};
const receive: Command = {
  kind: 'acknowledgeReceipt',
  by: { person: 'p', unit: 'u-a', roles: ['officer'] },
  track: 'a',
};

function decided(task: Task | null, command: Command): TaskEvent[] {
  const decision = decide(task, command, Date.UTC(2026, 2, 2));
  if (isRefusal(decision)) throw new Error(decision.refusal.code);
  return decision.events;
}

const issued = fold(null, decided(null, issue));
const received = decided(issued, receive);
const seq = issued?.seq ?? 0;

const answer = (changes: Partial<CommitAnswer> = {}): CommitAnswer => ({
  outcome: { accepted: true, seq: seq + received.length },
  events: received,
  seq: seq + received.length,
  wakeAt: 7,
  closed: false,
  ...changes,
});

function loaded(): Replica {
  const replica = new Replica();
  replica.replace({ task: issued, wakeAt: 5, closed: false });
  return replica;
}

describe('Replica', () => {
  it('is not loaded and not over at the start', () => {
    const replica = new Replica();
    expect([replica.loaded, replica.over, replica.seq, replica.task]).toEqual([false, false, 0, null]);
  });

  it('is over for a row that nobody issued', () => {
    const replica = new Replica();
    replica.replace({ task: null, wakeAt: null, closed: false });
    expect(replica.over).toBe(true);
  });

  it('becomes the fold of what it is told, with wake-up and end as the record says', () => {
    const replica = loaded();
    expect(replica.follow(answer())).toBe(true);
    expect(replica.seq).toBe(seq + received.length);
    expect(replica.view()).toEqual({ task: fold(issued, received), wakeAt: 7 });
    expect(replica.over).toBe(false);
    replica.follow(answer({ events: [], wakeAt: null, closed: true }));
    expect([replica.wakeAt, replica.over]).toEqual([null, true]);
  });

  it.each([
    ['too many events for one answer', { events: [] }],
    ['a record restored to an earlier state', { events: [], seq: seq - 1 }],
  ])('does not follow %s', (_, changes) => {
    const replica = loaded();
    expect(replica.follow(answer(changes))).toBe(false);
    expect([replica.seq, replica.wakeAt, replica.task]).toEqual([seq, 5, issued]);
  });

  it('runs no law before somebody looks', () => {
    const replica = loaded();
    const unreadable = { kind: 'fromTheFuture', v: 99 } as unknown as TaskEvent;
    expect(replica.follow(answer({ events: [unreadable], seq: seq + 1 }))).toBe(true);
    expect(replica.seq).toBe(seq + 1);
    expect(() => replica.task).toThrow('fromTheFuture');
  });
});
