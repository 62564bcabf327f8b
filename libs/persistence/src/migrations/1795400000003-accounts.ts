import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantAll, isolateTenants, tenantColumn } from '../database/tenant-isolation.js';

const tables = ['account', 'session', 'login_failure'];

/** Who may sign in, who is signed in, and who tried in vain. Secrets are stored as hashes only. */
export class Accounts1795400000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
  create table account (
    ${tenantColumn},
    login text not null check (length(login) between 1 and 100 and login = lower(login)),
    person_id id_text not null,
    password_hash text not null check (length(password_hash) between 20 and 500),
    password_changed_at epoch_ms not null,
    disabled_at epoch_ms,
    locale text not null default 'zh' check (locale in ('zh', 'en')),
    primary key (tenant_id, login),
    unique (tenant_id, person_id),
    foreign key (tenant_id, person_id) references person (tenant_id, id)
  );

  create table session (
    ${tenantColumn},
    token_hash sha256_bytes not null,
    login text not null,
    created_at epoch_ms not null,
    seen_at epoch_ms not null,
    ends_at epoch_ms not null,
    user_agent text check (length(user_agent) <= 500),
    primary key (tenant_id, token_hash),
    foreign key (tenant_id, login) references account (tenant_id, login) on delete cascade
  );
  create index session_by_login on session (tenant_id, login);
  create index session_by_end on session (tenant_id, ends_at);

  -- counted over a few minutes, kept across restarts, swept when older (checklist 14)
  create table login_failure (
    ${tenantColumn},
    id bigint generated always as identity,
    login text not null check (length(login) between 1 and 100),
    address text not null check (length(address) <= 100),
    at epoch_ms not null,
    primary key (tenant_id, id)
  );
  create index login_failure_by_login on login_failure (tenant_id, login, at);
  create index login_failure_by_address on login_failure (tenant_id, address, at);
  ${isolateTenants(tables)}
  ${grantAll(tables)}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
