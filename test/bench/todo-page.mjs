import pg from 'pg';
import { createDatabase, dropDatabase } from '../../dist/libs/engine/src/index.js';
import {
  closeDatabase,
  inTenant,
  migrate,
  openDatabase,
  prepareTenant,
  todoPage,
} from '../../dist/libs/persistence/src/index.js';
import { median, percentile, timed } from './statistics.mjs';

const TASKS = 100_000;
const RECEIVERS = 20;
const PAGE = 50;
const BATCHES = 7;
const READS = 200;
const tenantId = 'default';
const receiver = 'officer@u-7';

/** Open tasks as rows alone: what a list reads of them, nothing more. */
const fill = `
  insert into unit (tenant_id, id, short_name, full_name, level, kind) values ('${tenantId}', 'u-office', 'office', 'office', 'district', 'unit')
    on conflict do nothing`;

const rows = (from, to) => `
  with n as (select generate_series(${from}, ${to}) as i),
  ledgers as (
    insert into ledger (tenant_id, id, title, year, status, coordinating_unit, created_by, created_at, changed_at)
    select distinct '${tenantId}', 'l-' || i / 5000, 'ledger', 2026, 'issued', 'u-office', 'bench', 0, 0 from n returning id
  ), papers as (
    insert into ledger_row (tenant_id, ledger_id, row_no, item_title, content, responsibility_text, deadline_text)
    select '${tenantId}', 'l-' || i / 5000, i % 5000 + 1, '事项' || i, repeat('工作内容', 60), '甲牵头', '12月底前' from n
  ), tasks as (
    insert into task (tenant_id, id, ledger_id, row_no, seq, head_hash, state, status, standing, coordinating_unit, issued_at, changed_at, red_from)
    select '${tenantId}', 't-' || i, 'l-' || i / 5000, i % 5000 + 1, 1, sha256('x'), '{}', 'inProgress', false, 'u-office', 0, 0, i from n
  )
  insert into todo_entry (tenant_id, receiver, task_id, entry_id, kind, track_id, since, due_at)
  select '${tenantId}', 'officer@u-' || i % ${RECEIVERS}, 't-' || i, 'work:a:1', 'work', 'a', 0, 1700000000000 + (i * 7919) % 1000003 from n`;

/** The same page as plain SQL of the owner: no tenant, no role, no light. */
const raw = `
  select e.entry_id, e.kind, e.task_id, e.track_id, e.subject, e.since, e.due_at, t.status, t.ledger_id, t.row_no, l.item_title, left(l.content, 200)
  from (select * from todo_entry where tenant_id = $1 and receiver = $2 and (due_order, task_id, entry_id) > ($3, '', '')
        order by due_order, task_id, entry_id limit ${PAGE + 1}) e
  join task t on t.tenant_id = $1 and t.id = e.task_id
  left join ledger_row l on l.tenant_id = $1 and l.ledger_id = t.ledger_id and l.row_no = t.row_no
  order by e.due_order, e.task_id, e.entry_id`;

/** p99 of the to-do page at 100,000 open tasks, ours against raw SQL, in turns; the ratio is the median of the batches. */
export async function todoPageRatio(serverUrl) {
  const url = await createDatabase(serverUrl, 'bench_todo');
  await migrate(url);
  const database = await openDatabase({ url, applicationName: 'bench', poolMax: 4 });
  const owner = new pg.Client({ connectionString: url });
  await owner.connect();
  try {
    await prepareTenant(database, tenantId, Date.now());
    await owner.query(`select set_config('app.tenant_id', '${tenantId}', false)`);
    await owner.query(fill);
    for (let from = 0; from < TASKS; from += 5000) await owner.query(rows(from, from + 4999));
    await owner.query('vacuum analyze');
    const ours = () =>
      inTenant(database, tenantId, (tx) =>
        todoPage(tx, { receivers: [receiver, 'person:p-1', 'officer@*'], limit: PAGE, at: Date.now() }),
      );
    const plain = () => owner.query({ name: 'raw', text: raw, values: [tenantId, receiver, -1] });
    const { items } = await ours();
    if (items.length !== PAGE || (await plain()).rows.length !== PAGE + 1)
      throw new Error('the two pages differ');
    const batches = [];
    for (let batch = 0; batch < BATCHES; batch += 1) {
      const p99 = async (call) => {
        const times = [];
        for (let read = 0; read < READS; read += 1) times.push((await timed(call)).ms);
        return percentile(times, 0.99);
      };
      batches.push({ raw: await p99(plain), ours: await p99(ours) });
    }
    const kept = batches.slice(1);
    return {
      ratio: median(kept.map((b) => b.ours / b.raw)),
      oursMs: median(kept.map((b) => b.ours)),
      rawMs: median(kept.map((b) => b.raw)),
    };
  } finally {
    await owner.end();
    await closeDatabase(database);
    await dropDatabase(serverUrl, 'bench_todo');
  }
}
