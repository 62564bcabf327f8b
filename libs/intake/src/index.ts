export type {
  AppliedRemark,
  AssigneeKind,
  Assignment,
  AssignmentMode,
  AssignmentRole,
  DeadlineKind,
  DeadlineParse,
  DeadlineReading,
  InheritedDeadline,
  IntakeRefusal,
  IntakeRefusalCode,
  IntakeResult,
  LedgerDraft,
  LedgerDraftRow,
  Mark,
  OtherCell,
  PaperFormat,
  Question,
  QuestionCode,
  RecurringFrequency,
  Remark,
  ResponsibilityReading,
  SourceRef,
} from './ledger-draft.js';
export type {
  DirectoryGroup,
  DirectoryUnit,
  FormerName,
  UnitDirectory,
  UnitLevel,
  UnitResolution,
  UnitSuggestion,
  Validity,
} from './unit-directory.js';
export { compileDirectory, type CompiledDirectory } from './directory/compile-directory.js';
export { groupMembers } from './directory/group-members.js';
export {
  learnAlias,
  type AliasRefusal,
  type AliasRefusalCode,
  type LearnedAlias,
  type NameAnswer,
} from './directory/learn-alias.js';
export { resolveUnit } from './directory/resolve-unit.js';
export { restoreNames, type RestoredName } from './directory/restore-names.js';
export { numberingAt, type Numbering, type NumberingLevel } from './grammar/numbering.js';
export { splitDutyBracket, type DutyBracket } from './grammar/duty-bracket.js';
export { readDeadline as parseDeadline } from './grammar/deadline/read-deadline.js';
export {
  readResponsibility as parseResponsibility,
  type ResponsibilityContext,
} from './grammar/responsibility/read-responsibility.js';
export { toLedgerContract, type LedgerContract } from './ledger/contract-shape.js';
export { moveLedgerYear, type MovedLedger, type YearMove } from './ledger/move-year.js';
export { dutiesAfter, readDuties, type DutyContext, type DutySentence } from './ledger/duties.js';
export { readLedger } from './ledger/read-ledger.js';
export { readPaperLedger, type PaperLedger, type PaperLedgerOptions } from './ledger/read-paper-ledger.js';
export { refuse } from './readers/refusals.js';
export type { ChosenPart, LedgerChoice, TableScore } from './ledger/choose-table.js';
export type { ChosenColumn } from './ledger/columns.js';
export type { ColumnField, ColumnsByTable, GivenColumns } from './ledger/given-columns.js';
export type { RememberedColumns } from './ledger/remembered-columns.js';
export type { DraftOptions } from './ledger/build-draft.js';
export { defaultReadLimits, readLedgerText, type ReadLimits } from './readers/read-text.js';
export { readParagraphs, type ParagraphOptions } from './readers/read-paragraphs.js';
export {
  diffLedgers,
  type FieldChange,
  type LedgerDifference,
  type RowDifference,
} from './diff/diff-ledgers.js';
export type { RowField } from './diff/row-fields.js';
export {
  findOverlaps,
  type OpenRow,
  type Overlap,
  type OverlapOptions,
  type OverlapRow,
} from './diff/find-overlaps.js';
export type { ExportRefusal, ExportRefusalCode, ExportResult } from './export/export-refusal.js';
export {
  statusWords as exportStatusWords,
  type ExportLanguage,
  type ExportOptions,
  type ExportRow,
} from './export/export-row.js';
export { writeCsv } from './export/write-csv.js';
export { writeDocx } from './export/write-docx.js';
export { writeXlsx, type ExportLimits, type WrittenRows } from './export/write-xlsx.js';
export { refillOriginal, type Refilled } from './export/refill/refill-original.js';
export type { NotFilled, RefillOptions, RefillRow, RefillSource } from './export/refill/refill-plan.js';
export type { CellRef, Grid, GridCell, GridRow } from './readers/grid.js';
export {
  defaultPaperLimits,
  type NoticeCode,
  type Paper,
  type PaperLimits,
  type PaperNotice,
} from './readers/paper.js';
export { readPaper, type PaperOptions } from './readers/read-paper.js';
export { rowsWithDuties, type RowDuty } from './ledger/row-duties.js';
