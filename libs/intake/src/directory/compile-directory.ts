import type { KnownNames } from '../grammar/responsibility/tokenise.js';
import type { DirectoryGroup, DirectoryUnit, UnitDirectory, Validity } from '../unit-directory.js';

/** One name of one entry. */
export interface Naming extends Validity {
  entry: DirectoryUnit | DirectoryGroup;
  name: string;
  former: boolean;
}

/** A directory made ready for matching. Built once per import, never changed. */
export interface CompiledDirectory extends KnownNames {
  entries: UnitDirectory;
  /** Every name and alias with its entry; a name that two entries share belongs to the first. */
  byName: ReadonlyMap<string, DirectoryUnit | DirectoryGroup>;
  /** Every entry that bears or bore a name. */
  namings: ReadonlyMap<string, readonly Naming[]>;
}

/** The names under which an entry is known, former ones included. */
export function namesOf(entry: DirectoryUnit | DirectoryGroup): string[] {
  return namingsOf(entry).map(({ name }) => name);
}

function namingsOf(entry: DirectoryUnit | DirectoryGroup): Naming[] {
  if (entry.kind === 'group')
    return [entry.shortName, ...entry.aliases].map((name) => ({ entry, name, former: false }));
  const { validFrom, validTo } = entry;
  const bounds = {
    ...(validFrom === undefined ? {} : { validFrom }),
    ...(validTo === undefined ? {} : { validTo }),
  };
  return [
    ...[entry.shortName, entry.fullName, ...entry.aliases].map((name) => ({
      entry,
      name,
      former: false,
      ...bounds,
    })),
    ...(entry.formerNames ?? []).map((each) => ({ entry, former: true, ...each })),
  ];
}

/** True where a day lies inside the bounds. Days compare as text. */
export function isValidOn({ validFrom, validTo }: Validity, day: string): boolean {
  return (validFrom === undefined || validFrom <= day) && (validTo === undefined || day <= validTo);
}

/** Indexes a directory by name and, for the longest match, by first character. Pure; nothing of it is kept elsewhere. */
export function compileDirectory(entries: UnitDirectory): CompiledDirectory {
  const namings = new Map<string, Naming[]>();
  const byFirst = new Map<string, string[]>();
  for (const naming of entries.flatMap(namingsOf)) {
    const { name, entry } = naming;
    if (name === '') continue;
    const same = namings.get(name) ?? [];
    if (same.some((other) => other.entry === entry)) continue;
    namings.set(name, [...same, naming]);
    if (same.length > 0) continue;
    const first = name.charAt(0);
    byFirst.set(first, [...(byFirst.get(first) ?? []), name]);
  }
  for (const names of byFirst.values()) names.sort((a, b) => b.length - a.length);
  const byName = new Map(
    [...namings].flatMap(([name, [first]]) => (first === undefined ? [] : [[name, first.entry] as const])),
  );
  return {
    entries,
    byName,
    namings,
    lengthAt: (text, index) =>
      byFirst.get(text.charAt(index))?.find((name) => text.startsWith(name, index))?.length ?? 0,
  };
}
