import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantAll, isolateTenants, tenantColumn } from '../database/tenant-isolation.js';

const tables = ['calendar_year', 'policy', 'setting'];

/** What an office decides for itself: the working calendar (F51), versioned policies (F82), settings. */
export class Office1795400000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
  -- a year that is not here is not published; nobody guesses it
  create table calendar_year (
    ${tenantColumn},
    year int not null check (year between 2000 and 2200),
    holidays date[] not null check (cardinality(holidays) <= 150),
    make_up_workdays date[] not null check (cardinality(make_up_workdays) <= 60),
    -- rises by one with every change of any year of the tenant
    edition int not null check (edition > 0),
    source text not null check (length(source) <= 500),
    changed_by id_text not null,
    changed_at epoch_ms not null,
    primary key (tenant_id, year)
  );

  create table policy (
    ${tenantColumn},
    version text not null check (length(version) between 1 and 100),
    body jsonb not null check (octet_length(body::text) <= 100000),
    created_by id_text not null,
    created_at epoch_ms not null,
    -- the policy of new tasks is the one activated last
    activated_at epoch_ms,
    primary key (tenant_id, version)
  );
  create index policy_by_activation on policy (tenant_id, activated_at) where activated_at is not null;

  create table setting (
    ${tenantColumn},
    key text not null check (length(key) between 1 and 100),
    value jsonb not null check (octet_length(value::text) <= 100000),
    changed_at epoch_ms not null,
    primary key (tenant_id, key)
  );
  ${isolateTenants(tables)}
  ${grantAll(tables)}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
