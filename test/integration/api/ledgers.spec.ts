import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { Response } from 'supertest';
import type { LedgerDecisionsInput, LedgerView } from '#contract';
import {
  directorySchema,
  calendarViewSchema,
  donePageSchema,
  escalationHistorySchema,
  firedStepPageSchema,
  issueProgressSchema,
  issueStateSchema,
  latePageSchema,
  ledgerApprovalSchema,
  ledgerImportedSchema,
  ledgerPageSchema,
  ledgerRowSchema,
  ledgerViewSchema,
  noticePageSchema,
  policyViewSchema,
  supervisionSummarySchema,
  taskPageSchema,
  taskViewSchema,
  timelineSchema,
  todoPageSchema,
} from '#contract';
import { inTenant, listUnits } from '#persistence';
import { Rig } from '../../kit/rig.js';
import { until } from '../../kit/until.js';
import { Api, type Person, refusalOf, shaped } from './api-kit.js';
import { loadSampleOffice, sampleDecisions, samplePaper } from './sample-office.js';

const paperFolder = path.resolve(import.meta.dirname, '../../../libs/intake/samples/papers');
describe('ledgers through HTTP', () => {
  let rig: Rig;
  let api: Api;
  let supervisor: Person;
  beforeAll(async () => {
    rig = await Rig.open();
    api = await Api.open(rig);
    await loadSampleOffice(rig);
    supervisor = await api.demo('supervisor1');
  });
  afterAll(async () => {
    await api.close();
    await rig.close();
  });

  const upload = (where: string, paper: Buffer, decisions?: LedgerDecisionsInput) => {
    const ask = supervisor.ask('post', where).attach('file', paper, '云河区台账.txt');
    return decisions === undefined ? ask : ask.field('decisions', JSON.stringify(decisions));
  };
  const stored = (response: Response) => shaped(ledgerImportedSchema, response.body);

  it('is imported once, decided upon, issued once, and every row becomes a task', async () => {
    const first = await upload('/ledgers', samplePaper(), { keepDates: true, inherit: true });
    expect(first.status).toBe(201);
    const { id, undecided } = stored(first);
    expect(undecided).toBeGreaterThan(0);
    const again = await upload('/ledgers', samplePaper(), sampleDecisions);
    expect([again.status, stored(again)]).toMatchObject([200, { id, created: false, undecided }]);

    const early = await supervisor.ask('post', `/ledgers/${id}/issue`);
    expect(refusalOf(early)).toEqual([409, 'ledger.undecided']);
    await decideRows(id);
    await approve(id);

    const begun = await supervisor.ask('post', `/ledgers/${id}/issue`);
    expect(begun.status).toBe(202);
    expect(shaped(issueProgressSchema, begun.body)).toMatchObject({ ledger: id, issueNo: 1, total: 39 });
    const twice = await supervisor.ask('post', `/ledgers/${id}/issue`);
    expect(twice.body).toMatchObject({ issueNo: 1 });
    const state = await until(
      'every row to be issued',
      async () => {
        const { issue } = await supervisor.get(`/ledgers/${id}/issue`, issueStateSchema);
        return issue?.finishedAt == null ? undefined : issue;
      },
      90_000,
    );
    expect(state).toMatchObject({ total: 39, started: 39, pending: 0, refused: [] });
    const view = await wholeLedger(id);
    expect(view.rows.items.map((row) => row.task?.id)).toEqual(
      Array.from({ length: 39 }, (_, n) => `${id}-${String(n + 1).padStart(3, '0')}`),
    );
    const over = await supervisor.ask('post', `/ledgers/${id}/issue`);
    expect([over.status, over.body]).toMatchObject([202, { issueNo: 1, started: 39 }]);
    expect(refusalOf(await supervisor.ask('delete', `/ledgers/${id}`))).toEqual([
      409,
      'ledger.already_issued',
    ]);
    const late = { version: 1, standing: true };
    expect(refusalOf(await supervisor.ask('patch', `/ledgers/${id}/rows/1`).send(late))).toEqual([
      409,
      'ledger.already_issued',
    ]);
  });

  /** Answers every open group with one unit, row by row, as the page does. */
  async function decideRows(id: string): Promise<void> {
    const units = await inTenant(rig.database, rig.tenantId, listUnits);
    for (const row of (await wholeLedger(id)).rows.items.filter((one) => one.questions.length > 0)) {
      const free = units.find((unit) => !row.assignments.some((one) => one.unit === unit.id));
      const change = {
        version: row.version,
        assignments: [
          ...row.assignments,
          { track: 'named', unit: free?.id ?? '', role: 'responsible', mode: 'separately' },
        ],
        placeholders: [],
        settles: row.questions.map((question) => question.code),
      };
      const where = `/ledgers/${id}/rows/${row.row}`;
      expect(
        refusalOf(await supervisor.ask('patch', where).send({ ...change, assignments: [{ unit: 'x' }] })),
      ).toEqual([400, 'request.invalid']);
      const vain = await supervisor
        .ask('patch', where)
        .send({ version: row.version, settles: change.settles });
      expect(shaped(ledgerRowSchema, vain.body).questions).not.toEqual([]);
      change.version += 1;
      const saved = await supervisor.ask('patch', where).send(change);
      expect([saved.status, shaped(ledgerRowSchema, saved.body).questions]).toEqual([200, []]);
      expect(refusalOf(await supervisor.ask('patch', where).send(change))).toEqual([409, 'ledger.stale']);
    }
  }

  /** F6: the supervisor cannot issue alone; what is changed after an approval has none. */
  async function approve(id: string): Promise<void> {
    const where = `/ledgers/${id}/approval`;
    const issue = async () => refusalOf(await supervisor.ask('post', `/ledgers/${id}/issue`));
    expect(await issue()).toEqual([409, 'ledger.not_approved']);
    const leader = await api.demo('leader1');
    const { version } = await wholeLedger(id);
    const proposed = await supervisor.ask('post', `/ledgers/${id}/proposal`).send({ version });
    expect(shaped(ledgerApprovalSchema, proposed.body)).toMatchObject({ needed: true, state: 'proposed' });
    const approves = { version, decision: 'approve' };
    expect(refusalOf(await supervisor.ask('post', where).send(approves))).toEqual([403, 'permission.denied']);
    expect(refusalOf(await leader.ask('post', where).send({ version, decision: 'return' }))).toEqual([
      400,
      'request.invalid',
    ]);
    const approved = await leader.ask('post', where).send(approves);
    expect(shaped(ledgerApprovalSchema, approved.body).state).toBe('approved');

    const { approval, names, rows } = await wholeLedger(id);
    const people = [approval.leader ?? '', ...approval.acts.map(({ by }) => by)];
    expect(people.filter((person) => names.people[person] === undefined)).toEqual([]);
    const [row] = rows.items;
    const change = { version: row?.version, skippable: true };
    expect((await supervisor.ask('patch', `/ledgers/${id}/rows/1`).send(change)).status).toBe(200);
    expect((await wholeLedger(id)).approval.state).toBe('draft');
    expect(await issue()).toEqual([409, 'ledger.not_approved']);
    expect(refusalOf(await leader.ask('post', where).send(approves))).toEqual([409, 'ledger.stale']);
    const now = (await wholeLedger(id)).version;
    expect((await leader.ask('post', where).send({ ...approves, version: now })).status).toBe(200);
    expect((await supervisor.get('/ledgers', ledgerPageSchema)).items[0]?.approval).toBe('approved');
  }

  async function wholeLedger(id: string): Promise<LedgerView> {
    return supervisor.get(`/ledgers/${id}?limit=200`, ledgerViewSchema);
  }

  it('a paper of an office comes in with its rows and goes out with how they stand', async () => {
    const bytes = fs.readFileSync(path.join(paperFolder, 'merged-numbered.docx'));
    const decisions = { keepDates: true, paperYear: new Date().getUTCFullYear(), createUnits: true };
    const imported = await supervisor
      .ask('post', '/ledgers')
      .attach('file', bytes, '台账.docx')
      .field('decisions', JSON.stringify(decisions));
    expect([imported.status, refusalOf(imported)[1]]).toEqual([201, undefined]);
    const { id } = stored(imported);
    const view = await wholeLedger(id);
    expect(view.source).toMatchObject({ fileName: '台账.docx', format: 'docx' });
    const filled = await supervisor
      .ask('get', `/ledgers/${id}/export?layout=original&format=docx`)
      .buffer(true);
    expect([filled.status, refusalOf(filled)[1]]).toEqual([200, undefined]);
    expect(filled.headers['content-type']).toContain('wordprocessingml');
    expect((await supervisor.ask('delete', `/ledgers/${id}`)).status).toBe(204);
  });

  it('can be taken back until its first issue', async () => {
    const other = Buffer.from(samplePaper().toString('utf8').replace('云河区2026年', '云河区2026年补充'));
    const { id } = stored(await upload('/ledgers', other, sampleDecisions));
    expect((await supervisor.ask('delete', `/ledgers/${id}`)).status).toBe(204);
    for (const where of [`/ledgers/${id}`, `/ledgers/${id}/issue`])
      expect(refusalOf(await supervisor.ask('get', where))).toEqual([404, 'resource.unknown']);
    expect(refusalOf(await supervisor.ask('post', `/ledgers/${id}/issue`))).toEqual([
      404,
      'resource.unknown',
    ]);
  });

  describe('once issued', () => {
    it('a unit finds its duties, does one, and sees what it did', async () => {
      const officer = await api.demo('sfj.officer');
      const todo = await officer.get('/todo?limit=200', todoPageSchema);
      expect(todo.items.length).toBe(todo.counts.todo);
      const sign = todo.items.find((item) => item.kind === 'sign');
      expect(sign?.task.text).toMatch(/[\u4e00-\u9fff]/);
      const id = sign?.task.id ?? '';
      const view = await officer.get(`/tasks/${id}`, taskViewSchema);
      expect(view.responsibilityText).not.toBe('');
      const track = view.state.tracks.find((one) => one.unit === 'u-sfj')?.id ?? '';
      await officer.act(id, { kind: 'acknowledgeReceipt', track });
      await officer.act(id, { kind: 'reportProgress', track, progress: '已启动。', nextStep: '征求意见。' });
      const after = await officer.get('/todo?limit=200', todoPageSchema);
      expect(after.items.some((item) => item.task.id === id && item.kind === 'sign')).toBe(false);
      const done = await officer.get('/done', donePageSchema);
      expect(done.items.slice(0, 2).map((item) => [item.task.id, item.kind])).toEqual([
        [id, 'reportProgress'],
        [id, 'acknowledgeReceipt'],
      ]);
      const course = await officer.get(`/tasks/${id}/timeline`, timelineSchema);
      expect(course.items.map((entry) => entry.type)).toContain('act');
      expect(course.planned.length).toBeGreaterThan(0);
      expect(Object.values(course.contents).map((content) => content.text)).toEqual(
        expect.arrayContaining(['已启动。', '征求意见。']),
      );
      await officer.get(`/tasks/${id}/escalations`, escalationHistorySchema);
    });

    it('pages of a list neither repeat nor lose anything', async () => {
      const seen: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: { items: { id: string }[]; next: string | null } = await supervisor.get(
          `/tasks?limit=7${cursor === '' ? '' : `&cursor=${cursor}`}`,
          taskPageSchema,
        );
        seen.push(...page.items.map((item) => item.id));
        cursor = page.next;
      }
      expect(seen).toHaveLength(39);
      expect(new Set(seen).size).toBe(39);
    });

    it('numbers of the board open exactly their rows', async () => {
      const board = await supervisor.get('/supervision/summary', supervisionSummarySchema);
      expect([board.total, board.open]).toEqual([39, 39]);
      for (const light of ['green', 'blue', 'yellow', 'red'] as const) {
        const rows = await supervisor.get(`/tasks?limit=200&open=true&light=${light}`, taskPageSchema);
        expect([light, rows.items.length]).toEqual([light, board.lights[light]]);
      }
      for (const [status, count] of Object.entries(board.statuses)) {
        const rows = await supervisor.get(`/tasks?limit=200&status=${status}`, taskPageSchema);
        expect([status, rows.items.length]).toEqual([status, count]);
      }
      const overdue = board.units.reduce((sum, unit) => sum + unit.overdue, 0);
      const late = await supervisor.get('/supervision/late?limit=200', latePageSchema);
      expect(late.items.length).toBe(Math.min(overdue, 200));
      for (const item of late.items) expect(item.becauseOf.length).toBeGreaterThan(0);
      await supervisor.get('/supervision/escalations?limit=200', firedStepPageSchema);
      const one = board.nextSteps[0];
      expect(one === undefined || board.names.units[one.unit ?? ''] !== undefined || one.unit === null).toBe(
        true,
      );
    });

    it.each(['xlsx', 'docx', 'csv'] as const)(
      'is exported as %s, with exactly the rows of the filter',
      async (format) => {
        const id = (await supervisor.get('/ledgers', ledgerPageSchema)).items[0]?.id ?? '';
        const fetched = async (query: string) => {
          const response = await supervisor
            .ask('get', `/ledgers/${id}/export?format=${format}${query}`)
            .buffer(true)
            .parse((stream, done) => {
              const parts: Buffer[] = [];
              stream.on('data', (part: Buffer) => parts.push(part));
              stream.on('end', () => done(null, Buffer.concat(parts)));
            });
          expect([response.status, response.headers['content-disposition']]).toEqual([
            200,
            expect.stringMatching(new RegExp(`^attachment; .*filename\\*=UTF-8''%E4%BA%91.*\\.${format}$`)),
          ]);
          return response.body as Buffer;
        };
        const whole = await fetched('');
        const unit = await supervisor.get(`/tasks?limit=200&unit=u-fgj&ledger=${id}`, taskPageSchema);
        const part = await fetched('&unit=u-fgj');
        expect(part.length).toBeLessThan(whole.length);
        if (format !== 'csv') return;
        const rows = (file: Buffer) => file.toString('utf8').match(/\r\n"?\d+"?,"/g)?.length ?? 0;
        expect([rows(whole), rows(part)]).toEqual([39, unit.items.length]);
      },
    );

    it('a paper that cannot be filled in again says so', async () => {
      const id = (await supervisor.get('/ledgers', ledgerPageSchema)).items[0]?.id ?? '';
      const ask = supervisor.ask('get', `/ledgers/${id}/export?layout=original`);
      expect(refusalOf(await ask)).toEqual([422, 'ledger.no_original']);
      expect(refusalOf(await supervisor.ask('get', '/ledgers/none/export'))).toEqual([
        404,
        'resource.unknown',
      ]);
    });

    it('a unit lists its own rows and no others', async () => {
      const officer = await api.demo('fgj.officer');
      const own = await officer.get('/tasks?limit=200', taskPageSchema);
      expect(own.items.length).toBeGreaterThan(0);
      expect(own.items.length).toBeLessThan(39);
      for (const item of own.items) expect(item.units.map((one) => one.unit)).toContain('u-fgj');
      expect((await officer.get('/tasks?unit=u-sfj', taskPageSchema)).items).toEqual([]);
    });

    it('words are searched as words, also those that a pattern would take for signs', async () => {
      const find = async (text: string) =>
        (await supervisor.get(`/tasks?limit=200&text=${encodeURIComponent(text)}`, taskPageSchema)).items
          .length;
      expect(await find('公开')).toBeGreaterThan(0);
      for (const text of ['%', '_', "' or '1'='1", '\\']) expect([text, await find(text)]).toEqual([text, 0]);
    });

    it('people are told, and what they read is read', async () => {
      const officer = await api.demo('fgj.officer');
      const inbox = await officer.get('/notices', noticePageSchema);
      expect(inbox.items.length).toBeGreaterThan(0);
      const ids = inbox.items.map((item) => item.id);
      const read = await officer.ask('post', '/notices/read').send({ ids });
      expect(read.body).toEqual({ read: ids.length });
      expect((await officer.ask('post', '/notices/read').send({ ids })).body).toEqual({ read: 0 });
      const left = await officer.get('/notices', noticePageSchema);
      expect(left.items.filter((item) => ids.includes(item.id))).toEqual([]);
      const all = await officer.get('/notices?box=all&limit=200', noticePageSchema);
      expect(all.items.map((item) => item.id)).toEqual(expect.arrayContaining(ids));
    });

    it('the office knows its units, people, calendar and policy', async () => {
      const officer = await api.demo('fgj.officer');
      const directory = await officer.get('/directory', directorySchema);
      expect(directory.units.length).toBeGreaterThan(20);
      expect(directory.people.length).toBeGreaterThan(20);
      expect(JSON.stringify(directory)).not.toMatch(/email|password|login/);
      const { calendar } = await officer.get('/calendar', calendarViewSchema);
      expect(calendar.years).toContain(2026);
      expect((await officer.get('/policy', policyViewSchema)).policy.version).toBe('default-1');
    });

    it('the same key again reaches nothing new, whatever was issued', async () => {
      const officer = await api.demo('fgj.officer');
      const [item] = (await officer.get('/tasks?limit=1', taskPageSchema)).items;
      const id = item?.id ?? '';
      const view = await officer.get(`/tasks/${id}`, taskViewSchema);
      const track = view.state.tracks.find((one) => one.unit === 'u-fgj')?.id ?? '';
      const key = randomUUID();
      const first = await officer.act(id, { kind: 'claim', track }, key);
      expect((await officer.act(id, { kind: 'claim', track }, key)).state.seq).toBe(first.state.seq);
    });
  });
});
