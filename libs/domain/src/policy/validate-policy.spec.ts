import type { LadderRung, Policy } from './policy.js';
import { defaultPolicy } from './policy.js';
import { validatePolicy } from './validate-policy.js';

const rung = (id: string, offsetWorkdays: number, change: Partial<LadderRung> = {}): LadderRung => ({
  id,
  offsetWorkdays,
  form: 'reminder',
  receivers: ['officers'],
  acknowledge: false,
  ...change,
});
const wrong = (change: Partial<Policy>): string[] => validatePolicy({ ...defaultPolicy, ...change });
const ladder = (completion: LadderRung[]): string[] =>
  wrong({ ladders: { ...defaultPolicy.ladders, completion } });
const limits = (change: Partial<Policy['limits']>): string[] =>
  wrong({ limits: { ...defaultPolicy.limits, ...change } });
const level = (quorum: Policy['reviewLevels'][number]['quorum'], id = 'r') =>
  ({ id, source: 'reviewers', quorum }) as const;

describe('a policy', () => {
  it('as preset is sound, and so is one that never reminds', () => {
    expect(validatePolicy(defaultPolicy)).toEqual([]);
    expect(ladder([])).toEqual([]);
  });

  it('has ladders that rise, speak to somebody and end', () => {
    expect(ladder([rung('a', 1), rung('b', 1)])).toEqual(['ladder.not_ascending:completion']);
    expect(ladder([rung('a', 1), rung('b', 0)])).toEqual(['ladder.not_ascending:completion']);
    expect(ladder([rung('a', 0), rung('a', 1)])).toEqual(['ladder.duplicate_rung:completion']);
    expect(ladder([rung('', 0)])).toEqual(['ladder.unnamed_rung:completion']);
    expect(ladder([rung('a', 251)])).toEqual(['ladder.too_far:completion']);
    expect(ladder([rung('a', 0.5)])).toEqual(['ladder.too_far:completion']);
    expect(ladder([rung('a', 0, { receivers: [] })])).toEqual(['ladder.no_receiver:completion']);
    expect(ladder(Array.from({ length: 13 }, (_, i) => rung(`r${i}`, i)))).toEqual([
      'ladder.too_long:completion',
    ]);
  });

  it('never chases a leader for having been chased (F64)', () => {
    const acknowledgement = [rung('again', 0, { acknowledge: true })];
    expect(wrong({ ladders: { ...defaultPolicy.ladders, acknowledgement } })).toEqual([
      'ladder.endless:acknowledgement',
    ]);
  });

  it('has whole limits within reason', () => {
    expect(limits({ receiptWorkdays: -1 })).toEqual(['limit.invalid:receiptWorkdays']);
    expect(limits({ reviewWorkdays: 1.5 })).toEqual(['limit.invalid:reviewWorkdays']);
    expect(limits({ reworkWorkdaysMin: 251 })).toEqual(['limit.invalid:reworkWorkdaysMin']);
    expect(limits({ urgeIntervalMs: 31 * 86_400_000 })).toEqual(['limit.invalid:urgeIntervalMs']);
    expect(limits({ urgeIntervalMs: 0, contestWorkdays: 0 })).toEqual([]);
  });

  it('has a review chain that can be passed', () => {
    expect(wrong({ reviewLevels: [] })).toEqual(['review.no_level']);
    expect(wrong({ reviewLevels: [level({ mode: 'all' }), level({ mode: 'any' })] })).toEqual([
      'review.duplicate_level',
    ]);
    expect(wrong({ reviewLevels: [level({ mode: 'count', count: 0 })] })).toEqual([
      'review.quorum_invalid:r',
    ]);
    expect(wrong({ reviewLevels: [level({ mode: 'percent', percent: 0 })] })).toEqual([
      'review.quorum_invalid:r',
    ]);
    expect(wrong({ reviewLevels: [level({ mode: 'percent', percent: 101 })] })).toEqual([
      'review.quorum_invalid:r',
    ]);
    const six = Array.from({ length: 6 }, (_, i) => level({ mode: 'all' }, `r${i}`));
    expect(wrong({ reviewLevels: six })).toEqual(['review.too_many_levels']);
    // More than there are seats is met when all of them pass.
    expect(wrong({ reviewLevels: [level({ mode: 'count', count: 9 })] })).toEqual([]);
  });

  it('has lights and a name', () => {
    expect(wrong({ lights: { nearDueWorkdays: -1, returnsYellow: 0 } })).toEqual([
      'lights.invalid:nearDueWorkdays',
      'lights.invalid:returnsYellow',
    ]);
    expect(wrong({ version: '' })).toEqual(['version.missing']);
  });
});
