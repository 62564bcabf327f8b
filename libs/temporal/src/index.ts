export {
  issueCommandId,
  issueWorkflowId,
  namespace,
  reconcileWorkflowId,
  recoverWorkflowId,
  taskQueue,
  taskWorkflowId,
  tickCommandId,
  workflowTypes,
} from './names.js';
export type {
  CommandCall,
  CommandOutcome,
  CommandReply,
  CommitAnswer,
  CommitAsk,
  KnownWake,
  LedgerTaskActivities,
  LoadedTask,
  ReplicaView,
  TaskRef,
} from './ledger-task.messages.js';
export {
  WORKFLOW_TASK_TIMEOUT_MS,
  commandUpdate,
  renewSignal,
  replicaQuery,
  syncSignal,
  taskStart,
} from './ledger-task.messages.js';
export type {
  IssueChunkAsk,
  IssueCounts,
  IssueLedgerActivities,
  IssueLedgerInput,
  IssuePageAsk,
  IssueRef,
} from './issue-ledger.messages.js';
export { issueProgressQuery, issueStart } from './issue-ledger.messages.js';
export type { ReconcileActivities, ReconcileInput, SweepAsk, SweepReport } from './reconcile.messages.js';
export { reconcileDefaults, reconcileStart } from './reconcile.messages.js';
export type {
  RecoverActivities,
  RecoverInput,
  RecoverPage,
  RecoverPageAsk,
  RecoverReport,
} from './recover.messages.js';
export { recoverStart } from './recover.messages.js';
export {
  REPEAT_AFTER_MS,
  failureCode,
  isAsleep,
  refusalFailure,
  refusalOf,
  shouldRepeat,
  wasNotTaken,
} from './refusal-failure.js';
export { ANSWER_BYTES_MAX, COMMAND_BYTES_MAX, COMMAND_ID_MAX, bounded } from './payload-bounds.js';
export { inParallel } from './in-parallel.js';
