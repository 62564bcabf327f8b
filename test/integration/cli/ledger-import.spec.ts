import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inTenant } from '#persistence';
import { taskWorkflowId } from '#temporal';
import { until } from '../../kit/until.js';
import { CliSystem } from './cli-system.js';
import { Taizhang, root, taizhang } from './taizhang.js';

const sample = path.join(root, 'libs/intake/samples/yunhe-2026.txt');
const shared = path.resolve(root, '../shared/ledgers/chaoyang-2021.txt');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-import-'));

/** A ledger of a past year: the real one where it is at hand, else the sample taken back by five years. */
function pastLedger(): string {
  if (fs.existsSync(shared)) return shared;
  const place = path.join(folder, 'past.txt');
  fs.writeFileSync(place, fs.readFileSync(sample, 'utf8').replaceAll('2026', '2021'));
  return place;
}

/** This year's sample as a ledger of the next one. */
const nextYear = new Date().getFullYear() + 1;

describe('bringing a ledger into the running system', () => {
  let system: CliSystem;
  const office = ['--office', '区政数局'];
  const run = (...words: string[]) => taizhang(words, system.env);
  const query = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    inTenant(system.scratch.database, system.tenantId, (tx) => tx.query<Row>(sql, values));
  const count = async (sql: string): Promise<number> =>
    (await query<{ count: number }>(`select count(*)::int as count from ${sql}`))[0]?.count ?? -1;

  beforeAll(async () => {
    system = await CliSystem.start();
    await system.startWorker();
  }, 120_000);
  afterAll(async () => {
    await system.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  it('asks first what the dates of a past year mean, and stores nothing', async () => {
    const ended = await run('ledger', 'import', pastLedger(), '--issue', ...office);
    expect(ended.code).toBe(3);
    expect(ended.stderr).toContain('[ledger.past_year]');
    expect(ended.stderr).toContain('--keep-dates');
    expect(ended.stderr).toContain('--for-year');
    expect(await count('ledger')).toBe(0);
  });

  it('asks which office owns it, where the installation is new', async () => {
    const ended = await run('ledger', 'import', pastLedger(), '--issue', '--keep-dates');
    expect(ended).toMatchObject({ code: 3 });
    expect(ended.stderr).toContain('[office.unknown]');
  });

  it('shows a dry run without storing it', async () => {
    const ended = await run('ledger', 'import', pastLedger(), '--keep-dates', '--dry-run', ...office);
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain('区政数局 代为负责');
    expect(await count('ledger')).toBe(0);
    expect(await count('unit')).toBe(0);
  });

  it('issues 39 rows as 39 workflows, also when it is killed half way and run again', async () => {
    const words = ['ledger', 'import', pastLedger(), '--issue', '--keep-dates', ...office];
    const first = Taizhang.start(words, system.env);
    await until('some rows', async () => (await count(`issue_row where status = 'started'`)) > 3);
    first.kill('SIGKILL');
    await first.ended;
    const second = await run(...words);
    expect(second.stderr).not.toContain('[');
    expect(second.code).toBe(0);
    expect(second.stdout).toContain('39 / 39');
    expect(await count('ledger')).toBe(1);
    expect(await count('task')).toBe(39);
    const tasks = await query<{ id: string }>('select id from task order by id');
    const running = await Promise.all(
      tasks.map(({ id }) => system.client.workflow.getHandle(taskWorkflowId('default', id)).describe()),
    );
    expect(running.map((workflow) => workflow.status.name)).toEqual(tasks.map(() => 'RUNNING'));
  });

  it('changes nothing when it is run once more', async () => {
    const events = await count('task_event');
    const ended = await run('ledger', 'import', pastLedger(), '--issue', '--keep-dates', ...office);
    expect(ended).toMatchObject({ code: 0 });
    expect(ended.stdout).toContain('39 / 39');
    expect(await count('ledger')).toBe(1);
    expect(await count('task')).toBe(39);
    expect(await count(`task_event where kind = 'taskIssued'`)).toBe(39);
    expect(events).toBeLessThanOrEqual(await count('task_event'));
  });

  it('says once what is long overdue, the highest step, and records the others as skipped (F57)', async () => {
    const overdue = `task_event where kind = 'stepFired' and body->>'deadline' like 'completion:%'`;
    const owed = await count(
      `task_track t join task k on k.id = t.task_id where k.due_day < '2026-01-01' and t.role <> 'reviewer'`,
    );
    await until('every overdue part to be told', async () => (await count(overdue)) === owed, 60_000);
    expect(await count(`${overdue} and body->>'form' <> 'noticeRed'`)).toBe(0);
    expect(await count(`${overdue} and jsonb_array_length(body->'skipped') <> 2`)).toBe(0);
  });

  it('keeps on record that the operator approved it', async () => {
    const acts = await query<{ act: string; acted_by: string }>('select act, acted_by from ledger_approval');
    const leaders = await count('ledger where responsible_leader is not null');
    expect(acts).toEqual(leaders === 0 ? [] : [{ act: 'approve', acted_by: 'system' }]);
  });

  const firstLedger = async (): Promise<string> =>
    (await query<{ id: string }>('select id from ledger order by created_at limit 1'))[0]?.id ?? '';

  it('holds a new version against it', async () => {
    const same = await run('ledger', 'diff', pastLedger(), await firstLedger(), '--json');
    expect([same.code, same.stderr]).toEqual([0, '']);
    const counts = { created: 0, changed: 0, withdrawn: 0, unchanged: 39 };
    expect(JSON.parse(same.stdout)).toMatchObject({ counts });
    const unknown = await run('ledger', 'diff', pastLedger(), 'l-none');
    expect(unknown.stderr).toContain('[ledger.unknown]');
  });

  it.each(['csv', 'xlsx', 'docx'])('is written to a new file as %s', async (format) => {
    const out = path.join(folder, `ledger.${format}`);
    const words = ['ledger', 'export', await firstLedger(), '--format', format, '--out', out];
    const ended = await run(...words);
    expect([ended.code, ended.stderr]).toEqual([0, '']);
    const { size } = fs.statSync(out);
    expect(size).toBeGreaterThan(1_000);
    expect((await run(...words)).stderr).toContain('[file.exists]');
    expect(fs.statSync(out).size).toBe(size);
  });

  it('is not filled into a paper that has no cells', async () => {
    const out = path.join(folder, 'filled.docx');
    const ended = await run('ledger', 'export', await firstLedger(), '--layout', 'original', '--out', out);
    expect([ended.code, ended.stderr]).toEqual([1, expect.stringContaining('[refill.')]);
    expect(fs.existsSync(out)).toBe(false);
  });

  it('stands in the list, and the record of it verifies', async () => {
    expect((await run('ledger', 'list')).stdout).toContain('39');
    const verified = await run('verify');
    expect(verified.stdout).toContain('✓ 39');
    expect(verified.code).toBe(0);
  });

  it('takes a ledger for another year once its calendar is there, and shows every move', async () => {
    const words = ['ledger', 'import', sample, '--issue', '--for-year', String(nextYear), '--no-stand-in'];
    const before = await run(...words);
    expect(before).toMatchObject({ code: 3 });
    expect(before.stderr).toContain('[calendar.year_missing]');
    expect(before.stderr).toContain('calendar publish');
    expect(await count('ledger')).toBe(1);

    const calendar = path.join(folder, 'calendar.json');
    const year = { year: nextYear, holidays: [], makeUpWorkdays: [], source: 'test' };
    fs.writeFileSync(calendar, JSON.stringify(year));
    expect(await run('calendar', 'publish', calendar)).toMatchObject({ code: 0 });
    expect(
      await count(`task where closed_at is null and not state::jsonb->'calendar'->'years' @> '${nextYear}'`),
    ).toBe(0);
    const events = await count('task_event');
    expect(await run('calendar', 'publish', calendar)).toMatchObject({ code: 0 });
    expect(await count('task_event')).toBe(events);

    const after = await run(...words);
    const moves = after.stderr.split('\n').filter((line) => line.startsWith('→'));
    expect(moves.join('\n')).toContain(`2026-06-30 → ${nextYear}-06-30`);
    expect(await count(`task where due_day >= '${nextYear}-01-01'`)).toBeGreaterThan(10);
    // rows with a group that nobody listed are kept back by the law and told; the others run
    expect(after.code).toBe(3);
    expect(after.stdout).toContain('[group.unresolved]');
    const refused = await count(`issue_row where status = 'refused'`);
    expect(refused).toBeGreaterThan(0);
    expect(await count('task')).toBe(39 + 39 - refused);
  }, 120_000);
});
