export { ledgerTask } from '../ledger-task/ledger-task.workflow.js';
export { issueLedger } from '../issue-ledger/issue-ledger.workflow.js';
export { reconcile } from '../reconcile/reconcile.workflow.js';
export { recover } from '../recover/recover.workflow.js';
