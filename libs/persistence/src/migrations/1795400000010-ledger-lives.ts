import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantAll, grantAppendOnly, isolateTenants, tenantColumn } from '../database/tenant-isolation.js';

const kept = ['ledger_revision', 'ledger_change'];
const appendOnly = ['ledger_answer', 'ledger_approval', 'ledger_row_version'];

/** The life of a draft: versions of its paper, answers, approval, and what a revision does to running tasks (F2, F6, F9). */
export class LedgerLives1795400000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
  alter table ledger drop constraint ledger_source_format_check;
  alter table ledger add constraint ledger_source_format_check
    check (source_format in ('txt', 'docx', 'xlsx', 'xls', 'csv', 'doc'));
  alter table ledger add column source_name text check (length(source_name) between 1 and 255);
  -- the row of another ledger that does this work too: this one is not issued (F10)
  alter table ledger_row add column merged_ledger id_text, add column merged_row int;
  alter table ledger_row add constraint ledger_row_merged_check
    check ((merged_ledger is null) = (merged_row is null));

  -- one import into a ledger; 1 is the one that made it
  create table ledger_revision (
    ${tenantColumn},
    ledger_id id_text not null,
    revision_no int not null check (revision_no > 0),
    status text not null check (status in ('open', 'applying', 'applied', 'undone')),
    source_sha256 sha256_hex,
    source_format text check (source_format in ('txt', 'docx', 'xlsx', 'xls', 'csv', 'doc')),
    source_name text check (length(source_name) between 1 and 255),
    -- what people decided for the paper as a whole; answers stand in ledger_answer
    decisions jsonb not null default '{}' check (octet_length(decisions::text) <= 500000),
    -- head of the ledger before it, so that it can be undone
    head_before jsonb check (octet_length(head_before::text) <= 300000),
    created_rows int not null default 0,
    changed_rows int not null default 0,
    withdrawn_rows int not null default 0,
    unchanged_rows int not null default 0,
    effective_day date,
    basis text check (length(basis) <= 2000),
    requested_by id_text not null,
    requested_at epoch_ms not null,
    -- who sent its commands; the same person's name stands on every attempt
    applied_by id_text,
    settled_at epoch_ms,
    primary key (tenant_id, ledger_id, revision_no),
    foreign key (tenant_id, ledger_id) references ledger (tenant_id, id) on delete cascade
  );
  -- forced row-level security would hide every tenant's ledgers from their owner
  alter table ledger no force row level security;
  alter table ledger_row no force row level security;
  insert into ledger_revision (tenant_id, ledger_id, revision_no, status, source_sha256, source_format, created_rows,
    requested_by, requested_at)
  select l.tenant_id, l.id, 1, case l.status when 'draft' then 'open' when 'undone' then 'undone' else 'applied' end,
    l.source_sha256, l.source_format,
    (select count(*) from ledger_row r where r.tenant_id = l.tenant_id and r.ledger_id = l.id), l.created_by, l.created_at
  from ledger l;
  alter table ledger force row level security;
  alter table ledger_row force row level security;

  -- differences that a person confirmed; those that go to running tasks are commands, sent once each
  create table ledger_change (
    ${tenantColumn},
    ledger_id id_text not null,
    revision_no int not null,
    change_key text not null check (length(change_key) between 1 and 40),
    row_no int,
    body jsonb not null check (octet_length(body::text) <= 1000000),
    outcome text not null check (outcome in ('done', 'pending', 'refused')),
    refusal jsonb check (octet_length(refusal::text) <= 20000),
    settled_at epoch_ms,
    primary key (tenant_id, ledger_id, revision_no, change_key),
    foreign key (tenant_id, ledger_id, revision_no)
      references ledger_revision (tenant_id, ledger_id, revision_no) on delete cascade
  );
  create index ledger_change_pending on ledger_change (tenant_id, ledger_id, revision_no) where outcome = 'pending';

  create table ledger_answer (
    ${tenantColumn},
    ledger_id id_text not null,
    answer_no int not null check (answer_no > 0),
    revision_no int not null,
    row_no int,
    questions text[] not null default '{}' check (cardinality(questions) <= 50),
    answer jsonb not null check (octet_length(answer::text) <= 300000),
    answered_by id_text not null,
    answered_at epoch_ms not null,
    primary key (tenant_id, ledger_id, answer_no),
    foreign key (tenant_id, ledger_id) references ledger (tenant_id, id)
  );
  create index ledger_answer_by_revision on ledger_answer (tenant_id, ledger_id, revision_no, answer_no);

  create table ledger_approval (
    ${tenantColumn},
    ledger_id id_text not null,
    act_no int not null check (act_no > 0),
    act text not null check (act in ('propose', 'approve', 'return')),
    -- it holds for this version of the ledger and no other
    ledger_version int not null,
    acted_by id_text not null,
    acted_at epoch_ms not null,
    opinion text check (length(opinion) <= 2000),
    primary key (tenant_id, ledger_id, act_no),
    foreign key (tenant_id, ledger_id) references ledger (tenant_id, id)
  );

  -- what a row was before it was changed, replaced or left out
  create table ledger_row_version (
    ${tenantColumn},
    version_no bigint generated always as identity,
    ledger_id id_text not null,
    row_no int not null,
    -- the revision that replaced it, or in which it was changed
    revision_no int not null,
    why text not null check (why in ('edit', 'answer', 'revision', 'undo')),
    body jsonb not null check (octet_length(body::text) <= 1500000),
    changed_by id_text not null,
    changed_at epoch_ms not null,
    primary key (tenant_id, version_no),
    foreign key (tenant_id, ledger_id) references ledger (tenant_id, id)
  );
  create index ledger_row_version_by_row on ledger_row_version (tenant_id, ledger_id, revision_no, why, row_no);
  ${appendOnly
    .map(
      (table) => `create trigger append_only before update or delete or truncate on ${table}
    for each statement execute function refuse_change();`,
    )
    .join('\n  ')}
  ${isolateTenants([...kept, ...appendOnly])}
  ${grantAll(kept)}
  ${grantAppendOnly(appendOnly)}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
