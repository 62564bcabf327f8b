import { inTenant, loadTask, prepareTenant, verify } from '#persistence';
import { loadSample, wantsSample } from '../../../apps/cli/src/sample/load-sample.js';
import { type ScratchDatabase, scratchDatabase } from '../persistence/scratch-database.js';
import { root } from './taizhang.js';

const now = Date.parse('2026-11-24T10:00:00+08:00');
/** About nine seconds on two idle cores; a test run shares them with everything else. */
const LOAD_MS = 600_000;

describe('loading the sample district', () => {
  let scratch: ScratchDatabase;
  beforeAll(async () => {
    scratch = await scratchDatabase();
    for (const tenant of ['cut', 'whole', 'used']) await prepareTenant(scratch.database, tenant, now);
  });
  afterAll(() => scratch.drop());

  /** Loads a tenant, up to `rows` rows when that is given. */
  function load(tenantId: string, at: number, rows = Infinity) {
    const controller = new AbortController();
    let played = 0;
    const say = (): void => {
      if ((played += 1) >= rows) controller.abort(new Error('killed'));
    };
    return loadSample({
      database: scratch.database,
      tenantId,
      root,
      now: at,
      signal: controller.signal,
      say,
    });
  }
  const count = (tenantId: string, table: string): Promise<number> =>
    inTenant(scratch.database, tenantId, async (tx) => {
      const [row] = await tx.query<{ count: number }>(`select count(*)::int as count from ${table}`);
      return row?.count ?? -1;
    });

  it(
    'plays a year without a refusal, and the record of it verifies',
    async () => {
      expect(await load('whole', now)).toEqual([]);
      expect(await count('whole', 'task')).toBe(39);
      expect(await count('whole', `ledger where status = 'issued'`)).toBe(1);
      expect(await count('whole', `issue_row where status = 'started'`)).toBe(39);
      const report = await verify(scratch.database, { tenantId: 'whole' });
      expect(report).toMatchObject({ tasks: 39, violations: 0, found: [] });
    },
    LOAD_MS,
  );

  it('leaves nothing that was due before now undone, and only fresh notices unread', async () => {
    expect(await count('whole', `task where closed_at is null and wake_at <= ${now}`)).toBe(0);
    const unread = await count('whole', `notice_delivery where status = 'sent'`);
    expect(unread).toBeGreaterThan(0);
    expect(
      await count('whole', `notice_delivery where status = 'sent' and sent_at < ${now - 3 * 86_400_000}`),
    ).toBe(0);
  });

  it(
    'goes on after a kill with the very same story, though it is later by then',
    async () => {
      await expect(load('cut', now, 9)).rejects.toThrow('killed');
      expect(await inTenant(scratch.database, 'cut', wantsSample)).toBe(true);
      expect(await load('cut', now + 60 * 86_400_000)).toEqual([]);
      expect(await count('cut', 'task_event')).toBe(await count('whole', 'task_event'));
      for (const row of ['001', '008', '025', '039']) {
        const taskId = `yunhe-2026-${row}`;
        const cut = await loadTask(scratch.database, { tenantId: 'cut', taskId });
        expect(cut).toEqual(await loadTask(scratch.database, { tenantId: 'whole', taskId }));
      }
    },
    LOAD_MS,
  );

  it('is loaded once', async () => {
    expect(await inTenant(scratch.database, 'whole', wantsSample)).toBe(false);
    const events = await count('whole', 'task_event');
    expect(await load('whole', now)).toEqual([]);
    expect(await count('whole', 'task_event')).toBe(events);
  });

  it('is not wanted by an office that has units of its own', async () => {
    expect(await inTenant(scratch.database, 'used', wantsSample)).toBe(true);
    await inTenant(scratch.database, 'used', (tx) =>
      tx.query(
        `insert into unit (id, short_name, full_name, level) values ('u', '甲局', '甲局', 'district')`,
      ),
    );
    expect(await inTenant(scratch.database, 'used', wantsSample)).toBe(false);
  });
});
