import type { CommandKind, EpochMs, PersonId, TaskId } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { Page, PageAsk } from './paging.js';
import { keyAfter, pageOf, rowsToRead } from './paging.js';
import { wordsListed } from './row-words.js';

/** Something that a person did (已办, F76). */
export interface OwnAct {
  task: TaskId;
  /** Number of events of the task right after it. */
  seq: number;
  kind: CommandKind;
  at: EpochMs;
  ledger: string;
  row: number;
  content: string;
}

/** What a person did, latest first. */
export async function ownActs(tx: Tx, ask: PageAsk & { person: PersonId }): Promise<Page<OwnAct>> {
  const [at, task, seq] = keyAfter(ask, [Number.MAX_SAFE_INTEGER, '', 0]);
  const rows = await tx.query<OwnAct & Record<string, unknown>>(
    `select c.task_id as task, c.seq, c.kind, c.at, t.ledger_id as ledger, t.row_no as row,
       ${wordsListed} as content
     from task_command c join task t on t.id = c.task_id
     left join ledger_row l on l.ledger_id = t.ledger_id and l.row_no = t.row_no
     where c.accepted and c.by_person <> 'system' and c.by_person = $1
       and (c.at, c.task_id, c.seq) < ($2::bigint, $3::text, $4::int)
     order by c.at desc, c.task_id desc, c.seq desc limit $5`,
    [ask.person, at, task, seq, rowsToRead(ask)],
  );
  return pageOf(
    ask,
    rows,
    (item) => [item.at, item.task, item.seq],
    (item) => item,
  );
}
