export {
  ATTACHMENTS_MAX,
  BULK_MAX,
  FILE_BYTES_MAX,
  JSON_BYTES_MAX,
  LEDGER_BYTES_MAX,
  PAGE_DEFAULT,
  PAGE_MAX,
  TEXT_CHARS_MAX,
  UNITS_MAX,
  contentHashSchema,
  cursorSchema,
  daySchema,
  idSchema,
  idempotencyKeySchema,
  localeSchema,
  locales,
  textSchema,
} from './wire/primitives.schema.js';
export type { Locale } from './wire/primitives.schema.js';
export {
  problemCodes,
  problemSchema,
  problemStatus,
  refusalSchema,
  wireProblemCodes,
} from './wire/problem.schema.js';
export type { FieldProblem, Problem, ProblemCode, WireProblemCode } from './wire/problem.schema.js';
export { livenessSchema, readinessSchema } from './wire/health.schema.js';
export type { Liveness, Readiness } from './wire/health.schema.js';
export { problemSentence, refusalSentence } from './sentences/sentence.js';
export type { SentenceContext } from './sentences/sentence.js';
export {
  demoAccountsSchema,
  demoSignInSchema,
  roleSchema,
  sessionChangeSchema,
  sessionSchema,
  signInSchema,
} from './office/session.schema.js';
export type {
  DemoAccount,
  DemoAccounts,
  DemoSignIn,
  Session,
  SessionChange,
  SignIn,
} from './office/session.schema.js';
export { directorySchema, namesSchema } from './office/directory.schema.js';
export type {
  Directory,
  DirectoryGroup,
  DirectoryPerson,
  DirectoryUnit,
  Names,
  PersonRef,
  UnitRef,
} from './office/directory.schema.js';
export { calendarSchema, calendarViewSchema, policySchema, policyViewSchema } from './office/rules.schema.js';
export type { CalendarView, PolicyView } from './office/rules.schema.js';
export {
  contentMetaSchema,
  draftBodySchema,
  draftSaveSchema,
  draftSchema,
  fileKinds,
} from './office/content.schema.js';
export type { ContentMeta, Draft, DraftBody, DraftSave, FileExtension } from './office/content.schema.js';
export {
  changeSchema,
  noticePageSchema,
  noticeQuerySchema,
  noticeReadResultSchema,
  noticeReadSchema,
} from './office/notice.schema.js';
export type {
  Change,
  NoticeItem,
  NoticePage,
  NoticeQuery,
  NoticeRead,
  NoticeReadResult,
} from './office/notice.schema.js';
export { commandRequestSchema, requestKinds, requestSchemas } from './task/command.schema.js';
export type {
  CommandRequest,
  CommandRequestInput,
  CommandRequestOf,
  RequestKind,
} from './task/command.schema.js';
export { attachmentsOf, commandOf, textsOf } from './task/command-of.js';
export type { CommandContext } from './task/command-of.js';
export {
  bulkResultSchema,
  bulkReviewSchema,
  commandDoneSchema,
  commandPendingSchema,
  commandResultSchema,
} from './task/command-result.schema.js';
export type {
  BulkResult,
  BulkReview,
  CommandDone,
  CommandPending,
  CommandResult,
} from './task/command-result.schema.js';
export { taskStateSchema } from './task/task-state.schema.js';
export { availableSchema, taskViewSchema } from './task/task-view.schema.js';
export type { Available, ContentItem, TaskHeader, TaskView } from './task/task-view.schema.js';
export {
  donePageSchema,
  taskListQuerySchema,
  taskPageSchema,
  todoPageSchema,
  todoQuerySchema,
} from './task/lists.schema.js';
export type {
  DonePage,
  TaskListItem,
  TaskListQuery,
  TaskPage,
  TodoItem,
  TodoPage,
  TodoQuery,
} from './task/lists.schema.js';
export {
  escalationHistorySchema,
  firedStepPageSchema,
  firedStepQuerySchema,
  timelineQuerySchema,
  timelineSchema,
} from './task/timeline.schema.js';
export type {
  Delivery,
  EscalationHistory,
  EscalationTrail,
  FiredStep,
  FiredStepPage,
  FiredStepQuery,
  PlannedStep,
  SentNotice,
  SuppressedStep,
  Timeline,
  TimelineEntry,
  TimelineQuery,
} from './task/timeline.schema.js';
export {
  latePageSchema,
  lateQuerySchema,
  supervisionQuerySchema,
  supervisionSummarySchema,
} from './supervision/supervision.schema.js';
export type {
  LateItem,
  LatePage,
  LateQuery,
  NextStep,
  SupervisionQuery,
  SupervisionSummary,
} from './supervision/supervision.schema.js';
export {
  issueProgressSchema,
  issueStateSchema,
  ledgerListQuerySchema,
  ledgerPageSchema,
  ledgerViewQuerySchema,
  ledgerViewSchema,
} from './ledger/ledger.schema.js';
export type {
  IssueProgress,
  IssueState,
  LedgerListQuery,
  LedgerPage,
  LedgerSummary,
  LedgerView,
  LedgerViewQuery,
} from './ledger/ledger.schema.js';
export { ledgerRowChangeSchema, ledgerRowNoSchema, ledgerRowSchema } from './ledger/ledger-row.schema.js';
export type {
  HiddenDuty,
  LedgerRow,
  LedgerRowChange,
  LedgerRowChangeInput,
  ReadPart,
  Settlement,
} from './ledger/ledger-row.schema.js';
export {
  ANSWERS_MAX,
  blocksIssue,
  ledgerAnswerRecordsSchema,
  ledgerAnswerSchema,
  ledgerAnsweredSchema,
  ledgerAnswersSchema,
  toldQuestions,
} from './ledger/question.schema.js';
export type {
  LedgerAnswer,
  LedgerAnswerRecord,
  LedgerAnswerRecords,
  LedgerAnswered,
  LedgerAnswers,
  LedgerQuestion,
  SuggestedAnswer,
} from './ledger/question.schema.js';
export { placedAnswers, withoutSource } from './ledger/placed-answers.js';
export { PRINTED_ROWS_MAX, fieldsOfOneColumn, ledgerFormats, paperFields } from './ledger/paper.schema.js';
export type {
  FieldsByColumn,
  LedgerFormat,
  Paper,
  PaperField,
  PaperPart,
  PrintedCell,
  PrintedRow,
  PrintedTable,
  SourceRef,
} from './ledger/paper.schema.js';
export { ledgerDecisionsSchema, ledgerImportedSchema, ledgerPreviewSchema } from './ledger/import.schema.js';
export type {
  LedgerDecisions,
  LedgerDecisionsInput,
  LedgerImported,
  LedgerPreview,
} from './ledger/import.schema.js';
export {
  changedFields,
  ledgerDifferenceSchema,
  revisionAskSchema,
  revisionListSchema,
  revisionNoSchema,
  revisionPreviewSchema,
  revisionViewSchema,
} from './ledger/revision.schema.js';
export type {
  LedgerDifference,
  Revision,
  RevisionAsk,
  RevisionAskInput,
  RevisionList,
  RevisionPreview,
  RevisionView,
  RowChange,
  TakenChange,
} from './ledger/revision.schema.js';
export {
  ledgerApprovalSchema,
  ledgerDecisionSchema,
  ledgerProposalSchema,
} from './ledger/approval.schema.js';
export type { LedgerApproval, LedgerDecision, LedgerProposal } from './ledger/approval.schema.js';
export { ledgerExportQuerySchema } from './ledger/export.schema.js';
export type { LedgerExportQuery } from './ledger/export.schema.js';
