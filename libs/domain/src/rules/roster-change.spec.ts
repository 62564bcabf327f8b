import { todoEntries } from '../index.js';
import { DAY, asked, revision, signed, tellings } from '../testing/amendments.spec-kit.js';
import { Scene, lead, responsible, support } from '../testing/scene.spec-kit.js';

describe('[R5] units that come and go by an amendment (F22)', () => {
  it('leave with what they handed in, and join with a receipt clock of their own', () => {
    const row = signed();
    row.part('2026-03-10', 'B');
    const joining = [{ track: 'c', unit: 'C', role: 'support' as const }];
    const said = tellings(row, DAY, { leaving: ['b'], joining });
    expect(said).toEqual(['amended A', 'partWithdrawn B B', 'newDuty C C']);
    expect(row.track('b')).toMatchObject({ status: 'withdrawn', withdrawnReason: 'removed' });
    expect(row.track('b').submission?.text).toBe('x');
    expect(row.lastDay('receipt', 'c')).toBe('2026-04-03');
    expect(row.lastDay('completion', 'c')).toBe('2026-06-30');
  });

  it('change places: the lead supports, and the supporting unit leads', () => {
    const row = signed();
    const joining = [
      { track: 'b2', unit: 'B', role: 'lead' as const },
      { track: 'a2', unit: 'A', role: 'support' as const },
    ];
    row.act(DAY, 'S1', 'amend', revision({ leaving: ['a', 'b'], joining }));
    expect(todoEntries(row.task).map((e) => `${e.kind} ${e.track}`)).toEqual(['sign b2', 'sign a2']);
    row.sign('2026-04-02', 'B', 'b2');
    expect(asked(row, 'b2')).toEqual(['consolidate']);
  });

  it('close the row with the last part that was open', () => {
    const row = new Scene({ assignments: [responsible('A'), responsible('B')] });
    row.submit('2026-03-10', 'A');
    row.approve('2026-03-11', 'S2');
    expect(row.act(DAY, 'S1', 'amend', revision({ leaving: ['b'] }))).toContain('taskCompleted');
  });

  it('make owners of the responsible units when the lead leaves, unless their paper is in hand', () => {
    const parts = { assignments: [lead('A'), responsible('B'), support('C')] };
    const row = new Scene(parts);
    row.sign('2026-03-03', 'B');
    row.act(DAY, 'S1', 'amend', revision({ leaving: ['a'] }));
    expect(asked(row, 'b')).toEqual(['sign', 'consolidate']);
    const held = new Scene(parts);
    held.part('2026-03-10', 'B');
    expect(held.refusal(DAY, 'S1', 'amend', revision({ leaving: ['a'] }))).toMatchObject({
      code: 'track.paper_in_hand',
      data: { units: ['B'] },
    });
  });

  it('move the periods of a standing duty to whoever answers for it now', () => {
    const row = new Scene({ standing: true, dueDay: null, assignments: [lead('A'), responsible('B')] });
    row.act(DAY, 'S1', 'amend', revision({ leaving: ['a'] }));
    expect(row.lastDay('cycle', 'b')).toBe('2026-06-30');
    const back = { joining: [{ track: 'c', unit: 'C', role: 'lead' as const }] };
    row.act('2026-04-02', 'S1', 'amend', revision({ ...back, effectiveOn: '2026-04-02' }));
    expect(row.lastDay('cycle', 'c')).toBe('2026-06-30');
    expect(row.clock('cycle', 'b').status).toBe('stopped');
  });
});
