import { Scene, lead, responsible, reviewer, support } from '../testing/scene.spec-kit.js';
import { actorOf } from '../testing/world.spec-kit.js';

const group = (id = 'g', role: 'support' | 'jointLead' | 'reviewer' = 'support') => ({
  id,
  text: 'all concerned',
  role,
  mode: null,
});

describe('receipt (F14)', () => {
  it('begins the work, stops its clock and moves no other', () => {
    const row = new Scene();
    const limit = row.clock('completion', 'a').current;
    expect(row.sign('2026-03-20', 'A')).toEqual(['receiptAcknowledged', 'deadlineStopped']);
    expect(row.track('a')).toMatchObject({ status: 'working', receivedBy: 'A1' });
    expect(row.clock('receipt', 'a').status).toBe('met');
    expect(row.clock('completion', 'a').current).toBe(limit);
    expect(row.task.status).toBe('inProgress');
  });

  it('is signed once, by the unit itself, in its part', () => {
    const row = new Scene({ assignments: [lead('A'), reviewer('D')] });
    const sign = (who: string, track = 'a') =>
      row.refusal('2026-03-03', who, 'acknowledgeReceipt', { track }).code;
    expect(sign('B1')).toBe('actor.wrong_unit');
    expect(sign('D1', 'review-D')).toBe('track.wrong_role');
    expect(sign('A1', 'x')).toBe('track.unknown');
    expect(
      row.refusal('2026-03-03', { ...actorOf('A1'), roles: ['leader'] }, 'acknowledgeReceipt', { track: 'a' })
        .code,
    ).toBe('actor.wrong_role');
    row.sign('2026-03-03', 'A');
    expect(sign('A1')).toBe('track.wrong_status');
  });
});

describe('[R4] a claim (F16)', () => {
  it('is exclusive inside the unit until it is released, and the leader stands above it', () => {
    const row = new Scene();
    row.act('2026-03-03', 'A1', 'claim', { track: 'a' });
    const others = (kind: 'claim' | 'release' | 'acknowledgeReceipt') =>
      row.refusal('2026-03-03', 'A2', kind, { track: 'a' }).code;
    expect([others('claim'), others('release'), others('acknowledgeReceipt')]).toEqual([
      'track.claimed_by_other',
      'track.claimed_by_other',
      'track.claimed_by_other',
    ]);
    expect(row.refusal('2026-03-03', 'AL', 'claim', { track: 'a' }).data).toEqual({ person: 'A1' });
    row.act('2026-03-04', 'AL', 'release', { track: 'a' });
    row.act('2026-03-04', 'A2', 'claim', { track: 'a' });
    expect(row.track('a').claimedBy).toBe('A2');
  });

  it('is not released when nobody has it', () => {
    expect(new Scene().refusal('2026-03-03', 'A1', 'release', { track: 'a' }).code).toBe('track.not_claimed');
  });
});

describe('nomination (D1)', () => {
  const units = (...names: string[]) => names.map((unit) => ({ track: `n-${unit}`, unit }));
  const body = (placeholder: string, names: string[], reason: string | null = null) => ({
    placeholder,
    units: units(...names),
    reason,
  });

  it('gives the group its units, each with a clock to sign, and stops its own', () => {
    const row = new Scene({ assignments: [lead('A')], placeholders: [group()] });
    row.act('2026-03-05', 'A1', 'nominateUnits', body('g', ['B', 'C']));
    expect(row.task.tracks.slice(1).map((t) => `${t.unit} ${t.role} ${t.placeholder}`)).toEqual([
      'B support g',
      'C support g',
    ]);
    expect(row.lastDay('receipt', 'n-B')).toBe('2026-03-09');
    expect(row.clock('nomination', 'g').status).toBe('met');
    expect(row.refusal('2026-03-06', 'A1', 'nominateUnits', body('g', ['D'])).code).toBe(
      'placeholder.settled',
    );
  });

  it('says with a reason that a group is empty', () => {
    const row = new Scene({ assignments: [lead('A')], placeholders: [group()] });
    expect(row.refusal('2026-03-05', 'A1', 'nominateUnits', body('g', [])).code).toBe('text.missing');
    row.act('2026-03-05', 'S1', 'nominateUnits', body('g', [], 'nobody is concerned'));
    expect(row.task.placeholders[0]?.status).toBe('declaredEmpty');
  });

  it('is the lead’s or the office’s, and takes nobody twice', () => {
    const row = new Scene({ assignments: [lead('A'), support('B')], placeholders: [group()] });
    const why = (who: string, names: string[], placeholder = 'g') =>
      row.refusal('2026-03-05', who, 'nominateUnits', body(placeholder, names)).code;
    expect(why('B1', ['C'])).toBe('actor.wrong_unit');
    expect(why('A1', ['B'])).toBe('assignment.duplicate_unit');
    expect(why('A1', ['C', 'C'])).toBe('track.duplicate');
    expect(why('A1', ['C'], 'h')).toBe('placeholder.unknown');
    expect(
      row.refusal(
        '2026-03-05',
        { ...actorOf('A1'), roles: ['administrator'] },
        'nominateUnits',
        body('g', ['C']),
      ).code,
    ).toBe('actor.wrong_role');
  });

  it('lets an owner review too, as at issue', () => {
    const row = new Scene({ assignments: [lead('A')], placeholders: [group('g', 'reviewer')] });
    row.act('2026-03-05', 'S1', 'nominateUnits', body('g', ['A', 'D']));
    expect(row.task.tracks.filter((t) => t.role === 'reviewer').map((t) => t.unit)).toEqual(['A', 'D']);
    expect(row.task.deadlines.some((d) => d.track === 'n-A')).toBe(false);
  });
});

