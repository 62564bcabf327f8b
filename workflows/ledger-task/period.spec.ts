import type { Deadline, TaskEvent } from '#domain';
import { beginsPeriod } from './period.js';

const armed = (kind: Deadline['kind'], rearmed: boolean): TaskEvent =>
  ({
    kind: 'deadlineArmed',
    v: 1,
    at: 0,
    by: { person: 'p', unit: 'u' },
    deadline: { kind },
    rearmed,
  }) as TaskEvent;

describe('a period begins', () => {
  it('with the clock of a new cycle, and with nothing else', () => {
    expect(beginsPeriod([armed('review', false), armed('cycle', false)])).toBe(true);
    expect(beginsPeriod([armed('cycle', true)])).toBe(false);
    expect(beginsPeriod([armed('completion', false)])).toBe(false);
    expect(beginsPeriod([])).toBe(false);
  });
});
