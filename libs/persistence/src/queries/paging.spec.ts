import { CursorInvalid, PAGE_MAX, keyAfter, pageOf, rowsToRead } from './paging.js';

const page = (limit: number, cursor?: string) => {
  const ask = { limit, cursor };
  const [after] = keyAfter(ask, [0]);
  const rows = Array.from({ length: 7 }, (_, index) => index + 1).filter((n) => n > after);
  return pageOf(
    ask,
    rows.slice(0, rowsToRead(ask)),
    (n) => [n],
    (n) => n,
  );
};

describe('pages', () => {
  it('give every row once, and no cursor after the last', () => {
    const first = page(3);
    const second = page(3, first.next ?? '');
    const third = page(3, second.next ?? '');
    expect([first.items, second.items, third.items]).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    expect(third.next).toBeNull();
    expect(page(7).next).toBeNull();
  });

  it('are never longer than the bound, and never empty by a foolish limit', () => {
    expect(rowsToRead({ limit: 1_000_000 })).toBe(PAGE_MAX + 1);
    expect(rowsToRead({ limit: -3 })).toBe(2);
  });

  it.each([
    '',
    'x',
    'bnVsbA',
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from('[1.5]').toString('base64url'),
    Buffer.from('[1,2]').toString('base64url'),
  ])('refuse the cursor "%s", which they did not hand out', (cursor) => {
    expect(() => page(3, cursor)).toThrow(CursorInvalid);
  });
});
