import type { WorkflowStartOptions } from '@temporalio/client';
import { type Activities, createActivities, createWorkerMetrics } from '#activities';
import { inTenant, issueProgress, issueRows, taskIdOf } from '#persistence';
import { createRegistry } from '#telemetry';
import type { IssueCounts } from '#temporal';
import { issueProgressQuery, issueStart, issueWorkflowId, workflowTypes } from '#temporal';
import { Gate } from '../kit/gate.js';
import { beginLedger } from '../kit/ledger.js';
import { acts } from '../kit/office.js';
import { Rig } from '../kit/rig.js';
import { until } from '../kit/until.js';
import { type Accident, WorkerProcess } from '../kit/worker-process.js';

/** Rows of the real ledger. */
const ROWS = 39;
/** More than are under way at a time. */
const MANY_ROWS = 81;

jest.setTimeout(120_000);

describe('issuing a ledger', () => {
  const gate = new Gate();
  let inFlight = 0;
  let mostInFlight = 0;
  const watched = (product: Activities): Activities => ({
    ...product,
    issueChunk: async (ask) => {
      const count = ask.rows.length;
      mostInFlight = Math.max(mostInFlight, (inFlight += count));
      await gate.pass();
      return product.issueChunk(ask).finally(() => (inFlight -= count));
    },
  });

  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.open({ activities: watched });
  });
  afterEach(() => rig.replayAll());
  afterAll(() => rig.close());

  async function issue(ledgerId: string, issueNo: number): Promise<void> {
    const ref = { tenantId: rig.tenantId, ledgerId, issueNo };
    await rig.client.workflow.start(workflowTypes.issueLedger, {
      ...issueStart(ref, rig.taskQueue),
      workflowIdConflictPolicy: 'USE_EXISTING',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
    await rig.follow(issueWorkflowId(rig.tenantId, ledgerId, issueNo));
  }

  const handleOf = (ledgerId: string) =>
    rig.client.workflow.getHandle(issueWorkflowId(rig.tenantId, ledgerId, 1));
  const progress = (ledgerId: string) =>
    inTenant(rig.database, rig.tenantId, (tx) => issueProgress(tx, ledgerId));

  /** Every row once in the record, with one command and one workflow that agrees. */
  async function everyRowOnce(ledgerId: string): Promise<void> {
    for (let row = 1; row <= MANY_ROWS; row += 1) {
      const taskId = taskIdOf(ledgerId, row);
      const events = await rig.events(taskId);
      expect(events.filter(({ kind }) => kind === 'taskIssued')).toHaveLength(1);
      await rig.agree(taskId);
      await rig.follow(rig.workflowIdOf(taskId));
    }
    const commands = await inTenant(rig.database, rig.tenantId, (tx) =>
      tx.query(`select from task_command where kind = 'issue' and task_id like $1`, [`${ledgerId}-%`]),
    );
    expect(commands).toHaveLength(MANY_ROWS);
  }

  it('starts every row once, some at a time, and can be watched', async () => {
    await beginLedger(rig, 'whole', MANY_ROWS);
    gate.close();
    await issue('whole', 1);
    await gate.someoneWaits();
    expect(await progress('whole')).toMatchObject({
      total: MANY_ROWS,
      started: 0,
      pending: MANY_ROWS,
      finishedAt: null,
    });
    expect(await handleOf('whole').query(issueProgressQuery)).toEqual({ started: 0, refused: 0 });
    await issue('whole', 1); // asked for again while it runs
    gate.open();
    expect(await handleOf('whole').result()).toEqual({ started: MANY_ROWS, refused: 0 });
    expect(await progress('whole')).toMatchObject({
      started: MANY_ROWS,
      pending: 0,
      finishedAt: expect.any(Number),
    });
    expect(mostInFlight).toBeGreaterThan(20);
    expect(mostInFlight).toBeLessThanOrEqual(60);
    await everyRowOnce('whole');
  });

  it('settles a row that the law refuses with the reason, and goes on with the others', async () => {
    const open = { id: 'g', text: '各相关单位', role: 'responsible' as const, mode: 'separately' as const };
    await beginLedger(rig, 'refused', 3, { 2: { placeholders: [open] } });
    await issue('refused', 1);
    expect(await handleOf('refused').result()).toEqual({ started: 2, refused: 1 });
    const ask = { ledgerId: 'refused', issueNo: 1, after: 0, limit: 10, pendingOnly: false };
    const rows = await inTenant(rig.database, rig.tenantId, (tx) => issueRows(tx, ask));
    expect(rows.map(({ status, refusal }) => refusal?.code ?? status)).toEqual([
      'started',
      'group.unresolved',
      'started',
    ]);
    expect((await rig.send(taskIdOf('refused', 3), acts.receive)).outcome).toMatchObject({ accepted: true });
  });
});

