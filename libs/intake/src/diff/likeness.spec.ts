import fc from 'fast-check';
import { bigramsOf, likeness, normalWords } from './likeness.js';

const alike = (a: string, b: string): number => likeness(bigramsOf(a), bigramsOf(b));

describe('likeness of texts', () => {
  it('counts shared pairs of neighbouring characters, borders included', () => {
    expect(alike('政务服务', '政务服务')).toBe(1);
    expect(alike('政务服务', '审批提速')).toBe(0);
    // ^甲 甲乙 乙丙 丙$ against ^甲 甲乙 乙丁 丁$: two of four.
    expect(alike('甲乙丙', '甲乙丁')).toBe(0.5);
  });

  it('is symmetric, within 0 and 1, and 1 for the same normal form', () => {
    const text = fc.string({
      unit: fc.constantFrom('甲', '乙', '丙', 'Ａ', 'A', ' ', '\u200b', '\ud800', '\u{20BB7}', '\u0001'),
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const value = alike(a, b);
        expect(value).toBe(alike(b, a));
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(1);
        if (normalWords(a) === normalWords(b)) expect(value).toBe(1);
      }),
    );
  });
});
