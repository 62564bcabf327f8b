import type { KnownNames } from '../grammar/responsibility/tokenise.js';
import type { DirectoryGroup, DirectoryUnit, UnitDirectory } from '../unit-directory.js';

/** A directory made ready for matching. Built once per import, never changed. */
export interface CompiledDirectory extends KnownNames {
  entries: UnitDirectory;
  /** Every name and alias with its entry; a name that two entries share belongs to the first. */
  byName: ReadonlyMap<string, DirectoryUnit | DirectoryGroup>;
}

/** The names under which an entry is known. */
export function namesOf(entry: DirectoryUnit | DirectoryGroup): string[] {
  return entry.kind === 'unit'
    ? [entry.shortName, entry.fullName, ...entry.aliases]
    : [entry.shortName, ...entry.aliases];
}

/** Indexes a directory by name and, for the longest match, by first character. Pure; nothing of it is kept elsewhere. */
export function compileDirectory(entries: UnitDirectory): CompiledDirectory {
  const byName = new Map<string, DirectoryUnit | DirectoryGroup>();
  const byFirst = new Map<string, string[]>();
  for (const entry of entries) {
    for (const name of namesOf(entry)) {
      if (name === '' || byName.has(name)) continue;
      byName.set(name, entry);
      const first = name.charAt(0);
      byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
    }
  }
  for (const names of byFirst.values()) names.sort((a, b) => b.length - a.length);
  return {
    entries,
    byName,
    lengthAt: (text, index) =>
      byFirst.get(text.charAt(index))?.find((name) => text.startsWith(name, index))?.length ?? 0,
  };
}
