import { RightOfWay } from './right-of-way.js';

/** A clock that moves only when it is told to; rests are written down and end at once. */
function street() {
  const told: string[] = [];
  let at = 10_000;
  const way = new RightOfWay(
    () => at,
    (ms) => {
      told.push(`rest ${ms}`);
      return Promise.resolve();
    },
  );
  const piece = (name: string, ms: number) => async () => {
    told.push(`${name} begins`);
    await Promise.resolve();
    at += ms;
    told.push(`${name} ends`);
    return name;
  };
  return { way, told, piece, wait: (ms: number) => (at += ms) };
}

/** How many pieces ran at a time, in the order in which each number was reached. */
function widths(told: readonly string[]): number[] {
  let running = 0;
  return told.reduce<number[]>((seen, line) => {
    running += line.endsWith('begins') ? 1 : -1;
    return running > (seen.at(-1) ?? 0) ? [...seen, running] : seen;
  }, []);
}

describe('bulk work beside people', () => {
  it('begins with one piece and runs one more after each that is done, while nobody is about', async () => {
    const { way, told, piece } = street();
    const all = Array.from({ length: 40 }, (_, n) => way.giveWay(piece(`p${n}`, 5)));
    await Promise.resolve();
    expect(told).toEqual(['p0 begins']);
    await Promise.all(all);
    expect(widths(told)).toEqual([1, 2, 3, 4, 5]);
  });

  it('begins with one piece again after a pause', async () => {
    const { way, told, piece, wait } = street();
    await Promise.all(Array.from({ length: 40 }, (_, n) => way.giveWay(piece(`p${n}`, 5))));
    told.length = 0;
    wait(1_001);
    const both = [way.giveWay(piece('a', 5)), way.giveWay(piece('b', 5))];
    await Promise.resolve();
    expect(told).toEqual(['a begins']);
    await Promise.all(both);
  });

  it('goes one by one, each followed by a longer rest, while somebody is', async () => {
    const { way, told, piece } = street();
    way.person();
    await Promise.all([
      way.giveWay(piece('a', 12)),
      way.giveWay(piece('b', 700)),
      way.giveWay(piece('c', 5)),
    ]);
    expect(told.slice(0, 8)).toEqual([
      'a begins',
      'a ends',
      'rest 60',
      'b begins',
      'b ends',
      'rest 100',
      'c begins',
      'c ends',
    ]);
  });

  it('does what has not begun one by one when somebody comes meanwhile', async () => {
    const { way, told, piece } = street();
    await Promise.all(Array.from({ length: 40 }, (_, n) => way.giveWay(piece(`p${n}`, 5))));
    told.length = 0;
    const all = Array.from({ length: 9 }, (_, n) => way.giveWay(piece(`q${n}`, 10)));
    await Promise.resolve();
    expect(told).toEqual(['q0', 'q1', 'q2', 'q3', 'q4'].map((name) => `${name} begins`));
    way.person();
    await Promise.all(all);
    const later = told.slice(told.indexOf('q5 begins'));
    expect(later.filter((line) => !line.startsWith('rest'))).toEqual(
      ['q5', 'q6', 'q7', 'q8'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
    expect(later[2]).toBe('rest 50');
  });

  it('goes wide again when they have gone', async () => {
    const { way, told, piece, wait } = street();
    way.person();
    wait(1_500);
    await Promise.all(Array.from({ length: 3 }, (_, n) => way.giveWay(piece(`p${n}`, 1))));
    expect(told.slice(0, 4)).toEqual(['p0 begins', 'p0 ends', 'p1 begins', 'p2 begins']);
  });

  it('a piece that fails holds up no other', async () => {
    const { way, piece } = street();
    way.person();
    const failing = way.giveWay(() => Promise.reject(new Error('no')));
    const next = way.giveWay(piece('b', 1));
    await expect(failing).rejects.toThrow('no');
    await expect(next).resolves.toBe('b');
  });
});
