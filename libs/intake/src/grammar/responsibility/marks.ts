/** The marks of a cell, for showing what was read as what. */
import type { Mark } from '../../ledger-draft.js';

/** In order; a separator inside the description of a group belongs to the group. */
export function withoutInner(marks: readonly Mark[]): Mark[] {
  let last = 0;
  return marks
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < last || end <= start) return false;
      last = end;
      return true;
    });
}
