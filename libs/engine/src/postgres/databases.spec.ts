import { expect, it } from '@jest/globals';
import { databaseUrl, withoutPassword } from './databases.js';

const url = 'postgres://app:secret@127.0.0.1:24398/taizhang';

it('names another database of the same server', () => {
  expect(databaseUrl(url, '副本 1')).toBe('postgres://app:secret@127.0.0.1:24398/%E5%89%AF%E6%9C%AC%201');
});

it('shows an address without its password', () => {
  expect(withoutPassword(url)).toBe('postgres://app:***@127.0.0.1:24398/taizhang');
  expect(withoutPassword('postgres://db/taizhang')).toBe('postgres://db/taizhang');
});
