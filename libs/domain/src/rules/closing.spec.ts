import { Scene, jointLead, lead, responsible, support } from '../testing/scene.spec-kit.js';

describe('[C1] a row is completed', () => {
  it('when the last of its owners is accepted; parts that never came are withdrawn as such', () => {
    const row = new Scene({ assignments: [jointLead('A'), jointLead('B'), support('C')] });
    row.submit('2026-04-01', 'A');
    row.approve('2026-04-02', 'S1');
    expect(row.task.status).toBe('inProgress');
    row.submit('2026-04-03', 'B', { statements: [{ track: 'c', text: 'no answer' }] });
    expect(row.approve('2026-04-07', 'S1', 'b').slice(-8)).toContain('taskCompleted');
    expect(row.task).toMatchObject({ status: 'completed', closing: { daysLate: 0 } });
    expect(row.track('c')).toMatchObject({ status: 'withdrawn', withdrawnReason: 'undelivered' });
    expect(row.task.deadlines.filter((d) => d.status === 'running' || d.status === 'paused')).toEqual([]);
  });

  it('without a lead when every responsible unit is, each by itself', () => {
    const row = new Scene({ assignments: [responsible('A'), responsible('B')] });
    row.submit('2026-04-01', 'A');
    row.submit('2026-04-01', 'B');
    row.approve('2026-04-02', 'S1', 'b');
    expect(row.task.status).toBe('inReview');
    row.approve('2026-04-02', 'S1', 'a');
    expect(row.task.status).toBe('completed');
  });
});

describe('[C2] late is late (F65)', () => {
  const closed = (submitted: string, approved = '2026-09-01') => {
    const row = new Scene({ assignments: [lead('A')] });
    row.submit(submitted, 'A');
    row.approve(approved, 'S1');
    return row.task.closing;
  };

  it('by the day on which the paper came, not by the day on which it was read', () => {
    expect(closed('2026-06-30')).toMatchObject({ outcome: 'completed', daysLate: 0 });
    expect(closed('2026-07-01')).toMatchObject({ outcome: 'completedLate', daysLate: 1 });
    expect(closed('2026-07-10')).toMatchObject({ outcome: 'completedLate', daysLate: 10 });
  });

  it('stays late through a return, and days of readers do not count (M6)', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.submit('2026-07-03', 'A');
    row.sendBack('2026-07-20', 'S1', '2026-08-10');
    row.submit('2026-08-10', 'A');
    row.approve('2026-08-31', 'S1');
    expect(row.task.closing).toMatchObject({ outcome: 'completedLate', daysLate: 3 });
  });

  it('adds up over the rounds', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.submit('2026-07-03', 'A');
    row.sendBack('2026-07-20', 'S1', '2026-08-10');
    row.submit('2026-08-12', 'A');
    row.approve('2026-08-31', 'S1');
    // Two and a half days the first time, one and a half the second.
    expect(row.task.closing).toMatchObject({ daysLate: 4 });
  });

  it('a rework in time after a paper in time is in time, whatever the day', () => {
    const row = new Scene({ assignments: [lead('A')] });
    row.submit('2026-06-30', 'A');
    row.sendBack('2026-07-20', 'S1', '2026-08-10');
    row.submit('2026-08-10', 'A');
    row.approve('2026-08-31', 'S1');
    expect(row.task.closing).toMatchObject({ outcome: 'completed', daysLate: 0 });
  });

  it('of a support is recorded on the support (F12)', () => {
    const row = new Scene();
    row.part('2026-07-02', 'B');
    expect(row.track('b').overdueSince).not.toBeNull();
    const owner = new Scene();
    owner.submit('2026-06-30', 'A', { statements: [{ track: 'b', text: 'no answer' }] });
    owner.until('2026-07-02');
    owner.approve('2026-07-03', 'S1');
    expect(owner.track('b').overdueSince).not.toBeNull();
    expect(owner.task.status).toBe('completed');
  });
});

describe('[C3] a standing duty', () => {
  it('goes on after its confirmation, with the parts that were taken into it', () => {
    const row = new Scene({ standing: true, dueDay: null });
    row.part('2026-03-10', 'B');
    row.submit('2026-03-11', 'A');
    row.approve('2026-03-12', 'S1');
    expect(row.task).toMatchObject({ closing: null, status: 'inProgress' });
    expect(row.task.tracks.map((t) => `${t.status} ${t.round}`)).toEqual(['working 2', 'working 2']);
    expect(row.track('a').acceptedAt).not.toBeNull();
  });

  it('with a written day has that day first, and goes on after it', () => {
    const row = new Scene({ standing: true, dueDay: '2026-06-30', assignments: [lead('A')] });
    expect(row.lastDay('completion', 'a')).toBe('2026-06-30');
    row.submit('2026-07-02', 'A');
    expect(row.track('a').overdueSince).not.toBeNull();
    row.approve('2026-07-03', 'S1');
    expect(row.track('a')).toMatchObject({ status: 'working', overdueSince: null });
    row.until('2026-12-31');
    expect(row.track('a').overdueSince).toBeNull();
  });
});
