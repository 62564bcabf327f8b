import { randomUUID } from 'node:crypto';
import { closeDatabase, inTenant, openDatabase } from '#persistence';
import { type ScratchDatabase, asOwner, scratchDatabase } from './scratch-database.js';
import { furnish, lifecycle, play, tenant } from './sample-task.js';

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
  await furnish(scratch.database);
  await play(scratch.database, 'l-1-001', lifecycle('l-1-001'));
});
afterAll(() => scratch.drop());

const changes = [
  'task_event',
  'task_command',
  'content_use',
  'ledger_answer',
  'ledger_approval',
  'ledger_row_version',
].flatMap((table) => [
  `update ${table} set tenant_id = tenant_id`,
  `delete from ${table}`,
  `truncate ${table}`,
]);

describe('the record', () => {
  it.each([...changes, 'update content set size = size', 'delete from content', 'delete from task'])(
    'refuses the application: %s',
    async (sql) => {
      await expect(inTenant(scratch.database, tenant, (tx) => tx.query(sql))).rejects.toThrow(
        /permission denied/,
      );
    },
  );

  it.each(changes)('refuses even its owner: %s', async (sql) => {
    await asOwner(scratch.ownerUrl, async (client) => {
      await client.query('set role taizhang_migrator');
      await client.query(`set app.tenant_id = '${tenant}'`);
      await expect(client.query(sql)).rejects.toThrow(/append-only/);
    });
  });

  it('cannot be freed by a login of the application: it may neither drop a trigger nor leave its role', async () => {
    const login = `login_${randomUUID().slice(0, 8)}`;
    const url = new URL(scratch.ownerUrl);
    [url.username, url.password] = [login, 'only-for-this-test'];
    await asOwner(scratch.ownerUrl, (client) =>
      client.query(`create role ${login} login password 'only-for-this-test' in role taizhang_app`),
    );
    const database = await openDatabase({
      url: url.toString(),
      applicationName: 'taizhang-test',
      poolMax: 1,
    });
    try {
      const sees = await inTenant(database, tenant, (tx) => tx.query('select from task'));
      expect(sees).toHaveLength(1);
      for (const sql of [
        'alter table task_event disable trigger all',
        'drop trigger append_only on task_event',
        'alter table task_event no force row level security',
        'set role taizhang_migrator',
        'set session_replication_role = replica',
      ])
        await expect(inTenant(database, tenant, (tx) => tx.query(sql))).rejects.toThrow(
          /must be owner|permission/,
        );
    } finally {
      await closeDatabase(database);
      await asOwner(scratch.ownerUrl, (client) => client.query(`drop role ${login}`));
    }
  });
});
