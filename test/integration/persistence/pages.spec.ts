import type { Command } from '#domain';
import { light, systemActor, todoEntries } from '#domain';
import {
  CursorInvalid,
  type Page,
  commit,
  createLedger,
  escalationHistory,
  exportedRows,
  inTenant,
  lateList,
  ledgerList,
  ledgerView,
  loadTask,
  openTasks,
  overdueWakeUps,
  ownActs,
  receiverKey,
  receiversOf,
  stepsAhead,
  supervisionSummary,
  taskList,
  taskTimeline,
  taskView,
  todoCount,
  todoPage,
  type Tx,
} from '#persistence';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.js';
import { at, boss, furnish, lifecycle, officerA, officerB, play, supervisor, tenant } from './sample-task.js';

const rows = 25;
const now = at('2026-07-20');
const taskId = (row: number): string => `l-1-${String(row).padStart(3, '0')}`;
const tick: Command = { kind: 'tick', by: systemActor };

let scratch: ScratchDatabase;
const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTenant(scratch.database, tenant, work);

beforeAll(async () => {
  scratch = await scratchDatabase();
  await furnish(scratch.database);
  await read((tx) =>
    createLedger(
      tx,
      {
        id: 'l-1',
        title: '云河区2026年重点工作任务台账',
        year: 2026,
        coordinatingUnit: 'u-o',
        responsibleLeader: boss.person,
        source: null,
        questions: [],
      },
      Array.from({ length: rows }, (_, index) => ({
        row: index + 1,
        sectionNo: '一',
        sectionTitle: index < 10 ? '优化服务' : '减轻负担',
        itemNo: index + 1,
        itemTitle: `事项${index + 1}`,
        content: index === 3 ? '完成100%_的窗口改造' : `推进第${index + 1}项工作`,
        responsibilityText: '甲局牵头，乙局配合',
        deadlineText: '2026年6月底前',
        dueDay: '2026-06-30',
        standing: false,
        skippable: false,
        responsibleLeader: null,
        assignments: [],
        placeholders: [],
        phases: [],
        reading: {},
        questions: index === 5 ? [{ code: 'unit.unknown' }] : [],
      })),
      { by: supervisor.person, at: at('2026-02-01') },
    ),
  );
  for (let row = 1; row <= rows; row += 1) {
    // one is done, one is in review, one has a claimed part; the others were only issued, each a day later
    const acts = lifecycle(taskId(row), row);
    const done = row === 1 ? acts.length : row === 2 ? 6 : row === 3 ? 3 : 1;
    await play(scratch.database, taskId(row), acts.slice(0, done));
    if (row === 3) {
      const claim: Command = { kind: 'claim', by: officerA, track: 'a' };
      await commit(scratch.database, {
        tenantId: tenant,
        taskId: taskId(3),
        commandId: 'claim',
        command: claim,
        at: at('2026-03-05'),
        knownSeq: 0,
      });
    }
    if (row > 3)
      await commit(scratch.database, {
        tenantId: tenant,
        taskId: taskId(row),
        commandId: 'tick',
        command: tick,
        at: now - row,
        knownSeq: 0,
      });
  }
});
afterAll(() => scratch.drop());

/** Every item of a list, page by page. */
async function everything<Item>(
  limit: number,
  ask: (tx: Tx, cursor: string | null) => Promise<Page<Item>>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
    const page: Page<Item> = await read((tx) => ask(tx, cursor));
    expect(page.items.length).toBeLessThanOrEqual(limit);
    items.push(...page.items);
    cursor = page.next;
  }
  return items;
}

async function states() {
  const ids = Array.from({ length: rows }, (_, index) => taskId(index + 1));
  const loaded = await Promise.all(
    ids.map((id) => loadTask(scratch.database, { tenantId: tenant, taskId: id })),
  );
  return loaded.flatMap(({ task }) => task ?? []);
}