describe('issuing a chunk of rows', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.open({ worker: false });
  });
  afterAll(() => rig.close());

  it('settles the others when the workflow of one cannot be started, and finds them when asked again', async () => {
    await beginLedger(rig, 'one-fails', 5);
    const { database, tenantId, taskQueue } = rig;
    let broken = true;
    const workflows = new Proxy(rig.workflowsOfWorker, {
      get: (client, name) =>
        name !== 'start'
          ? Reflect.get(client, name)
          : (type: string, options: WorkflowStartOptions) =>
              broken && options.workflowId.endsWith('-003')
                ? Promise.reject(new Error('the engine is away'))
                : client.start(type, options),
    });
    const metrics = createWorkerMetrics(createRegistry('test'));
    const activities = createActivities({ database, workflows, taskQueue, metrics });
    const ask = { tenantId, ledgerId: 'one-fails', issueNo: 1, rows: [1, 2, 3, 4, 5] };
    const progress = () => inTenant(database, tenantId, (tx) => issueProgress(tx, 'one-fails'));
    await expect(activities.issueChunk(ask)).rejects.toThrow('the engine is away');
    expect(await progress()).toMatchObject({ started: 4, pending: 1, finishedAt: null });
    broken = false;
    expect(await activities.issueChunk(ask)).toEqual({ started: 5, refused: 0 });
    expect(await progress()).toMatchObject({ started: 5, pending: 0, finishedAt: expect.any(Number) });
    for (const row of ask.rows)
      expect(
        (await rig.events(taskIdOf('one-fails', row))).filter((e) => e.kind === 'taskIssued'),
      ).toHaveLength(1);
  });
});

describe('issuing a ledger while workers are killed', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.open({ worker: false });
  });
  afterEach(() => rig.replayAll());
  afterAll(() => rig.close());

  const worker = (accident?: Accident) =>
    WorkerProcess.start({
      databaseUrl: rig.scratch.ownerUrl,
      tenantId: rig.tenantId,
      taskQueue: rig.taskQueue,
      ...(accident === undefined ? {} : { accident }),
    });

  it('starts every row once', async () => {
    await beginLedger(rig, 'killed', ROWS);
    const ref = { tenantId: rig.tenantId, ledgerId: 'killed', issueNo: 1 };
    const first = await worker({ activity: 'issueChunk', when: 'after', nth: 1 });
    const handle = await rig.client.workflow.start(workflowTypes.issueLedger, issueStart(ref, rig.taskQueue));
    await first.exited;
    const second = await worker({ activity: 'issueChunk', when: 'before', nth: 2 });
    await second.exited;
    const third = await worker();
    try {
      const counts = (await handle.result()) as IssueCounts;
      expect(counts.started).toBe(ROWS);
      await rig.follow(handle.workflowId);
      for (let row = 1; row <= ROWS; row += 1) {
        const taskId = taskIdOf('killed', row);
        await until(`a workflow for ${taskId}`, async () => (await rig.replica(taskId)).wakeAt !== null);
        expect((await rig.events(taskId)).filter(({ kind }) => kind === 'taskIssued')).toHaveLength(1);
      }
    } finally {
      await third.stop();
    }
  }, 120_000);
});
