import type {
  LedgerDecisionsInput,
  LedgerView,
  RevisionAskInput,
  RevisionPreview,
  RevisionView,
} from '#contract';
import {
  ledgerAnswerRecordsSchema,
  ledgerAnsweredSchema,
  ledgerImportedSchema,
  ledgerViewSchema,
  revisionListSchema,
  revisionPreviewSchema,
  revisionViewSchema,
  taskViewSchema,
} from '#contract';
import { Rig } from '../../kit/rig.js';
import { until } from '../../kit/until.js';
import { Api, type Person, refusalOf, shaped } from './api-kit.js';
import { loadSampleOffice } from './sample-office.js';

/** A row of a paper: item, words, duty, limit. */
type Row = [content: string, duty: string, due: string];

const year = new Date().getUTCFullYear() + 1;

/** A ledger as text, every row an item of its own. */
function paper(title: string, rows: readonly Row[]): Buffer {
  const cells = (...texts: string[]): string => `${texts.map((text) => `\t${text}`).join('\n')}\n`;
  const lines = rows.map(([content, duty, due], n) => cells(`${n + 1}`, content, duty, due));
  return Buffer.from(
    [`\t${title}\n`, cells('序号', '工作任务', '责任分工', '完成时限'), ...lines].join('\n'),
  );
}

const due = `${year}年6月底前`;
const duty = '区发改局牵头，区教育局配合落实';
const first: Row[] = [
  ['编制年度公开清单，逐项列明公开时限和方式', duty, due],
  ['组织政策文件集中清理并向社会公布清理结果', duty, due],
  ['建设统一的政务公开专区，配齐设备和人员', '区水利园林局牵头，区教育局配合落实', due],
  ['开展公开工作培训，覆盖全部街道和部门', duty, ''],
];

