import { expect, it } from '@jest/globals';
import { checkDisk, checkNode, checkPorts, checkTimeZone } from './machine.js';
import { clockFinding, distance } from './reach.js';

it.each([
  ['20.19.0', 'ok'],
  ['24.1.0', 'ok'],
  ['20.11.1', 'fail'],
  ['18.20.0', 'fail'],
])('Node %s: %s', (version, level) => {
  expect(checkNode(version)).toMatchObject({ id: 'node.version', level });
});

it.each([
  [50e9, 'ok'],
  [3e9, 'warn'],
  [0.2e9, 'fail'],
])('%d bytes free: %s', (free, level) => {
  expect(checkDisk('/home', free)).toMatchObject({ id: 'disk.free', level });
});

it('wants the time zone of the office, at its offset', () => {
  expect(checkTimeZone()).toMatchObject({ level: 'ok' });
  expect(checkTimeZone('GMT+9')).toMatchObject({
    level: 'fail',
    message: { en: expect.stringContaining('GMT+9') },
  });
});

it('measures clocks by how far an instant lies outside the time in which it was asked', () => {
  expect([distance(150, 100, 200), distance(90, 100, 200), distance(1_500, 100, 200)]).toEqual([
    0, 10, 1_300,
  ]);
  expect([0, 999, 1_000, 29_999, 30_000].map((apart) => clockFinding(apart).level)).toEqual([
    'ok',
    'ok',
    'warn',
    'warn',
    'fail',
  ]);
});

it('says when no ports are left', async () => {
  expect(await checkPorts('/no/such/home', async () => true)).toMatchObject({ level: 'ok' });
  const none = await checkPorts('/no/such/home', async () => false);
  expect(none).toMatchObject({ level: 'fail', remedy: { zh: expect.any(String), en: expect.any(String) } });
});
