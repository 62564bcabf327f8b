import { expect, it } from '@jest/globals';
import { isAtLeast } from './version-order.js';

it.each([
  ['20.19.0', '20.19.0', true],
  ['20.19', '20.19.0', true],
  ['20.9.0', '20.19.0', false],
  ['24.0.0', '20.19.0', true],
  ['1.26.7', '1.26.8', false],
  ['1.26.10', '1.26.8', true],
])('%s against %s: %s', (version, least, expected) => {
  expect(isAtLeast(version, least)).toBe(expected);
});
