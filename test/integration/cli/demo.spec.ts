import { taizhang } from './taizhang.js';

describe('the demo', () => {
  it('plays its three rows on the real engine, loses its worker once, and verifies', async () => {
    const { code, stdout, stderr } = await taizhang(['demo', '--lang', 'en']);
    expect(stderr).not.toContain('✗');
    expect(code).toBe(0);
    const told = [
      'signs for receipt',
      'reports progress',
      'hands in its part',
      'submits the result (round 1)',
      'returns it, rework until',
      'is killed (kill -9)',
      'the record holds it 1 time(s)',
      'submits the result (round 2)',
      'approves',
      'completed in time',
      'the deadline has passed: red light',
      'blue notice',
      'orange notice',
      'red notice',
      'the leader must acknowledge',
      'the leader gives a directive',
      'completed late, by',
      'period 3 is missed',
      'reports period 3',
    ];
    expect(told.filter((words) => !stdout.includes(words))).toEqual([]);
    expect(stdout).toMatch(/Verified: 3 tasks, \d+ events, 0 violations/);
    // a receipt that is signed late is told of before it is signed
    const late = stdout.slice(stdout.indexOf('Act two'));
    expect(late.indexOf('reminder')).toBeLessThan(late.indexOf('signs for receipt'));
  }, 300_000);
});
