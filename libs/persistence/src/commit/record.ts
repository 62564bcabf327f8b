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

const eventColumns = 'task_id, seq, kind, v, at, by_person, by_unit, command_id, body, prev_hash, hash';

/** Appends the events of parameter `$1` and notes which texts they use, of `$2`. */
const append = `event as (
    insert into task_event (${eventColumns})
    select task_id, seq, kind, v, at, by_person, by_unit, command_id, body, decode(prev_hash, 'hex'), decode(hash, 'hex')
    from jsonb_to_recordset($1::jsonb) as e(task_id text, seq int, kind text, v smallint, at bigint, by_person text,
      by_unit text, command_id text, body jsonb, prev_hash text, hash text)
  ), used as (
    insert into content_use (task_id, seq, sha256)
    select task_id, seq, sha256 from jsonb_to_recordset($2::jsonb) as u(task_id text, seq int, sha256 text)
  )`;

const stateColumns =
  'status, standing, due_day, wake_at, closed_at, days_late, blue_from, yellow_from, red_from, amended_text';

const first = statement(
  'task.first',
  `with ${append}, asked as (
    select * from jsonb_to_recordset($3::jsonb) as a(task_id text, command_id text, kind text, body_hash text, seq int,
      events int, at bigint, by_person text, by_unit text, head text, state json, status text, standing boolean,
      due_day date, wake_at bigint, closed_at bigint, days_late int, blue_from bigint, yellow_from bigint,
      red_from bigint, amended_text text, ledger_id text, row_no int, coordinating_unit text, issued_at bigint, announcement text)
  ), command as (
    insert into task_command (${answerColumns})
    select task_id, command_id, kind, decode(body_hash, 'hex'), true, null, seq, events, at, by_person, by_unit from asked
  ), task as (
    insert into task (id, seq, head_hash, state, changed_at, ${stateColumns}, ledger_id, row_no, coordinating_unit,
      issued_at)
    select task_id, seq, decode(head, 'hex'), state, at, ${stateColumns}, ledger_id, row_no, coordinating_unit, issued_at
    from asked
  )
  select pg_notify('${taskChannel}', announcement) from asked`,
);

const next = statement(
  'task.next',
  `with ${append}, task as (
    update task set seq = $7::int, head_hash = decode($12, 'hex'), state = $13, changed_at = $9::bigint, status = $14,
      standing = $15, due_day = $16, wake_at = $17, closed_at = $18, days_late = $19, blue_from = $20,
      yellow_from = $21, red_from = $22, amended_text = $23
    where id = $3::text and head_hash = $25
    returning seq
  ), command as (
    -- a row that stands elsewhere by now is not moved, and an outcome without a place is refused
    insert into task_command (${answerColumns})
    values ($3::text, $4::text, $5, $6, true, null, (select seq from task), $8, $9::bigint, $10, $11)
  )
  select pg_notify('${taskChannel}', $24)`,
);

/**
 * Appends the events with their chain, stores the outcome and the new state, and announces it: one statement. Gives the
 * hash of the last event, under which the state stands. Fails, and the transaction with it, when the row does not stand
 * where the change begins.
 */
export function recordAccepted(tx: Tx, change: Change): Buffer {
  const links = link(change);
  const head = headOf(change, links);
  if (change.before === null) writeFirst(tx, [change], [links]);
  else writeNext(tx, change, links, { from: change.before.headHash, to: head });
  return Buffer.from(head, 'hex');
}

function writeNext(tx: Tx, change: Change, links: Link[], head: { from: Buffer; to: string }): void {
  const { ask, after } = change;
  const { by, kind } = ask.command;
  tx.write(next, [
    JSON.stringify(links),
    JSON.stringify(usedBy(links)),
    ask.taskId,
    ask.commandId,
    kind,
    change.bodyHash,
    after.seq,
    change.events.length,
    change.at,
    by.person,
    by.unit,
    head.to,
    JSON.stringify(after),
    ...Object.values(taskRow(after)),
    announcement(tx, change),
    head.from,
  ]);
}

/** The same for the first command of several tasks, all in one statement. */
export function recordFirst(tx: Tx, changes: readonly Change[]): void {
  writeFirst(tx, changes, changes.map(link));
}

function writeFirst(tx: Tx, changes: readonly Change[], links: readonly Link[][]): void {
  const rows = changes.map((change, index) => {
    const { ask, after } = change;
    return {
      task_id: ask.taskId,
      command_id: ask.commandId,
      kind: ask.command.kind,
      body_hash: change.bodyHash.toString('hex'),
      seq: after.seq,
      events: change.events.length,
      at: change.at,
      by_person: ask.command.by.person,
      by_unit: ask.command.by.unit,
      head: headOf(change, links[index] ?? []),
      state: after,
      ...taskRow(after),
      ledger_id: after.ledger,
      row_no: after.row,
      coordinating_unit: after.coordinatingUnit,
      issued_at: after.issuedAt,
      announcement: announcement(tx, change),
    };
  });
  const all = links.flat();
  tx.write(first, [JSON.stringify(all), JSON.stringify(usedBy(all)), JSON.stringify(rows)]);
}

function headOf(change: Change, links: readonly { hash: string }[]): string {
  return links.at(-1)?.hash ?? (change.before?.headHash ?? chainStart).toString('hex');
}

const announcement = (tx: Tx, { ask, after }: Change): string =>
  JSON.stringify({ tenantId: tx.tenantId, taskId: ask.taskId, seq: after.seq });

/** Which event of which task uses which stored text or file. */
function usedBy(links: readonly { task_id: string; seq: number; body: object }[]) {
  return links.flatMap(({ task_id, seq, body }) =>
    contentRefs(body).map((sha256) => ({ task_id, seq, sha256 })),
  );
}

type Link = ReturnType<typeof link>[number];

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
      task_id: ask.taskId,
      command_id: ask.commandId,
      seq,
      kind,
      v,
      at,
      by_person: by.person,
      by_unit: by.unit,
      body,
      prev_hash: previous.toString('hex'),
      hash: hash.toString('hex'),
    };
    previous = hash;
    return row;
  });
}