describe('units that come and go (F22)', () => {
  const add = (unit: string, role: 'support' | 'responsible' = 'support') => ({
    track: `n-${unit}`,
    unit,
    role,
    reason: 'needed',
  });

  it('[R5] a unit that joins signs from now on and has at least the time of a rework', () => {
    const row = new Scene({ dueDay: '2026-06-30' });
    row.act('2026-06-29', 'A1', 'addUnit', add('C'));
    expect(row.lastDay('receipt', 'n-C')).toBe('2026-07-01');
    expect(row.lastDay('completion', 'n-C')).toBe('2026-07-06');
    row.act('2026-06-29', 'S1', 'addUnit', add('D'));
    expect(row.refusal('2026-06-29', 'B1', 'addUnit', add('E')).code).toBe('actor.wrong_unit');
    expect(row.refusal('2026-06-29', 'A1', 'addUnit', { ...add('E'), reason: '' }).code).toBe('text.missing');
  });

  it('a unit that leaves keeps what it handed in, and nothing runs for it any more', () => {
    const row = new Scene();
    row.part('2026-03-10', 'B');
    row.act('2026-03-11', 'S1', 'removeUnit', { track: 'b', reason: 'not theirs' });
    expect(row.track('b')).toMatchObject({ status: 'withdrawn', withdrawnReason: 'removed' });
    expect(row.track('b').submission).not.toBeNull();
    expect(row.task.deadlines.filter((d) => d.track === 'b' && d.status === 'running')).toEqual([]);
  });

  it('is removed by the office, with a reason, and never as the last owner', () => {
    const row = new Scene({ assignments: [lead('A'), support('B')] });
    const why = (who: string, track: string, reason = 'r') =>
      row.refusal('2026-03-11', who, 'removeUnit', { track, reason }).code;
    expect(why('A1', 'b')).toBe('actor.wrong_role');
    expect(why('S1', 'a')).toBe('track.last_owner');
    expect(why('S1', 'b', '')).toBe('text.missing');
    expect(why('S1', 'x')).toBe('track.unknown');
    row.part('2026-03-10', 'B');
    row.act('2026-03-10', 'A1', 'acceptPart', { track: 'b', round: 1 });
    expect(why('S1', 'b')).toBe('track.wrong_status');
  });

  it('completes the row at once when the last open owner leaves', () => {
    const row = new Scene({ assignments: [responsible('A'), responsible('B')] });
    row.submit('2026-03-10', 'A');
    row.approve('2026-03-11', 'S1');
    expect(row.task.closing).toBeNull();
    row.act('2026-03-12', 'S1', 'removeUnit', { track: 'b', reason: 'not theirs' });
    expect(row.task.status).toBe('completed');
  });

  it('is bounded', () => {
    const row = new Scene({ assignments: [lead('A')], placeholders: [group()] });
    const many = Array.from({ length: 200 }, (_, i) => ({ track: `n${i}`, unit: `U${i}` }));
    expect(
      row.refusal('2026-03-05', 'A1', 'nominateUnits', { placeholder: 'g', units: many, reason: null }).code,
    ).toBe('limit.too_many');
  });

  it('joins a standing duty with the period that is open', () => {
    const row = new Scene({ standing: true, dueDay: null, assignments: [responsible('A')] });
    row.until('2026-05-04');
    row.act('2026-05-06', 'S1', 'addUnit', add('C', 'responsible'));
    expect(row.clock('cycle', 'n-C')).toMatchObject({ period: 2 });
    expect(row.lastDay('cycle', 'n-C')).toBe('2026-06-30');
    expect(row.task.tracks.map((t) => t.role)).toEqual(['responsible', 'responsible']);
    expect(row.task.deadlines.some((d) => d.kind === 'completion')).toBe(false);
  });
});
