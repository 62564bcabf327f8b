import { MS_PER_HOUR } from '../time/day.js';
import { defaultPolicy } from '../policy/policy.js';
import { light } from '../task/light.js';
import { todoEntries } from '../task/todo.js';
import { Scene, dayText, instant, jointLead, lead, responsible, support } from '../testing/scene.spec-kit.js';

describe('[E7] an urge (F61)', () => {
  const urged = (row: Scene): string[] =>
    row.events.flatMap((e) => (e.kind === 'urged' ? e.addresses.map((a) => `${a.role} ${a.unit}`) : []));

  it('reaches whoever has the row in hands, and not the lead who urges', () => {
    const row = new Scene({ assignments: [lead('A'), support('B'), support('C')] });
    row.part('2026-03-03', 'C');
    row.act('2026-03-03', 'A1', 'urge', { text: 'please' });
    expect(urged(row)).toEqual(['officer B', 'unitLeader B']);
  });

  it('of the office reaches its own officers too, and readers of a paper', () => {
    const row = new Scene({ assignments: [lead('O')] });
    row.act('2026-03-03', 'S1', 'urge', { text: 'please' });
    expect(urged(row)).toEqual(['officer O', 'unitLeader O']);
    const read = new Scene({ assignments: [lead('A')] });
    read.submit('2026-03-03', 'A');
    read.act('2026-03-04', 'A1', 'urge', { text: 'please' });
    expect(urged(read)).toEqual(['officer O', 'officer O', 'officer O']);
  });

  it('is throttled, has words, and finds somebody', () => {
    const row = new Scene({ assignments: [lead('A'), support('B')] });
    const why = (when: [string, number], who: string, text = 'please') =>
      row.refusal(when, who, 'urge', { text }).code;
    expect(why(['2026-03-03', 600], 'B1')).toBe('actor.wrong_unit');
    expect(why(['2026-03-03', 600], 'S1', '')).toBe('text.missing');
    row.act(['2026-03-03', 600], 'S1', 'urge', { text: 'please' });
    expect(row.refusal(['2026-03-03', 839], 'A1', 'urge', { text: 'please' })).toMatchObject({
      code: 'urge.too_soon',
      data: { next: instant(['2026-03-03', 600]) + 4 * MS_PER_HOUR },
    });
    row.act(['2026-03-03', 840], 'A1', 'urge', { text: 'please' });
    row.part('2026-03-04', 'B');
    expect(why(['2026-03-04', 900], 'A1')).toBe('urge.nobody');
  });
});

describe('[E6] acknowledging an escalation (F64)', () => {
  const overdue = () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.sign('2026-03-02', 'A');
    row.until(['2026-07-10', 540]);
    return row;
  };
  const escalation = 'completion:a:1/red';
  const body = { escalation, answer: 'read' as const, text: null };

  it('is asked of the responsible leader, chased, and ends with a standing alert', () => {
    const row = overdue();
    expect(todoEntries(row.task).map((e) => `${e.kind} ${e.address.person}`)).toEqual([
      'work null',
      'acknowledgeEscalation BOSS',
    ]);
    expect(row.until('2026-09-30')).toEqual([
      '2026-07-16 09:00 acknowledgement/again',
      '2026-07-21 09:00 acknowledgement/standing',
    ]);
    expect(todoEntries(row.task).map((e) => e.kind)).toContain('acknowledgeEscalation');
  });

  it('stops the chase at once', () => {
    const row = overdue();
    row.act('2026-07-13', 'BOSS2', 'acknowledgeEscalation', {
      ...body,
      answer: 'directive',
      text: 'by Friday',
    });
    expect(row.clock('acknowledgement', escalation).status).toBe('met');
    expect(row.until('2026-09-30')).toEqual([]);
    expect(light(row.task, instant('2026-09-30')).light).toBe('red');
  });

  it('stops what the ladder would still have said, and nothing of the limit', () => {
    const completion = defaultPolicy.ladders.completion.map((r) => ({
      ...r,
      acknowledge: r.offsetWorkdays === 0,
    }));
    const policy = { ...defaultPolicy, ladders: { ...defaultPolicy.ladders, completion } };
    const row = new Scene({ policy, assignments: [lead('A')] });
    row.sign('2026-03-02', 'A');
    row.until('2026-07-01');
    row.act('2026-07-02', 'BOSS', 'acknowledgeEscalation', { ...body, escalation: 'completion:a:1/blue' });
    expect(row.until('2026-09-30')).toEqual([]);
    expect(row.clock('completion', 'a')).toMatchObject({ status: 'running' });
    expect(row.clock('completion', 'a').steps.at(-1)).toMatchObject({
      status: 'suppressed',
      cause: 'answered',
    });
  });

  it('is not chased any more once the paper is in', () => {
    const row = overdue();
    row.submit('2026-07-13', 'A');
    expect(row.clock('acknowledgement', escalation).status).toBe('stopped');
    expect(todoEntries(row.task).map((e) => e.kind)).not.toContain('acknowledgeEscalation');
    row.act('2026-07-14', 'BOSS', 'acknowledgeEscalation', body);
  });

  it('is a leader’s, once, and a directive has words', () => {
    const row = overdue();
    const why = (who: string, change: object = {}) =>
      row.refusal('2026-07-13', who, 'acknowledgeEscalation', { ...body, ...change }).code;
    expect(why('S1')).toBe('actor.wrong_role');
    expect(why('BOSS', { escalation: 'x' })).toBe('escalation.unknown');
    expect(why('BOSS', { answer: 'directive', text: '' })).toBe('text.missing');
    row.act('2026-07-13', 'BOSS', 'acknowledgeEscalation', body);
    expect(why('BOSS2')).toBe('escalation.already_acknowledged');
  });
});

