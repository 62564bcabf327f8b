import type { Calendar, Command, Light, Task } from '#domain';
import {
  MS_PER_DAY,
  MS_PER_HOUR,
  decide,
  defaultPolicy,
  fold,
  isRefusal,
  light,
  startOfDay,
  systemActor,
} from '#domain';
import type { LightInstants } from './light-instants.js';
import { lightInstants } from './light-instants.js';

const calendar: Calendar = {
  version: '1',
  utcOffsetMinutes: 480,
  opensAtMinute: 540,
  years: [2025, 2026, 2027],
  holidays: ['2026-06-19', '2026-10-01', '2026-10-02'],
  makeUpWorkdays: ['2026-10-10'],
};
const at = (day: string, hour = 10): number => startOfDay(day, 480) + hour * MS_PER_HOUR;
const officer = { person: 'p-a', unit: 'u-a', roles: ['officer' as const] };

const issue: Extract<Command, { kind: 'issue' }> = {
  kind: 'issue',
  by: systemActor,
  task: 'l-1-001',
  ledger: 'l-1',
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

function play(...steps: [Command, number][]): Task {
  const task = steps.reduce<Task | null>((state, [command, when]) => {
    const decision = decide(state, command, when);
    if (isRefusal(decision)) throw new Error(JSON.stringify(decision.refusal));
    return fold(state, decision.events);
  }, null);
  if (task === null) throw new Error('nothing was played');
  return task;
}

const sign: Command = { kind: 'acknowledgeReceipt', by: officer, track: 'a' };
const report = (expected: string): Command => ({
  kind: 'reportProgress',
  by: officer,
  track: 'a',
  progress: 'a'.repeat(64),
  problems: null,
  nextStep: null,
  expected,
  period: null,
});

const tasks: [string, Task][] = [
  ['a row that was just issued', play([issue, at('2026-03-02')])],
  ['a row that was issued late', play([issue, at('2026-06-25')])],
  ['a row that was issued after its day', play([issue, at('2026-08-03')])],
  ['a row with a stage', play([{ ...issue, phases: [{ id: 's', due: '2026-05-15' }] }, at('2026-03-02')])],
  [
    'a row that says it will be late',
    play([issue, at('2026-03-02')], [sign, at('2026-03-03')], [report('2026-08-01'), at('2026-04-01')]),
  ],
  ['a standing duty', play([{ ...issue, standing: true, dueDay: null }, at('2026-03-02')])],
  [
    'a cancelled row',
    play(
      [issue, at('2026-03-02')],
      [
        { kind: 'cancel', by: { person: 's', unit: 'u-o', roles: ['supervisor'] }, reason: 'b'.repeat(64) },
        at('2026-03-04'),
      ],
    ),
  ],
];

/** What a query makes of the instants. */
function stored({ blue, yellow, red }: LightInstants, now: number): Light {
  if (red !== null && red <= now) return 'red';
  if (yellow !== null && yellow <= now) return 'yellow';
  return blue !== null && blue <= now ? 'blue' : 'green';
}

describe('the instants at which lights turn', () => {
  it.each(tasks)(
    'agree with the law for %s, at every hour around midnight of more than a year',
    (_name, task) => {
      const instants = lightInstants(task);
      for (let day = startOfDay('2026-03-05', 480); day < startOfDay('2027-06-01', 480); day += MS_PER_DAY)
        for (const now of [day - 1, day, day + 9 * MS_PER_HOUR])
          if (now >= task.at) expect([now, stored(instants, now)]).toEqual([now, light(task, now).light]);
    },
  );

  it('are three different ones in an ordinary row', () => {
    const task = play([{ ...issue, phases: [{ id: 's', due: '2026-06-24' }] }, at('2026-03-02')]);
    const { blue, yellow, red } = lightInstants(task);
    expect([blue, yellow, red]).toEqual([
      startOfDay('2026-06-18', 480),
      startOfDay('2026-06-25', 480),
      startOfDay('2026-07-01', 480),
    ]);
  });
});
