import type { SharingMode } from '#domain';

/**
 * What the office must know of a row as a paper states it. The draft of an import (`LedgerDraftRow` of intake) has this
 * shape; it is repeated here because storage knows nothing of documents.
 */
export interface PaperRow {
  row: number;
  assignments: readonly PaperShare[];
  deadlineText: string;
  deadline: PaperDeadline;
  inheritedDeadline: { deadline: PaperDeadline; fromRow: number } | null;
  /** Duties with a time inside the content, where the reader tells them. */
  duties?: readonly { start: number; end: number; text: string }[];
}

/** One name of a responsibility cell: a unit, or a group that a list or a person must resolve (LEDGER section 1). */
export interface PaperShare {
  /** The words of the paper. */
  unitText: string;
  kind: 'unit' | 'group';
  role: 'lead' | 'support' | 'responsible' | 'reviewer';
  mode: SharingMode | null;
  /** The list it stands in was left open by a bare 等. */
  openList?: true;
}

/** A deadline as read from its cell; only what decides on a limit (LEDGER section 2). */
export interface PaperDeadline {
  kind: string;
  date?: string | null;
  end?: string | null;
  /** Every possible day, where the words allow more than one. */
  readings?: readonly string[];
  also?: 'ongoing';
  /** The end of a permission, never a limit without a person's word. */
  validityEnd?: true;
  parts?: readonly PaperDeadline[];
}
