import { Turns } from './turns.js';

describe('Turns', () => {
  it('lets one act at a time, in the order in which they asked', async () => {
    const turns = new Turns();
    const seen: string[] = [];
    const act = (name: string) => () => {
      seen.push(`${name} begins`);
      return Promise.resolve().then(() => seen.push(`${name} ends`));
    };
    await Promise.all([turns.take(act('a')), turns.take(act('b')), turns.take(act('c'))]);
    expect(seen).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('gives the next one its turn after a failure, which only its caller sees', async () => {
    const turns = new Turns();
    const failing = turns.take(() => Promise.reject(new Error('refused')));
    const next = turns.take(() => Promise.resolve('done'));
    await expect(failing).rejects.toThrow('refused');
    await expect(next).resolves.toBe('done');
  });
});
