import { formatBytes } from './sizes.js';

describe('sizes of files', () => {
  it('are told as people read them, without a needless zero', () => {
    const sizes = [840, 86_016, 3.2 * 1024 * 1024, 20 * 1024 * 1024];
    expect(sizes.map(formatBytes)).toEqual(['840 B', '84 KB', '3.2 MB', '20 MB']);
  });
});
