import type { Task } from '#domain';
import { KnownStates } from './known-states.js';

const stored = (seq: number) => ({ state: { seq } as Task, headHash: Buffer.from([seq]) });

describe('states that a process remembers', () => {
  it('are those committed last, by tenant and task', () => {
    const known = new KnownStates();
    expect(known.of('a', 't-1')).toBeUndefined();
    known.remember('a', 't-1', stored(1));
    known.remember('a', 't-1', stored(2));
    known.remember('b', 't-1', stored(9));
    expect(known.of('a', 't-1')).toEqual(stored(2));
    expect(known.of('b', 't-1')).toEqual(stored(9));
  });

  it('are bounded: the least recently used goes first', () => {
    const known = new KnownStates(2);
    known.remember('a', 't-1', stored(1));
    known.remember('a', 't-2', stored(2));
    known.of('a', 't-1');
    known.remember('a', 't-3', stored(3));
    expect(['t-1', 't-2', 't-3'].map((task) => known.of('a', task)?.state.seq)).toEqual([1, undefined, 3]);
  });
});
