import { randomUUID } from 'node:crypto';
import {
  closeDatabase,
  inTenant,
  migrate,
  openDatabase,
  pendingMigrations,
  prepareTenant,
} from '#persistence';
import { type ScratchDatabase, asOwner, scratchDatabase } from './scratch-database.js';

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
});
afterAll(() => scratch.drop());

const addUnit = `insert into unit (id, short_name, full_name, level) values ($1, 'a', 'b', 'district')`;

describe('tenants', () => {
  it('every table of the product forces row-level security on its tenant', async () => {
    const tables = await asOwner(scratch.ownerUrl, async (client) => {
      const { rows } = await client.query<{ name: string; guarded: boolean }>(`
        select c.relname as name,
          c.relrowsecurity and c.relforcerowsecurity
            and pg_get_userbyid(c.relowner) = 'taizhang_migrator'
            and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and a.attnotnull)
            and (select count(*) = 1 from pg_policy p where p.polrelid = c.oid and p.polcmd = '*') as guarded
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'v', 'f')
          and c.relname <> 'migrations'
        order by 1`);
      return rows;
    });
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((table) => !table.guarded)).toEqual([]);
  });

  it('neither role may pass by row-level security, and the application owns nothing', async () => {
    await asOwner(scratch.ownerUrl, async (client) => {
      const roles = await client.query(
        `select rolname, rolsuper, rolbypassrls, rolcanlogin, rolcreaterole from pg_roles
         where rolname like 'taizhang%' order by 1`,
      );
      const none = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false };
      expect(roles.rows).toEqual([
        { rolname: 'taizhang_app', ...none },
        { rolname: 'taizhang_migrator', ...none },
      ]);
      const owned = await client.query(
        `select relname from pg_class where pg_get_userbyid(relowner) = 'taizhang_app'`,
      );
      expect(owned.rows).toEqual([]);
    });
  });

  it('rows of another tenant, and of no tenant, do not exist', async () => {
    await inTenant(scratch.database, 'east', (tx) => tx.query(addUnit, ['u-1']));
    const seen = (tenant: string) =>
      inTenant(scratch.database, tenant, (tx) => tx.query<{ id: string }>('select id from unit'));
    expect(await seen('east')).toEqual([{ id: 'u-1' }]);
    expect(await seen('west')).toEqual([]);
    const runner = scratch.database.dataSource.createQueryRunner();
    try {
      expect(await runner.query('select id from unit')).toEqual([]);
      await expect(runner.query(addUnit, ['u-2'])).rejects.toThrow();
    } finally {
      await runner.release();
    }
    await inTenant(scratch.database, 'west', (tx) => tx.query(`update unit set short_name = 'taken'`));
    await inTenant(scratch.database, 'west', (tx) => tx.query('delete from unit'));
    expect(await seen('east')).toEqual([{ id: 'u-1' }]);
  });

  it('nothing can be written for another tenant', async () => {
    await expect(
      inTenant(scratch.database, 'east', (tx) =>
        tx.query(`insert into setting (tenant_id, key, value, changed_at) values ('west', 'k', '1', 0)`),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('a pooled connection never carries a tenant on', async () => {
    const tenants = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? 'left' : 'right'));
    for (const tenant of ['left', 'right'])
      await inTenant(scratch.database, tenant, (tx) => tx.query(addUnit, [`only-${tenant}`]));
    const seen = await Promise.all(
      tenants.map((tenant) =>
        inTenant(scratch.database, tenant, (tx) => tx.query<{ id: string }>('select id from unit')),
      ),
    );
    expect(seen).toEqual(tenants.map((tenant) => [{ id: `only-${tenant}` }]));
  });

  it.each(['', 'East', "x'; drop table unit; --", '../up'])('"%s" is no tenant', async (tenant) => {
    await expect(inTenant(scratch.database, tenant, () => Promise.resolve())).rejects.toThrow(/tenant/);
  });
});

describe('migrate', () => {
  it('changes nothing when it is asked again, also twice at once', async () => {
    expect(await pendingMigrations(scratch.ownerUrl)).toEqual([]);
    await Promise.all([migrate(scratch.ownerUrl), migrate(scratch.ownerUrl)]);
    expect(await pendingMigrations(scratch.ownerUrl)).toEqual([]);
  });

  it('needs no superuser: the owner of a database is enough', async () => {
    const login = `owner_${randomUUID().slice(0, 8)}`;
    const url = new URL(scratch.ownerUrl);
    await asOwner(scratch.ownerUrl, async (client) => {
      await client.query(`create role ${login} login createrole password 'only-for-this-test'`);
      await client.query(`grant taizhang_migrator, taizhang_app to ${login} with set true`);
      await client.query(`create database ${login} owner ${login}`);
    });
    [url.username, url.password, url.pathname] = [login, 'only-for-this-test', `/${login}`];
    try {
      expect(await pendingMigrations(url.toString())).not.toEqual([]);
      await migrate(url.toString());
      const database = await openDatabase({
        url: url.toString(),
        applicationName: 'taizhang-test',
        poolMax: 1,
      });
      await prepareTenant(database, 'default', 0);
      expect(await inTenant(database, 'default', (tx) => tx.query('select from calendar_year'))).toHaveLength(
        7,
      );
      await closeDatabase(database);
    } finally {
      await asOwner(scratch.ownerUrl, async (client) => {
        await client.query(`drop database ${login} with (force)`);
        await client.query(`drop role ${login}`);
      });
    }
  });
});
