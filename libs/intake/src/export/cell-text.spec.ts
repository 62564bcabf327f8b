import fc from 'fast-check';
import { fileText, sheetText, startsLikeFormula, xmlText } from './cell-text.js';
import { hostileTexts } from './export-rows.spec-kit.js';

/** Signs that files cannot hold, that mean something to them, and plain ones. */
const signs = [
  ['\u0000', '\u0007', '\u000b', '\u0085', '\ud800', '\udc00', '\ufffe', '\uffff', '\r', '\r\n'],
  ['&', '<', '>', '"', "'", '_x000D_', '\t', '\n', '甲', '\u202e', '\u{20BB7}'],
].flat();
const anySign = fc.constantFrom(...signs);

describe('texts for cells', () => {
  it.each(hostileTexts)('takes %j for the beginning of a formula', (text) => {
    expect(startsLikeFormula(text)).toBe(true);
  });

  it.each(['', '甲=乙', '1-2月', '（一）甲', '“=1”', "'=1", '　甲', '2026-12-31'])(
    'takes %j for words',
    (text) => {
      expect(startsLikeFormula(text)).toBe(false);
    },
  );

  it('finds a formula behind anything that shows nothing', () => {
    const unseen = fc.array(
      fc.constantFrom(' ', '\t', '\n', '\u3000', '\u00a0', '\u200b', '\u2066', '\u0000', '\u0085'),
    );
    const sign = fc.constantFrom('=', '+', '-', '@', '＝', '＋', '－', '＠');
    fc.assert(
      fc.property(unseen, sign, fc.string(), (before, start, rest) =>
        startsLikeFormula(`${before.join('')}${start}${rest}`),
      ),
    );
  });

  it('leaves nothing in a text that an office file cannot hold, and nothing out that it can', () => {
    fc.assert(
      fc.property(fc.string({ unit: anySign }), (text) => {
        const kept = fileText(text);
        expect(kept).not.toMatch(/[\p{Cs}\uFFFE\uFFFF]|(?![\t\n])\p{Cc}/u);
        expect(fileText(kept)).toBe(kept);
        expect(sheetText(kept).length).toBeLessThanOrEqual(32_767);
        expect(xmlText(kept)).not.toMatch(/[<>"]|&(?!#\d+;)/);
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('甲', '\u202e', '\u2066', '\u200f', '\n', '\t', '\u{20BB7}') }),
        (text) => {
          expect(fileText(text)).toBe(text);
        },
      ),
    );
  });
});
