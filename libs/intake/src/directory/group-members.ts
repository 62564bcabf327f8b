import type { DirectoryGroup, DirectoryUnit, UnitDirectory } from '../unit-directory.js';
import { isValidOn } from './compile-directory.js';

/**
 * The units that a closed group means on a day (`YYYY-MM-DD`), in the order of the directory; null for an open group,
 * whose members a person names. A unit that was dissolved before the day or founded after it is left out. Source: D1, F5.
 */
export function groupMembers(
  group: DirectoryGroup,
  directory: UnitDirectory,
  on: string | null = null,
): DirectoryUnit[] | null {
  if (!group.closed) return null;
  const ids = new Set(group.members);
  return directory.filter(
    (entry): entry is DirectoryUnit =>
      entry.kind === 'unit' && ids.has(entry.id) && (on === null || isValidOn(entry, on)),
  );
}
