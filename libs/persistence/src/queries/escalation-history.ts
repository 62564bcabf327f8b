import type { EpochMs, PersonId, StepForm, TaskId, TrackId, UnitId } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { Page, PageAsk } from './paging.js';
import { keyAfter, pageOf, rowsToRead } from './paging.js';
import { wordsListed } from './row-words.js';

/** One step that fired: on whom, when, to whom, and the answer (F70). */
export interface EscalationItem {
  task: TaskId;
  seq: number;
  ledger: string;
  row: number;
  content: string;
  deadline: string;
  deadlineKind: string;
  track: TrackId | null;
  unit: UnitId | null;
  step: string;
  form: StepForm;
  due: EpochMs;
  firedAt: EpochMs;
  /** Receiver keys: `role@unit`, `role@*` or `person:id`. */
  receivers: string[];
  /** Steps of the same clock that this one stands for, with the cause (F57). */
  skipped: { step: string; cause: string }[];
  /** Null when the step asks for no acknowledgement. */
  escalation: string | null;
  acknowledgedAt: EpochMs | null;
  acknowledgedBy: PersonId | null;
  answer: string | null;
}

export interface EscalationFilter {
  ledger?: string | null;
  task?: TaskId | null;
  unit?: UnitId | null;
  step?: string | null;
  form?: StepForm | null;
  /** Fired at or after. */
  from?: EpochMs | null;
  /** Fired before. */
  to?: EpochMs | null;
  /** Only those that wait for a leader's answer. */
  unanswered?: boolean | null;
}

/** Fired steps of all tasks, latest first. */
export async function escalationHistory(
  tx: Tx,
  ask: PageAsk & { filter: EscalationFilter },
): Promise<Page<EscalationItem>> {
  const { filter } = ask;
  const [firedAt, task, seq] = keyAfter(ask, [Number.MAX_SAFE_INTEGER, '', 0]);
  const rows = await tx.query<EscalationItem & Record<string, unknown>>(
    `select s.task_id as task, s.seq, t.ledger_id as ledger, t.row_no as row,
       ${wordsListed} as content, s.deadline_id as deadline,
       s.deadline_kind as "deadlineKind", s.track_id as track, s.unit_id as unit, s.step, s.form, s.due_at as due,
       s.fired_at as "firedAt", s.receivers, s.skipped, s.escalation_id as escalation,
       s.acknowledged_at as "acknowledgedAt", s.acknowledged_by as "acknowledgedBy", s.answer
     from escalation_step s join task t on t.id = s.task_id
     left join ledger_row l on l.ledger_id = t.ledger_id and l.row_no = t.row_no
     where (s.fired_at, s.task_id, s.seq) < ($1::bigint, $2::text, $3::int)
       and ($4::text is null or t.ledger_id = $4) and ($5::text is null or s.task_id = $5)
       and ($6::text is null or s.unit_id = $6) and ($7::text is null or s.step = $7)
       and ($8::text is null or s.form = $8) and ($9::bigint is null or s.fired_at >= $9)
       and ($10::bigint is null or s.fired_at < $10)
       and ($11::boolean is not true or (s.escalation_id is not null and s.acknowledged_at is null))
     order by s.fired_at desc, s.task_id desc, s.seq desc limit $12`,
    [
      firedAt,
      task,
      seq,
      filter.ledger ?? null,
      filter.task ?? null,
      filter.unit ?? null,
      filter.step ?? null,
      filter.form ?? null,
      filter.from ?? null,
      filter.to ?? null,
      filter.unanswered ?? null,
      rowsToRead(ask),
    ],
  );
  return pageOf(
    ask,
    rows,
    (item) => [item.firedAt, item.task, item.seq],
    (item) => item,
  );
}