describe('the to-do page', () => {
  it.each([1, 2, 7, 50])(
    'gives everything asked of a person once, next limit first, %i at a time',
    async (limit) => {
      for (const actor of [officerA, officerB, supervisor, boss]) {
        const receivers = receiversOf(actor);
        const items = await everything(limit, (tx, cursor) =>
          todoPage(tx, { receivers, at: now, limit, cursor }),
        );
        const expected = (await states()).flatMap((task) =>
          todoEntries(task)
            .filter((entry) => receivers.includes(receiverKey(entry.address)))
            .map((entry) => `${task.id} ${entry.id}`),
        );
        expect(items.map((item) => `${item.task} ${item.id}`).toSorted()).toEqual(expected.toSorted());
        const limits = items.map((item) => item.due ?? Number.MAX_SAFE_INTEGER);
        expect(limits).toEqual(limits.toSorted((a, b) => a - b));
      }
    },
  );

  it('shows the row, its light, and counts like the list', async () => {
    const receivers = receiversOf(officerB);
    const { items } = await read((tx) => todoPage(tx, { receivers, at: now, limit: 200 }));
    const { total, overdue } = await read((tx) => todoCount(tx, { receivers, at: now }));
    expect(total).toBe(items.length);
    expect(overdue).toBe(items.filter((item) => item.due !== null && item.due <= now).length);
    expect(items.find((item) => item.task === taskId(5))).toMatchObject({
      kind: 'sign',
      track: 'b',
      ledger: 'l-1',
      row: 5,
      itemTitle: '事项5',
      content: '推进第5项工作',
      light: 'red',
      status: 'issued',
    });
  });

  it('goes on where it was, whatever was done in between', async () => {
    const receivers = receiversOf(officerB);
    const ask = { receivers, at: now, limit: 5 };
    const first = await read((tx) => todoPage(tx, ask));
    const gone = first.items[0];
    const sign: Command = { kind: 'acknowledgeReceipt', by: officerB, track: 'b' };
    await commit(scratch.database, {
      tenantId: tenant,
      taskId: gone?.task ?? '',
      commandId: 'sign',
      command: sign,
      at: now,
      knownSeq: 0,
    });
    const second = await read((tx) => todoPage(tx, { ...ask, cursor: first.next }));
    const seen = new Set(first.items.map((item) => item.task));
    expect(second.items.some((item) => item.kind === 'sign' && seen.has(item.task))).toBe(false);
    expect(second.items).toHaveLength(5);
  });

  it('asks nothing of strangers, and refuses a cursor of another list', async () => {
    const receivers = receiversOf({ person: 'nobody', unit: 'u-x', roles: ['officer'] });
    expect(await read((tx) => todoPage(tx, { receivers, at: now, limit: 5 }))).toEqual({
      items: [],
      next: null,
    });
    const { next } = await read((tx) => taskList(tx, { filter: {}, at: now, limit: 3 }));
    await expect(read((tx) => todoPage(tx, { receivers, at: now, limit: 5, cursor: next }))).rejects.toThrow(
      CursorInvalid,
    );
  });
});

describe('the list of rows', () => {
  const list = (filter: Parameters<typeof taskList>[1]['filter'], limit = 4) =>
    everything(limit, (tx, cursor) => taskList(tx, { filter, at: now, limit, cursor }));

  it('gives every row once, with the light of the law', async () => {
    const items = await list({});
    expect(items.map((item) => item.row)).toEqual(Array.from({ length: rows }, (_, index) => index + 1));
    const lights = new Map((await states()).map((task) => [task.id, light(task, now).light]));
    expect(items.map((item) => [item.id, item.light])).toEqual([...lights]);
  });

  it('opens exactly the rows behind every number of the board', async () => {
    const summary = await read((tx) => supervisionSummary(tx, { at: now, ledger: 'l-1' }));
    for (const [colour, count] of Object.entries(summary.lights))
      expect(await list({ light: colour as 'red', open: true, ledger: 'l-1' })).toHaveLength(count);
    for (const [status, count] of Object.entries(summary.statuses))
      expect(await list({ status: status as 'issued' })).toHaveLength(count ?? 0);
    for (const { section, red } of summary.sections)
      expect(await list({ section, light: 'red' })).toHaveLength(red);
    for (const { unit, parts } of summary.units) expect(await list({ unit, open: true })).toHaveLength(parts);
    expect(summary.lights.red).toBeGreaterThan(20);
    expect(summary.units.map(({ unit }) => unit).toSorted()).toEqual(['u-a', 'u-b']);
    const late = await everything(7, (tx, cursor) => lateList(tx, { at: now, limit: 7, cursor }));
    for (const { unit, overdue } of summary.units)
      expect(late.filter((item) => item.unit === unit)).toHaveLength(overdue);
  });

  it('finds words of one and two characters, and takes pattern characters as they are', async () => {
    expect(await list({ text: '窗口' })).toHaveLength(1);
    expect(await list({ text: '第' })).toHaveLength(rows - 1);
    expect(await list({ text: '100%_的' })).toHaveLength(1);
    expect(await list({ text: '%' })).toHaveLength(1);
    expect(await list({ text: '_的' })).toHaveLength(1);
    expect(await list({ text: '\\' })).toHaveLength(0);
  });
});

