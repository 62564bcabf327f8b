import type { EpochMs, Refusal } from '#domain';
import type { Tx } from '../database/transaction.js';
import { statement } from '../database/transaction.js';
import { chainHash, chainStart } from './chain.js';
import type { Change } from './change.js';
import { firstSeq } from './change.js';
import type { CommitAsk, CommitOutcome } from './commit-ask.js';
import { contentRefs } from './content-refs.js';
import { taskRow } from './projection.js';

/** Channel on which every accepted command is announced: `{ tenantId, taskId, seq }` as JSON. */
export const taskChannel = 'taizhang_task';

const outcome = statement(
  'command.outcome',
  'select body_hash, accepted, refusal, seq from task_command where task_id = $1 and command_id = $2',
);

/** What was answered to this key before, and the hash of what it asked; null for a new key. */
export async function storedOutcome(
  tx: Tx,
  taskId: string,
  commandId: string,
): Promise<{ outcome: CommitOutcome; bodyHash: Buffer } | null> {
  const rows = await tx.query<{ body_hash: Buffer; accepted: boolean; refusal: Refusal; seq: number }>(
    outcome,
    [taskId, commandId],
  );
  const row = rows[0];
  if (row === undefined) return null;
  return {
    bodyHash: row.body_hash,
    outcome: row.accepted ? { accepted: true, seq: row.seq } : { accepted: false, refusal: row.refusal },
  };
}

const answerColumns =
  'task_id, command_id, kind, body_hash, accepted, refusal, seq, events, at, by_person, by_unit';

const refuse = statement(
  'command.refuse',
  `insert into task_command (${answerColumns}) values ($1, $2, $3, $4, false, $5, $6, 0, $7, $8, $9)`,
);

export interface RefusedCommand {
  ask: CommitAsk;
  bodyHash: Buffer;
  at: EpochMs;
  refusal: Refusal;
  seq: number;
}

/** Stores a refusal, so that the same key is refused for ever. Nothing else changes (law T2). */
export function recordRefused(tx: Tx, refused: RefusedCommand): void {
  const { ask, bodyHash, at, refusal, seq } = refused;
  const { kind, by } = ask.command;
  tx.write(refuse, [
    ask.taskId,
    ask.commandId,
    kind,
    bodyHash,
    JSON.stringify(refusal),
    seq,
    at,
    by.person,
    by.unit,
  ]);
}

/** Events, the command's outcome and the texts they use: the parts that are the same for every accepted command. */
const append = `
  with command as (
    insert into task_command (${answerColumns})
    values ($1::text, $2::text, $3, $4, true, null, $5::int, $6, $7::bigint, $8, $9)
  ), event as (
    insert into task_event (task_id, seq, kind, v, at, by_person, by_unit, command_id, body, prev_hash, hash)
    select $1::text, seq, kind, v, at, by_person, by_unit, $2::text, body, decode(prev_hash, 'hex'), decode(hash, 'hex')
    from jsonb_to_recordset($10::jsonb) as e(seq int, kind text, v smallint, at bigint, by_person text,
      by_unit text, body jsonb, prev_hash text, hash text)
  ), used as (
    insert into content_use (task_id, seq, sha256)
    select $1::text, seq, ref from jsonb_to_recordset($10::jsonb) as e(seq int, refs text[]), unnest(refs) as ref
  )`;

const announce = `select pg_notify('${taskChannel}', $22)`;

const first = statement(
  'task.first',
  `${append}, task as (
    insert into task (id, seq, head_hash, state, status, standing, due_day, changed_at, wake_at, closed_at, days_late,
      blue_from, yellow_from, red_from, ledger_id, row_no, coordinating_unit, issued_at)
    values ($1::text, $5::int, decode($11, 'hex'), $12, $13, $14, $15, $7::bigint, $16, $17, $18,
      $19, $20, $21, $23, $24, $25, $26)
  ) ${announce}`,
);

const next = statement(
  'task.next',
  `${append}, task as (
    update task set seq = $5::int, head_hash = decode($11, 'hex'), state = $12, status = $13, standing = $14,
      due_day = $15, changed_at = $7::bigint, wake_at = $16, closed_at = $17, days_late = $18,
      blue_from = $19, yellow_from = $20, red_from = $21
    where id = $1::text
  ) ${announce}`,
);

/** Appends the events with their chain, stores the outcome and the new state, and announces it: one statement. */
export function recordAccepted(tx: Tx, change: Change): void {
  const { ask, after } = change;
  const links = link(change);
  const head = links.at(-1)?.hash ?? change.before?.headHash.toString('hex') ?? chainStart.toString('hex');
  const values = [
    ask.taskId,
    ask.commandId,
    ask.command.kind,
    change.bodyHash,
    after.seq,
    change.events.length,
    change.at,
    ask.command.by.person,
    ask.command.by.unit,
    JSON.stringify(links),
    head,
    JSON.stringify(after),
    ...Object.values(taskRow(after)),
    JSON.stringify({ tenantId: tx.tenantId, taskId: ask.taskId, seq: after.seq }),
  ];
  if (change.before !== null) tx.write(next, values);
  else tx.write(first, [...values, after.ledger, after.row, after.coordinatingUnit, after.issuedAt]);
}

/** The change's events as rows, each chained to the one before it. */
function link(change: Change) {
  const { ask } = change;
  let previous = change.before?.headHash ?? chainStart;
  return change.events.map((event, index) => {
    const { kind, v, at, by, ...body } = event;
    const seq = firstSeq(change) + index;
    const entry = { tenantId: ask.tenantId, taskId: ask.taskId, seq, commandId: ask.commandId, event };
    const hash = chainHash(previous, entry);
    const row = {
      seq,
      kind,
      v,
      at,
      by_person: by.person,
      by_unit: by.unit,
      body,
      refs: contentRefs(body),
      prev_hash: previous.toString('hex'),
      hash: hash.toString('hex'),
    };
    previous = hash;
    return row;
  });
}
