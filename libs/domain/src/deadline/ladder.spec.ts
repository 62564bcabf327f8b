import { Scene, dayText, instant, lead, support } from '../testing/scene.spec-kit.js';
import { calendar2026 } from '../testing/world.spec-kit.js';
import { defaultPolicy } from '../policy/policy.js';
import type { Policy } from '../policy/policy.js';
import { openClock, rearmClock } from './ladder.js';

const planned = (scene: Scene, kind: string, about: string): string[] =>
  scene.clock(kind, about).steps.map((s) => `${s.id} ${s.at === null ? 'waits' : dayText(s.at)} ${s.status}`);
const noPhases = { assignments: [lead('A'), support('B')] };

describe('[D1] the preset ladders, with the days of 2026 worked out by hand', () => {
  it('D7: completion is reminded 30, 7 and 1 working days before, and noticed 0, 3 and 7 after', () => {
    const row = new Scene(noPhases);
    // 19 June is the dragon boat festival, 1–5 May and 9 May belong to labour day.
    expect(planned(row, 'completion', 'a')).toEqual([
      'remind30 2026-05-18 09:00 planned',
      'remind7 2026-06-18 09:00 planned',
      'remind1 2026-06-29 09:00 planned',
      'blue 2026-07-01 09:00 planned',
      'orange 2026-07-06 09:00 planned',
      'red 2026-07-10 09:00 planned',
    ]);
  });

  it('D8: two working days to sign, then the officers, the leader after three, the supervisor after five', () => {
    const row = new Scene(noPhases, '2026-02-13');
    // Friday 13 February; Saturday the 14th is worked, then the spring festival until Monday the 23rd.
    expect(row.lastDay('receipt', 'a')).toBe('2026-02-24');
    expect(planned(row, 'receipt', 'a')).toEqual([
      'remind 2026-02-25 09:00 planned',
      'unitLeader 2026-02-26 09:00 planned',
      'supervisor 2026-02-28 09:00 planned',
    ]);
    expect(row.clock('receipt', 'a').steps.map((s) => s.receivers)).toEqual([
      ['officers'],
      ['unitLeader'],
      ['unitLeader', 'supervisor'],
    ]);
  });

  it('D9: three working days to decide, then the reviewers, their leader after five, the responsible leader after seven', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.submit(['2026-04-30', 17 * 60], 'A');
    // 1, 4 and 5 May are off, Saturday the 9th is worked.
    expect(row.lastDay('review', 'a')).toBe('2026-05-08');
    expect(planned(row, 'review', 'a')).toEqual([
      'remind 2026-05-09 09:00 planned',
      'leader 2026-05-12 09:00 planned',
      'responsibleLeader 2026-05-14 09:00 planned',
    ]);
  });

  it('D12: a written day ends at 24:00, and the light changes there', () => {
    const row = new Scene(noPhases);
    expect(dayText(row.clock('completion', 'a').current ?? 0)).toBe('2026-07-01 00:00');
  });

  it('D13: who is told rises with the weight of the word', () => {
    const row = new Scene(noPhases);
    expect(
      row.clock('completion', 'b').steps.map((s) => [s.id, s.form, s.receivers.length, s.acknowledge]),
    ).toEqual([
      ['remind30', 'reminder', 1, false],
      ['remind7', 'reminder', 2, false],
      ['remind1', 'reminder', 2, false],
      ['blue', 'noticeBlue', 3, false],
      ['orange', 'noticeOrange', 4, false],
      ['red', 'noticeRed', 5, true],
    ]);
  });
});

describe('[D2] what lies behind and what is not known', () => {
  it('reminders whose day has passed when the clock opens are recorded, not sent', () => {
    const row = new Scene(noPhases, '2026-06-25');
    expect(planned(row, 'completion', 'a')).toEqual([
      'remind30 2026-05-18 09:00 suppressed',
      'remind7 2026-06-18 09:00 suppressed',
      'remind1 2026-06-29 09:00 planned',
      'blue 2026-07-01 09:00 planned',
      'orange 2026-07-06 09:00 planned',
      'red 2026-07-10 09:00 planned',
    ]);
    expect(row.clock('completion', 'a').steps[0]?.cause).toBe('lateIssue');
  });

  it('steps of a year without a calendar wait for it by name, and the limit itself does not', () => {
    const row = new Scene({ ...noPhases, dueDay: '2026-12-31' });
    const clock = row.clock('completion', 'a');
    expect(clock.waitsForYear).toBe(2027);
    expect(planned(row, 'completion', 'a').slice(2)).toEqual([
      'remind1 2026-12-30 09:00 planned',
      'blue waits planned',
      'orange waits planned',
      'red waits planned',
    ]);
    expect(dayText(clock.current ?? 0)).toBe('2027-01-01 00:00');
  });

  it('a limit counted in working days waits as a whole', () => {
    const row = new Scene({ ...noPhases, dueDay: '2026-12-31' }, '2026-12-31');
    const clock = row.clock('receipt', 'a');
    expect([clock.current, clock.original, clock.waitsForYear]).toEqual([null, null, 2027]);
    expect(clock.steps.every((s) => s.at === null)).toBe(true);
  });
});

describe('[D5] the same clock under other values', () => {
  const values = { calendar: calendar2026, policy: defaultPolicy, deadlines: [] };
  const receipt = openClock(
    values,
    { kind: 'receipt', track: 'a', subject: null, lastDay: null },
    instant('2026-03-02'),
  );
  const ladder = (change: Partial<Policy['ladders']>): Policy => ({
    ...defaultPolicy,
    ladders: { ...defaultPolicy.ladders, ...change },
  });
  const rung = defaultPolicy.ladders.receipt[0] as (typeof defaultPolicy.ladders.receipt)[number];
  const told = {
    ...receipt,
    steps: receipt.steps.map((s, i) => (i === 1 ? { ...s, status: 'fired' as const } : s)),
  };

  it('counts again from where it began', () => {
    const policy = { ...defaultPolicy, limits: { ...defaultPolicy.limits, receiptWorkdays: 5 } };
    const next = rearmClock(receipt, { calendar: calendar2026, policy }, instant('2026-03-03'));
    expect(dayText((next.current ?? 0) - 1)).toContain('2026-03-09');
    expect(next.original).toBe(receipt.original);
  });

  it('keeps what was said, and says nothing weaker after it', () => {
    const policy = ladder({ receipt: [rung, { ...rung, id: 'other', offsetWorkdays: 2 }] });
    const next = rearmClock(told, { calendar: calendar2026, policy }, instant('2026-03-06'));
    expect(next.steps.map((s) => [s.id, s.status, s.cause])).toEqual([
      ['remind', 'suppressed', 'superseded'],
      ['unitLeader', 'fired', null],
      ['other', 'planned', null],
      ['supervisor', 'suppressed', 'superseded'],
    ]);
  });

  it('does not forget a step that was due when the new values came', () => {
    const completion = openClock(
      values,
      { kind: 'completion', track: 'a', subject: null, lastDay: '2026-06-30' },
      instant('2026-03-02'),
    );
    const late = rearmClock(
      completion,
      { calendar: calendar2026, policy: defaultPolicy },
      instant('2026-06-20'),
    );
    expect(late.steps.map((s) => s.status)).toEqual(completion.steps.map(() => 'planned'));
  });
});