describe('supervision', () => {
  it('the late list holds who owes past the limit, the longest first, with the last step', async () => {
    const late = await everything(6, (tx, cursor) => lateList(tx, { at: now, limit: 6, cursor }));
    expect(new Set(late.map((item) => `${item.task} ${item.track}`)).size).toBe(late.length);
    expect(late.map((item) => item.due)).toEqual(late.map((item) => item.due).toSorted((a, b) => a - b));
    expect(late.some((item) => item.task === taskId(1) || item.task === taskId(2))).toBe(false);
    expect(late.find((item) => item.task === taskId(9) && item.track === 'a')).toMatchObject({
      unit: 'u-a',
      role: 'lead',
      status: 'awaitingReceipt',
      light: 'red',
      lastStep: { form: 'noticeRed' },
    });
    const ofB = await read((tx) => lateList(tx, { at: now, limit: 200, unit: 'u-b', ledger: 'l-1' }));
    expect(ofB.items).toHaveLength(late.filter((item) => item.unit === 'u-b').length);
  });

  it('the history holds every step that fired, latest first, by unit, step, form and period', async () => {
    const history = (filter: Parameters<typeof escalationHistory>[1]['filter']) =>
      everything(9, (tx, cursor) => escalationHistory(tx, { filter, limit: 9, cursor }));
    const all = await history({});
    const fired = (await states()).flatMap((task) =>
      task.deadlines.flatMap((d) =>
        d.steps.filter((step) => step.status === 'fired').map((step) => `${task.id} ${d.id} ${step.id}`),
      ),
    );
    expect(all.map((item) => `${item.task} ${item.deadline} ${item.step}`).toSorted()).toEqual(
      fired.toSorted(),
    );
    const instants = all.map((item) => item.firedAt);
    expect(instants).toEqual(instants.toSorted((a, b) => b - a));
    expect(await history({ unit: 'u-b' })).toEqual(all.filter((item) => item.unit === 'u-b'));
    expect(await history({ step: 'red' })).toEqual(all.filter((item) => item.step === 'red'));
    expect(await history({ task: taskId(7) })).toEqual(all.filter((item) => item.task === taskId(7)));
    expect(await history({ from: now - 10, to: now - 5 })).toEqual(
      all.filter((item) => item.firedAt >= now - 10 && item.firedAt < now - 5),
    );
    const waiting = await history({ unanswered: true });
    expect(waiting.length).toBeGreaterThan(0);
    expect(
      waiting.every((item) => item.form === 'noticeRed' && item.receivers.includes(`person:${boss.person}`)),
    ).toBe(true);
  });

  it('an acknowledged step shows who answered', async () => {
    const { task } = await loadTask(scratch.database, { tenantId: tenant, taskId: taskId(8) });
    const escalation = task?.escalations[0]?.id ?? '';
    const command: Command = {
      kind: 'acknowledgeEscalation',
      by: boss,
      escalation,
      answer: 'read',
      text: null,
    };
    await commit(scratch.database, {
      tenantId: tenant,
      taskId: taskId(8),
      commandId: 'read',
      command,
      at: now + 5,
      knownSeq: 0,
    });
    const { items } = await read((tx) => escalationHistory(tx, { filter: { task: taskId(8) }, limit: 50 }));
    expect(items.find((item) => item.escalation === escalation)).toMatchObject({
      acknowledgedAt: now + 5,
      acknowledgedBy: boss.person,
      answer: 'read',
    });
  });
});

