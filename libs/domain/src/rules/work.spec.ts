import type { CommandBodies } from '../task/task.command.js';
import { light } from '../task/light.js';
import { todoEntries } from '../task/todo.js';
import { Scene, instant, lead, responsible, support } from '../testing/scene.spec-kit.js';

const report = (change: Partial<CommandBodies['reportProgress']> = {}): CommandBodies['reportProgress'] => ({
  track: 'a',
  progress: 'half',
  problems: null,
  nextStep: null,
  expected: null,
  period: null,
  ...change,
});

describe('[R7] a report (F26)', () => {
  it('is no completion; an expected day after the limit shows at risk the same day', () => {
    const row = new Scene();
    row.sign('2026-03-03', 'A');
    row.act('2026-03-20', 'A1', 'reportProgress', report({ expected: '2026-07-01' }));
    expect(row.track('a')).toMatchObject({ status: 'working', expected: '2026-07-01' });
    expect(row.events[0]).toMatchObject({ kind: 'progressReported', atRisk: true });
    expect(light(row.task, instant('2026-03-20')).facts).toMatchObject([
      { light: 'yellow', reason: 'atRisk' },
    ]);
    row.act('2026-03-21', 'A1', 'reportProgress', report({ expected: '2026-06-30' }));
    expect(row.events[0]).toMatchObject({ atRisk: false });
  });

  it('signs for whoever has not signed yet (F14)', () => {
    const row = new Scene();
    expect(row.act('2026-03-20', 'A1', 'reportProgress', report())).toEqual([
      'receiptAcknowledged',
      'deadlineStopped',
      'progressReported',
    ]);
  });

  it('says something, by a day that exists', () => {
    const row = new Scene();
    const why = (change: Partial<CommandBodies['reportProgress']>) =>
      row.refusal('2026-03-20', 'A1', 'reportProgress', report(change)).code;
    expect(why({ progress: '' })).toBe('text.missing');
    expect(why({ expected: 'soon' })).toBe('deadline.missing');
    expect(why({ period: 1 })).toBe('task.not_standing');
  });
});

describe('[D11] a standing duty (D6, F66–F68)', () => {
  const duty = () =>
    new Scene({ standing: true, dueDay: null, assignments: [responsible('A')] }, '2026-02-10');

  it('asks for one report in each quarter; the next opens when the quarter is over, not before', () => {
    const row = duty();
    row.act('2026-03-10', 'A1', 'reportProgress', report({ period: 1 }));
    expect(row.clock('cycle', 'period-1').status).toBe('met');
    // News in between book to nothing and open nothing.
    row.act('2026-03-20', 'A1', 'reportProgress', report());
    expect(row.events.at(-1)).toMatchObject({ kind: 'progressReported', period: null });
    expect(todoEntries(row.task)).toEqual([]);
    row.until('2026-04-01');
    expect(row.lastDay('cycle', 'period-2')).toBe('2026-06-30');
    expect(todoEntries(row.task).map((e) => `${e.kind} ${e.subject}`)).toEqual(['reportCycle 2']);
  });

  it('keeps a missed period open for a late answer, beside the next one', () => {
    const row = duty();
    row.sign('2026-02-11', 'A');
    expect(row.until('2026-04-02')).toEqual([
      '2026-03-20 09:00 cycle/remind7',
      '2026-03-30 09:00 cycle/remind1',
      '2026-04-01 09:00 cycle/blue',
    ]);
    expect(light(row.task, instant('2026-04-02')).light).toBe('yellow');
    expect(todoEntries(row.task).map((e) => e.subject)).toEqual(['1', '2']);
    row.act('2026-04-03', 'A1', 'reportProgress', report());
    expect(row.events[0]).toMatchObject({ period: 1 });
    expect(row.clock('cycle', 'period-1')).toMatchObject({ status: 'met' });
    expect(row.clock('cycle', 'period-1').passedAt).not.toBeNull();
    expect(light(row.task, instant('2026-04-03')).light).toBe('green');
  });

  it('knows its periods', () => {
    const row = duty();
    row.act('2026-03-10', 'A1', 'reportProgress', report({ period: 1 }));
    const why = (period: number) =>
      row.refusal('2026-03-11', 'A1', 'reportProgress', report({ period })).code;
    expect(why(1)).toBe('period.already_reported');
    expect(why(2)).toBe('period.unknown');
  });

  it('ends the year with a confirmation: a paper that is reviewed, after which it goes on', () => {
    const row = duty();
    for (const [day, period] of [
      ['2026-03-10', 1],
      ['2026-06-10', 2],
      ['2026-09-10', 3],
    ] as const) {
      row.until(day);
      row.act(day, 'A1', 'reportProgress', report({ period }));
    }
    row.until('2026-10-09');
    expect(todoEntries(row.task).map((e) => `${e.kind} ${e.subject}`)).toEqual(['work 4']);
    expect(row.refusal('2026-12-01', 'A1', 'reportProgress', report({ period: 4 })).code).toBe(
      'period.needs_confirmation',
    );
    row.submit('2026-12-10', 'A');
    expect(row.clock('cycle', 'period-4').status).toBe('met');
    expect(row.approve('2026-12-11', 'S1')).toContain('dutyContinued');
    expect(row.track('a')).toMatchObject({ status: 'working', round: 2 });
    expect(row.task.closing).toBeNull();
    row.until('2027-01-01');
    expect(row.clock('cycle', 'period-5')).toMatchObject({ status: 'running', waitsForYear: 2027 });
  });

  it('after an outage of half a year has one notice for every period that was missed', () => {
    const row = duty();
    row.sign('2026-02-11', 'A');
    row.act(['2026-10-09', 600], { person: 'system', unit: 'system', roles: [] }, 'tick', {});
    expect(
      row.events.filter((e) => e.kind === 'cycleMissed').map((e) => e.kind === 'cycleMissed' && e.period),
    ).toEqual([1, 2, 3]);
    expect(
      row.events.filter((e) => e.kind === 'stepFired').map((e) => e.kind === 'stepFired' && e.step),
    ).toEqual(['blue', 'blue', 'blue']);
  });
});

