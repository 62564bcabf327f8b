import type { Actor, Calendar, Command, Task } from '../index.js';
import {
  available,
  decide,
  defaultPolicy,
  fold,
  isRefusal,
  light,
  nextWake,
  startOfDay,
  systemActor,
  todoEntries,
} from '../index.js';

const calendar: Calendar = {
  version: 'c',
  utcOffsetMinutes: 480,
  opensAtMinute: 540,
  years: [2026],
  holidays: [],
  makeUpWorkdays: [],
};
const officer = (unit: string, person = `${unit}-officer`): Actor => ({ person, unit, roles: ['officer'] });
const supervisor: Actor = { person: 'sup', unit: 'office', roles: ['supervisor'] };
const at = (day: string, hour = 10): number => startOfDay(day, 480) + hour * 3_600_000;

function play(steps: [Command, number][]): Task {
  return steps.reduce<Task | null>((task, [command, when]) => {
    const decision = decide(task, command, when);
    if (isRefusal(decision)) throw new Error(JSON.stringify(decision.refusal));
    return fold(task, decision.events);
  }, null) as Task;
}

const issue: Command = {
  kind: 'issue',
  by: systemActor,
  task: 't-001',
  ledger: 't',
  row: 1,
  standing: false,
  skippable: false,
  dueDay: '2026-06-30',
  coordinatingUnit: 'office',
  responsibleLeader: 'boss',
  calendar,
  policy: defaultPolicy,
  assignments: [
    { track: 'a', unit: 'A', role: 'lead', mode: null },
    { track: 'b', unit: 'B', role: 'support', mode: null },
  ],
  placeholders: [],
  phases: [],
};
const roster = { people: [{ person: 'sup', unit: 'office' }], leaders: [{ person: 'boss', unit: 'gov' }] };

describe('a row from issue to closing', () => {
  it('goes through receipt, part, submission, return, resubmission and approval', () => {
    const steps: [Command, number][] = [
      [issue, at('2026-03-02')],
      [{ kind: 'acknowledgeReceipt', by: officer('A'), track: 'a' }, at('2026-03-03')],
      [{ kind: 'acknowledgeReceipt', by: officer('B'), track: 'b' }, at('2026-03-03', 11)],
      [{ kind: 'submitPart', by: officer('B'), track: 'b', text: 'x', attachments: [] }, at('2026-04-03')],
      [{ kind: 'acceptPart', by: officer('A'), track: 'b', round: 1 }, at('2026-04-04')],
      [
        {
          kind: 'submit',
          by: officer('A'),
          track: 'a',
          text: 'x',
          attachments: [],
          notApplicable: false,
          statements: [],
          roster,
        },
        at('2026-05-04'),
      ],
      [
        {
          kind: 'returnForRework',
          by: supervisor,
          track: 'a',
          round: 1,
          reason: 'r',
          reworkUntil: '2026-07-10',
          tracks: [],
        },
        at('2026-05-05'),
      ],
      [
        {
          kind: 'submit',
          by: officer('A'),
          track: 'a',
          text: 'y',
          attachments: [],
          notApplicable: false,
          statements: [],
          roster,
        },
        at('2026-05-06'),
      ],
    ];
    const waiting = play(steps);
    expect(waiting.status).toBe('inReview');
    expect(todoEntries(waiting).map((e) => [e.kind, e.address.person])).toEqual([['review', 'sup']]);
    expect(light(waiting, at('2026-12-01')).light).toBe('green');
    const done = play([
      ...steps,
      [{ kind: 'approve', by: supervisor, track: 'a', round: 2, opinion: null }, at('2026-05-07')],
    ]);
    expect(done.status).toBe('completed');
    expect(nextWake(done)).toBeNull();
    expect(
      available(done, supervisor, at('2026-05-08'))
        .filter((a) => a.allowed)
        .map((a) => a.kind),
    ).toEqual(['reopen']);
  });
});
