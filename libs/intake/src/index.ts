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
  UnitDirectory,
  UnitLevel,
  UnitResolution,
  UnitSuggestion,
} from './unit-directory.js';
export { compileDirectory, type CompiledDirectory } from './directory/compile-directory.js';
export { resolveUnit } from './directory/resolve-unit.js';
export { numberingAt, type Numbering, type NumberingLevel } from './grammar/numbering.js';
export { readDeadline as parseDeadline } from './grammar/deadline/read-deadline.js';
export {
  readResponsibility as parseResponsibility,
  type ResponsibilityContext,
} from './grammar/responsibility/read-responsibility.js';
export { toLedgerContract, type LedgerContract } from './ledger/contract-shape.js';
export { moveLedgerYear, type MovedLedger, type YearMove } from './ledger/move-year.js';
export { readLedger } from './ledger/read-ledger.js';
export type { DraftOptions } from './ledger/build-draft.js';
export { defaultReadLimits, readLedgerText, type ReadLimits } from './readers/read-text.js';
export type { Grid, GridCell, GridRow } from './readers/grid.js';
