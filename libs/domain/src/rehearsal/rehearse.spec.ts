import type { Calendar, Task } from '../index.js';
import { decide, defaultPolicy, fold, isRefusal, nextWake, startOfDay, systemActor } from '../index.js';
import { rehearse } from './rehearse.js';

const calendar: Calendar = {
  version: 'c',
  utcOffsetMinutes: 480,
  opensAtMinute: 540,
  years: [2026],
  holidays: [],
  makeUpWorkdays: [],
};

function issued(dueDay: string): Task {
  const decision = decide(
    null,
    {
      kind: 'issue',
      by: systemActor,
      task: `t-${dueDay}`,
      ledger: 't',
      row: 1,
      standing: false,
      skippable: false,
      dueDay,
      coordinatingUnit: 'office',
      responsibleLeader: null,
      calendar,
      policy: defaultPolicy,
      assignments: [{ track: 'a', unit: 'A', role: 'lead', mode: null }],
      placeholders: [],
      phases: [],
    },
    startOfDay('2026-03-02', 480),
  );
  if (isRefusal(decision)) throw new Error(decision.refusal.code);
  return fold(null, decision.events) as Task;
}

describe('[E10] rehearsal while nobody acts', () => {
  it('fires the preset ladder of completion once, at its instants, and no tick is left before the end', () => {
    const until = startOfDay('2026-08-01', 480);
    const { tasks, fired } = rehearse([issued('2026-06-30')], until);
    const completion = fired.filter((step) => step.kind === 'completion');
    expect(completion.map((step) => step.step)).toEqual([
      'remind30',
      'remind7',
      'remind1',
      'blue',
      'orange',
      'red',
    ]);
    expect(fired.every((step) => step.at === step.due)).toBe(true);
    expect(tasks.map((task) => nextWake(task)).every((at) => at === null || at > until)).toBe(true);
  });
});
