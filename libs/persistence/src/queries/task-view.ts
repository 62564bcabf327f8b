import type { DeadlineId, EpochMs, Step, Task, TaskEvent, TaskId, TrackId } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { LedgerRow } from '../ledgers/ledger.js';
import { findLedgerRow } from '../ledgers/ledgers.js';
import type { EventRow } from '../record/events.js';
import { eventColumns, eventOf } from '../record/events.js';
import { readTask } from '../record/tasks.js';
import type { Page, PageAsk } from './paging.js';
import { keyAfter, pageOf, rowsToRead } from './paging.js';
import { wordsNow } from './row-words.js';

/** A task with the paper it comes from. */
export interface TaskView {
  task: Task;
  /** Null when the ledger's row is not stored here. */
  paper: LedgerRow | null;
  /** The row's words before the amendment that holds; null where none has changed them. */
  formerWords: string | null;
  /** Hash of the last event, hex: the head of the task's chain (F88). */
  headHash: string;
}

/** Null when nobody issued it. */
export async function taskView(tx: Tx, taskId: TaskId): Promise<TaskView | null> {
  const stored = await readTask(tx, taskId);
  if (stored === null) return null;
  const paper = await findLedgerRow(tx, stored.state.ledger, stored.state.row);
  const amended = (stored.state.revision?.text ?? null) !== null;
  const formerWords = amended && paper !== null ? await wordsBefore(tx, taskId) : null;
  return { task: stored.state, paper, formerWords, headHash: stored.headHash.toString('hex') };
}

/** F9: what a row said before. An amendment by a new version of the paper has replaced the paper's words as well. */
async function wordsBefore(tx: Tx, taskId: TaskId): Promise<string | null> {
  const [found] = await tx.query<{ words: string | null }>(
    `select coalesce(case when l.content <> ${wordsNow} then l.content end,
       (select v.body->>'content' from ledger_row_version v
        where v.ledger_id = l.ledger_id and v.row_no = l.row_no and v.why = 'revision'
          and v.body->>'content' <> ${wordsNow} order by v.version_no desc limit 1)) as words
     from task t join ledger_row l on l.ledger_id = t.ledger_id and l.row_no = t.row_no where t.id = $1`,
    [taskId],
  );
  return found?.words ?? null;
}

/** One event of the record with its place, the command it answers and its hash (F87). */
export interface TimelineItem {
  seq: number;
  commandId: string;
  hash: string;
  event: TaskEvent;
  /** Notices that this event sent, and what became of them (F78). */
  deliveries: TimelineDelivery[];
}

export interface TimelineDelivery {
  notice: string;
  template: string;
  person: string;
  channel: string;
  status: string;
  sentAt: EpochMs | null;
  readAt: EpochMs | null;
}

interface TimelineRow extends EventRow, Record<string, unknown> {
  command_id: string;
  hash: Buffer;
  deliveries: TimelineDelivery[];
}

/** What happened to a task, latest first. */
export async function taskTimeline(tx: Tx, ask: PageAsk & { taskId: TaskId }): Promise<Page<TimelineItem>> {
  const [before] = keyAfter(ask, [Number.MAX_SAFE_INTEGER]);
  const rows = await tx.query<TimelineRow>(
    `select ${eventColumns}, command_id, hash, coalesce((
       select json_agg(json_build_object('notice', n.id, 'template', n.template, 'person', d.person_id,
         'channel', d.channel, 'status', d.status, 'sentAt', d.sent_at, 'readAt', d.read_at)
         order by n.id, d.person_id, d.channel)
       from notice n join notice_delivery d on d.notice_id = n.id
       where n.task_id = e.task_id and n.seq = e.seq), '[]') as deliveries
     from task_event e where task_id = $1 and seq < $2::bigint order by seq desc limit $3`,
    [ask.taskId, before, rowsToRead(ask)],
  );
  return pageOf(
    ask,
    rows,
    (row) => [row.seq],
    (row) => ({
      seq: row.seq,
      commandId: row.command_id,
      hash: row.hash.toString('hex'),
      event: eventOf(row),
      deliveries: row.deliveries,
    }),
  );
}

/** A step that has not fired: what comes next, and what will not come and why (F70). */
export interface PlannedStep {
  deadline: DeadlineId;
  kind: Task['deadlines'][number]['kind'];
  track: TrackId | null;
  subject: string | null;
  step: Step;
}

/** Steps of every clock that did not fire: planned ones by their instant, then those without one, then suppressed ones. */
export function stepsAhead(task: Task): PlannedStep[] {
  const order = ({ step }: PlannedStep): number =>
    step.status === 'planned' ? (step.at ?? Number.MAX_SAFE_INTEGER - 1) : Number.MAX_SAFE_INTEGER;
  return task.deadlines
    .flatMap(({ id, kind, track, subject, steps }) =>
      steps
        .filter((step) => step.status !== 'fired')
        .map((step) => ({ deadline: id, kind, track, subject, step })),
    )
    .toSorted((left, right) => order(left) - order(right));
}
