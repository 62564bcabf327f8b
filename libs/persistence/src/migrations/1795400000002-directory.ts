import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantAll, isolateTenants, tenantColumn } from '../database/tenant-isolation.js';

const tables = ['unit', 'unit_group', 'unit_group_member', 'person'];

/** Units, groups and people. A unit is never deleted, its validity ends. */
export class Directory1795400000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
  create table unit (
    ${tenantColumn},
    id id_text not null,
    short_name name_text not null,
    full_name name_text not null,
    aliases text[] not null default '{}' check (cardinality(aliases) <= 50),
    former_names text[] not null default '{}' check (cardinality(former_names) <= 50),
    level text not null check (level in ('national', 'province', 'city', 'district', 'township')),
    kind text not null default 'department' check (length(kind) <= 60),
    parent_id id_text,
    valid_from date,
    valid_to date,
    primary key (tenant_id, id),
    foreign key (tenant_id, parent_id) references unit (tenant_id, id),
    check (valid_to is null or valid_from is null or valid_from <= valid_to)
  );
  create index unit_by_short_name on unit (tenant_id, short_name);

  create table unit_group (
    ${tenantColumn},
    id id_text not null,
    short_name name_text not null,
    aliases text[] not null default '{}' check (cardinality(aliases) <= 50),
    closed boolean not null,
    primary key (tenant_id, id)
  );

  create table unit_group_member (
    ${tenantColumn},
    group_id id_text not null,
    unit_id id_text not null,
    primary key (tenant_id, group_id, unit_id),
    foreign key (tenant_id, group_id) references unit_group (tenant_id, id) on delete cascade,
    foreign key (tenant_id, unit_id) references unit (tenant_id, id)
  );

  create table person (
    ${tenantColumn},
    id id_text not null,
    name name_text not null,
    unit_id id_text not null,
    roles text[] not null check (
      cardinality(roles) <= 5 and
      roles <@ array['officer', 'unitLeader', 'supervisor', 'leader', 'administrator']),
    email text check (length(email) <= 320),
    active boolean not null default true,
    primary key (tenant_id, id),
    foreign key (tenant_id, unit_id) references unit (tenant_id, id)
  );
  create index person_by_unit on person (tenant_id, unit_id) where active;
  create index person_by_role on person using gin (roles) where active;
  ${isolateTenants(tables)}
  ${grantAll(tables)}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
