import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantAll, isolateTenants, tenantColumn } from '../database/tenant-isolation.js';

const tables = ['task_track', 'todo_entry', 'escalation_step', 'draft'];

const owing = `status in ('awaitingReceipt', 'contested', 'working', 'returned')`;

/** What pages ask for, written by the same transaction as the record and rebuilt from it at will (I4, I8). */
export class ReadModel1795400000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
  create table task_track (
    ${tenantColumn},
    task_id id_text not null,
    track_id id_text not null,
    unit_id id_text not null,
    role text not null check (role in ('lead', 'jointLead', 'responsible', 'support', 'reviewer')),
    status text not null check (status in ('awaitingReceipt', 'contested', 'working', 'submitted', 'returned',
      'accepted', 'withdrawn')),
    round int not null,
    claimed_by id_text,
    received_at epoch_ms,
    submitted_at epoch_ms,
    accepted_at epoch_ms,
    due_at epoch_ms,
    overdue_since epoch_ms,
    expected_day date,
    returns int not null,
    primary key (tenant_id, task_id, track_id)
  );
  create index task_track_by_unit on task_track (tenant_id, unit_id, task_id);
  -- who still owes a part, by its limit: in the whole office, and of one unit
  create index task_track_owing on task_track (tenant_id, due_at, task_id, track_id)
    where due_at is not null and ${owing};
  create index task_track_owing_by_unit on task_track (tenant_id, unit_id, due_at, task_id, track_id)
    where due_at is not null and ${owing};

  -- what somebody is asked to do now; done means gone. receiver: role@unit, role@* or person:id
  create table todo_entry (
    ${tenantColumn},
    receiver text not null check (length(receiver) between 1 and 250),
    task_id id_text not null,
    entry_id id_text not null,
    kind text not null check (length(kind) between 1 and 60),
    track_id id_text,
    subject text check (length(subject) <= 500),
    since epoch_ms not null,
    due_at epoch_ms,
    -- what is not due at all stands last
    due_order bigint not null generated always as (coalesce(due_at, 253402300799999)) stored,
    primary key (tenant_id, task_id, entry_id, receiver)
  );
  create unique index todo_entry_page on todo_entry (tenant_id, receiver, due_order, task_id, entry_id);

  -- every step of a ladder that fired, and what became of it (F70)
  create table escalation_step (
    ${tenantColumn},
    task_id id_text not null,
    seq int not null,
    deadline_id id_text not null,
    deadline_kind text not null check (length(deadline_kind) <= 60),
    track_id id_text,
    unit_id id_text,
    step id_text not null,
    form text not null check (length(form) <= 60),
    due_at epoch_ms not null,
    fired_at epoch_ms not null,
    receivers text[] not null check (cardinality(receivers) <= 50),
    skipped jsonb not null check (pg_column_size(skipped) <= 20000),
    escalation_id id_text,
    acknowledged_at epoch_ms,
    acknowledged_by id_text,
    answer text check (length(answer) <= 60),
    primary key (tenant_id, task_id, seq)
  );
  create index escalation_step_by_time on escalation_step (tenant_id, fired_at, task_id, seq);
  create index escalation_step_by_unit on escalation_step (tenant_id, unit_id, fired_at, task_id, seq);

  -- one per person and part; the version finds a lost update (F25)
  create table draft (
    ${tenantColumn},
    person_id id_text not null,
    task_id id_text not null,
    track_id id_text not null,
    version int not null check (version > 0),
    body jsonb not null check (octet_length(body::text) <= 200000),
    saved_at epoch_ms not null,
    primary key (tenant_id, person_id, task_id, track_id)
  );
  ${isolateTenants(tables)}
  ${grantAll(tables)}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
