/**
 * Names that a list shortens: the prefix is left out after the first (省A厅、B厅), a shared tail before the last
 * (甲、乙大队), the place throughout (教育局 for 区教育局). Source: LEDGER section 5.
 */
import type { CompiledDirectory } from './compile-directory.js';

export interface RestoredName {
  /** Id of the unit of the directory; a name that the directory does not hold is never restored. */
  unitId: string;
  /** The name of the directory that the words shorten. */
  name: string;
  how: 'prefix' | 'tail' | 'place';
}

/** A place before a name is short (省, 云河区); what is longer is a name of its own. */
const prefixMax = 8;
const tailMax = 8;
const places = ['省', '自治区', '市', '州', '盟', '县', '区', '旗', '镇', '乡'];

/**
 * For each name of one list, in order: the unit that it shortens, or null where the directory holds the name as it
 * stands, or more than one unit, or none, fits. Pure; offered beside the words of the paper, never put in their place.
 */
export function restoreNames(
  names: readonly string[],
  directory: CompiledDirectory,
): (RestoredName | null)[] {
  let prefixes: string[] = [];
  return names.map((raw, at) => {
    const words = raw.replace(/\s/g, '');
    if (directory.byName.has(words)) {
      prefixes = prefixesOf(words);
      return null;
    }
    const next = names.slice(at + 1).find((name) => directory.byName.has(name));
    return (
      only(
        prefixes.map((prefix) => prefix + words),
        'prefix',
        directory,
      ) ??
      (next === undefined
        ? null
        : only(
            tailsOf(next).flatMap((tail) => withPlaces(words + tail, next)),
            'tail',
            directory,
          )) ??
      only(
        places.map((place) => place + words),
        'place',
        directory,
      )
    );
  });
}

/** 省教育厅 → 省; 云河市教育局 → 云, 云河, 云河市, of which the directory knows the right one. */
function prefixesOf(name: string): string[] {
  return Array.from({ length: Math.min(prefixMax, name.length - 2) }, (_, at) => name.slice(0, at + 1));
}

function tailsOf(name: string): string[] {
  const longest = Math.min(tailMax, name.length - 1);
  return Array.from({ length: longest }, (_, at) => name.slice(name.length - longest + at));
}

/** A member before the shared tail may itself leave out the place of the last: 东城、区西城大队. */
function withPlaces(name: string, last: string): string[] {
  return [name, ...prefixesOf(last).map((prefix) => prefix + name)];
}

/** The one unit that any of these names means; null where they mean several, or none. */
function only(
  candidates: readonly string[],
  how: RestoredName['how'],
  directory: CompiledDirectory,
): RestoredName | null {
  const found = new Map<string, RestoredName>();
  for (const name of candidates) {
    const entry = directory.byName.get(name);
    if (entry?.kind === 'unit' && !found.has(entry.id)) found.set(entry.id, { unitId: entry.id, name, how });
  }
  const [first, ...more] = found.values();
  return first === undefined || more.length > 0 ? null : first;
}
