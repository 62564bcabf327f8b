import type { MigrationInterface, QueryRunner } from 'typeorm';
import { grantAppendOnly, isolateTenants, tenantColumn } from '../database/tenant-isolation.js';

const tables = ['content', 'content_upload'];

/** Texts and files by the hash of their bytes (D11), and who brought them under which name (F28). */
export class Content1795400000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
  create table content (
    ${tenantColumn},
    sha256 sha256_hex not null,
    size int not null check (size between 0 and 26214400),
    media_type text not null check (length(media_type) between 1 and 200),
    bytes bytea not null,
    stored_at epoch_ms not null,
    primary key (tenant_id, sha256),
    check (octet_length(bytes) = size)
  );

  create table content_upload (
    ${tenantColumn},
    sha256 sha256_hex not null,
    by_person id_text not null,
    file_name text check (length(file_name) between 1 and 255),
    at epoch_ms not null,
    primary key (tenant_id, sha256, by_person),
    foreign key (tenant_id, sha256) references content (tenant_id, sha256)
  );
  ${isolateTenants(tables)}
  ${grantAppendOnly(tables)}`);
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}
