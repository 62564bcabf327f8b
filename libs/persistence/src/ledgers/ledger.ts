import type { Assignment, Day, EpochMs, PersonId, PhaseGoal, PlaceholderAssignment, UnitId } from '#domain';

/** `undone`: taken back before its first issue (F2). */
export const ledgerStatuses = ['draft', 'issuing', 'issued', 'undone'] as const;
export type LedgerStatus = (typeof ledgerStatuses)[number];

export type LedgerFormat = 'txt' | 'docx' | 'xlsx' | 'xls' | 'csv' | 'doc';

/** A file that a ledger came from; its bytes are stored under their hash. */
export interface LedgerSource {
  sha256: string;
  format: LedgerFormat;
  fileName: string | null;
}

/** A ledger as a paper: its head. */
export interface Ledger {
  id: string;
  title: string;
  year: number;
  status: LedgerStatus;
  /** The office that runs it (D15). */
  coordinatingUnit: UnitId;
  responsibleLeader: PersonId | null;
  /** The file of its last import; null for one that was typed in. */
  source: LedgerSource | null;
  /** Doubts of the paper as a whole, in the shape of the ledger contract. */
  questions: unknown[];
  /** Rises with every change of the ledger or of one of its rows; an approval holds for one version. */
  version: number;
  createdBy: PersonId;
  createdAt: EpochMs;
  changedAt: EpochMs;
}

/** What can still be decided about a row before it is issued. */
export interface LedgerRowDuties {
  dueDay: Day | null;
  standing: boolean;
  skippable: boolean;
  /** Null: the ledger's. */
  responsibleLeader: PersonId | null;
  assignments: Assignment[];
  placeholders: PlaceholderAssignment[];
  phases: PhaseGoal[];
  /** What a person must still decide. */
  questions: unknown[];
}

/** One row of the paper. */
export interface LedgerRow extends LedgerRowDuties {
  /** Counts from 1 without gaps. */
  row: number;
  sectionNo: string | null;
  sectionTitle: string | null;
  itemNo: number | null;
  itemTitle: string | null;
  content: string;
  responsibilityText: string;
  deadlineText: string;
  /** What the import understood, in the shape of the ledger contract. */
  reading: unknown;
  /** The row of another ledger that does this work too: this one is not issued (F10). */
  mergedInto?: { ledger: string; row: number } | null;
  version: number;
}

/** A row before it is stored. */
export type NewRow = Omit<LedgerRow, 'version'>;

/** Id of the task of a row: the ledger's and the row's number, three digits or more. */
export function taskIdOf(ledgerId: string, row: number): string {
  return `${ledgerId}-${String(row).padStart(3, '0')}`;
}
