import type { MigrationInterface, QueryRunner } from 'typeorm';
import { isolateTenants } from '../database/tenant-isolation.js';

const domains = `
  create domain tenant_name as text check (length(value) between 1 and 60);
  create domain kind_text as text check (length(value) between 1 and 60);
  create domain receiver_text as text check (length(value) between 1 and 250);
  create domain subject_text as text check (length(value) <= 500);
  create domain error_text as text check (length(value) <= 2000);
  create domain media_type_text as text check (length(value) between 1 and 200);
  create domain file_name_text as text check (length(value) between 1 and 255);
  create domain file_size as int check (value between 0 and 26214400);
  create domain count_int as int check (value >= 0);
  create domain ordinal_int as int check (value > 0);
  create domain ordinal_smallint as smallint check (value > 0);
  create domain state_json as json check (pg_column_size(value) <= 4000000);
  create domain event_json as jsonb check (pg_column_size(value) <= 1000000);
  create domain notice_json as jsonb check (pg_column_size(value) <= 100000);
  create domain refusal_json as jsonb check (pg_column_size(value) <= 50000);
  create domain words_json as jsonb check (pg_column_size(value) <= 20000);
  create domain task_status as text check (value in ('issued', 'inProgress', 'inReview', 'inRework', 'suspended',
    'completed', 'completedLate', 'cancelled'));
  create domain track_role as text check (value in ('lead', 'jointLead', 'responsible', 'support', 'reviewer'));
  create domain track_status as text check (value in ('awaitingReceipt', 'contested', 'working', 'submitted',
    'returned', 'accepted', 'withdrawn'));
  create domain delivery_channel as text check (value in ('inApp', 'email', 'webhook'));
  create domain delivery_status as text check (value in ('queued', 'sent', 'failed', 'read'));`;

/** The tables that every command writes, and the columns whose bound becomes their type. */
const bounded: Record<string, Record<string, string>> = {
  task: { seq: 'ordinal_int', state: 'state_json', status: 'task_status' },
  task_event: { seq: 'ordinal_int', kind: 'kind_text', v: 'ordinal_smallint', body: 'event_json' },
  task_command: { kind: 'kind_text', refusal: 'refusal_json', seq: 'count_int', events: 'count_int' },
  content_use: {},
  content: { size: 'file_size', media_type: 'media_type_text' },
  content_upload: { file_name: 'file_name_text' },
  task_track: { role: 'track_role', status: 'track_status' },
  todo_entry: { receiver: 'receiver_text', kind: 'kind_text', subject: 'subject_text' },
  notice: { id: 'receiver_text', template: 'kind_text', addresses: 'notice_json', data: 'words_json' },
  notice_delivery: {
    channel: 'delivery_channel',
    status: 'delivery_status',
    attempts: 'count_int',
    error: 'error_text',
  },
};

/**
 * A check of a table is parsed and planned anew by every statement that writes to it, that of a type once for each
 * connection; the bounds of what every command writes are types therefore, the same bounds as before. The state is
 * read and written whole, so it is kept as the text it arrives as; the one word of it that lists search stands in a
 * column that the commit writes (docs/adr/0013).
 */
export class BoundsAsTypes1795400000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(domains);
    await runner.query('alter table task alter column amended_text drop expression');
    for (const [table, columns] of Object.entries(bounded)) await runner.query(retyped(table, columns));
  }

  async down(): Promise<void> {
    throw new Error('migrations run one way; restore a backup to go back');
  }
}

function retyped(table: string, columns: Record<string, string>): string {
  const all = { tenant_id: 'tenant_name', ...columns };
  const changes = Object.entries(all).flatMap(([column, type]) => [
    `drop constraint if exists ${table}_${column}_check`,
    `alter column ${column} type ${type} using ${column}::text::${type}`,
  ]);
  // a column that a policy reads cannot be changed under it
  return `drop policy tenant_isolation on ${table};
    alter table ${table} ${changes.join(',\n      ')};
    ${isolateTenants([table])}`;
}
