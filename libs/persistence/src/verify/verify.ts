import type { EpochMs, Task, TaskId } from '#domain';
import { isClosed, nextWake } from '#domain';
import { sameJson } from '../commit/canonical-json.js';
import type { Database } from '../database/open-database.js';
import type { Tx } from '../database/transaction.js';
import { inTenant } from '../database/transaction.js';
import { loadTask } from '../record/tasks.js';
import { compare } from './compare.js';
import { checkRecords, taskIdsAfter } from './read-records.js';
import { readTaskRows } from './task-rows.js';
import type { Violation } from './violation.js';
import { violation } from './violation.js';

export interface VerifyOptions {
  tenantId: string;
  /** Called after every batch of tasks. */
  onProgress?: (progress: VerifyProgress) => void;
  /** What the task's workflow believes; null when it does not run. Asked for open tasks only, each once or twice. */
  replicaOf?: (taskId: TaskId) => Promise<Replica | null>;
}

/** `task` is null while the workflow has had no reason to look at the record; its timer stands from the start. */
export interface Replica {
  task: Task | null;
  wakeAt: EpochMs | null;
}

export interface VerifyProgress {
  tasks: number;
  events: number;
  violations: number;
}

export interface VerifyReport extends VerifyProgress {
  /** The first `REPORTED_MAX` of them; `violations` counts all. */
  found: Violation[];
}

/** Tasks that are read and compared at once, in one snapshot. */
const BATCH = 100;
/** More violations than these are counted and no longer kept. */
export const REPORTED_MAX = 10_000;

/**
 * Proves the record of one tenant (I1–I8, I11): every chain recomputed, every task folded and compared with its state
 * and read model, every accepted command with its events, every stored text with its hash. Reads only; may run while
 * people work, since each batch is one snapshot. Memory does not grow with the number of tasks or events.
 */
export async function verify(database: Database, options: VerifyOptions): Promise<VerifyReport> {
  const report: VerifyReport = { tasks: 0, events: 0, violations: 0, found: [] };
  const add = (violations: readonly Violation[]): void => {
    report.violations += violations.length;
    report.found.push(...violations.slice(0, Math.max(0, REPORTED_MAX - report.found.length)));
  };
  for (let after = ''; ;) {
    const batch = await inTenant(database, options.tenantId, (tx) => verifyBatch(tx, after), 'snapshot');
    add(batch.violations);
    report.tasks += batch.ids.length;
    report.events += batch.events;
    for (const id of batch.open) add(await verifyReplica(database, options, id));
    const { tasks, events, violations } = report;
    options.onProgress?.({ tasks, events, violations });
    const last = batch.ids.at(-1);
    if (last === undefined || batch.ids.length < BATCH) break;
    after = last;
  }
  await verifyContents(database, options.tenantId, add);
  return report;
}

async function verifyBatch(tx: Tx, after: TaskId) {
  const ids = await taskIdsAfter(tx, after, BATCH);
  const rows = await readTaskRows(tx, ids);
  const checks = await checkRecords(tx, ids);
  const violations: Violation[] = [];
  const open: TaskId[] = [];
  let events = 0;
  for (const [id, check] of checks) {
    const own = rows.get(id);
    if (own !== undefined) compare(check, own);
    violations.push(...check.violations);
    events += check.seq;
    if (check.state !== null && !isClosed(check.state)) open.push(id);
  }
  return { ids, violations, open, events };
}

/** The workflow may just be folding an answer: only what differs twice, from two readings of the record, differs. */
async function verifyReplica(
  database: Database,
  options: VerifyOptions,
  taskId: TaskId,
): Promise<Violation[]> {
  const { replicaOf, tenantId } = options;
  if (replicaOf === undefined) return [];
  for (let attempt = 1; ; attempt += 1) {
    const replica = await replicaOf(taskId);
    const { task } = await loadTask(database, { tenantId, taskId });
    if (task === null || isClosed(task) || (replica !== null && agrees(replica, task))) return [];
    if (attempt === 2)
      return replica === null
        ? [violation('replica.missing', taskId, null, 'an open task without a workflow')]
        : [
            violation(
              'replica.differs',
              taskId,
              replica.task?.seq ?? 0,
              `the record stands at event ${task.seq}`,
            ),
          ];
  }
}

function agrees(replica: Replica, task: Task): boolean {
  return replica.wakeAt === nextWake(task) && (replica.task === null || sameJson(task, replica.task));
}

/** Contents whose bytes are hashed in one statement. */
const CONTENT_BATCH = 200;

async function verifyContents(
  database: Database,
  tenantId: string,
  add: (found: Violation[]) => void,
): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const rows: { sha256: string; sound: boolean }[] = await inTenant(
      database,
      tenantId,
      (tx) =>
        tx.query(
          `select sha256, encode(sha256(bytes), 'hex') = sha256 as sound from content where sha256 > $1
           order by sha256 limit ${CONTENT_BATCH}`,
          [after],
        ),
      'snapshot',
    );
    add(
      rows
        .filter(({ sound }) => !sound)
        .map(({ sha256 }) => violation('content.bytes_differ', null, null, sha256)),
    );
    after = rows.length < CONTENT_BATCH ? undefined : rows.at(-1)?.sha256;
  }
}
