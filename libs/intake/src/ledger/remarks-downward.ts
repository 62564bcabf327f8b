/** 列第一位者为牵头单位，下同: what one row states, the rows below obey, with the origin shown. Source: LEDGER section 1. */
import type { AppliedRemark, Assignment, Remark } from '../ledger-draft.js';
import { firstLeads } from '../grammar/responsibility/read-responsibility.js';

export interface Governed {
  assignments: Assignment[];
  appliedRemarks: AppliedRemark[];
}

/** A remark of the lines around the rows; `from` is the first row that it governs, counted from 0. */
export interface NoteRemark {
  remark: Remark;
  from: number;
}

/**
 * Applies each row's remarks to the rows below it, and those of headers, titles and notes to the rows that they govern. A
 * later remark of the same kind replaces the earlier. Only the rule about the first unit changes assignments; a scope or a
 * duty of everybody is shown beside the row, never added to it.
 */
export function applyRemarks(
  rows: readonly { assignments: Assignment[]; remarks: readonly Remark[] }[],
  ofNotes: readonly NoteRemark[] = [],
  rowsAbove = 0,
): Governed[] {
  const inForce = new Map<Remark['kind'], AppliedRemark>();
  return rows.map(({ assignments, remarks }, at) => {
    for (const { remark, from } of ofNotes)
      if (from === at) inForce.set(remark.kind, { ...remark, fromRow: null });
    const own = new Set(remarks.map(({ kind }) => kind));
    const appliedRemarks = [...inForce.values()].filter(({ kind }) => !own.has(kind));
    for (const remark of remarks) {
      if (remark.kind !== 'scope' || /以下|均为/.test(remark.text))
        inForce.set(remark.kind, { ...remark, fromRow: rowsAbove + at + 1 });
    }
    const rule = appliedRemarks.find(({ kind }) => kind === 'first-listed-is-lead');
    return { assignments: firstLeads(assignments, rule), appliedRemarks };
  });
}
