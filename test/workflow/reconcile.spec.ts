import { MS_PER_DAY } from '#domain';
import { inTenant, readSetting } from '#persistence';
import { lastSweepSetting } from '#activities';
import type { RecoverReport } from '#temporal';
import {
  reconcileStart,
  reconcileWorkflowId,
  recoverStart,
  recoverWorkflowId,
  workflowTypes,
} from '#temporal';
import { acts, inDays } from '../kit/office.js';
import { Rig } from '../kit/rig.js';
import { until } from '../kit/until.js';

jest.setTimeout(120_000);

describe('the safety net', () => {
  let rig: Rig;
  beforeEach(async () => {
    rig = await Rig.open();
  });
  afterEach(async () => {
    await rig.replayAll();
    await rig.close();
  });

  /** Lets the sweep run once or oftener, and ends it. */
  async function sweep(): Promise<{ nudged: number; restarted: number }> {
    const input = { tenantId: rig.tenantId, everyMs: 60_000, graceMs: 0 };
    const handle = await rig.client.workflow.start(
      workflowTypes.reconcile,
      reconcileStart(input, rig.taskQueue),
    );
    const lastSweep = () => inTenant(rig.database, rig.tenantId, (tx) => readSetting(tx, lastSweepSetting));
    const before = await lastSweep();
    const after = await until('a sweep', async () => {
      const found = (await lastSweep()) as { at: number; nudged: number; restarted: number } | null;
      return found !== null && found.at !== (before as { at: number } | null)?.at ? found : undefined;
    });
    await rig.follow(reconcileWorkflowId(rig.tenantId));
    await handle.terminate('the test has seen enough');
    const { nudged, restarted } = after;
    return { nudged, restarted };
  }

  it('finds nothing to do in a healthy system', async () => {
    await rig.issue('healthy');
    await rig.send('healthy', acts.receive);
    expect(await sweep()).toEqual({ nudged: 0, restarted: 0 });
  });

  it('tells a workflow that missed its wake-up to look at the record', async () => {
    await rig.issue('missed', { dueDay: inDays(200) });
    await rig.agree('missed');
    const when = Date.now() - 30 * MS_PER_DAY;
    await rig.issueWithoutWorkflow('other', {}, when); // overdue too, and without a workflow
    await rig.commit('missed', 'past', { ...shortened, dueDay: inDays(-10) });
    expect((await rig.record('missed')).wakeAt).toBeLessThan(Date.now());
    expect(await sweep()).toEqual({ nudged: 2, restarted: 1 });
    for (const taskId of ['missed', 'other']) {
      await until('the tick', async () => ((await rig.record(taskId)).wakeAt ?? Infinity) > Date.now());
      await rig.agree(taskId);
      await rig.follow(rig.workflowIdOf(taskId));
    }
    expect(await sweep()).toEqual({ nudged: 0, restarted: 0 });
  });

  it('ends a workflow that never heard that its row was closed', async () => {
    await rig.issue('closed');
    await rig.agree('closed');
    await rig.commit('closed', 'past', { ...acts.cancel });
    expect(await sweep()).toEqual({ nudged: 1, restarted: 0 });
    await rig.handleOf('closed').result();
    expect(await sweep()).toEqual({ nudged: 0, restarted: 0 });
  });

  it('rouses rows that sleep since their issue when the record went on without them', async () => {
    for (const taskId of ['moved', 'over']) {
      await rig.issueWithoutWorkflow(taskId, { dueDay: inDays(200) });
      await rig.start(taskId, { wakeAt: (await rig.record(taskId)).wakeAt });
    }
    await rig.commit('moved', 'past', { ...shortened, dueDay: inDays(-10) });
    await rig.commit('over', 'past', { ...acts.cancel });
    expect(await sweep()).toEqual({ nudged: 2, restarted: 0 });
    await until('the tick', async () => ((await rig.record('moved')).wakeAt ?? Infinity) > Date.now());
    await rig.agree('moved');
    await rig.handleOf('over').result();
    expect(await sweep()).toEqual({ nudged: 0, restarted: 0 });
  });

  it('starts every open row again after the engine lost everything', async () => {
    await rig.issue('running');
    for (const taskId of ['lost-1', 'lost-2', 'lost-3']) await rig.issueWithoutWorkflow(taskId);
    await rig.issue('closed', {});
    await rig.send('closed', { ...acts.cancel });
    await rig.handleOf('closed').result();
    const recover = () =>
      rig.client.workflow.execute(
        workflowTypes.recover,
        recoverStart({ tenantId: rig.tenantId }, rig.taskQueue),
      ) as Promise<RecoverReport>;
    expect(await recover()).toEqual({ started: 3, running: 1 });
    expect(await recover()).toEqual({ started: 0, running: 4 });
    await rig.follow(recoverWorkflowId(rig.tenantId));
    for (const taskId of ['lost-1', 'lost-2', 'lost-3']) {
      await rig.agree(taskId);
      await rig.follow(rig.workflowIdOf(taskId));
    }
  });
});

const shortened = {
  kind: 'changeDeadline',
  by: acts.reopen.by,
  dueDay: inDays(-10),
  reason: acts.reopen.reason,
} as const;
