import { systemActor } from '../task/actor.js';
import { nextWake } from '../task/next-wake.js';
import { Scene, dayText, lead, responsible, reviewer, support } from '../testing/scene.spec-kit.js';
import { actorOf, rosters } from '../testing/world.spec-kit.js';

const tick = (row: Scene, day: string, minute = 600): string[] =>
  row.act([day, minute], systemActor, 'tick', {});

describe('time', () => {
  it('[E3] after an outage says one thing for each clock, the strongest, and records the rest with its cause', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.sign('2026-03-03', 'A');
    tick(row, '2026-07-07');
    const fired = row.events.find((e) => e.kind === 'stepFired');
    expect(fired).toMatchObject({
      step: 'orange',
      skipped: ['remind30', 'remind7', 'remind1', 'blue'].map((step) => ({ step, cause: 'outage' })),
    });
    expect(row.until('2026-12-31')).toEqual([
      '2026-07-10 09:00 completion/red',
      '2026-07-16 09:00 acknowledgement/again',
      '2026-07-21 09:00 acknowledgement/standing',
    ]);
  });

  it('[E4] is told exactly when something is due', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.sign('2026-03-02', 'A');
    expect(dayText(nextWake(row.task) ?? 0)).toBe('2026-05-18 09:00');
    expect(row.refusal(['2026-05-18', 539], systemActor, 'tick', {}).code).toBe('tick.not_due');
    tick(row, '2026-05-18', 540);
    expect(row.refusal(['2026-05-18', 540], systemActor, 'tick', {}).code).toBe('tick.not_due');
    expect(dayText(nextWake(row.task) ?? 0)).toBe('2026-06-18 09:00');
  });

  it('[T4] in the past is taken as now', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.act('2026-07-02', 'S1', 'urge', { text: 'please' });
    const before = row.task.at;
    tick(row, '2026-03-01');
    expect(row.events.every((e) => e.at === before)).toBe(true);
  });

  it('[R9] is told by the engine', () => {
    const row = new Scene();
    expect(row.refusal('2026-12-01', 'S1', 'tick', {}).code).toBe('actor.wrong_role');
  });

  it('[D7] makes nobody late whose paper lies with a reader', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.submit('2026-06-30', 'A');
    expect(row.until('2026-12-30')).toEqual([
      '2026-07-06 09:00 review/remind',
      '2026-07-08 09:00 review/leader',
      '2026-07-10 09:00 review/responsibleLeader',
    ]);
    expect(row.track('a').overdueSince).toBeNull();
    row.approve('2026-12-30', 'S1');
    expect(row.task.closing).toMatchObject({ outcome: 'completed', daysLate: 0 });
  });
});

describe('[E8] who is told', () => {
  const told = (row: Scene): string[] =>
    row.events.flatMap((e) =>
      e.kind === 'stepFired' ? e.addresses.map((a) => a.person ?? `${a.role} ${a.unit ?? 'anywhere'}`) : [],
    );

  it('of a support’s lateness: its people, the lead, the supervisor, the responsible leader (D13)', () => {
    const row = new Scene();
    row.sign('2026-03-03', 'A');
    row.sign('2026-03-03', 'B');
    row.submit('2026-03-04', 'A', { statements: [{ track: 'b', text: 'no answer' }] });
    tick(row, '2026-07-10', 540);
    expect(told(row).filter((who) => !/^[A-Z]/.test(who) || who === 'BOSS')).toEqual(
      expect.arrayContaining(['officer B', 'unitLeader B', 'officer A', 'supervisor O', 'BOSS']),
    );
  });

  it('of a paper: its readers, later their leaders; the administrators while nobody is left to read', () => {
    const row = new Scene({ assignments: [lead('A'), reviewer('D')] });
    row.submit('2026-04-01', 'A');
    tick(row, '2026-04-08', 540);
    expect(told(row)).toEqual(['D1', 'D2', 'DL']);
    tick(row, '2026-04-10', 540);
    expect(told(row)).toEqual(['D1', 'D2', 'DL', 'unitLeader D']);
    const alone = new Scene({ assignments: [lead('A')] });
    alone.submit('2026-04-01', 'A', { roster: rosters[5] as never });
    tick(alone, '2026-04-08', 540);
    expect(told(alone)).toEqual(['administrator anywhere']);
  });

  it('of a row’s own clock: its owners', () => {
    const row = new Scene({
      assignments: [responsible('A'), responsible('B'), support('C')],
      phases: [{ id: 'p', due: '2026-04-30' }],
    });
    for (const unit of ['A', 'B', 'C']) row.sign('2026-03-02', unit);
    tick(row, '2026-04-22', 540);
    expect(told(row)).toEqual(['officer A', 'officer B', 'unitLeader A', 'unitLeader B']);
  });

  it('any leader, where the row names none', () => {
    const row = new Scene({ assignments: [lead('A')], responsibleLeader: null });
    row.sign('2026-03-02', 'A');
    tick(row, '2026-07-10', 540);
    expect(told(row)).toContain('leader anywhere');
    row.act('2026-07-10', actorOf('BOSS2'), 'acknowledgeEscalation', {
      escalation: 'completion:a:1/red',
      answer: 'read',
      text: null,
    });
  });

  it('the office, where a rung reaches nobody', () => {
    const { policy } = new Scene().task;
    const receipt = policy.ladders.receipt.map((r) => ({ ...r, receivers: ['lead' as const] }));
    const row = new Scene({
      assignments: [lead('A')],
      policy: { ...policy, ladders: { ...policy.ladders, receipt } },
    });
    tick(row, '2026-03-05', 540);
    expect(told(row)).toEqual(['supervisor O']);
  });
});
