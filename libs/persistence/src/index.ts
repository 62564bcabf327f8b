export type { Database, DatabaseOptions } from './database/open-database.js';
export { closeDatabase, openDatabase } from './database/open-database.js';
export type { Statement, TransactionMode, Tx } from './database/transaction.js';
export { inTenant, inTenantAtOnce, statement } from './database/transaction.js';
export { migrate, pendingMigrations, refreshStatistics } from './database/migrate.js';
export { appRole, migratorRole } from './database/tenant-isolation.js';
export { commit } from './commit/commit.js';
export type { CommitEnd } from './commit/commit-first.js';
export { commitFirst } from './commit/commit-first.js';
export type { CommitAnswer, CommitAsk, CommitOutcome } from './commit/commit-ask.js';
export { EVENTS_AFTER_MAX } from './commit/commit-ask.js';
export type { CommitFaultCode } from './commit/commit-fault.js';
export { commandHash } from './commit/command-hash.js';
export { CommitFault } from './commit/commit-fault.js';
export { deliverNoticeJob, noticeChannelsSetting } from './commit/queue-notices.js';
export { taskChannel } from './commit/record.js';
export { receiverKey } from './commit/projection.js';
export { loadTask, readTask } from './record/tasks.js';
export type { Unit, UnitGroup, UnitLevel, UnitWithGroups } from './directory/units.js';
export { listGroups, listUnits, putGroup, putUnit, unitLevels } from './directory/units.js';
export type { Person } from './directory/people.js';
export { findPerson, listPeople, putPerson, resolveAddresses } from './directory/people.js';
export type { Names } from './directory/names.js';
export { namesOf } from './directory/names.js';
export { reviewRoster } from './directory/review-roster.js';
export type { Account, Locale } from './accounts/accounts.js';
export {
  changeLocale,
  changePassword,
  createAccount,
  disableAccount,
  findAccountByLogin,
  listAccounts,
  locales,
} from './accounts/accounts.js';
export type { Session } from './accounts/sessions.js';
export { createSession, endSession, findSession, sweepSessions } from './accounts/sessions.js';
export type { LockoutLimits, SignInAttempt } from './accounts/lockout.js';
export { admitSignIn, lockoutLimits, signInSucceeded } from './accounts/lockout.js';
export type { ContentAbout, ContentInfo, StoredContent } from './content/content.js';
export {
  contentInfo,
  getContent,
  getTexts,
  hasUploaded,
  missingContent,
  putContent,
  tasksUsingContent,
} from './content/content.js';
export type { Draft, DraftAnswer, DraftKey } from './drafts/drafts.js';
export { discardDraft, loadDraft, saveDraft } from './drafts/drafts.js';
export type { CalendarYear, CalendarYearRecord } from './settings/calendars.js';
export { CalendarYearInvalid, calendarValue, calendarYears, putCalendarYear } from './settings/calendars.js';
export type { PolicyRecord } from './settings/policies.js';
export { PolicyInvalid, currentPolicy, policyVersions, putPolicy } from './settings/policies.js';
export { readSetting, writeSetting } from './settings/settings.js';
export { prepareTenant } from './settings/prepare-tenant.js';
export type { PaperDeadline, PaperRow, PaperShare } from './office/paper.js';
export type {
  NameMeaning,
  OpenPoint,
  PaperDecisions,
  ReadPart,
  RowPlan,
  Settlement,
} from './office/row-plan.js';
export { planRow } from './office/row-plan.js';
export type { Office, OfficeGroup, OfficePerson, OfficeUnit } from './office/load-office.js';
export { loadOffice, ordinaryUnit } from './office/load-office.js';
export type { OfficeSettings } from './office/office-settings.js';
export { readOfficeSettings, writeOfficeSettings } from './office/office-settings.js';
export type {
  Ledger,
  LedgerFormat,
  LedgerRow,
  LedgerRowDuties,
  LedgerStatus,
  NewRow,
} from './ledgers/ledger.js';
export type { Approval } from './ledgers/approval.js';
export { addApprovalAct, approvalOf } from './ledgers/approval.js';
export type { AnswerRecord } from './ledgers/answers.js';
export type { LedgerChange, Revision } from './ledgers/revisions.js';
export { beginApplying, findRevision, listChanges, listRevisions } from './ledgers/revisions.js';
export { listAnswers } from './ledgers/answers.js';
export type { LedgerAnswer, RowEdit } from './office/answer.js';
export type { ImportOffice } from './office/known-names.js';
export { KnownNames, directoryForReading, readImportOffice, unitOfWords } from './office/known-names.js';
export type { ImportDecisions, ImportPlan, ImportPlanned, ImportProblem } from './office/import-plan.js';
export { planImport } from './office/import-plan.js';
export type { PaperColumns } from './office/paper-columns.js';
export type { ImportedPaper } from './office/store-import.js';
export { storeImport } from './office/store-import.js';
export type { AnswerProblem } from './office/answer-draft.js';
export { answerDraft, currentRevision, recordEdit, settledColumns } from './office/answer-draft.js';
export { openAfter } from './office/open-after.js';
export { ledgerStatuses, taskIdOf } from './ledgers/ledger.js';
export type { LedgerRowAnswer, NewLedger } from './ledgers/ledgers.js';
export {
  createLedger,
  decideLedgerRow,
  findLedger,
  findLedgerBySource,
  findLedgerRow,
  listLedgerRows,
  lockLedger,
  undoLedger,
} from './ledgers/ledgers.js';
export type { IssueProgress, IssueRow, SettledRow } from './ledgers/issue.js';
export {
  beginIssue,
  issueCommands,
  issueProgress,
  issueRows,
  rowsToIssue,
  settleIssueRows,
} from './ledgers/issue.js';
export type {
  DeliveryResult,
  NoticeChannel,
  NoticeForDelivery,
  PendingDelivery,
  StoredNotice,
} from './notices/delivery.js';
export { failedDeliveries, noticeChannels, noticeForDelivery, recordDelivery } from './notices/delivery.js';
export type { InboxItem } from './notices/inbox.js';
export { inboxPage, markRead, unreadCount } from './notices/inbox.js';
export type { Page, PageAsk } from './queries/paging.js';
export { CursorInvalid, PAGE_MAX } from './queries/paging.js';
export type { LightCounts } from './queries/light.js';
export type { TodoItem } from './queries/todo-page.js';
export { receiversOf, todoCount, todoPage } from './queries/todo-page.js';
export type { TaskFilter, TaskItem } from './queries/task-list.js';
export { taskList } from './queries/task-list.js';
export type { PlannedStep, TaskView, TimelineDelivery, TimelineItem } from './queries/task-view.js';
export { stepsAhead, taskTimeline, taskView } from './queries/task-view.js';
export type { EscalationFilter, EscalationItem } from './queries/escalation-history.js';
export { escalationHistory } from './queries/escalation-history.js';
export type { LateItem, SupervisionSummary, UnitSummary } from './queries/supervision.js';
export { lateList, supervisionSummary } from './queries/supervision.js';
export type { LedgerItem, LedgerView, LedgerViewRow, OpenLedgerRow } from './queries/ledgers.js';
export { ledgerList, ledgerView, openLedgerRows } from './queries/ledgers.js';
export type { UnitDirectory } from './queries/directory.js';
export { unitDirectory } from './queries/directory.js';
export type { OwnAct } from './queries/own-acts.js';
export { ownActs } from './queries/own-acts.js';
export type { OpenTask } from './record/sweep.js';
export { closedBetween, openTasks, overdueWakeUps } from './record/sweep.js';
export { knownOutcome } from './record/outcomes.js';
export type { VerifyOptions, VerifyProgress, VerifyReport } from './verify/verify.js';
export { verify } from './verify/verify.js';
export type { Invariant, Problem, Violation } from './verify/violation.js';
export type { RebuildReport } from './verify/rebuild.js';
export { rebuild } from './verify/rebuild.js';
export type { RowQuestion } from './office/open-questions.js';
export { openQuestion } from './office/open-questions.js';
export type { PaperLedgerRow } from './office/paper-ledger.js';
export { ledgerRowOf } from './office/paper-ledger.js';
export type { TaskHeader } from './queries/task-headers.js';
export { taskHeaders } from './queries/task-headers.js';
export { soonestTasks, taskStates } from './queries/task-states.js';
export type { TaskNotice } from './queries/task-notices.js';
export { stepNotices } from './queries/task-notices.js';
export { commandOutcome } from './queries/command-outcome.js';
export type { Listening, TaskChange } from './changes/listen.js';
export { listenForChanges } from './changes/listen.js';
export type { SampleOffice, SampleStage } from './office/sample-office.js';
export { readSampleOffice, sampleStages, writeSampleOffice } from './office/sample-office.js';
export { answeredCommands, readNoticesBefore } from './office/past-record.js';
export { ownDrafts } from './queries/own-drafts.js';
export type { PaperDifference, RowChange } from './office/row-changes.js';
export { rowChanges } from './office/row-changes.js';
export type { RevisionPaper, RevisionPlan, RevisionProblem, RevisionTake } from './office/revise-ledger.js';
export { planRevision, reviseLedger, rowTasks } from './office/revise-ledger.js';
export { settleRevisionChange, undoRevision } from './office/undo-revision.js';
export { wordsOf } from './office/answer-draft.js';
export type { LedgerExportRow } from './queries/ledger-export.js';
export type { LedgerFilter } from './queries/ledger-filter.js';
export { closingDay, exportRowOf, exportedRows, filePlaceOf } from './office/export-ledger.js';
