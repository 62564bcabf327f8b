import type { Assignment, LedgerDraftRow } from '../ledger-draft.js';

/** A draft row with no doubts; what a spec cares about is given. */
export function draftRow(row: number, given: Partial<LedgerDraftRow> = {}): LedgerDraftRow {
  return {
    row,
    sectionNo: '一',
    sectionTitle: '优化服务',
    itemNo: 1,
    itemTitle: '推进事项',
    content: `第${row}项举措`,
    responsibilityText: '区政数局牵头',
    assignments: [lead('区政数局')],
    deadlineText: '2026年12月底前',
    deadline: { kind: 'date', date: '2026-12-31' },
    inheritedDeadline: null,
    source: { table: 1, row },
    questions: [],
    appliedRemarks: [],
    leaders: [],
    otherCells: [],
    marks: { responsibility: [], deadline: [] },
    confidence: { responsibility: 1, deadline: 1 },
    ...given,
  };
}

export function lead(unitText: string, given: Partial<Assignment> = {}): Assignment {
  return { unitText, kind: 'unit', role: 'lead', mode: null, ...given };
}
