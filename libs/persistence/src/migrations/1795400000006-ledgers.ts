import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantAll, isolateTenants, tenantColumn } from '../database/tenant-isolation.js';

const tables = ['ledger', 'ledger_row', 'issue_batch', 'issue_row'];

/** Ledgers as papers, before and beside their execution, and the progress of issuing them (F1–F6). */
export class Ledgers1795400000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
  create table ledger (
    ${tenantColumn},
    id id_text not null,
    title name_text not null,
    year int not null check (year between 2000 and 2200),
    status text not null check (status in ('draft', 'issuing', 'issued', 'undone')),
    coordinating_unit id_text not null,
    responsible_leader id_text,
    -- the file it came from; the same file again changes nothing (F2)
    source_sha256 sha256_hex,
    source_format text check (source_format in ('txt', 'docx', 'xlsx')),
    questions jsonb not null default '[]' check (octet_length(questions::text) <= 200000),
    version int not null default 1 check (version > 0),
    created_by id_text not null,
    created_at epoch_ms not null,
    changed_at epoch_ms not null,
    primary key (tenant_id, id),
    foreign key (tenant_id, coordinating_unit) references unit (tenant_id, id),
    foreign key (tenant_id, responsible_leader) references person (tenant_id, id)
  );
  create index ledger_by_change on ledger (tenant_id, changed_at desc, id);
  create index ledger_by_source on ledger (tenant_id, source_sha256);

  create table ledger_row (
    ${tenantColumn},
    ledger_id id_text not null,
    row_no int not null check (row_no between 1 and 10000),
    section_no text check (length(section_no) <= 50),
    section_title text check (length(section_title) <= 500),
    item_no int,
    item_title text check (length(item_title) <= 2000),
    content long_text not null,
    responsibility_text long_text not null,
    deadline_text text not null check (length(deadline_text) <= 2000),
    due_day date,
    standing boolean not null default false,
    skippable boolean not null default false,
    responsible_leader id_text,
    -- resolved shares, groups of the paper that nobody resolved yet, stages
    assignments jsonb not null default '[]' check (octet_length(assignments::text) <= 200000),
    placeholders jsonb not null default '[]' check (octet_length(placeholders::text) <= 50000),
    phases jsonb not null default '[]' check (octet_length(phases::text) <= 50000),
    -- what the import understood, in the shape of the ledger contract, and what it asks
    reading jsonb not null default '{}' check (octet_length(reading::text) <= 500000),
    questions jsonb not null default '[]' check (octet_length(questions::text) <= 200000),
    version int not null default 1 check (version > 0),
    primary key (tenant_id, ledger_id, row_no),
    foreign key (tenant_id, ledger_id) references ledger (tenant_id, id) on delete cascade
  );

  create table issue_batch (
    ${tenantColumn},
    ledger_id id_text not null,
    issue_no int not null check (issue_no > 0),
    requested_by id_text not null,
    requested_at epoch_ms not null,
    finished_at epoch_ms,
    primary key (tenant_id, ledger_id, issue_no),
    foreign key (tenant_id, ledger_id) references ledger (tenant_id, id)
  );

  -- one line per row of the ledger; a row is started once, whatever the number of attempts (F6)
  create table issue_row (
    ${tenantColumn},
    ledger_id id_text not null,
    row_no int not null,
    issue_no int not null,
    task_id id_text not null,
    status text not null check (status in ('pending', 'started', 'refused')),
    refusal jsonb check (octet_length(refusal::text) <= 20000),
    settled_at epoch_ms,
    primary key (tenant_id, ledger_id, row_no),
    foreign key (tenant_id, ledger_id, issue_no) references issue_batch (tenant_id, ledger_id, issue_no)
  );
  create index issue_row_by_status on issue_row (tenant_id, ledger_id, issue_no, status, row_no);
  ${isolateTenants(tables)}
  ${grantAll(tables)}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
