/** The two roles of a database: the migrator owns the tables, the application only works in them (QUALITY 3.1). */
export const migratorRole = 'taizhang_migrator';
export const appRole = 'taizhang_app';

/** Name of the transaction setting that every policy reads. */
export const tenantSetting = 'app.tenant_id';

/** How every table begins. An insert takes the tenant of its transaction, so no statement can name another one. */
export const tenantColumn = `tenant_id text not null default current_setting('${tenantSetting}')
    check (length(tenant_id) between 1 and 60)`;

/**
 * Row-level security for the owner too: without a tenant in the transaction no row exists, and none can be written
 * for another one (I10). Part of every migration that creates a table; migrations are frozen, so this text is too.
 */
export function isolateTenants(tables: readonly string[]): string {
  return tables
    .map(
      (table) => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy tenant_isolation on ${table}
    using (tenant_id = current_setting('${tenantSetting}', true))
    with check (tenant_id = current_setting('${tenantSetting}', true));`,
    )
    .join('\n');
}

/** The application may work in these tables freely, within its tenant. */
export function grantAll(tables: readonly string[]): string {
  return `grant select, insert, update, delete on ${tables.join(', ')} to ${appRole};`;
}

/** The application may add and read, never change: the record (checklist 42). */
export function grantAppendOnly(tables: readonly string[]): string {
  return `grant select, insert on ${tables.join(', ')} to ${appRole};`;
}
