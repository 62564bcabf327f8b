import { readFileSync } from 'node:fs';

interface LockedPackage {
  readonly version?: string;
  readonly resolved?: string;
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>;
};
const packages = Object.entries(lock.packages);

/** Where Node would look for `name` when asked from inside the package at `from`. */
function findLocked(from: string, name: string): LockedPackage | undefined {
  const nested = from
    .split('/node_modules/')
    .map((_, i, parts) => parts.slice(0, parts.length - i).join('/node_modules/'));
  const places = [...nested.map((folder) => `${folder}/node_modules/${name}`), `node_modules/${name}`];
  return places.map((place) => lock.packages[place]).find((found) => found !== undefined);
}

describe('package-lock.json', () => {
  // npm leaves out what the registry of the day could not show it, and `npm ci` then refuses its own lock.
  test('holds the optional packages of every platform, so that a clean install takes it anywhere', () => {
    const missing = packages.flatMap(([from, locked]) =>
      Object.entries(locked.optionalDependencies ?? {})
        .filter(([name, range]) => /^\d+\.\d+\.\d+/.test(range) && findLocked(from, name) === undefined)
        .map(([name, range]) => `${name}@${range} of ${from}`),
    );
    expect(missing).toEqual([]);
  });

  test('gives every package its version and no address of a registry', () => {
    const faulty = packages.filter(
      ([path, locked]) => path !== '' && (locked.version === undefined || locked.resolved !== undefined),
    );
    expect(faulty.map(([path]) => path)).toEqual([]);
  });
});
