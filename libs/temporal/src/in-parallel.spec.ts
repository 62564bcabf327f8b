import { inParallel } from './in-parallel.js';

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('inParallel', () => {
  it('does everything once, never more at a time than allowed', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    await inParallel([...Array(17).keys()], 4, async (item) => {
      most = Math.max(most, (running += 1));
      for (let turn = 0; turn <= item % 3; turn += 1) await tick();
      running -= 1;
      done.push(item);
    });
    expect(done.toSorted((a, b) => a - b)).toEqual([...Array(17).keys()]);
    expect(most).toBe(4);
  });

  it('does nothing for nothing, and tells the first failure', async () => {
    await inParallel([], 4, () => Promise.reject(new Error('never')));
    await expect(inParallel([1, 2], 4, () => Promise.reject(new Error('row')))).rejects.toThrow('row');
  });
});
