import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describeSchema } from './describe-schema.js';
import { type ScratchDatabase, asOwner, scratchDatabase } from './scratch-database.js';

const committed = path.resolve(import.meta.dirname, '../../../libs/persistence/schema.sql');

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
});
afterAll(() => scratch.drop());

it('the migrations give the schema that is committed (UPDATE_SCHEMA=1 writes it anew, for review)', async () => {
  const schema = await asOwner(scratch.ownerUrl, describeSchema);
  if (process.env['UPDATE_SCHEMA'] === '1') writeFileSync(committed, schema);
  expect(schema).toBe(readFileSync(committed, 'utf8'));
});

it('no column of text or JSON is without a bound', async () => {
  const unbounded = await asOwner(scratch.ownerUrl, async (client) => {
    const { rows } = await client.query<{ place: string }>(`
      select c.relname || '.' || a.attname as place
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'migrations'
        and (t.typname in ('text', 'jsonb', 'bytea', '_text', '_date'))
        and not exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
          and a.attnum = any (k.conkey))
      order by 1`);
    return rows.map(({ place }) => place);
  });
  // references to bounded keys
  expect(unbounded).toEqual(['notice_delivery.notice_id', 'session.login']);
});
