import { describe, expect, it } from '@jest/globals';
import { mayReach, parsePasswd } from './owner.js';

const user = { uid: 101, gid: 104 };
const tree =
  (modes: Record<string, [uid: number, gid: number, mode: number]>) =>
  (file: string): { uid: number; gid: number; mode: number } | undefined => {
    const [uid, gid, mode] = modes[file] ?? [undefined];
    return uid === undefined ? undefined : { uid, gid: gid as number, mode: mode as number };
  };

describe('mayReach', () => {
  it('goes by the rights of others, the group, or the owner, whichever applies', () => {
    const root = [0, 0, 0o755] as [number, number, number];
    expect(mayReach('/a/b', user, tree({ '/': root, '/a': [0, 0, 0o711] }))).toBe(true);
    expect(mayReach('/a/b', user, tree({ '/': root, '/a': [0, 0, 0o700] }))).toBe(false);
    expect(mayReach('/a/b', user, tree({ '/': root, '/a': [0, 104, 0o710] }))).toBe(true);
    expect(mayReach('/a/b', user, tree({ '/': root, '/a': [101, 0, 0o700] }))).toBe(true);
    expect(mayReach('/a/b', user, tree({ '/': root, '/a': [101, 0, 0o077] }))).toBe(false);
  });
});

it('reads the passwd file', () => {
  const text =
    'root:x:0:0:root:/root:/bin/bash\npostgres:x:101:104:PostgreSQL,,,:/var/lib/postgresql:/bin/bash\n\n# broken\n';
  expect(parsePasswd(text)).toEqual([
    { name: 'root', uid: 0, gid: 0 },
    { name: 'postgres', uid: 101, gid: 104 },
  ]);
});
