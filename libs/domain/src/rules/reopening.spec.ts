import type { CommandBodies } from '../task/task.command.js';
import { nextWake } from '../task/next-wake.js';
import { Scene, jointLead, lead, responsible, reviewer, support } from '../testing/scene.spec-kit.js';

const again = (tracks: string[], change: Partial<CommandBodies['reopen']> = {}): CommandBodies['reopen'] => ({
  reason: 'not true',
  reworkUntil: '2026-09-30',
  tracks,
  ...change,
});

describe('[C5] reopening (F46)', () => {
  it('keeps the former closing and begins a new round with a new account of lateness', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.submit('2026-07-02', 'A');
    row.approve('2026-07-03', 'S1');
    expect(row.task.status).toBe('completedLate');
    row.act('2026-08-03', 'BOSS', 'reopen', again(['a']));
    expect(row.task).toMatchObject({ status: 'inRework', closing: null });
    expect(row.task.formerClosings).toMatchObject([{ outcome: 'completedLate', daysLate: 2 }]);
    expect(row.track('a')).toMatchObject({ round: 2, overdueSince: null, lateBeforeMs: 0 });
    expect(row.lastDay('completion', 'a')).toBe('2026-09-30');
    row.submit('2026-08-04', 'A');
    row.approve('2026-08-05', 'S1');
    expect(row.task.status).toBe('completed');
    row.act('2026-08-06', 'S1', 'reopen', again(['a']));
    expect(row.task.formerClosings).toHaveLength(2);
  });

  it('of one lead leaves the other accepted', () => {
    const row = new Scene({ assignments: [jointLead('A'), jointLead('B')] });
    for (const unit of ['A', 'B']) row.submit('2026-04-01', unit);
    for (const track of ['a', 'b']) row.approve('2026-04-02', 'S1', track);
    row.act('2026-08-03', 'S1', 'reopen', again(['b']));
    expect(row.task.tracks.map((t) => t.status)).toEqual(['accepted', 'returned']);
  });

  it('of a cancelled row revives the parts it names, its open groups and the stages that are still to come', () => {
    const row = new Scene({
      assignments: [lead('A'), support('B'), reviewer('D')],
      placeholders: [{ id: 'g', text: 'all concerned', role: 'support', mode: null }],
      phases: [
        { id: 'p', due: '2026-05-29' },
        { id: 'q', due: '2026-03-31' },
      ],
    });
    row.act('2026-04-07', 'S1', 'cancel', { reason: 'overtaken' });
    row.act('2026-04-08', 'S1', 'reopen', again(['a'], { reworkUntil: '2026-06-30' }));
    expect(row.task.tracks.map((t) => t.status)).toEqual(['returned', 'withdrawn', 'working']);
    expect([
      row.clock('nomination', 'g').status,
      row.clock('phase', 'p').status,
      row.clock('phase', 'q').status,
    ]).toEqual(['running', 'running', 'stopped']);
  });

  it('of a standing duty goes on with its numbering', () => {
    const row = new Scene({ standing: true, dueDay: null, assignments: [responsible('A')] });
    row.until('2026-04-10');
    row.act('2026-04-10', 'S1', 'cancel', { reason: 'overtaken' });
    expect(nextWake(row.task)).toBeNull();
    row.act('2026-05-11', 'S1', 'reopen', again(['a']));
    expect(row.clock('cycle', 'period-2')).toMatchObject({ status: 'running' });
    row.act('2026-05-12', 'S1', 'cancel', { reason: 'again' });
    row.act('2026-08-12', 'S1', 'reopen', again(['a']));
    expect(row.clock('cycle', 'period-3')).toMatchObject({ status: 'running', period: 3 });
    expect(row.lastDay('cycle', 'period-3')).toBe('2026-09-30');
  });

  it('is the office’s or a leader’s, of a closed row, with reason, time and an owner', () => {
    const row = new Scene({ assignments: [lead('A'), support('B'), support('C'), reviewer('D')] });
    expect(row.refusal('2026-04-01', 'S1', 'reopen', again(['a'])).code).toBe('task.not_closed');
    row.act('2026-04-01', 'S1', 'removeUnit', { track: 'c', reason: 'not theirs' });
    row.act('2026-04-01', 'S1', 'cancel', { reason: 'overtaken' });
    const why = (who: string, tracks: string[], change: Partial<CommandBodies['reopen']> = {}) =>
      row.refusal('2026-04-02', who, 'reopen', again(tracks, change)).code;
    expect(why('A1', ['a'])).toBe('actor.wrong_role');
    expect(why('S1', ['a'], { reason: '' })).toBe('text.missing');
    expect(why('S1', ['a'], { reworkUntil: '2026-04-03' })).toBe('deadline.too_short');
    expect(why('S1', ['b'])).toBe('assignment.no_owner');
    expect(why('S1', ['a', 'a'])).toBe('track.duplicate');
    for (const track of ['x', 'c', 'review-D']) expect(why('S1', ['a', track])).toBe('track.unknown');
    row.act('2026-04-02', 'S1', 'reopen', again(['a', 'b']));
  });

  it('is counted, and bounded', () => {
    const row = new Scene({ assignments: [lead('A')] });
    for (let i = 0; i < 100; i += 1) {
      row.act('2026-04-01', 'S1', 'cancel', { reason: 'overtaken' });
      row.act('2026-04-01', 'S1', 'reopen', again(['a']));
    }
    row.act('2026-04-01', 'S1', 'cancel', { reason: 'overtaken' });
    expect(row.refusal('2026-04-01', 'S1', 'reopen', again(['a'])).code).toBe('limit.too_many');
  });
});
