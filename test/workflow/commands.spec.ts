import type { Activities } from '#activities';
import type { Command } from '#domain';
import { failureCode, renewSignal, syncSignal } from '#temporal';
import { acts, officerA, roster, submitOf, supervisor, textOf } from '../kit/office.js';
import { Rig } from '../kit/rig.js';
import { Gate } from '../kit/gate.js';
import { until } from '../kit/until.js';

const report = (text = 'progress'): Command => ({
  kind: 'reportProgress',
  by: officerA,
  track: 'a',
  progress: textOf(text),
  problems: null,
  nextStep: null,
  expected: null,
  period: null,
});

jest.setTimeout(120_000);

describe('commands that meet', () => {
  /** Holds commits back while it is closed. */
  const gate = new Gate();
  let blind = false;
  /** Milliseconds that every commit takes; beyond that of a workflow task when several wait for each other. */
  let slowMs = 0;
  const disturbed = (product: Activities): Activities => ({
    ...product,
    commit: async (ask) => {
      await gate.pass();
      if (slowMs > 0) await new Promise((resolve) => setTimeout(resolve, slowMs));
      const answer = await product.commit(ask);
      return blind ? { ...answer, events: [] } : answer;
    },
  });

  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.open({ activities: disturbed });
  });
  afterEach(async () => {
    gate.open();
    blind = false;
    slowMs = 0;
    await rig.replayAll();
  });
  afterAll(() => rig.close());

  const runOf = async (taskId: string) => (await rig.handleOf(taskId).describe()).runId;
  const accepted = async (taskId: string) =>
    (await rig.events(taskId)).filter(({ kind }) => kind === 'progressReported').length;

  const updatesOf = (taskId: string) =>
    rig.eventsOfHistory(taskId, 'workflowExecutionUpdateAcceptedEventAttributes');

  /** Begins a new run and waits for it. */
  async function renew(taskId: string): Promise<void> {
    const before = await runOf(taskId);
    await rig.handleOf(taskId).signal(renewSignal);
    await until('the next run', async () => (await runOf(taskId)) !== before);
  }

  it('the same key twice is done once', async () => {
    await rig.issue('twice');
    const [first, second] = await Promise.all([
      rig.send('twice', acts.receive, 'key-1'),
      rig.send('twice', acts.receive, 'key-1'),
    ]);
    const third = await rig.send('twice', acts.receive, 'key-1');
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect((await rig.events('twice')).filter(({ kind }) => kind === 'receiptAcknowledged')).toHaveLength(1);
  });

  it('the same key after continue-as-new gets the same outcome', async () => {
    await rig.issue('later');
    await rig.send('later', acts.receive);
    const first = await rig.send('later', report(), 'key-1');
    await renew('later');
    await rig.send('later', report('more is needed'), 'key-2');
    const again = await rig.send('later', report(), 'key-1');
    expect(again.outcome).toEqual(first.outcome);
    expect(await accepted('later')).toBe(2);
    await rig.agree('later');
  });

  it('the same key with another body is refused, and changes nothing', async () => {
    await rig.issue('other');
    await rig.send('other', acts.receive);
    await rig.send('other', report(), 'key-1');
    await renew('other');
    const error = await rig.send('other', report('why'), 'key-1').catch((failure: unknown) => failure);
    expect(failureCode(error)).toBe('command.key_reused');
    expect(await accepted('other')).toBe(1);
    await rig.agree('other');
  });

  it('commands that come while a new run is pending are all done once, in the order of their coming', async () => {
    await rig.issue('renewed');
    await rig.send('renewed', acts.receive);
    const before = await runOf('renewed');
    gate.close();
    const first = rig.send('renewed', report(), 'key-1');
    await gate.someoneWaits();
    await rig.handleOf('renewed').signal(renewSignal);
    const others = ['part', 'result', 'why', 'more is needed'].map((text, n) =>
      rig.send('renewed', report(text), `key-${n + 2}`),
    );
    await until('all are accepted', async () => (await updatesOf('renewed')) >= 6);
    gate.open();
    const replies = await Promise.all([first, ...others]);
    expect(replies.every(({ outcome }) => outcome.accepted)).toBe(true);
    await until('the next run', async () => (await runOf('renewed')) !== before);
    expect(await accepted('renewed')).toBe(5);
    await rig.agree('renewed');
    expect((await rig.send('renewed', report(), 'key-1')).outcome).toEqual(replies[0]?.outcome);
  });

  it('a new run and a storm of commands lose nothing', async () => {
    await rig.issue('storm');
    await rig.send('storm', acts.receive);
    const sent: Promise<unknown>[] = [];
    for (let n = 0; n < 24; n += 1) {
      sent.push(rig.send('storm', report(), `key-${n}`));
      if (n % 6 === 5) await rig.handleOf('storm').signal(renewSignal);
      if (n % 8 === 7) await Promise.all(sent);
    }
    await Promise.all(sent);
    expect(await accepted('storm')).toBe(24);
    await rig.agree('storm');
  });

  it('a record so slow that workflow tasks are prolonged changes nothing but the time', async () => {
    await rig.issue('slow');
    await rig.send('slow', acts.receive);
    slowMs = 1_200;
    const sent: Promise<unknown>[] = [];
    for (let n = 0; n < 8; n += 1) {
      sent.push(rig.send('slow', report(), `key-${n}`));
      if (n === 2 || n === 5) await rig.handleOf('slow').signal(n === 2 ? syncSignal : renewSignal);
    }
    await Promise.all(sent);
    slowMs = 0;
    expect(await accepted('slow')).toBe(8);
    await rig.agree('slow');
  });

  it('of two reviewers at once one decides', async () => {
    const colleague = { ...supervisor, person: 'p-s2' };
    const people = [supervisor, colleague].map(({ person, unit }) => ({ person, unit }));
    await rig.issue('review');
    for (const act of [acts.receive, acts.receiveSupport, acts.handInPart, acts.acceptPart])
      await rig.send('review', act);
    await rig.send('review', { ...submitOf('result'), roster: { ...roster, people } } as Command);
    gate.close();
    const both = [
      rig.send('review', { ...acts.approve(1), by: supervisor } as Command),
      rig.send('review', { ...acts.returnForRework(1), by: colleague } as Command),
    ];
    await until('both wait', async () => (await updatesOf('review')) >= 7);
    gate.open();
    const outcomes = (await Promise.all(both)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome.accepted)).toHaveLength(1);
    const decisions = (await rig.events('review')).filter(
      ({ kind }) => kind === 'seatApproved' || kind === 'returnedForRework',
    );
    expect(decisions).toHaveLength(1);
  });

  it('a replica that cannot follow an answer is loaded again', async () => {
    await rig.issue('blind');
    blind = true;
    expect((await rig.send('blind', acts.receive)).outcome).toMatchObject({ accepted: true });
    await rig.agree('blind');
  });

  it('what was committed past the workflow reaches it by sync, or with the next command', async () => {
    await rig.issue('past');
    await rig.agree('past');
    await rig.commit('past', 'past-1', acts.receive);
    await rig.handleOf('past').signal(syncSignal);
    await rig.agree('past');
    await rig.commit('past', 'past-2', acts.receiveSupport);
    await rig.send('past', report());
    await rig.agree('past');
  });
});
