import { randomUUID } from 'node:crypto';
import type { CommandPending, CommandResult, Problem } from '#contract';
import {
  bulkResultSchema,
  commandDoneSchema,
  commandPendingSchema,
  commandResultSchema,
  problemSchema,
} from '#contract';
import { renewSignal } from '#temporal';
import { inDays } from '../../kit/office.js';
import { Rig } from '../../kit/rig.js';
import { until } from '../../kit/until.js';
import { Api, refusalOf, shaped } from './api-kit.js';

const receipt = { kind: 'acknowledgeReceipt', track: 'a' } as const;
const urge = (text: string) => ({ kind: 'urge', text }) as const;
const paper = (track: string, text = '已完成。') => ({ kind: 'submit', track, text }) as const;

describe('commands through HTTP', () => {
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

  const issued = async (changes = {}): Promise<string> => {
    const id = `t-${randomUUID().slice(0, 8)}`;
    await rig.issue(id, changes);
    return id;
  };
  const seqOf = async (id: string) => (await rig.record(id)).task?.seq;

  it('go from receipt to approval, each answer showing the task as it then stands', async () => {
    const id = await issued();
    const [a, b, s] = [await api.as('officerA'), await api.as('officerB'), await api.as('supervisor')];
    const first = await a.command(id, receipt);
    const result = shaped(commandResultSchema, first.body);
    expect(result).toMatchObject({ replayed: false, task: { state: { status: 'inProgress' } } });
    await b.act(id, { kind: 'submitPart', track: 'b', text: '配合部分' });
    await a.act(id, { kind: 'acceptPart', track: 'b', round: 1 });
    const handedIn = await a.act(id, paper('a'));
    expect(handedIn.state.status).toBe('inReview');
    expect(Object.values(handedIn.contents).map((content) => content.text)).toContain('已完成。');
    const returned = await s.act(id, {
      kind: 'returnForRework',
      track: 'a',
      round: 1,
      reason: '请补充说明。',
      reworkUntil: inDays(60),
    });
    expect(returned.state).toMatchObject({
      status: 'inRework',
      tracks: [{ round: 2 }, { status: 'accepted' }],
    });
    await a.act(id, paper('a', '已补充。'));
    const closed = await s.act(id, { kind: 'approve', track: 'a', round: 2 });
    expect(closed.state.status).toBe('completed');
    expect(closed.available.filter((one) => one.allowed).map((one) => one.kind)).toEqual(['reopen']);
    const reopened = await s.act(id, {
      kind: 'reopen',
      reason: '数据有误。',
      reworkUntil: inDays(60),
      tracks: ['a'],
    });
    expect(reopened.state.status).toBe('inRework');
    await rig.follow(rig.workflowIdOf(id));
    await rig.agree(id);
  });

  it('are done once under one key, and answer the same for ever', async () => {
    const id = await issued();
    const a = await api.as('officerA');
    const key = randomUUID();
    const [one, two] = await Promise.all([a.command(id, receipt, key), a.command(id, receipt, key)]);
    const seqs = [one, two].map((response) => (response.body as CommandResult).seq);
    expect([one.status, two.status, seqs[0]]).toEqual([200, 200, seqs[1]]);
    const before = await rig.runsOf(id);
    await rig.handleOf(id).signal(renewSignal);
    await until('the next run', async () => (await rig.runsOf(id)) > before);
    const again = await a.command(id, receipt, key);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ replayed: true, seq: seqs[0] });
    expect((await rig.events(id)).filter(({ kind }) => kind === 'receiptAcknowledged')).toHaveLength(1);
    const polled = await a.ask('get', `/tasks/${id}/commands/${key}`);
    expect(polled.body).toMatchObject({ replayed: true, seq: seqs[0] });
    await rig.agree(id);
  });

  it('refuse a key that stands for another command, and change nothing', async () => {
    const id = await issued();
    const [a, s] = [await api.as('officerA'), await api.as('supervisor')];
    const key = randomUUID();
    await a.act(id, receipt, key);
    const seq = await seqOf(id);
    expect(refusalOf(await a.command(id, { kind: 'claim', track: 'a' }, key))).toEqual([
      422,
      'command.key_reused',
    ]);
    expect(await seqOf(id)).toBe(seq);
    // Keys are a person's own.
    await s.act(id, urge('请抓紧。'), key);
  });

  it('refuse the second of two different commands that meet under one key', async () => {
    const id = await issued();
    const s = await api.as('supervisor');
    const key = randomUUID();
    const both = await Promise.all([s.command(id, urge('一'), key), s.command(id, urge('二'), key)]);
    expect(new Set(both.map((response) => response.status))).toEqual(new Set([200, 422]));
    expect((await rig.events(id)).filter(({ kind }) => kind === 'urged')).toHaveLength(1);
  });

  it('answer shortly when the client asks for that', async () => {
    const id = await issued();
    const a = await api.as('officerA');
    const short = await a.command(id, receipt).set('Prefer', 'return=minimal');
    expect(short.headers['preference-applied']).toBe('return=minimal');
    expect(shaped(commandDoneSchema, short.body)).toEqual({ seq: await seqOf(id), replayed: false });
    const other = await a.command(id, { kind: 'claim', track: 'a' }).set('Prefer', 'respond-async');
    shaped(commandResultSchema, other.body);
  });

  it('need a key', async () => {
    const id = await issued();
    const a = await api.as('officerA');
    const without = await a.ask('post', `/tasks/${id}/commands`).send(receipt);
    expect(refusalOf(without)).toEqual([400, 'command.key_missing']);
    for (const key of ['a b', 'x'.repeat(129), '<script>', ' '])
      expect(refusalOf(await a.command(id, receipt, key))).toEqual([400, 'command.key_missing']);
  });

  it('are refused with what is possible instead', async () => {
    const id = await issued();
    const a = await api.as('officerA');
    await a.act(id, receipt);
    const refused = await a.command(id, receipt);
    expect(refused.status).toBe(409);
    expect(refused.headers['content-type']).toContain('application/problem+json');
    const problem: Problem = shaped(problemSchema, refused.body);
    expect(problem).toMatchObject({
      code: 'track.wrong_status',
      type: 'urn:taizhang:problem:track.wrong_status',
      refusal: { command: 'acknowledgeReceipt' },
    });
    expect(problem.title).toMatch(/办理中/);
    expect(problem.available?.map((one) => one.kind)).toContain('submit');
    const english = await a.command(id, receipt).set('Accept-Language', 'en');
    expect((english.body as Problem).title).toMatch(/^[\x20-\x7e]+$|办理中/);
  });

  it.each([
    ['officerB', receipt, [403, 'actor.wrong_unit']],
    ['officerB', urge('催'), [403, 'actor.wrong_unit']],
    ['officerA', { kind: 'cancel', reason: '不办了' }, [403, 'actor.wrong_role']],
    ['boss', { kind: 'claim', track: 'a' }, [403, 'actor.wrong_unit']],
    ['stranger', receipt, [404, 'task.unknown']],
  ] as const)('are refused to %s who may not', async (who, command, expected) => {
    const id = await issued();
    const seq = await seqOf(id);
    expect(refusalOf(await (await api.as(who)).command(id, command))).toEqual(expected);
    expect(await seqOf(id)).toBe(seq);
  });

  it('are refused on a task that does not exist, as to a stranger', async () => {
    const a = await api.as('officerA');
    expect(refusalOf(await a.command('no-such-task', receipt))).toEqual([404, 'task.unknown']);
  });

  it('keep who handed in from reviewing, also by a second account of the unit', async () => {
    // The coordinating office leads the row itself: its own supervisor may not review what its officer handed in.
    const id = await issued({
      assignments: [{ track: 'a', unit: 'u-o', role: 'lead', mode: null }],
    });
    const [author, other, boss] = [
      await api.as('otherSupervisor'),
      await api.as('supervisor'),
      await api.as('boss'),
    ];
    await author.act(id, receipt);
    const handedIn = await author.act(id, paper('a'));
    expect(handedIn.state.reviews[0]?.levels[0]?.escalated).toBe('responsibleLeader');
    const approve = { kind: 'approve', track: 'a', round: 1 } as const;
    expect(refusalOf(await author.command(id, approve))).toEqual([409, 'reviewer.is_author']);
    expect((await other.command(id, approve)).status).toBe(409);
    expect((await boss.act(id, approve)).state.status).toBe('completed');
  });

  it('let one of two reviewers win, and refuse a stale round', async () => {
    const id = await issued({ assignments: [{ track: 'a', unit: 'u-a', role: 'lead', mode: null }] });
    const [a, s, s2] = [
      await api.as('officerA'),
      await api.as('supervisor'),
      await api.as('otherSupervisor'),
    ];
    await a.act(id, paper('a'));
    const answers = await Promise.all([
      s.command(id, { kind: 'approve', track: 'a', round: 1 }),
      s2.command(id, {
        kind: 'returnForRework',
        track: 'a',
        round: 1,
        reason: '退回',
        reworkUntil: inDays(60),
      }),
    ]);
    expect(new Set(answers.map((response) => response.status))).toEqual(new Set([200, 409]));
    const next = await issued({ assignments: [{ track: 'a', unit: 'u-a', role: 'lead', mode: null }] });
    await a.act(next, paper('a'));
    expect(refusalOf(await s.command(next, { kind: 'approve', track: 'a', round: 7 }))).toEqual([
      409,
      'round.stale',
    ]);
  });

  it('ask the directory whether units and people exist', async () => {
    const id = await issued();
    const [s, a] = [await api.as('supervisor'), await api.as('officerA')];
    const joining = { kind: 'addUnit', unit: 'u-nowhere', role: 'support', reason: '需要' } as const;
    expect(refusalOf(await s.command(id, joining))).toEqual([422, 'directory.unknown']);
    await a.act(id, receipt);
    await a.act(id, {
      ...paper('a'),
      statements: [{ track: 'b', text: '配合单位尚未报送。' }],
    });
    const consult = { kind: 'consult', track: 'a', round: 1, question: '是否属实？' } as const;
    expect(refusalOf(await s.command(id, { ...consult, person: 'p-b', unit: 'u-a' }))).toEqual([
      422,
      'directory.unknown',
    ]);
    const asked = await s.act(id, { ...consult, person: 'p-b', unit: 'u-b' });
    expect(asked.state.reviews[0]?.consultations).toMatchObject([{ person: 'p-b', answeredAt: null }]);
  });

  it('in bulk give a result for every row, and one bad row stops no other', async () => {
    const lead = { assignments: [{ track: 'a', unit: 'u-a', role: 'lead' as const, mode: null }] };
    const [one, two, three] = [await issued(lead), await issued(lead), await issued(lead)];
    const [a, s] = [await api.as('officerA'), await api.as('supervisor')];
    await a.act(one, paper('a'));
    await a.act(three, paper('a'));
    const approve = { kind: 'approve', track: 'a', round: 1, opinion: '同意。' } as const;
    const rows = [one, two, 'nowhere', three].map((task) => ({ task, key: randomUUID(), command: approve }));
    const response = await s.ask('post', '/reviews/bulk').send({ rows });
    expect(response.status).toBe(200);
    const result = shaped(bulkResultSchema, response.body);
    expect(result.rows.map((row) => [row.task, row.status])).toEqual([
      [one, 'done'],
      [two, 'refused'],
      ['nowhere', 'refused'],
      [three, 'done'],
    ]);
    const many = Array.from({ length: 101 }, () => rows[0]);
    expect(refusalOf(await s.ask('post', '/reviews/bulk').send({ rows: many }))).toEqual([
      400,
      'request.invalid',
    ]);
  });

  it('are answered 202 while no worker is there, and are done when one comes', async () => {
    const id = await issued();
    const a = await api.as('officerA');
    await rig.stopWorker();
    const key = randomUUID();
    const taken = await a.command(id, receipt, key);
    expect(taken.status).toBe(202);
    const pending: CommandPending = shaped(commandPendingSchema, taken.body);
    expect(taken.headers['location']).toBe(pending.poll);
    await rig.startWorker();
    const done = await until('the command to be done', async () => {
      const polled = await api.anybody('get', pending.poll).set('Cookie', a.cookie);
      if (polled.status === 404) await a.command(id, receipt, key);
      return polled.status === 200 ? polled : undefined;
    });
    expect((done.body as CommandResult).task.state.tracks[0]?.status).toBe('working');
    expect((await rig.events(id)).filter(({ kind }) => kind === 'receiptAcknowledged')).toHaveLength(1);
    expect(refusalOf(await a.ask('get', `/tasks/${id}/commands/${randomUUID()}`))).toEqual([
      404,
      'command.unknown',
    ]);
  });
});
