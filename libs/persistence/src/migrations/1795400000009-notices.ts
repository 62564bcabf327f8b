import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantAll, isolateTenants, tenantColumn } from '../database/tenant-isolation.js';

const tables = ['notice', 'notice_delivery'];

/** Who is told what, and what became of it on every channel (F77, F78). */
export class Notices1795400000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
  -- the id is task/seq/n: the same event can never queue a notice twice (I6)
  create table notice (
    ${tenantColumn},
    id text not null check (length(id) between 1 and 250),
    task_id id_text not null,
    seq int not null,
    template text not null check (length(template) between 1 and 60),
    track_id id_text,
    urgent boolean not null,
    addresses jsonb not null check (octet_length(addresses::text) <= 100000),
    data jsonb not null check (octet_length(data::text) <= 20000),
    at epoch_ms not null,
    primary key (tenant_id, id)
  );
  create index notice_by_task on notice (tenant_id, task_id, seq);

  create table notice_delivery (
    ${tenantColumn},
    notice_id text not null,
    person_id id_text not null,
    channel text not null check (channel in ('inApp', 'email', 'webhook')),
    status text not null check (status in ('queued', 'sent', 'failed', 'read')),
    attempts int not null default 0 check (attempts >= 0),
    error text check (length(error) <= 2000),
    queued_at epoch_ms not null,
    sent_at epoch_ms,
    read_at epoch_ms,
    primary key (tenant_id, notice_id, person_id, channel),
    foreign key (tenant_id, notice_id) references notice (tenant_id, id)
  );
  create index notice_inbox on notice_delivery (tenant_id, person_id, queued_at desc, notice_id desc)
    where channel = 'inApp';
  create index notice_unread on notice_delivery (tenant_id, person_id)
    where channel = 'inApp' and status = 'sent';
  create index notice_not_delivered on notice_delivery (tenant_id, status, queued_at, notice_id)
    where status in ('queued', 'failed');
  ${isolateTenants(tables)}
  ${grantAll(tables)}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
