import { randomUUID } from 'node:crypto';
import { inDays, acts, submitOf } from '../kit/office.js';
import { Rig } from '../kit/rig.js';
import { Api } from '../integration/api/api-kit.js';

describe('a commit that the workflow never heard of (its worker and the engine died right after it)', () => {
  let rig: Rig;
  let api: Api;
  beforeAll(async () => {
    rig = await Rig.open();
    api = await Api.open(rig);
    await api.furnish();
  });
  afterEach(() => rig.replayAll());
  afterAll(async () => {
    await api.close();
    await rig.close();
  });

  it('does not make the next command be refused: the workflow is told to look, and follows', async () => {
    const task = `t-${randomUUID().slice(0, 8)}`;
    await rig.issue(task);
    for (const [n, act] of [acts.receive, acts.receiveSupport, acts.handInPart, acts.acceptPart].entries())
      await rig.send(task, act, `known-${n}`);
    const { outcome } = await rig.commit(task, 'unheard', submitOf('result'));
    expect(outcome).toMatchObject({ accepted: true });
    const supervisor = await api.as('supervisor');
    const returned = await supervisor.act(task, {
      kind: 'returnForRework',
      track: 'a',
      round: 1,
      reason: '请补充。',
      reworkUntil: inDays(60),
    });
    expect(returned.state.status).toBe('inRework');
    await rig.agree(task);
  });
});
