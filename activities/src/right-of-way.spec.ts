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

describe('bulk work beside people', () => {
  it('runs several pieces wide while nobody is about', async () => {
    const { way, told, piece } = street();
    const both = await Promise.all([way.giveWay(piece('a', 5)), way.giveWay(piece('b', 5))]);
    expect(both).toEqual(['a', 'b']);
    expect(told).toEqual(['a begins', 'b begins', 'a ends', 'b ends']);
  });

  it('goes one by one, each followed by a longer rest, while somebody is', async () => {
    const { way, told, piece } = street();
    way.person();
    await Promise.all([
      way.giveWay(piece('a', 20)),
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
    const all = Array.from({ length: 9 }, (_, n) => way.giveWay(piece(`p${n}`, 10)));
    await Promise.resolve();
    expect(told).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p5'].map((name) => `${name} begins`));
    way.person();
    await Promise.all(all);
    const later = told.slice(told.indexOf('p6 begins'));
    expect(later.filter((line) => !line.startsWith('rest'))).toEqual(
      ['p6', 'p7', 'p8'].flatMap((name) => [`${name} begins`, `${name} ends`]),
    );
    expect(later[2]).toBe('rest 30');
  });

  it('goes wide again when they have gone', async () => {
    const { way, told, piece, wait } = street();
    way.person();
    wait(1_500);
    await Promise.all([way.giveWay(piece('a', 1)), way.giveWay(piece('b', 1))]);
    expect(told).toEqual(['a begins', 'b begins', 'a ends', 'b ends']);
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
