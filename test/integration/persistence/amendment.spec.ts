import type { Command } from '#domain';
import { startOfDay, systemActor } from '#domain';
import {
  commit,
  createLedger,
  exportedRows,
  inTenant,
  ledgerView,
  ownActs,
  rebuild,
  taskHeaders,
  taskList,
  taskView,
  todoPage,
  verify,
  type Tx,
} from '#persistence';
import { at, boss, furnish, issueOf, lifecycle, play, supervisor, tenant, textOf } from './sample-task.js';
import { type ScratchDatabase, scratchDatabase } from './scratch-database.js';

let scratch: ScratchDatabase;
beforeAll(async () => {
  scratch = await scratchDatabase();
  await furnish(scratch.database);
});
afterAll(() => scratch.drop());

const amend = (effectiveOn: string): Command => ({
  kind: 'amend',
  by: supervisor,
  text: textOf('result'),
  editorial: false,
  dueDay: '2026-05-29',
  joining: [{ track: 'o', unit: 'u-o', role: 'support' }],
  leaving: ['b'],
  reason: textOf('why'),
  approver: boss.person,
  effectiveOn,
});

/** What pages read of a row. */
async function readModel(taskId: string) {
  return inTenant(scratch.database, tenant, async (tx) => ({
    task: await tx.query(`select due_day as "dueDay", wake_at as "wakeAt" from task where id = $1`, [taskId]),
    parts: await tx.query(
      `select track_id as track, role, status, due_at as due from task_track where task_id = $1 order by 1`,
      [taskId],
    ),
    asked: await tx.query(
      `select receiver, kind, track_id as track from todo_entry where task_id = $1 order by 1, 2`,
      [taskId],
    ),
    texts: (
      await tx.query<{ sha256: string }>(`select distinct sha256 from content_use where task_id = $1`, [
        taskId,
      ])
    ).map(({ sha256 }) => sha256),
  }));
}

const paper = {
  id: 'l-1',
  title: '云河区2026年重点工作任务台账',
  year: 2026,
  coordinatingUnit: 'u-o',
  responsibleLeader: null,
  source: null,
  questions: [],
};

const paperRow = {
  row: 1,
  sectionNo: '一',
  sectionTitle: '优化服务',
  itemNo: 1,
  itemTitle: '目录',
  content: '按季公布目录',
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
  questions: [],
};

async function exportedWords(tx: Tx, text: string): Promise<string[]> {
  const words: string[] = [];
  const ask = { ledgerId: 'l-1', filter: { text }, at: at('2026-04-08') };
  for await (const { content } of exportedRows((work) => work(tx), ask)) words.push(content);
  return words;
}

const amended = {
  parts: [
    { track: 'a', role: 'lead', status: 'working', due: startOfDay('2026-05-30', 480) },
    { track: 'b', role: 'support', status: 'withdrawn', due: null },
    { track: 'o', role: 'support', status: 'awaitingReceipt', due: startOfDay('2026-05-30', 480) },
  ],
  asked: [
    { receiver: 'officer@u-a', kind: 'consolidate', track: 'a' },
    { receiver: 'officer@u-a', kind: 'sign', track: 'a' },
    { receiver: 'officer@u-o', kind: 'sign', track: 'o' },
  ],
};

describe('an amendment', () => {
  it('reaches the parts, the limits, the to-do lists and the texts of the row at once', async () => {
    await play(scratch.database, 'l-1-001', [
      ...lifecycle('l-1-001').slice(0, 4),
      [amend('2026-04-07'), at('2026-04-07')],
    ]);
    const read = await readModel('l-1-001');
    expect(read.task).toMatchObject([{ dueDay: '2026-05-29' }]);
    expect(read).toMatchObject(amended);
    expect(read.texts).toEqual(expect.arrayContaining([textOf('result'), textOf('why'), textOf('part')]));
  });

  it('gives the row its words wherever it is read and searched, and keeps what it said before', async () => {
    await inTenant(scratch.database, tenant, (tx) =>
      createLedger(tx, paper, [paperRow], { by: supervisor.person, at: at('2026-02-01') }),
    );
    const read = () =>
      inTenant(scratch.database, tenant, async (tx) => {
        const ask = { at: at('2026-04-08'), limit: 50 };
        const todo = await todoPage(tx, { ...ask, receivers: ['officer@u-a'] });
        const list = (text: string) => taskList(tx, { ...ask, filter: { text } });
        const page = await ledgerView(tx, { ...ask, ledgerId: 'l-1', filter: { text: 'result' } });
        return {
          head: (await taskHeaders(tx, ['l-1-001'], ask.at)).get('l-1-001')?.content,
          todo: [...new Set(todo.items.filter(({ row }) => row === 1).map(({ content }) => content))],
          acts: (await ownActs(tx, { ...ask, person: supervisor.person })).items.map(
            ({ content }) => content,
          ),
          found: (await list('result')).items.map(({ content }) => content),
          foundByOldWords: (await list('按季公布')).items,
          page: page?.rows.items.map(({ content }) => content),
          exported: await exportedWords(tx, 'result'),
          former: (await taskView(tx, 'l-1-001'))?.formerWords,
        };
      });
    expect(await read()).toMatchObject({
      head: 'result',
      todo: ['result'],
      found: ['result'],
      foundByOldWords: [],
      page: ['result'],
      exported: ['result'],
      former: '按季公布目录',
    });
    expect((await read()).acts).toContain('result');
  });

  it('waits in the record for its day and counts from then on', async () => {
    await play(scratch.database, 'l-1-002', [
      ...lifecycle('l-1-002', 2).slice(0, 4),
      [amend('2026-04-10'), at('2026-04-07')],
    ]);
    const waiting = await readModel('l-1-002');
    expect(waiting.task).toEqual([{ dueDay: '2026-06-30', wakeAt: startOfDay('2026-04-10', 480) }]);
    const answer = await commit(scratch.database, {
      tenantId: tenant,
      taskId: 'l-1-002',
      commandId: 'tick',
      command: { kind: 'tick', by: systemActor },
      at: startOfDay('2026-04-10', 480),
      knownSeq: 0,
    });
    expect(answer.outcome.accepted).toBe(true);
    expect(await readModel('l-1-002')).toMatchObject(amended);
  });

  it('of a text that is not stored is refused as such, and nothing changes', async () => {
    await play(scratch.database, 'l-1-003', [[issueOf('l-1-003', 3), at('2026-03-02')]]);
    const before = await readModel('l-1-003');
    const command = { ...amend('2026-03-03'), text: textOf('not stored') } as Command;
    const ask = { tenantId: tenant, taskId: 'l-1-003', commandId: 'amend', command, knownSeq: 0 };
    await expect(commit(scratch.database, { ...ask, at: at('2026-03-03') })).rejects.toMatchObject({
      code: 'content.unknown',
    });
    expect(await readModel('l-1-003')).toEqual(before);
  });

  it('verifies, and is projected again as it was', async () => {
    const before = await readModel('l-1-001');
    await rebuild(scratch.database, { tenantId: tenant });
    expect(await readModel('l-1-001')).toEqual(before);
    expect((await verify(scratch.database, { tenantId: tenant })).found).toEqual([]);
  });
});
