import { contentRefsIn, mention, noMentions } from './mentions.js';

const hash = 'a'.repeat(64);

describe('what an answer mentions', () => {
  it('finds units and people at any depth, once', () => {
    const value = {
      coordinatingUnit: 'u1',
      tracks: [{ unit: 'u2', claimedBy: 'p1', submission: { by: 'p2', text: hash } }],
      authors: [{ person: 'p1', unit: 'u2' }],
      closing: null,
    };
    const found = mention(noMentions(), value);
    expect([...found.units]).toEqual(['u1', 'u2']);
    expect([...found.people]).toEqual(['p1', 'p2']);
  });

  it('finds to whom a step went', () => {
    const receivers = ['person:p1', 'unitLeader@u1', 'supervisor@*'];
    const found = mention(noMentions(), [{ receivers }]);
    expect([...found.units]).toEqual(['u1']);
    expect([...found.people]).toEqual(['p1']);
  });

  it('finds who approves, who asked, and every id of a list', () => {
    const found = mention(noMentions(), {
      leader: 'p1',
      requestedBy: 'p2',
      settled: [{ units: ['u1', 'u2'] }],
    });
    expect([...found.people]).toEqual(['p1', 'p2']);
    expect([...found.units]).toEqual(['u1', 'u2']);
  });

  it('leaves calendar and policy out', () => {
    expect(mention(noMentions(), { calendar: { unit: 'u1' }, policy: { by: 'p1' } }).units.size).toBe(0);
  });

  it('finds stored texts and nothing that only resembles one', () => {
    expect(contentRefsIn({ a: [hash, { b: hash }], c: 'A'.repeat(64), d: 'a'.repeat(63) })).toEqual([hash]);
  });
});