describe('stages (F29)', () => {
  const staged = () => new Scene({ phases: [{ id: 'p', due: '2026-04-30' }] });

  it('turn the row yellow when missed, until they are reached', () => {
    const row = staged();
    row.until('2026-05-07');
    expect(light(row.task, instant('2026-05-07')).facts).toMatchObject([
      { reason: 'phaseMissed', light: 'yellow' },
    ]);
    row.act('2026-05-08', 'A1', 'reachPhase', { phase: 'p', text: 'done' });
    expect(light(row.task, instant('2026-05-08')).facts).toEqual([]);
  });

  it('are reached once, as the lead or the office says, in words', () => {
    const row = staged();
    const why = (who: string, phase = 'p', text = 'done') =>
      row.refusal('2026-04-01', who, 'reachPhase', { phase, text }).code;
    expect(why('B1')).toBe('actor.wrong_unit');
    expect(why('A1', 'q')).toBe('phase.unknown');
    expect(why('A1', 'p', '')).toBe('text.missing');
    row.act('2026-04-01', 'S1', 'reachPhase', { phase: 'p', text: 'done' });
    expect(why('A1')).toBe('phase.already_reached');
  });
});

describe('parts that lie with the lead (F30)', () => {
  const handedIn = () => {
    const row = new Scene({ assignments: [lead('A'), support('B'), support('C')] });
    row.part('2026-04-01', 'B');
    return row;
  };

  it('are taken, or sent back with at least the time of a rework (M6)', () => {
    const row = handedIn();
    row.act('2026-06-29', 'A1', 'returnPart', { track: 'b', round: 1, reason: 'figures are missing' });
    expect(row.track('b')).toMatchObject({ status: 'returned', round: 2, returns: 1, overdueSince: null });
    expect(row.lastDay('completion', 'b')).toBe('2026-07-06');
    row.part('2026-07-03', 'B');
    row.act('2026-07-04', 'A2', 'acceptPart', { track: 'b', round: 2 });
    expect(row.track('b').status).toBe('accepted');
    expect(row.task.authors.map((a) => a.person)).toEqual(['B1', 'A2']);
  });

  it('are judged by the lead, in the round it has seen, once', () => {
    const row = handedIn();
    const take = (who: string, track = 'b', round = 1) =>
      row.refusal('2026-04-02', who, 'acceptPart', { track, round }).code;
    expect(take('C1')).toBe('actor.wrong_unit');
    expect(take('S1')).toBe('actor.wrong_unit');
    expect(take('A1', 'b', 2)).toBe('round.stale');
    expect(take('A1', 'c')).toBe('track.wrong_status');
    expect(take('A1', 'a')).toBe('track.wrong_role');
    expect(take('A1', 'x')).toBe('track.unknown');
    expect(row.refusal('2026-04-02', 'A1', 'returnPart', { track: 'b', round: 1, reason: '' }).code).toBe(
      'text.missing',
    );
    row.act('2026-04-02', 'A1', 'acceptPart', { track: 'b', round: 1 });
    expect(take('A1')).toBe('track.wrong_status');
  });

  it('are not sent back into a year that nobody knows', () => {
    const row = handedIn();
    expect(row.refusal('2026-12-30', 'A1', 'returnPart', { track: 'b', round: 1, reason: 'r' }).code).toBe(
      'calendar.year_missing',
    );
  });

  it('belong to whoever has the right role', () => {
    const row = handedIn();
    expect(
      row.refusal('2026-04-02', { person: 'A9', unit: 'A', roles: ['administrator'] }, 'acceptPart', {
        track: 'b',
        round: 1,
      }).code,
    ).toBe('actor.wrong_role');
  });
});
