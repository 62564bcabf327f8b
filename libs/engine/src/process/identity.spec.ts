import { expect, it } from '@jest/globals';
import { isSameProcess, parseLinuxStat, processIdentity } from './identity.js';

it('reads state and start from the stat line of a process whose name has blanks and brackets', () => {
  const rest = ['S', ...Array.from({ length: 18 }, (_, index) => String(index)), '4711', 'more'].join(' ');
  expect(parseLinuxStat(`123 (a) b (c) ${rest}`)).toEqual({ state: 'S', startTicks: '4711' });
});

it('knows this process, and tells it from an earlier one with its number', () => {
  const identity = processIdentity(process.pid);
  expect(identity).toBeDefined();
  expect(isSameProcess(process.pid, identity as string)).toBe(true);
  expect(isSameProcess(process.pid, 'earlier boot/1')).toBe(false);
});

it.each([0, -1, 1.5, Number.NaN])('no process has the number %s', (pid) => {
  expect(processIdentity(pid)).toBeUndefined();
});
