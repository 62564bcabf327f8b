import { defaultPolicy } from '../policy/policy.js';
import { Scene, dayText, lead, responsible } from '../testing/scene.spec-kit.js';
import { actorOf, calendar2026 } from '../testing/world.spec-kit.js';
import { systemActor } from '../task/actor.js';

const calendar2027 = {
  ...calendar2026,
  version: '2027-1',
  years: [2026, 2027],
  holidays: [...calendar2026.holidays, '2027-01-01'],
};

describe('[D5] publishing a calendar (F51, M11)', () => {
  it('gives every step that waited its instant, and nothing else moves', () => {
    const row = new Scene({ assignments: [lead('A')], dueDay: '2026-12-31' });
    row.sign('2026-03-03', 'A');
    row.until('2026-12-31');
    const before = row.clock('completion', 'a');
    row.act('2026-12-31', systemActor, 'publishCalendar', { calendar: calendar2027 });
    const after = row.clock('completion', 'a');
    expect(after).toMatchObject({ id: before.id, current: before.current, waitsForYear: null });
    expect(after.steps.slice(0, 3)).toEqual(before.steps.slice(0, 3));
    expect(after.steps.slice(3).map((s) => dayText(s.at ?? 0))).toEqual([
      '2027-01-04 09:00',
      '2027-01-07 09:00',
      '2027-01-13 09:00',
    ]);
    expect(row.task.calendar.version).toBe('2027-1');
  });

  it('moves limits that were counted, and leaves written days', () => {
    const row = new Scene();
    const calendar = { ...calendar2026, version: 'b', holidays: ['2026-03-03'], makeUpWorkdays: [] };
    row.act('2026-03-02', 'ADMIN', 'publishCalendar', { calendar });
    expect(row.lastDay('receipt', 'a')).toBe('2026-03-05');
    expect(row.lastDay('completion', 'a')).toBe('2026-06-30');
  });

  it('twice is refused the second time, and so is an unsound or a poorer one', () => {
    const row = new Scene();
    const why = (who: string, change: object) =>
      row.refusal('2026-03-03', who, 'publishCalendar', { calendar: { ...calendar2027, ...change } }).code;
    expect(why('A1', {})).toBe('actor.wrong_role');
    expect(
      row.refusal('2026-03-03', { ...actorOf('S1'), unit: 'Z' }, 'publishCalendar', {
        calendar: calendar2027,
      }).code,
    ).toBe('actor.wrong_role');
    expect(why('S1', { holidays: ['2026-02-30'] })).toBe('calendar.invalid');
    expect(why('S1', { version: calendar2026.version })).toBe('calendar.unchanged');
    expect(why('S1', { years: [2027], holidays: [], makeUpWorkdays: [] })).toBe('calendar.year_missing');
    row.act('2026-03-03', 'S1', 'publishCalendar', { calendar: calendar2027 });
    expect(why('S1', {})).toBe('calendar.unchanged');
  });

  it('arms a limit that waited as a whole', () => {
    const row = new Scene({ assignments: [responsible('A')], dueDay: '2026-12-31' }, '2026-12-31');
    expect(row.clock('receipt', 'a').current).toBeNull();
    row.act('2026-12-31', 'ADMIN', 'publishCalendar', { calendar: calendar2027 });
    expect(row.lastDay('receipt', 'a')).toBe('2027-01-05');
  });
});

describe('another policy (F82)', () => {
  const slower = {
    ...defaultPolicy,
    version: 'slower',
    limits: { ...defaultPolicy.limits, receiptWorkdays: 5, reviewWorkdays: 6 },
  };

  it('moves a row by an explicit act; what runs is counted again, what pauses when it goes on', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.submit('2026-04-01', 'A');
    row.act('2026-04-02', 'S1', 'requestInformation', {
      track: 'a',
      round: 1,
      request: 'q',
      question: '?',
      answerBy: '2026-04-09',
    });
    row.act('2026-04-02', 'ADMIN', 'changePolicy', { policy: slower });
    expect(row.clock('review', 'a')).toMatchObject({ status: 'paused', remainingWorkdays: 2 });
    row.act('2026-04-03', 'A1', 'answerInformation', {
      track: 'a',
      request: 'q',
      answer: 'so',
      attachments: [],
    });
    expect(row.lastDay('review', 'a')).toBe('2026-04-08');
  });

  it('is refused when it is the same, unsound, or not theirs to set', () => {
    const row = new Scene();
    const why = (who: string, policy: typeof defaultPolicy) =>
      row.refusal('2026-03-03', who, 'changePolicy', { policy }).code;
    expect(why('AL', slower)).toBe('actor.wrong_role');
    expect(why('ADMIN', { ...slower, reviewLevels: [] })).toBe('policy.invalid');
    expect(why('ADMIN', defaultPolicy)).toBe('policy.unchanged');
    row.act('2026-03-03', 'ADMIN', 'changePolicy', { policy: slower });
    expect(row.lastDay('receipt', 'a')).toBe('2026-03-09');
  });
});
