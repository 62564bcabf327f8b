import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appRole, grantAppendOnly, isolateTenants, tenantColumn } from '../database/tenant-isolation.js';

const appendOnly = ['task_event', 'task_command', 'content_use'];

/** The record: what happened, which commands it answered, and the fold of it all (DESIGN 5). */
export class Record1795400000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
  create table task (
    ${tenantColumn},
    id id_text not null,
    ledger_id id_text not null,
    row_no int not null,
    -- number of events; the hash of the last one; their fold
    seq int not null check (seq > 0),
    head_hash sha256_bytes not null,
    state jsonb not null check (pg_column_size(state) <= 4000000),
    -- the rest is read from the state, for pages and for the sweep
    status text not null check (status in ('issued', 'inProgress', 'inReview', 'inRework', 'suspended',
      'completed', 'completedLate', 'cancelled')),
    standing boolean not null,
    due_day date,
    coordinating_unit id_text not null,
    issued_at epoch_ms not null,
    changed_at epoch_ms not null,
    wake_at epoch_ms,
    closed_at epoch_ms,
    days_late int,
    -- the instants from which the row shows this light, while nothing happens; null = not in sight (F53)
    blue_from epoch_ms,
    yellow_from epoch_ms,
    red_from epoch_ms,
    primary key (tenant_id, id)
  );
  create unique index task_by_row on task (tenant_id, ledger_id, row_no);
  create index task_to_wake on task (tenant_id, wake_at, id) where closed_at is null and wake_at is not null;
  create index task_open on task (tenant_id, ledger_id, status, red_from, yellow_from, blue_from)
    where closed_at is null;
  create index task_closed on task (tenant_id, ledger_id, status) where closed_at is not null;

  -- append-only; each hash covers the one before it, so nothing can be changed, dropped or moved unseen (F88)
  create table task_event (
    ${tenantColumn},
    task_id id_text not null,
    seq int not null check (seq > 0),
    kind text not null check (length(kind) between 1 and 60),
    v smallint not null check (v > 0),
    at epoch_ms not null,
    by_person id_text not null,
    by_unit id_text not null,
    command_id id_text not null,
    body jsonb not null check (pg_column_size(body) <= 1000000),
    prev_hash sha256_bytes not null,
    hash sha256_bytes not null,
    primary key (tenant_id, task_id, seq)
  );

  -- the answer to every command, for ever: the same key gets the same answer (I2, F84)
  create table task_command (
    ${tenantColumn},
    task_id id_text not null,
    command_id id_text not null,
    kind text not null check (length(kind) between 1 and 60),
    body_hash sha256_bytes not null,
    accepted boolean not null,
    refusal jsonb check (pg_column_size(refusal) <= 50000),
    -- number of events of the task after this command, and how many of them are its own
    seq int not null check (seq >= 0),
    events int not null check (events >= 0),
    at epoch_ms not null,
    by_person id_text not null,
    by_unit id_text not null,
    primary key (tenant_id, task_id, command_id),
    check (accepted = (refusal is null) and (accepted or events = 0))
  );
  create index task_command_by_person on task_command (tenant_id, by_person, at desc, task_id desc, seq desc)
    where accepted and by_person <> 'system';

  -- which task uses a stored text or file; an event cannot name one that is not stored (I11)
  create table content_use (
    ${tenantColumn},
    task_id id_text not null,
    seq int not null,
    sha256 sha256_hex not null,
    primary key (tenant_id, task_id, seq, sha256),
    constraint content_use_is_stored foreign key (tenant_id, sha256) references content (tenant_id, sha256)
  );
  create index content_use_by_content on content_use (tenant_id, sha256, task_id);

  ${appendOnly
    .map(
      (table) => `create trigger append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change();`,
    )
    .join('\n  ')}
  ${isolateTenants(['task', ...appendOnly])}
  grant select, insert, update on task to ${appRole};
  ${grantAppendOnly(appendOnly)}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
