import { expect, it } from '@jest/globals';
import { parsePostmasterPid } from './leftover.js';

it('reads pid and port of a running server', () => {
  const text = '4711\n/home/台账/data\n1792000000\n24398\n\n127.0.0.1\n  2229475    42\nready   \n';
  expect(parsePostmasterPid(text)).toEqual({ pid: 4711, port: 24_398 });
});

it.each(['', '4711\n', 'x\n\n\n24398\n', '4711\n/data\n1792000000\n'])('takes %j for no server', (text) => {
  expect(parsePostmasterPid(text)).toBeUndefined();
});