describe('one task', () => {
  it('shows paper, state, and the whole timeline with its deliveries, page by page', async () => {
    const view = await read((tx) => taskView(tx, taskId(1)));
    expect(view).toMatchObject({
      task: { id: taskId(1), status: 'completed' },
      paper: { itemTitle: '事项1' },
    });
    const timeline = await everything(4, (tx, cursor) =>
      taskTimeline(tx, { taskId: taskId(1), limit: 4, cursor }),
    );
    expect(timeline.map((item) => item.seq)).toEqual(
      Array.from({ length: view?.task.seq ?? 0 }, (_, index) => (view?.task.seq ?? 0) - index),
    );
    expect(timeline[0]?.hash).toBe(view?.headHash);
    const issued = timeline.at(-1);
    expect(issued?.event.kind).toBe('taskIssued');
    expect(issued?.deliveries).toContainEqual(
      expect.objectContaining({
        template: 'newDuty',
        person: officerA.person,
        channel: 'inApp',
        status: 'sent',
      }),
    );
    expect(await read((tx) => taskView(tx, 'l-9-001'))).toBeNull();
  });

  it('shows what comes next, and what will not come and why', async () => {
    const { task } = await loadTask(scratch.database, { tenantId: tenant, taskId: taskId(2) });
    const steps = task === null ? [] : stepsAhead(task);
    const planned = steps.filter(({ step }) => step.status === 'planned').map(({ step }) => step.at ?? 0);
    expect(planned.length).toBeGreaterThan(0);
    expect(planned).toEqual(planned.toSorted((a, b) => a - b));
    expect(steps.some(({ step }) => step.status === 'suppressed' && step.cause !== null)).toBe(true);
  });
});

describe('other lists', () => {
  it('ledgers count their rows by light, and show the task of every row', async () => {
    const { items } = await read((tx) => ledgerList(tx, { at: now, limit: 10 }));
    expect(items).toHaveLength(1);
    const [ledger] = items;
    expect(ledger).toMatchObject({ id: 'l-1', rows, undecided: 1, closed: 1 });
    expect(Object.values(ledger?.lights ?? {}).reduce((sum, count) => sum + count, 0)).toBe(rows - 1);
    const numbers: (number | undefined)[] = [];
    for (let cursor: string | null = null, first = true; first || cursor !== null; first = false) {
      const view = await read((tx) => ledgerView(tx, { ledgerId: 'l-1', at: now, limit: 10, cursor }));
      numbers.push(...(view?.rows.items.map((row) => (row.task === null ? undefined : row.row)) ?? []));
      cursor = view?.rows.next ?? null;
    }
    expect(numbers).toEqual(Array.from({ length: rows }, (_, index) => index + 1));
    expect(await read((tx) => ledgerView(tx, { ledgerId: 'none', at: now, limit: 10 }))).toBeNull();
  });

  it.each([
    [{}, 25],
    [{ text: '项工作' }, 24],
    [{ text: '第2 工作' }, 7],
    [{ text: 'unit u-b' }, 25],
    [{ text: '减轻负担' }, 15],
    [{ text: '乙局' }, 25],
    [{ text: '100%_' }, 1],
    [{ text: '没有这样的词' }, 0],
    [{ section: '优化服务', open: true }, 9],
    [{ status: 'completed' as const }, 1],
    [{ unit: 'u-b', open: false }, 1],
    [{ askedBut: [] }, 1],
    [{ askedBut: ['unit.unknown'] }, 0],
  ])('the page and the export of a ledger show the same rows: %j', async (filter, count) => {
    const page = await everything(7, async (tx, cursor) => {
      const view = await ledgerView(tx, { ledgerId: 'l-1', at: now, limit: 7, cursor, filter });
      return view?.rows ?? { items: [], next: null };
    });
    const exported: number[] = [];
    for await (const { row } of exportedRows(read, { ledgerId: 'l-1', filter, at: now })) exported.push(row);
    expect(exported).toEqual(page.map(({ row }) => row));
    expect(exported).toHaveLength(count);
  });

  it('what a person did, latest first', async () => {
    const acts = await everything(2, (tx, cursor) =>
      ownActs(tx, { person: supervisor.person, limit: 2, cursor }),
    );
    expect(acts.map((act) => act.kind)).toEqual(['approve', 'returnForRework']);
  });

  it('the sweep finds open tasks, and those whose wake-up passed', async () => {
    const open = await everything(6, (tx, cursor) => openTasks(tx, { limit: 6, cursor }));
    expect(open.map(({ id }) => id)).toEqual(
      Array.from({ length: rows - 1 }, (_, index) => taskId(index + 2)),
    );
    const late = await read((tx) => overdueWakeUps(tx, { now, graceMs: 60_000, limit: 100 }));
    expect(late.map(({ id }) => id).toSorted()).toEqual(
      open.filter(({ wakeAt }) => wakeAt !== null && wakeAt < now - 60_000).map(({ id }) => id),
    );
    expect(late.length).toBeGreaterThan(0);
  });
});
