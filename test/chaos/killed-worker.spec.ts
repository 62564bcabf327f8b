import { randomUUID } from 'node:crypto';
import { MS_PER_DAY } from '#domain';
import { acts, inDays, officerA, submitOf, textOf } from '../kit/office.js';
import { Rig } from '../kit/rig.js';
import { until } from '../kit/until.js';
import { type Accident, WorkerProcess } from '../kit/worker-process.js';

const beforeReview = [acts.receive, acts.receiveSupport, acts.handInPart, acts.acceptPart];

const report = {
  kind: 'reportProgress',
  by: officerA,
  track: 'a',
  progress: textOf('progress'),
  problems: null,
  nextStep: null,
  expected: null,
  period: null,
} as const;

jest.setTimeout(120_000);

describe('a worker killed with -9 around a commit', () => {
  let rig: Rig;
  const workers: WorkerProcess[] = [];
  beforeAll(async () => {
    rig = await Rig.open({ worker: false });
  });
  afterEach(async () => {
    for (const worker of workers.splice(0)) await worker.kill();
    await rig.replayAll();
  });
  afterAll(() => rig.close());

  async function startWorker(accident?: Accident): Promise<WorkerProcess> {
    const { tenantId, taskQueue, scratch } = rig;
    const databaseUrl = scratch.ownerUrl;
    const worker = await WorkerProcess.start({
      databaseUrl,
      tenantId,
      taskQueue,
      ...(accident === undefined ? {} : { accident }),
    });
    workers.push(worker);
    return worker;
  }

  /** Record and replica are the same, every key was answered once, and nothing fired twice. */
  async function isWhole(taskId: string, kinds: Readonly<Record<string, number>>): Promise<void> {
    const events = await rig.events(taskId);
    for (const [kind, count] of Object.entries(kinds))
      expect({ kind, count: events.filter((event) => event.kind === kind).length }).toEqual({ kind, count });
    const fired = events.flatMap((event) =>
      event.kind === 'stepFired' ? [`${event.deadline}/${event.step}`] : [],
    );
    expect(new Set(fired).size).toBe(fired.length);
  }

  describe.each(['before', 'after'] as const)('%s it', (when) => {
    it('with another command and the timer racing: all is done once, record and replica agree', async () => {
      const taskId = `race-${when}`;
      const doomed = await startWorker({ activity: 'commit', command: 'acknowledgeReceipt', when, nth: 1 });
      await rig.issueWithoutWorkflow(taskId, { dueDay: inDays(60) }, Date.now() - 30 * MS_PER_DAY);
      const sent = [
        rig.start(taskId),
        rig.send(taskId, acts.receive, 'key-1'),
        rig.send(taskId, acts.receiveSupport, 'key-2'),
      ];
      await doomed.exited;
      await startWorker();
      await Promise.all(sent);
      await rig.agree(taskId);
      await isWhole(taskId, { receiptAcknowledged: 2 });
      expect((await rig.send(taskId, acts.receive, 'key-1')).outcome).toMatchObject({ accepted: true });
    });

    it('of a tick: it is done once, and the next one is waited for', async () => {
      const taskId = `tick-${when}`;
      const doomed = await startWorker({ activity: 'commit', command: 'tick', when, nth: 1 });
      await rig.issue(taskId, { dueDay: inDays(60) }, Date.now() - 30 * MS_PER_DAY);
      await doomed.exited;
      const command = rig.send(taskId, acts.receive, 'key-1');
      await startWorker();
      await command;
      await until('the tick', async () => ((await rig.record(taskId)).wakeAt ?? 0) > Date.now());
      await rig.agree(taskId);
      await isWhole(taskId, { receiptAcknowledged: 1 });
    });

    it('that closes the row: it ends, and the answer is given', async () => {
      const taskId = `last-${when}`;
      const healthy = await startWorker();
      await rig.issue(taskId);
      for (const act of [...beforeReview, submitOf('result')]) await rig.send(taskId, act);
      await healthy.stop();
      const doomed = await startWorker({ activity: 'commit', command: 'approve', when, nth: 1 });
      const approval = rig.send(taskId, acts.approve(1), 'key-1');
      await doomed.exited;
      await startWorker();
      expect((await approval).outcome).toMatchObject({ accepted: true });
      await rig.handleOf(taskId).result();
      await isWhole(taskId, { taskCompleted: 1, seatApproved: 1 });
    });
  });

  it('at any moment, many times: no command is lost or done twice', async () => {
    const seed = Number(process.env['CHAOS_SEED'] ?? Date.now() % 1_000_000);
    const random = seeded(seed);
    const taskIds = [1, 2, 3, 4].map((n) => `any-${n}`);
    let worker = await startWorker();
    for (const taskId of taskIds) await rig.issue(taskId);
    let done = false;
    const life = async (taskId: string): Promise<void> => {
      for (const act of [...beforeReview, report, submitOf('result'), acts.returnForRework(1)])
        await rig.send(taskId, act, randomUUID());
      await rig.send(taskId, submitOf('better result'));
      await rig.send(taskId, acts.approve(2));
      await rig.handleOf(taskId).result();
    };
    const lives = Promise.all(taskIds.map(life)).finally(() => (done = true));
    let kills = 0;
    while (!done && kills < 6) {
      const moment = 300 + random() * 1_200;
      await Promise.race([
        new Promise((resolve) => setTimeout(resolve, moment)),
        lives.catch(() => undefined),
      ]);
      await worker.kill();
      kills += 1;
      worker = await startWorker();
    }
    await lives.catch((error: unknown) => {
      throw new Error(`CHAOS_SEED=${seed}`, { cause: error });
    });
    expect(kills).toBeGreaterThan(0);
    for (const taskId of taskIds)
      await isWhole(taskId, { receiptAcknowledged: 2, progressReported: 1, submitted: 2, taskCompleted: 1 });
  }, 180_000);
});

/** Mulberry32: the same numbers for the same seed. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