describe('[D9] another last day (F60)', () => {
  const move = (dueDay: string, reason = 'decided') => ({ dueDay, reason });

  it('re-arms every running clock, shows the first promise, and forgives what it covers', () => {
    const row = new Scene();
    row.sign('2026-03-03', 'A');
    row.until('2026-07-02');
    expect(row.track('a').overdueSince).not.toBeNull();
    row.act('2026-07-02', 'S1', 'changeDeadline', move('2026-08-31'));
    expect(row.task).toMatchObject({ dueDay: '2026-08-31', originalDueDay: '2026-06-30' });
    expect(row.track('a').overdueSince).toBeNull();
    expect(row.lastDay('completion', 'a')).toBe('2026-08-31');
    expect(dayText(row.clock('completion', 'b').original ?? 0)).toBe('2026-07-01 00:00');
    expect(light(row.task, instant('2026-07-02')).light).toBe('green');
  });

  it('in the past means overdue now, said once with the highest step that is due', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.sign('2026-03-03', 'A');
    row.act('2026-06-01', 'BOSS', 'changeDeadline', move('2026-05-21'));
    expect(light(row.task, instant('2026-06-01')).light).toBe('red');
    expect(row.until(['2026-06-01', 601])).toEqual(['2026-06-01 10:00 completion/orange']);
    expect(dayText(row.track('a').overdueSince ?? 0)).toBe('2026-05-22 00:00');
  });

  it('keeps the promise of a rework', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.submit('2026-03-03', 'A');
    row.sendBack('2026-03-04', 'S1', '2026-07-15');
    row.act('2026-03-05', 'S1', 'changeDeadline', move('2026-05-29'));
    expect(row.lastDay('completion', 'a')).toBe('2026-07-15');
    row.act('2026-03-05', 'S1', 'changeDeadline', move('2026-08-31'));
    expect(row.lastDay('completion', 'a')).toBe('2026-08-31');
  });

  it('[D4] judges a paper that is handed in, both ways, and what it falls back to', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.submit('2026-07-02', 'A');
    expect(row.track('a').overdueSince).not.toBeNull();
    row.act('2026-07-03', 'S1', 'changeDeadline', move('2026-07-31'));
    expect(row.track('a').overdueSince).toBeNull();
    row.act('2026-07-03', 'S1', 'changeDeadline', move('2026-07-01'));
    expect(dayText(row.track('a').overdueSince ?? 0)).toBe('2026-07-02 00:00');
    expect(row.clock('completion', 'a').status).toBe('met');
    row.approve('2026-07-06', 'S1');
    expect(row.task.closing).toMatchObject({ outcome: 'completedLate', daysLate: 1 });
  });

  it('[D4] forgives an earlier round only when it covers that too', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.submit('2026-07-10', 'A');
    row.sendBack('2026-07-13', 'S1', '2026-07-24');
    expect(row.track('a').lateBeforeMs).toBeGreaterThan(0);
    row.act('2026-07-14', 'S1', 'changeDeadline', move('2026-07-03'));
    expect(row.track('a').overdueSince).not.toBeNull();
    row.act('2026-07-14', 'S1', 'changeDeadline', move('2026-07-31'));
    expect(row.track('a')).toMatchObject({ overdueSince: null, lateBeforeMs: 0 });
  });

  it('leaves alone what is accepted', () => {
    const row = new Scene({ assignments: [jointLead('A'), jointLead('B')] });
    row.submit('2026-07-02', 'A');
    row.approve('2026-07-03', 'S1');
    row.act('2026-07-03', 'S1', 'changeDeadline', move('2026-07-31'));
    expect(row.track('a').overdueSince).not.toBeNull();
  });

  it('is the office’s or a leader’s, with a reason, another day that exists and no stage behind it', () => {
    const row = new Scene({ phases: [{ id: 'p', due: '2026-05-29' }] });
    const why = (who: string, day: string, reason = 'r') =>
      row.refusal('2026-04-01', who, 'changeDeadline', move(day, reason)).code;
    expect(why('A1', '2026-07-31')).toBe('actor.wrong_role');
    expect(why('S1', '2026-06-30')).toBe('deadline.unchanged');
    expect(why('S1', '2026-06-31')).toBe('deadline.missing');
    expect(why('S1', '2027-01-31')).toBe('calendar.year_missing');
    expect(why('S1', '2026-05-28')).toBe('phase.after_deadline');
    expect(why('S1', '2026-07-31', '')).toBe('text.missing');
    row.act('2026-04-01', 'A1', 'reachPhase', { phase: 'p', text: 'done' });
    row.act('2026-04-01', 'S1', 'changeDeadline', move('2026-05-28'));
    const duty = new Scene({ standing: true, dueDay: null, assignments: [responsible('A')] });
    expect(duty.refusal('2026-04-01', 'S1', 'changeDeadline', move('2026-07-31')).code).toBe('task.standing');
  });
});

