import { MS_PER_DAY } from '#domain';
import { commandUpdate, renewSignal } from '#temporal';
import { acts, inDays, untilApproval } from '../kit/office.js';
import { Rig } from '../kit/rig.js';
import { until } from '../kit/until.js';

jest.setTimeout(240_000);

describe('a row that nobody has touched since its issue', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.open();
  });
  afterEach(() => rig.replayAll());
  afterAll(() => rig.close());

  async function asleep(taskId: string): Promise<number> {
    await rig.issueWithoutWorkflow(taskId, { dueDay: inDays(40) });
    const { wakeAt } = await rig.record(taskId);
    if (wakeAt === null) throw new Error('the row waits for nothing');
    await rig.start(taskId, { wakeAt });
    return wakeAt;
  }

  const tasksOf = (taskId: string) => rig.eventsOfHistory(taskId, 'workflowTaskScheduledEventAttributes');
  const loadsAndCommits = (taskId: string) => rig.eventsOfHistory(taskId, 'markerRecordedEventAttributes');

  it('has had no task, believes its instant, and follows from its first command on without loading', async () => {
    const wakeAt = await asleep('first');
    expect(await rig.replica('first')).toEqual({ task: null, wakeAt });
    expect(await tasksOf('first')).toBe(0);
    for (const act of untilApproval) {
      await rig.send('first', act);
      expect((await rig.replica('first')).task).toEqual((await rig.record('first')).task);
    }
    expect(await loadsAndCommits('first')).toBe(untilApproval.length);
  });

  it('wakes by itself at its instant', async () => {
    const wakeAt = await asleep('alone');
    await rig.advanceTo('alone', wakeAt + MS_PER_DAY / 24);
    await until('what is due', async () => ((await rig.record('alone')).wakeAt ?? 0) > wakeAt);
    expect((await rig.events('alone')).filter(({ kind }) => kind === 'stepFired')).not.toEqual([]);
    await rig.agree('alone');
  });

  it('is woken by a command that came while no worker was there', async () => {
    await asleep('unattended');
    await rig.stopWorker();
    const send = () =>
      rig.client.withDeadline(Date.now() + 2_000, () =>
        rig.handleOf('unattended').executeUpdate(commandUpdate, {
          updateId: 'waits',
          args: [{ commandId: 'waits', command: acts.receive }],
        }),
      );
    await expect(send()).rejects.toThrow();
    await rig.startWorker();
    const answer = await rig.send('unattended', acts.receive, 'waits');
    expect(answer.outcome).toMatchObject({ accepted: true });
    expect(
      (await rig.events('unattended')).filter(({ kind }) => kind === 'receiptAcknowledged'),
    ).toHaveLength(1);
    await rig.agree('unattended');
  });

  it('keeps a signal for its first task', async () => {
    await asleep('renewed');
    await rig.handleOf('renewed').signal(renewSignal);
    expect(await tasksOf('renewed')).toBe(0);
    await rig.send('renewed', acts.receive);
    await until('the new run', async () => (await rig.runsOf('renewed')) === 2);
    await rig.agree('renewed');
  });
});