describe('a ledger through its versions', () => {
  let rig: Rig;
  let api: Api;
  let supervisor: Person;
  let leader: Person;
  beforeAll(async () => {
    rig = await Rig.open();
    api = await Api.open(rig);
    await loadSampleOffice(rig);
    supervisor = await api.demo('supervisor1');
    leader = await api.demo('leader1');
  });
  afterAll(async () => {
    await api.close();
    await rig.close();
  });

  const send = (where: string, bytes: Buffer, parts: Record<string, unknown> = {}) => {
    let ask = supervisor.ask('post', where).attach('file', bytes, '台账.txt');
    for (const [name, part] of Object.entries(parts)) ask = ask.field(name, JSON.stringify(part));
    return ask;
  };
  const view = (id: string): Promise<LedgerView> =>
    supervisor.get(`/ledgers/${id}?limit=200`, ledgerViewSchema);

  async function imported(title: string, decisions: LedgerDecisionsInput = {}): Promise<string> {
    const response = await send('/ledgers', paper(title, first), { decisions });
    expect([response.status, response.body]).toMatchObject([201, { created: true, rows: 4 }]);
    return shaped(ledgerImportedSchema, response.body).id;
  }

  async function compared(id: string, bytes: Buffer): Promise<RevisionPreview> {
    const response = await send(`/ledgers/${id}/revisions/preview`, bytes);
    expect([response.status, refusalOf(response)[1]]).toEqual([200, undefined]);
    return shaped(revisionPreviewSchema, response.body);
  }

  async function revised(id: string, bytes: Buffer, revision: RevisionAskInput): Promise<RevisionView> {
    const response = await send(`/ledgers/${id}/revisions`, bytes, { revision });
    expect([response.status, refusalOf(response)[1]]).toEqual([201, undefined]);
    return shaped(revisionViewSchema, response.body);
  }

  /** Every question answered: the unknown unit is a new one, the blank limit a day. */
  async function answered(id: string): Promise<void> {
    const { version } = await view(id);
    const answers = [
      { kind: 'sameUnit', text: '区水利园林局', unit: 'u-swu' },
      { kind: 'dueDay', row: 4, dueDay: `${year}-09-30` },
    ];
    const units = (await view(id)).names.units;
    expect(Object.keys(units).length).toBeGreaterThan(0);
    const response = await supervisor.ask('post', `/ledgers/${id}/answers`).send({ version, answers });
    expect([response.status, response.body]).toMatchObject([200, { undecided: 0 }]);
    shaped(ledgerAnsweredSchema, response.body);
  }

  it('answers questions once: kept with who and when, and the next paper does not ask', async () => {
    const id = await imported(`${year}年答复台账`);
    const before = (await view(id)).rows.items;
    const unknown = before[2]?.questions.find(({ code }) => code === 'unit.unknown');
    expect(unknown?.answers?.map(({ answer }) => answer.kind)).toEqual(
      expect.arrayContaining(['newUnit', 'notUnit']),
    );
    expect(before[3]?.questions[0]).toMatchObject({
      code: 'deadline.undecided',
      accepts: ['dueDay', 'standing'],
    });
    const { version } = await view(id);
    const where = `/ledgers/${id}/answers`;
    const beyond = [{ kind: 'standing', row: 9 }];
    expect(refusalOf(await supervisor.ask('post', where).send({ version, answers: beyond }))).toEqual([
      422,
      'ledger.answer_unfit',
    ]);
    const nobody = [{ kind: 'sameUnit', text: '区水利园林局', unit: 'u-none' }];
    expect(refusalOf(await supervisor.ask('post', where).send({ version, answers: nobody }))).toEqual([
      422,
      'directory.unknown',
    ]);
    await answered(id);
    const after = await view(id);
    expect(after.rows.items.flatMap(({ questions }) => questions)).toEqual([]);
    expect(after.rows.items[3]).toMatchObject({ dueDay: `${year}-09-30`, version: 2 });
    const { items } = await supervisor.get(where, ledgerAnswerRecordsSchema);
    expect(items.map(({ answer, row, questions }) => [answer.kind, row, questions])).toEqual([
      ['sameUnit', null, ['unit.unknown']],
      ['dueDay', 4, ['deadline.undecided']],
    ]);
    const next = await send('/ledgers/preview', paper(`${year}年另一台账`, first));
    const codes = (next.body as LedgerView & { rows: { questions: { code: string }[] }[] }).rows;
    expect(codes.flatMap(({ questions }) => questions.map(({ code }) => code))).not.toContain('unit.unknown');
    expect(refusalOf(await supervisor.ask('post', where).send({ version, answers: beyond }))).toEqual([
      409,
      'ledger.stale',
    ]);
  });

  it('a draft takes a new version, keeps the answers of rows that stayed, and can be taken back', async () => {
    const title = `${year}年修订台账`;
    const id = await imported(title);
    await answered(id);
    const same = await compared(id, paper(title, first));
    expect(same.difference).toMatchObject({
      identical: true,
      created: [],
      changed: [],
      withdrawn: [],
      unchanged: 4,
    });
    const again = await send(`/ledgers/${id}/revisions`, paper(title, first), {
      revision: { version: same.version, take: 'all' },
    });
    expect([again.status, again.body]).toMatchObject([200, { no: 1, created: false, version: same.version }]);

    const next = paper(title, [
      ['开通政务公开热线，全年受理群众咨询', '区司法局负责', due],
      [first[0]?.[0] ?? '', duty, `${year}年9月底前`],
      [first[3]?.[0] ?? '', duty, ''],
      [first[2]?.[0] ?? '', first[2]?.[1] ?? '', due],
    ]);
    const { difference, version } = await compared(id, next);
    expect(difference.created.map(({ key, becomes }) => [key, becomes])).toEqual([['created:1', 'draft']]);
    expect(
      difference.changed.map(({ key, fields }) => [key, fields.map(({ field }) => field)]),
    ).toContainEqual(['changed:1', expect.arrayContaining(['deadline'])]);
    expect(difference.withdrawn.map(({ key }) => key)).toEqual(['withdrawn:2']);
    expect((await view(id)).rows.items).toHaveLength(4);

    const strange = { version, take: ['created:7'] };
    expect(refusalOf(await send(`/ledgers/${id}/revisions`, next, { revision: strange }))).toEqual([
      422,
      'ledger.unknown_change',
    ]);
    const stored = await revised(id, next, { version, take: 'all' });
    expect(stored).toMatchObject({ no: 2, status: 'open', undoable: true, created: true });
    const rows = (await view(id)).rows.items;
    expect(rows.map(({ content }) => content)).toEqual([
      '开通政务公开热线，全年受理群众咨询',
      first[0]?.[0],
      first[3]?.[0],
      first[2]?.[0],
    ]);
    expect(rows.map(({ dueDay }) => dueDay)).toEqual([
      `${year}-06-30`,
      `${year}-09-30`,
      `${year}-09-30`,
      `${year}-06-30`,
    ]);
    expect(rows.flatMap(({ questions }) => questions)).toEqual([]);
    expect(refusalOf(await supervisor.ask('delete', `/ledgers/${id}/revisions/1`))).toEqual([
      409,
      'ledger.not_undoable',
    ]);
    expect((await supervisor.ask('delete', `/ledgers/${id}/revisions/2`)).status).toBe(204);
    const back = (await view(id)).rows.items;
    expect(back.map(({ content }) => content)).toEqual(first.map(([content]) => content));
    expect(back[3]?.dueDay).toBe(`${year}-09-30`);
    const { items } = await supervisor.get(`/ledgers/${id}/revisions`, revisionListSchema);
    expect(items.map(({ no, status, undoable }) => [no, status, undoable])).toEqual([
      [2, 'undone', false],
      [1, 'open', true],
    ]);
  });

  it('only what was taken is taken', async () => {
    const title = `${year}年选取台账`;
    const id = await imported(title);
    const next = paper(title, [
      [first[0]?.[0] ?? '', duty, `${year}年9月底前`],
      [first[2]?.[0] ?? '', first[2]?.[1] ?? '', due],
      ['开通政务公开热线，全年受理群众咨询', '区司法局负责', due],
    ]);
    const { version, difference } = await compared(id, next);
    expect(difference.withdrawn).toHaveLength(2);
    await revised(id, next, { version, take: ['created:3'], withdraw: [difference.withdrawn[0]?.key ?? ''] });
    const rows = (await view(id)).rows.items;
    expect(rows.map(({ content, dueDay }) => [content, dueDay])).toEqual([
      [first[0]?.[0], `${year}-06-30`],
      [first[2]?.[0], `${year}-06-30`],
      [first[3]?.[0], null],
      ['开通政务公开热线，全年受理群众咨询', `${year}-06-30`],
    ]);
  });

  it('once issued, rows become commands to running tasks, each sent once', async () => {
    const title = `${year}年交办台账`;
    const id = await imported(title, { createUnits: true });
    await answered(id);
    expect((await leader.ask('post', `/ledgers/${id}/issue`)).status).toBe(202);
    await issued(id, 4);
    const next = paper(title, [
      [first[0]?.[0] ?? '', duty, `${year}年9月底前`],
      ['组织政策文件集中清理，并向社会公布清理结果和依据', duty, due],
      [first[3]?.[0] ?? '', duty, ''],
      ['开通政务公开热线，全年受理群众咨询', '区司法局负责', due],
    ]);
    const { version, difference } = await compared(id, next);
    expect(difference.created.map(({ becomes }) => becomes)).toEqual(['issue']);
    const [gone] = difference.withdrawn;
    expect(gone).toMatchObject({ key: 'withdrawn:3', becomes: 'cancel', task: `${id}-003` });
    const take = { version, take: 'all' as const, withdraw: [gone?.key ?? ''] };
    expect(refusalOf(await send(`/ledgers/${id}/revisions`, next, { revision: take }))).toEqual([
      422,
      'ledger.no_basis',
    ]);
    const stored = await revised(id, next, { ...take, basis: '区政府第 3 次常务会议纪要' });
    expect(stored.commands.pending).toBeGreaterThanOrEqual(3);
    const apply = () => supervisor.ask('post', `/ledgers/${id}/revisions/${stored.no}/apply`);
    expect(refusalOf(await apply())).toEqual([409, 'ledger.not_approved']);
    const now = (await view(id)).version;
    const approves = { version: now, decision: 'approve' };
    expect((await leader.ask('post', `/ledgers/${id}/approval`).send(approves)).status).toBe(200);
    // As if it had been killed after this command was answered and before that was noted.
    const sent = await supervisor.command(
      `${id}-003`,
      { kind: 'cancel', reason: '区政府第 3 次常务会议纪要' },
      `revision.${id}.${stored.no}.withdrawn:3`,
    );
    expect(sent.status).toBe(200);
    const [one, two] = await Promise.all([apply(), apply()]);
    expect([one.status, two.status]).toEqual([200, 200]);
    const done = shaped(revisionViewSchema, (await apply()).body);
    expect(done.changes.filter(({ outcome }) => outcome !== 'done')).toEqual([]);
    expect(done).toMatchObject({ status: 'applied', undoable: false, commands: { pending: 0, refused: 0 } });
    const amended = await supervisor.get(`/tasks/${id}-001`, taskViewSchema);
    expect(amended.state.dueDay).toBe(`${year}-09-30`);
    expect((await supervisor.get(`/tasks/${id}-003`, taskViewSchema)).state.status).toBe('cancelled');
    const rows = (await view(id)).rows.items;
    expect(rows.map(({ content }) => content)).toEqual([
      first[0]?.[0],
      '组织政策文件集中清理，并向社会公布清理结果和依据',
      first[2]?.[0],
      first[3]?.[0],
      '开通政务公开热线，全年受理群众咨询',
    ]);
    expect((await supervisor.ask('post', `/ledgers/${id}/issue`)).status).toBe(202);
    await issued(id, 1);
    expect(refusalOf(await supervisor.ask('delete', `/ledgers/${id}/revisions/${stored.no}`))).toEqual([
      409,
      'ledger.not_undoable',
    ]);
  });

  it('an amendment that waits is withdrawn until it is sent, approved or not', async () => {
    const title = `${year}年撤回台账`;
    const id = await imported(title, { createUnits: true });
    await answered(id);
    expect((await leader.ask('post', `/ledgers/${id}/issue`)).status).toBe(202);
    await issued(id, 4);
    const before = await view(id);
    expect(before.approval.waiting).toBe(false);
    const next = paper(title, [
      ['开通政务公开热线，全年受理群众咨询', '区司法局负责', due],
      [first[0]?.[0] ?? '', duty, `${year}年9月底前`],
      ...first.slice(1),
    ]);
    const { version } = await compared(id, next);
    const stored = await revised(id, next, { version, take: 'all', basis: '会议纪要' });
    expect(stored).toMatchObject({ status: 'open', undoable: true, undone: null });
    const waits = await view(id);
    expect([waits.approval.waiting, waits.rows.items.length]).toEqual([true, 5]);
    const again = paper(title, first.slice(0, 3));
    expect(
      refusalOf(
        await send(`/ledgers/${id}/revisions`, again, { revision: { version: waits.version, take: 'all' } }),
      ),
    ).toEqual([409, 'ledger.revision_open']);
    const approves = { version: waits.version, decision: 'approve' };
    expect((await leader.ask('post', `/ledgers/${id}/approval`).send(approves)).status).toBe(200);
    const where = `/ledgers/${id}/revisions/${stored.no}`;
    expect((await supervisor.ask('delete', where)).status).toBe(204);
    const after = await view(id);
    expect(after.rows.items.map((row) => ({ ...row, version: 0 }))).toEqual(
      before.rows.items.map((row) => ({ ...row, version: 0 })),
    );
    expect([after.approval.waiting, after.source]).toEqual([false, before.source]);
    const { items, names } = await supervisor.get(`/ledgers/${id}/revisions`, revisionListSchema);
    expect(items[0]).toMatchObject({ no: stored.no, status: 'undone', undoable: false });
    expect(names.people[items[0]?.undone?.by ?? '']?.name).toMatch(/[\u4e00-\u9fff]/);
    expect(refusalOf(await supervisor.ask('delete', where))).toEqual([409, 'ledger.not_undoable']);
    expect((await supervisor.ask('post', `${where}/apply`)).status).toBe(200);
    expect((await supervisor.get(`/tasks/${id}-001`, taskViewSchema)).state.dueDay).toBe(`${year}-06-30`);

    const anew = await revised(id, next, { version: after.version, take: 'all', basis: '会议纪要' });
    const sent = await leader.ask('post', `/ledgers/${id}/approval`).send({
      version: anew.version,
      decision: 'approve',
    });
    expect(sent.status).toBe(200);
    expect((await supervisor.ask('post', `/ledgers/${id}/revisions/${anew.no}/apply`)).status).toBe(200);
    expect(refusalOf(await supervisor.ask('delete', `/ledgers/${id}/revisions/${anew.no}`))).toEqual([
      409,
      'ledger.not_undoable',
    ]);
  });

  async function issued(id: string, started: number): Promise<void> {
    await until('the ledger to be issued', async () => {
      const { issue } = await view(id);
      return issue?.finishedAt == null || issue.started !== started ? undefined : true;
    });
  }
});
