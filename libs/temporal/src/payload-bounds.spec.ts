import { failureCode } from './refusal-failure.js';
import { bounded } from './payload-bounds.js';

describe('bounds of payloads', () => {
  it('counts bytes, not characters', () => {
    expect(bounded('台账', 8, 'a text')).toBe('台账');
    expect(() => bounded('台账', 7, 'a text')).toThrow('a text has 8 bytes, at most 7 are possible');
  });

  it('ends finally, so that nobody tries again', () => {
    const error = attempt(() => bounded('x'.repeat(100), 10, 'a command'));
    expect(failureCode(error)).toBe('payload.too_large');
    expect(error).toMatchObject({ nonRetryable: true });
  });
});

function attempt(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
