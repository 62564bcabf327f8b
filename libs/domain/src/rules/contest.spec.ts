import { defaultPolicy } from '../policy/policy.js';
import type { CommandBodies } from '../task/task.command.js';
import { Scene, lead, responsible, support } from '../testing/scene.spec-kit.js';

const objection = (
  change: Partial<CommandBodies['contestAssignment']> = {},
): CommandBodies['contestAssignment'] => ({
  track: 'a',
  ground: 'notOurDuty',
  proposedUnit: 'C',
  reason: 'law of 2021',
  ...change,
});
const decision = (change: Partial<CommandBodies['decideContest']> = {}): CommandBodies['decideContest'] => ({
  track: 'a',
  outcome: 'upheld',
  newTrack: null,
  dueDay: null,
  reason: 'as written',
  ...change,
});

describe('[R6] an objection (F15)', () => {
  it('goes to the office with a clock of its own, while the completion clock keeps running', () => {
    const row = new Scene();
    const limit = row.clock('completion', 'a');
    row.act('2026-03-03', 'A1', 'contestAssignment', objection());
    expect(row.track('a')).toMatchObject({
      status: 'contested',
      contest: { proposedUnit: 'C', from: 'awaitingReceipt' },
    });
    expect(row.clock('receipt', 'a').status).toBe('stopped');
    expect(row.lastDay('contest', 'a')).toBe('2026-03-06');
    expect(row.clock('completion', 'a')).toEqual(limit);
  });

  it('is raised within the working days of the policy, once on each ground', () => {
    const row = new Scene();
    row.act(['2026-03-05', 1439], 'A1', 'contestAssignment', objection());
    row.act('2026-03-06', 'S1', 'decideContest', decision());
    const roomy = {
      ...defaultPolicy,
      version: 'roomy',
      limits: { ...defaultPolicy.limits, contestWorkdays: 9 },
    };
    expect(
      row.refusal('2026-03-06', 'A1', 'contestAssignment', objection({ ground: 'wrongRole' })).code,
    ).toBe('contest.window_over');
    row.act('2026-03-06', 'ADMIN', 'changePolicy', { policy: roomy });
    expect(row.refusal('2026-03-06', 'A1', 'contestAssignment', objection()).code).toBe('contest.repeated');
    row.act('2026-03-06', 'A1', 'contestAssignment', objection({ ground: 'wrongRole' }));
  });

  it('names a reason and another unit, and waits for no signature', () => {
    const row = new Scene({ policy: { ...defaultPolicy, signOff: true }, assignments: [lead('A')] });
    const why = (change: Partial<CommandBodies['contestAssignment']>) =>
      row.refusal('2026-03-03', 'A1', 'contestAssignment', objection(change)).code;
    expect(why({ reason: '' })).toBe('text.missing');
    expect(why({ proposedUnit: 'A' })).toBe('contest.same_unit');
    expect(why({ track: 'b' })).toBe('track.unknown');
    row.submit('2026-03-03', 'A');
    expect(why({})).toBe('submission.awaits_signature');
    row.act('2026-03-03', 'AL', 'signOff', { track: 'a', roster: { people: [], leaders: [] } });
    expect(why({})).toBe('track.wrong_status');
  });
});

describe('the decision on it', () => {
  it('upheld, the unit signs again or goes on, with a later day if one is granted', () => {
    const row = new Scene({}, '2026-06-26');
    row.act('2026-06-29', 'A1', 'contestAssignment', objection());
    row.until('2026-07-02');
    expect(row.track('a').overdueSince).not.toBeNull();
    row.act('2026-07-02', 'S1', 'decideContest', decision({ dueDay: '2026-07-31' }));
    expect(row.track('a')).toMatchObject({ status: 'awaitingReceipt', contest: null, overdueSince: null });
    expect(row.lastDay('completion', 'a')).toBe('2026-07-31');
    expect(row.clock('completion', 'a').original).toBeLessThan(row.clock('completion', 'a').current ?? 0);
    expect(row.lastDay('receipt', 'a')).toBe('2026-07-06');
    expect(row.task.dueDay).toBe('2026-06-30');
  });

  it('reassigned, the proposed unit has the part with the day of the former one', () => {
    const row = new Scene();
    row.act('2026-03-03', 'A1', 'contestAssignment', objection());
    row.act('2026-03-04', 'S1', 'decideContest', decision({ outcome: 'reassigned', newTrack: 'c' }));
    expect(row.track('a')).toMatchObject({ status: 'withdrawn', withdrawnReason: 'reassigned' });
    expect(row.track('c')).toMatchObject({ unit: 'C', role: 'lead', status: 'awaitingReceipt' });
    expect(row.lastDay('completion', 'c')).toBe('2026-06-30');
    expect(row.lastDay('receipt', 'c')).toBe('2026-03-06');
    expect(row.task.deadlines.filter((d) => d.track === 'a' && d.status === 'running')).toEqual([]);
  });

  it('is the office’s, with a reason, about an objection that is there', () => {
    const row = new Scene({ assignments: [lead('A'), support('B')] });
    expect(row.refusal('2026-03-03', 'S1', 'decideContest', decision()).code).toBe('contest.none');
    row.act('2026-03-03', 'A1', 'contestAssignment', objection({ proposedUnit: 'B' }));
    const why = (who: string, change: Partial<CommandBodies['decideContest']>) =>
      row.refusal('2026-03-04', who, 'decideContest', decision(change)).code;
    expect(why('A1', {})).toBe('actor.wrong_role');
    expect(why('S1', { reason: '' })).toBe('text.missing');
    expect(why('S1', { track: 'x' })).toBe('track.unknown');
    expect(why('S1', { outcome: 'reassigned' })).toBe('track.unknown');
    expect(why('S1', { outcome: 'reassigned', newTrack: 'n' })).toBe('assignment.duplicate_unit');
    expect(why('S1', { dueDay: '2026-06-30' })).toBe('deadline.too_short');
    expect(why('S1', { dueDay: '2026-06-31' })).toBe('deadline.missing');
    expect(why('S1', { dueDay: '2027-06-30' })).toBe('calendar.year_missing');
  });

  it('grants no day to a duty that has none', () => {
    const row = new Scene({ standing: true, dueDay: null, assignments: [responsible('A')] });
    row.act('2026-03-03', 'A1', 'contestAssignment', objection());
    expect(row.refusal('2026-03-04', 'S1', 'decideContest', decision({ dueDay: '2026-09-30' })).code).toBe(
      'task.standing',
    );
    row.act('2026-03-04', 'S1', 'decideContest', decision({ outcome: 'reassigned', newTrack: 'c' }));
    expect(row.clock('cycle', 'c').period).toBe(1);
  });

  it('that does not come is chased, up to the responsible leader', () => {
    const row = new Scene();
    row.act('2026-03-03', 'A1', 'contestAssignment', objection());
    row.sign('2026-03-03', 'B');
    expect(row.until('2026-03-20')).toEqual([
      '2026-03-09 09:00 contest/remind',
      '2026-03-11 09:00 contest/responsibleLeader',
    ]);
  });
});
