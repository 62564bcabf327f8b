import { upcast } from './upcast.js';

describe('[E9] stored events', () => {
  it('of the first version are today’s', () => {
    const stored = { kind: 'trackClaimed', v: 1, at: 5, by: { person: 'p', unit: 'u' }, track: 'a' };
    expect(upcast(stored)).toEqual(stored);
  });

  it('of an unknown version are damage, by name', () => {
    expect(() => upcast({ kind: 'trackClaimed', v: 99 })).toThrow(/trackClaimed.*99/);
  });
});
