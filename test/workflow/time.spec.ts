import type { Activities } from '#activities';
import { MS_PER_DAY, MS_PER_HOUR, startOfDay } from '#domain';
import { syncSignal } from '#temporal';
import { acts, amendFrom, inDays, issueNow, textOf } from '../kit/office.js';
import { firedSteps, plan } from '../kit/plan.js';
import { Rig } from '../kit/rig.js';
import { until } from '../kit/until.js';

/** A fast-forward of many steps; the engine is slow to tell that one has arrived (ENGINE 9). */
const FORWARD_MS = 240_000;

jest.setTimeout(120_000);

describe('time', () => {
  /** Instants at which ticks were committed; `stuck` makes the record answer as if a tick had moved nothing. */
  const ticks: number[] = [];
  let stuck: string | undefined;
  const watched = (product: Activities): Activities => ({
    ...product,
    commit: async (ask) => {
      if (ask.command.kind === 'tick') ticks.push(ask.at);
      if (ask.command.kind !== 'tick' || ask.taskId !== stuck) return product.commit(ask);
      const { task, wakeAt, closed } = await product.load(ask);
      const outcome = {
        accepted: false as const,
        refusal: { code: 'tick.not_due', command: 'tick', data: {} } as const,
      };
      return { outcome, events: [], seq: task?.seq ?? 0, wakeAt, closed };
    },
  });

  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.open({ activities: watched });
  });
  afterEach(() => rig.replayAll());
  afterAll(() => rig.close());

  const steps = async (taskId: string) => firedSteps(await rig.events(taskId));

  const timersOf = (taskId: string) => rig.eventsOfHistory(taskId, 'timerStartedEventAttributes');

  it(
    'fires every step of an untouched row as the law alone foretells it',
    async () => {
      const at = Date.now();
      await rig.issue('untouched', { dueDay: inDays(40) }, at);
      await rig.passTime('untouched', 70 * MS_PER_DAY);
      const foretold = plan([[issueNow('untouched', 1, { dueDay: inDays(40) }), at]], at + 70 * MS_PER_DAY);
      expect(foretold.length).toBeGreaterThan(10);
      expect(await steps('untouched')).toEqual(firedSteps(foretold));
      await rig.agree('untouched');
    },
    FORWARD_MS,
  );

  it(
    'of a standing duty goes on through periods, each in a run of its own',
    async () => {
      const at = Date.now();
      const duty = { standing: true, dueDay: null };
      await rig.issue('standing', duty, at);
      await rig.passTime('standing', 230 * MS_PER_DAY);
      const foretold = plan([[issueNow('standing', 1, duty), at]], at + 230 * MS_PER_DAY);
      expect(await steps('standing')).toEqual(firedSteps(foretold));
      const missed = (await rig.events('standing')).filter(({ kind }) => kind === 'cycleMissed');
      expect(missed.length).toBeGreaterThanOrEqual(2);
      expect(await rig.runsOf('standing')).toBeGreaterThan(2);
      await rig.agree('standing');
    },
    FORWARD_MS,
  );

  it('says what was missed once, when a row is issued with its past', async () => {
    const at = Date.now() - 60 * MS_PER_DAY;
    await rig.issue('late', { dueDay: inDays(-20) }, at);
    await until('the tick', async () => {
      const { task, wakeAt } = await rig.record('late');
      return task !== null && task.seq > 0 && (wakeAt === null || wakeAt > Date.now());
    });
    const fired = await steps('late');
    const clocks = fired.map(({ deadline }) => deadline);
    expect(new Set(clocks).size).toBe(clocks.length);
    expect(fired.some(({ skipped }) => skipped.length > 1)).toBe(true);
  });

  it('and a command at the same moment are both done, the tick once', async () => {
    const at = Date.now() - 30 * MS_PER_DAY;
    for (const taskId of ['race-1', 'race-2', 'race-3', 'race-4']) {
      await rig.issueWithoutWorkflow(taskId, { dueDay: inDays(60) }, at);
      await Promise.all([
        rig.start(taskId),
        rig.send(taskId, acts.receive),
        rig.send(taskId, acts.receiveSupport),
      ]);
      await rig.agree(taskId);
      const events = await rig.events(taskId);
      expect(events.filter(({ kind }) => kind === 'receiptAcknowledged')).toHaveLength(2);
      const fired = firedSteps(events).map(({ deadline, step }) => `${deadline}/${step}`);
      expect(new Set(fired).size).toBe(fired.length);
    }
  });

  it('is waited for by one timer, armed anew only when the instant moves', async () => {
    await rig.issue('timer');
    await rig.send('timer', acts.receive);
    await rig.send('timer', acts.receiveSupport);
    const armed = await timersOf('timer');
    for (let n = 0; n < 3; n += 1) await rig.send('timer', progress(n));
    expect(await timersOf('timer')).toBe(armed);
  });

  it(
    'brings an amendment that waited for its day',
    async () => {
      await rig.issue('amended', { dueDay: inDays(60) });
      await rig.send('amended', acts.receive);
      await rig.send('amended', acts.receiveSupport);
      const day = inDays(3);
      await rig.send('amended', amendFrom(day));
      expect((await rig.record('amended')).wakeAt).toBe(startOfDay(day, 480));
      await rig.passTime('amended', 4 * MS_PER_DAY);
      const events = (await rig.events('amended')).filter(({ kind }) => kind === 'amended');
      expect(events).toMatchObject([{ waited: true, to: { text: textOf('result') }, signAgain: ['a', 'b'] }]);
      expect(events[0]?.at).toBeGreaterThanOrEqual(startOfDay(day, 480));
      await rig.agree('amended');
    },
    FORWARD_MS,
  );

  it('is learnt again by sync when the record moved it', async () => {
    await rig.issue('moved', { dueDay: inDays(200) }); // far from any reminder that could be due first
    await rig.agree('moved');
    const before = (await rig.replica('moved')).wakeAt;
    await rig.commit('moved', 'past-1', acts.receive);
    await rig.commit('moved', 'past-2', acts.receiveSupport);
    expect((await rig.record('moved')).wakeAt).not.toBe(before);
    await rig.handleOf('moved').signal(syncSignal);
    await rig.agree('moved');
  });

  it(
    'that the record does not move is asked for more and more rarely, while commands go on',
    async () => {
      stuck = 'stuck';
      await rig.issue('stuck', { dueDay: inDays(60) }, Date.now() - 30 * MS_PER_DAY);
      await until('a first pause', async () => (await timersOf('stuck')) >= 2);
      ticks.length = 0;
      await rig.advanceTo('stuck', (await rig.timeOf('stuck')) + 6 * MS_PER_HOUR);
      expect(ticks.length).toBeGreaterThan(5);
      expect(ticks.length).toBeLessThan(16);
      expect((await rig.send('stuck', acts.receive)).outcome).toMatchObject({ accepted: true });
      stuck = undefined;
      await rig.advanceTo('stuck', (await rig.timeOf('stuck')) + 2 * MS_PER_HOUR);
      await until('the tick', async () => ((await rig.record('stuck')).wakeAt ?? Infinity) > Date.now());
      await rig.agree('stuck');
    },
    FORWARD_MS,
  );
});

const progress = (n: number) =>
  ({
    kind: 'reportProgress',
    by: acts.receive.by,
    track: 'a',
    progress: textOf(['progress', 'part', 'result'][n] ?? 'why'),
    problems: null,
    nextStep: null,
    expected: null,
    period: null,
  }) as const;
