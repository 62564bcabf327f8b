import fs from 'node:fs';
import path from 'node:path';
import type { LedgerDecisionsInput } from '#contract';
import { LEDGER_BYTES_MAX, ledgerPageSchema, ledgerPreviewSchema } from '#contract';
import { Rig } from '../../kit/rig.js';
import { Api, type Person, refusalOf, shaped } from './api-kit.js';
import { loadSampleOffice, sampleDecisions, samplePaper } from './sample-office.js';

const paperFolder = path.resolve(import.meta.dirname, '../../../libs/intake/samples/papers');
/** Those that hold a table; a plan in numbered paragraphs has none to show. */
const papers = fs
  .readdirSync(paperFolder)
  .filter((name) => /\.(docx?|xlsx?|csv|txt)$/.test(name) && !name.startsWith('numbered-paragraphs'));

describe('the preview of a paper', () => {
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
  const ledgersNow = async () => (await supervisor.get('/ledgers', ledgerPageSchema)).items.length;

  it('a preview shows what was understood and what must be decided, and stores nothing', async () => {
    const response = await upload('/ledgers/preview', samplePaper(), { keepDates: true });
    expect(response.status).toBe(200);
    const preview = shaped(ledgerPreviewSchema, response.body);
    expect(preview).toMatchObject({
      year: 2026,
      format: 'txt',
      known: null,
      counts: { rows: 39, sections: 6 },
    });
    expect(preview.counts.undecided).toBeGreaterThan(0);
    const open = preview.rows.flatMap((row) => row.questions);
    expect(open.map((question) => question.code)).toContain('group.unresolved');
    for (const question of open) expect(question.message).toMatch(/[\u4e00-\u9fff]/);
    const decided = shaped(
      ledgerPreviewSchema,
      (await upload('/ledgers/preview', samplePaper(), sampleDecisions)).body,
    );
    expect(decided.counts.undecided).toBe(0);
    expect(decided.rows.flatMap((row) => row.settled).map((one) => one.kind)).toContain('deadlineInherited');
    expect(await ledgersNow()).toBe(0);
  });

  it('a paper may also come as plain text', async () => {
    const response = await supervisor
      .ask('post', '/ledgers/preview')
      .set('Content-Type', 'text/plain')
      .send(
        samplePaper()
          .toString('utf8')
          .replaceAll('2026年', `${new Date().getUTCFullYear() + 1}年`),
      );
    expect(response.status).toBe(200);
  });

  it.each(papers)('%s is shown as printed beside what was understood', async (name) => {
    const bytes = fs.readFileSync(path.join(paperFolder, name));
    const decisions = JSON.stringify({ keepDates: true, paperYear: 2026 });
    const response = await supervisor
      .ask('post', '/ledgers/preview')
      .attach('file', bytes, name)
      .field('decisions', decisions);
    expect([response.status, response.status === 200 ? '' : response.text]).toEqual([200, '']);
    const { paper, rows, counts, format } = shaped(ledgerPreviewSchema, response.body);
    expect(paper).toMatchObject({ fileName: name, format });
    const chosen = paper.tables.filter((table) => table.chosen);
    const printed = chosen.flatMap((table) => table.rows.flatMap(({ row }) => row ?? []));
    expect(printed.length).toBeGreaterThan(0);
    expect(counts.understood + counts.undecided).toBe(rows.length);
    for (const row of rows) expect(row.source).not.toBeNull();
    expect(paper.parts.flatMap(({ tables }) => tables)).toEqual(chosen.map(({ table }) => table));
    for (const { columns } of paper.parts) expect(columns.map(({ field }) => field)).toContain('content');
    expect(await ledgersNow()).toBe(0);
  });

  it.each([
    ['nothing', Buffer.alloc(0), [422, 'ledger.unreadable']],
    ['spaces', Buffer.from(' \n\t\n'), [422, 'ledger.unreadable']],
    ['a letter', Buffer.from('尊敬的领导：\n\n此致敬礼。\n'), [422, 'ledger.unreadable']],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]), [422, 'ledger.unreadable']],
    [
      'broken UTF-8',
      Buffer.concat([samplePaper().subarray(0, 900), Buffer.from([0xff])]),
      [422, 'ledger.unreadable'],
    ],
    ['more than a paper has', Buffer.alloc(LEDGER_BYTES_MAX + 1, 'x'), [413, 'content.too_large']],
  ])('%s is no ledger, and nothing is stored', async (_, paper, expected) => {
    expect(refusalOf(await upload('/ledgers', paper, sampleDecisions))).toEqual(expected);
    expect(await ledgersNow()).toBe(0);
  });

  it('decisions are held against the directory, the calendar and their form', async () => {
    const ask = async (decisions: object) => refusalOf(await upload('/ledgers', samplePaper(), decisions));
    expect(await ask({ ...sampleDecisions, standIn: 'u-nowhere' })).toEqual([422, 'directory.unknown']);
    expect(await ask({ ...sampleDecisions, responsibleLeader: 'p-zsj-1' })).toEqual([
      422,
      'directory.unknown',
    ]);
    expect(await ask({ ...sampleDecisions, forYear: 2100 })).toEqual([409, 'calendar.year_missing']);
    expect(await ask({ ...sampleDecisions, secret: true })).toEqual([400, 'request.invalid']);
    expect(refusalOf(await supervisor.ask('post', '/ledgers'))).toEqual([422, 'content.empty']);
    const asJson = supervisor
      .ask('post', '/ledgers/preview')
      .attach('file', samplePaper(), 'a.txt')
      .field('decisions', JSON.stringify({ secret: true }), { contentType: 'application/json' });
    expect(refusalOf(await asJson)).toEqual([400, 'request.invalid']);
    expect(await ledgersNow()).toBe(0);
  });
});
