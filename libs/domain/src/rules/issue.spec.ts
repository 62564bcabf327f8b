import { decide } from '../task/decide.js';
import { isRefusal } from './unfolding.js';
import type { CommandOf } from '../task/task.command.js';
import { defaultPolicy } from '../policy/policy.js';
import {
  Scene,
  instant,
  issueOf,
  jointLead,
  lead,
  responsible,
  reviewer,
  support,
} from '../testing/scene.spec-kit.js';
import { actorOf, calendar2026 } from '../testing/world.spec-kit.js';

const code = (change: Partial<CommandOf<'issue'>>): string => {
  const decision = decide(null, issueOf(change), instant('2026-03-02'));
  return isRefusal(decision) ? decision.refusal.code : 'issued';
};
const group = (role: 'support' | 'responsible', mode: 'separately' | null = null) => ({
  id: 'g',
  text: 'all concerned',
  role,
  mode,
});

describe('issue', () => {
  it('gives every unit its part, a clock to sign and a clock to finish (F12–F14)', () => {
    const row = new Scene({ assignments: [jointLead('A'), jointLead('B'), support('C'), reviewer('D')] });
    expect(row.task.status).toBe('issued');
    expect(row.task.tracks.map((t) => `${t.id} ${t.status}`)).toEqual([
      'a awaitingReceipt',
      'b awaitingReceipt',
      'c awaitingReceipt',
      'review-D working',
    ]);
    expect(row.task.deadlines.map((d) => d.id)).toEqual([
      'receipt:a:1',
      'completion:a:1',
      'receipt:b:1',
      'completion:b:1',
      'receipt:c:1',
      'completion:c:1',
    ]);
  });

  it('opens clocks for open groups, stages and the first report period', () => {
    const row = new Scene({
      standing: true,
      dueDay: null,
      assignments: [lead('A'), support('B')],
      placeholders: [group('support')],
      phases: [{ id: 'p', due: '2026-05-01' }],
    });
    expect(row.task.deadlines.map((d) => d.id)).toEqual([
      'receipt:a:1',
      'cycle:a:period-1:1',
      'receipt:b:1',
      'nomination:g:1',
      'phase:p:1',
    ]);
    expect(row.lastDay('cycle', 'a')).toBe('2026-03-31');
    expect(row.lastDay('nomination', 'g')).toBe('2026-03-09');
  });

  it('is done once', () => {
    expect(new Scene().refusal('2026-03-03', 'S1', 'issue', issueOf()).code).toBe('task.already_issued');
  });

  it('is done by the office', () => {
    expect(code({ by: actorOf('S1') })).toBe('issued');
    for (const person of ['A1', 'AL', 'BOSS', 'ADMIN'])
      expect(code({ by: actorOf(person) })).toBe('actor.wrong_role');
    expect(code({ by: { person: 'x', unit: 'Z', roles: ['supervisor'] } })).toBe('actor.wrong_role');
  });

  it('[R1] needs an owner, a limit or a standing duty, and one part for each unit', () => {
    expect(code({ assignments: [support('A'), reviewer('B')] })).toBe('assignment.no_owner');
    expect(code({ dueDay: null })).toBe('deadline.missing');
    expect(code({ dueDay: '2026-02-30' })).toBe('deadline.missing');
    expect(code({ assignments: [lead('A'), { ...support('A'), track: 'a2' }] })).toBe(
      'assignment.duplicate_unit',
    );
    expect(code({ assignments: [lead('A'), { ...lead('B'), track: 'a' }] })).toBe('track.duplicate');
    expect(code({ assignments: [lead('A'), reviewer('A')] })).toBe('issued');
    const many = Array.from({ length: 201 }, (_, i) => support(`U${i}`));
    expect(code({ assignments: [lead('A'), ...many] })).toBe('limit.too_many');
  });

  it('[R2] waits for groups that answer for themselves, or for which no lead could nominate (D2)', () => {
    expect(code({ placeholders: [group('support')] })).toBe('issued');
    expect(code({ placeholders: [group('responsible')] })).toBe('issued');
    expect(code({ placeholders: [group('responsible', 'separately')] })).toBe('group.unresolved');
    const withoutLead = [responsible('A'), responsible('B')];
    expect(code({ assignments: withoutLead, placeholders: [group('responsible')] })).toBe('group.unresolved');
    expect(code({ assignments: withoutLead, placeholders: [group('support')] })).toBe('group.unresolved');
    expect(code({ placeholders: [group('support'), group('support')] })).toBe('placeholder.duplicate');
  });

  it('needs the calendar of the issue and of the limit, and a sound one', () => {
    expect(code({ dueDay: '2027-03-31' })).toBe('calendar.year_missing');
    const of2027 = { ...calendar2026, years: [2027], holidays: [], makeUpWorkdays: [] };
    expect(code({ calendar: of2027, dueDay: '2027-03-31' })).toBe('calendar.year_missing');
    expect(code({ calendar: { ...calendar2026, holidays: ['2026-13-01'] } })).toBe('calendar.invalid');
    expect(code({ policy: { ...defaultPolicy, reviewLevels: [] } })).toBe('policy.invalid');
  });

  it('takes no stage that is later than the row, twice named, or no day (F8)', () => {
    const phase = (id: string, due: string) => ({ id, due });
    expect(code({ phases: [phase('p', '2026-06-30')] })).toBe('issued');
    expect(code({ phases: [phase('p', '2026-07-01')] })).toBe('phase.after_deadline');
    expect(code({ phases: [phase('p', '2026-05-01'), phase('p', '2026-06-01')] })).toBe('phase.duplicate');
    expect(code({ phases: [phase('p', 'May')] })).toBe('deadline.missing');
  });

  it('of a year that is over keeps its dates and says what is long overdue once (F57)', () => {
    const row = new Scene({ dueDay: '2026-03-31', assignments: [lead('A')] }, '2026-11-02');
    expect(row.until(['2026-11-02', 601])).toEqual(['2026-11-02 10:00 completion/red']);
    expect(row.clock('completion', 'a').steps.map((s) => `${s.id} ${s.status} ${s.cause}`)).toEqual([
      'remind30 suppressed lateIssue',
      'remind7 suppressed lateIssue',
      'remind1 suppressed lateIssue',
      'blue suppressed lateIssue',
      'orange suppressed lateIssue',
      'red fired null',
    ]);
  });
});
