import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parseGoVersion } from './go-build.js';
import { cacheDirectory, parseVersion, releasePlatform, sameMinor } from './release.js';
import { archiveName, checksumOf } from './release-archive.js';

describe('the release', () => {
  it.each([
    ['linux', 'x64', 'temporal_1.32.1_linux_amd64.tar.gz'],
    ['darwin', 'arm64', 'temporal_1.32.1_darwin_arm64.tar.gz'],
    ['win32', 'x64', 'temporal_1.32.1_windows_amd64.zip'],
  ])('for %s on %s is %s', (platform, arch, expected) => {
    expect(archiveName(releasePlatform(platform, arch))).toBe(expected);
  });

  it('does not exist for other machines', () => {
    expect(releasePlatform('freebsd', 'x64')).toBeUndefined();
    expect(releasePlatform('linux', 'riscv64')).toBeUndefined();
  });

  it('has a checksum for each file', () => {
    const [a, b] = ['a'.repeat(64), 'B'.repeat(64)];
    const text = `${a}  x.tar.gz\r\n${b} *y.tar.gz\nshort  z.tar.gz\n`;
    expect(checksumOf('x.tar.gz', text)).toBe(a);
    expect(checksumOf('y.tar.gz', text)).toBe('b'.repeat(64));
    for (const name of ['z.tar.gz', 'x.tar', 'none'])
      expect(() => checksumOf(name, text)).toThrow('no checksum');
  });
});

it('reads versions as the programs print them', () => {
  expect(parseVersion('temporal version 1.32.1')).toBe('1.32.1');
  expect(parseVersion('nothing')).toBeUndefined();
  expect(parseGoVersion('go version go1.26.8 linux/amd64')).toBe('1.26.8');
  expect(parseGoVersion('go version go1.27 linux/amd64')).toBe('1.27.0');
  expect(sameMinor('1.32.7', '1.32.1')).toBe(true);
  expect(sameMinor('1.31.1', '1.32.1')).toBe(false);
});

it('keeps its cache where the user says, else where the system does', () => {
  expect(cacheDirectory({ TAIZHANG_CACHE: '/c', XDG_CACHE_HOME: '/x', HOME: '/h' })).toBe(path.resolve('/c'));
  expect(cacheDirectory({ XDG_CACHE_HOME: '/x', HOME: '/h' })).toBe(path.join('/x', 'taizhang'));
  expect(cacheDirectory({ HOME: '/h' })).toBe(path.join('/h', '.cache', 'taizhang'));
});
