export type { Database, DatabaseOptions } from './database/open-database.js';
export { closeDatabase, openDatabase } from './database/open-database.js';
export type { Statement, TransactionMode, Tx } from './database/transaction.js';
export { inTenant, statement } from './database/transaction.js';
export { migrate, pendingMigrations } from './database/migrate.js';
export { appRole, migratorRole } from './database/tenant-isolation.js';