describe('[C4] cancelling (F35)', () => {
  it('makes obsolete what is not accepted, stops all clocks and keeps the record', () => {
    const row = new Scene({ assignments: [lead('A'), support('B'), support('C')] });
    row.part('2026-03-05', 'B');
    row.part('2026-03-05', 'C');
    row.act('2026-03-05', 'A1', 'acceptPart', { track: 'b', round: 1 });
    row.act('2026-03-06', 'S1', 'cancel', { reason: 'overtaken' });
    expect(row.task.status).toBe('cancelled');
    expect(row.task.tracks.map((t) => t.status)).toEqual(['withdrawn', 'accepted', 'withdrawn']);
    expect(row.task.deadlines.filter((d) => d.status === 'running')).toEqual([]);
    expect(todoEntries(row.task)).toEqual([]);
    expect(row.until('2026-12-31')).toEqual([]);
  });

  it('is the office’s, with a basis', () => {
    const row = new Scene();
    expect(row.refusal('2026-03-06', 'A1', 'cancel', { reason: 'r' }).code).toBe('actor.wrong_role');
    expect(row.refusal('2026-03-06', 'BOSS', 'cancel', { reason: 'r' }).code).toBe('actor.wrong_role');
    expect(row.refusal('2026-03-06', 'S1', 'cancel', { reason: '' }).code).toBe('text.missing');
  });

  it('[T7] closes the row for everything but a reopening', () => {
    const row = new Scene();
    row.act('2026-03-06', 'S1', 'cancel', { reason: 'overtaken' });
    expect(row.refusal('2026-03-07', 'A1', 'acknowledgeReceipt', { track: 'a' })).toMatchObject({
      code: 'task.closed',
      data: { status: 'cancelled' },
    });
    expect(row.refusal('2026-03-07', 'S1', 'cancel', { reason: 'again' }).code).toBe('task.closed');
  });
});
