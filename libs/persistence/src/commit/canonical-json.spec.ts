import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

/** The same value with its properties written in another order, at every depth. */
function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, shuffled(member)]),
  );
}

describe('canonical JSON', () => {
  it('is one text for one value, and JSON of that value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(canonicalJson(shuffled(value))).toBe(text);
        expect(canonicalJson(JSON.parse(text))).toBe(text);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('sorts keys, leaves out what is undefined, and keeps arrays in their order', () => {
    expect(canonicalJson({ b: 1, a: [2, undefined, 'x'], c: undefined })).toBe('{"a":[2,null,"x"],"b":1}');
  });
});
