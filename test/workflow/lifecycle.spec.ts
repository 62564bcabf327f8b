import { acts, submitOf } from '../kit/office.js';
import { Rig } from '../kit/rig.js';

describe('a row as a workflow', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.open();
  });
  afterEach(() => rig.replayAll());
  afterAll(() => rig.close());

  it('lives from issue to approval, and ends', async () => {
    await rig.issue('life');
    const steps = [
      acts.receive,
      acts.receiveSupport,
      acts.handInPart,
      acts.acceptPart,
      submitOf('result'),
      acts.returnForRework(1),
      submitOf('better result'),
      acts.approve(2),
    ];
    let seq = (await rig.record('life')).task?.seq ?? 0;
    for (const step of steps) {
      const reply = await rig.send('life', step);
      expect(reply.outcome).toEqual({ accepted: true, seq: reply.seq });
      expect(reply.seq).toBeGreaterThan(seq);
      seq = reply.seq;
    }
    await rig.handleOf('life').result();
    const { task, wakeAt } = await rig.record('life');
    expect(task).toMatchObject({ status: 'completed', seq });
    expect(wakeAt).toBeNull();
  });
});
