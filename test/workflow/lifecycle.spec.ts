import { randomUUID } from 'node:crypto';
import { failureCode, refusalOf } from '#temporal';
import type { Command } from '#domain';
import { acts, boss, submitOf, untilApproval } from '../kit/office.js';
import { Rig } from '../kit/rig.js';

jest.setTimeout(120_000);

describe('a row as a workflow', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.open();
  });
  afterEach(() => rig.replayAll());
  afterAll(() => rig.close());

  const rejection = (taskId: string, command: Command) =>
    rig.send(taskId, command).then(
      () => undefined,
      (error: unknown) => error,
    );

  it('lives from issue to approval, answers every command with its place in the record, and ends', async () => {
    await rig.issue('life');
    let seq = (await rig.record('life')).task?.seq ?? 0;
    for (const act of [...untilApproval, acts.approve(2)]) {
      const reply = await rig.send('life', act);
      expect(reply.outcome).toEqual({ accepted: true, seq: reply.seq });
      expect(reply.seq).toBeGreaterThan(seq);
      seq = reply.seq;
    }
    await rig.handleOf('life').result();
    const { task, wakeAt } = await rig.record('life');
    expect(task).toMatchObject({ status: 'completed', seq });
    expect(wakeAt).toBeNull();
  });

  it('holds what the record says after every command', async () => {
    await rig.issue('agree');
    await rig.agree('agree');
    for (const act of untilApproval) {
      await rig.send('agree', act);
      await rig.agree('agree');
    }
  });

  it('refuses what the law refuses without a trace', async () => {
    await rig.issue('refusals');
    await rig.agree('refusals'); // the replica is loaded
    const before = await historyLength(rig, 'refusals');
    expect(refusalOf(await rejection('refusals', acts.approve(1)))).toMatchObject({
      code: expect.stringMatching(/^(track|review)\./),
      command: 'approve',
    });
    expect(await historyLength(rig, 'refusals')).toBe(before);
    await rig.agree('refusals');
  });

  it('makes no dry run on the state on which the sender made one; the commit has the last word', async () => {
    await rig.issue('allowed');
    await rig.agree('allowed');
    const { task } = await rig.record('allowed');
    const seq = task?.seq ?? 0;
    // as if the sender had found it allowed
    const reply = await rig.send('allowed', acts.approve(1), randomUUID(), seq);
    expect(reply).toMatchObject({ seq, outcome: { accepted: false, refusal: { command: 'approve' } } });
    const elsewhere = rig.send('allowed', acts.approve(1), randomUUID(), seq - 1);
    expect(refusalOf(await elsewhere.catch((error: unknown) => error))).toMatchObject({ command: 'approve' });
    await rig.agree('allowed');
  });

  it('goes on after an update that is no command', async () => {
    await rig.issue('malformed');
    for (const wrong of [undefined, null, 'receive', {}, { kind: 7 }])
      expect(failureCode(await rejection('malformed', wrong as unknown as Command))).toBe(
        'command.malformed',
      );
    const large = { ...acts.receive, ballast: 'x'.repeat(200_000) } as Command;
    expect(failureCode(await rejection('malformed', large))).toBe('payload.too_large');
    expect((await rig.send('malformed', acts.receive)).outcome).toMatchObject({ accepted: true });
  });

  it('goes on after a command that names a text nobody stored', async () => {
    await rig.issue('no-text');
    const unknown = { ...acts.handInPart, text: 'f'.repeat(64) };
    await rig.send('no-text', acts.receiveSupport);
    expect(failureCode(await rejection('no-text', unknown))).toBe('content.unknown');
    expect((await rig.send('no-text', acts.handInPart)).outcome).toMatchObject({ accepted: true });
    await rig.agree('no-text');
  });

  it('is started again by a command to a closed row, and lives on when that reopens it', async () => {
    await rig.issue('again');
    for (const act of untilApproval) await rig.send('again', act);
    await rig.send('again', acts.approve(2));
    await rig.handleOf('again').result();

    const late = await rig.send('again', { ...acts.receive });
    expect(late.outcome).toMatchObject({ accepted: false, refusal: { code: 'task.closed' } });
    await rig.handleOf('again').result();

    expect((await rig.send('again', { ...acts.reopen, by: boss })).outcome).toMatchObject({ accepted: true });
    await rig.agree('again');
    expect((await rig.replica('again')).wakeAt).not.toBeNull();
  });

  it('ends at once for a row that nobody issued', async () => {
    const reply = await rig.send('nobody', acts.receive);
    expect(reply).toMatchObject({
      seq: 0,
      outcome: {
        accepted: false,
        refusal: { code: 'task.unknown', command: 'acknowledgeReceipt', data: {} },
      },
    });
    await rig.handleOf('nobody').result();
  });

  it('costs at most 60 events and 12 state transitions', async () => {
    await rig.issue('cost');
    const acts6 = [
      acts.receive,
      acts.handInPart,
      submitOf('result'),
      acts.returnForRework(1),
      submitOf('better result'),
      acts.approve(2),
    ];
    for (const act of acts6) await rig.send('cost', act);
    await rig.handleOf('cost').result();
    const { raw } = await rig.handleOf('cost').describe();
    expect(Number(raw.workflowExecutionInfo?.historyLength)).toBeLessThanOrEqual(60);
    expect(Number(raw.workflowExecutionInfo?.stateTransitionCount)).toBeLessThanOrEqual(12);
  });
});

async function historyLength(rig: Rig, taskId: string): Promise<number> {
  return (await rig.handleOf(taskId).describe()).historyLength;
}
