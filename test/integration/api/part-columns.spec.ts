import fs from 'node:fs';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import type { LedgerDecisionsInput, LedgerPreview } from '#contract';
import {
  ledgerAnswerRecordsSchema,
  ledgerImportedSchema,
  ledgerPageSchema,
  ledgerPreviewSchema,
  revisionPreviewSchema,
} from '#contract';
import { inTenant } from '#persistence';
import { Rig } from '../../kit/rig.js';
import { Api, type Person, refusalOf, shaped } from './api-kit.js';
import { loadSampleOffice } from './sample-office.js';

/** A paper of two parts with columns of their own; in the second, who asked stands under a word for who does it. */
const unlike = fs.readFileSync(
  path.resolve(import.meta.dirname, '../../../libs/intake/samples/papers/unlike-parts.docx'),
);
const year = new Date().getUTCFullYear() + 1;

/** Two sheets; the heading without words of its own in the first becomes a task once its column is said to hold them. */
function sheets(progress: string): Buffer {
  const book = utils.book_new();
  const tasks = [
    ['序号', '事项', '工作内容', '责任单位', '完成时限'],
    ['1', '整治背街小巷', '修补路面并补种行道树', '区城管局', `${year}年5月底前`],
    ['2', '疏通管网', '', '', ''],
    ['', '', '排查三处易涝点并登记', '区住建局', `${year}年6月底前`],
  ];
  const asked = [
    ['编号', '提请单位', '办理要求', '落实单位', '办结时限', '进展情况'],
    ['1', '松园街道', '对松园段河道清淤两千米', '区水务局', `${year}年4月底前`, progress],
    ['2', '区教育局', '增设两处校门前信号灯', '区住建局', '', progress],
  ];
  utils.book_append_sheet(book, utils.aoa_to_sheet(tasks), '重点任务');
  utils.book_append_sheet(book, utils.aoa_to_sheet(asked), '提请事项');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

describe('the columns of every part of a paper', () => {
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

  const send = (where: string, bytes: Buffer, decisions: LedgerDecisionsInput, more: object = {}) => {
    const name = bytes === unlike ? '方案.docx' : `${year}年台账.xlsx`;
    const parts = { decisions: { keepDates: true, paperYear: year, ...decisions }, ...more };
    let ask = supervisor.ask('post', where).attach('file', bytes, name);
    for (const [part, value] of Object.entries(parts)) ask = ask.field(part, JSON.stringify(value));
    return ask;
  };
  async function preview(bytes: Buffer, decisions: LedgerDecisionsInput = {}): Promise<LedgerPreview> {
    const response = await send('/ledgers/preview', bytes, decisions);
    expect([response.status, refusalOf(response)[1]]).toEqual([200, undefined]);
    return shaped(ledgerPreviewSchema, response.body);
  }
  const fields = ({ paper }: LedgerPreview) =>
    paper.parts.map(({ columns }) => columns.map(({ field }) => field));
  const units = ({ rows }: LedgerPreview) => rows.map(({ parts }) => parts.map(({ text }) => text).join(' '));

  it('are shown, and those of one part corrected without touching another', async () => {
    const before = await preview(unlike);
    expect(before.paper.parts.map(({ tables }) => tables)).toEqual([[0], [1]]);
    expect(fields(before)[1]).toEqual([
      'itemNo',
      'responsible',
      'itemTitle',
      'content',
      'responsible',
      'deadline',
    ]);
    const after = await preview(unlike, { columns: { 1: { 1: 'other' } } });
    expect(after.paper.parts[1]?.columns[1]).toMatchObject({ field: 'other', score: 1, given: true });
    expect(after.paper.parts[0]).toEqual(before.paper.parts[0]);
    expect(units(before).slice(3)).toEqual(['松园街道 区水务局', '区教育局 区公安分局 区住建局']);
    expect(units(after).slice(3)).toEqual(['区水务局', '区公安分局 区住建局']);
    // An answer about a name settles it in every part, so a question may say that fewer rows share it.
    const plain = ({ rows }: LedgerPreview) => rows.slice(0, 3).map((row) => ({ ...row, questions: [] }));
    expect(plain(after)).toEqual(plain(before));
  });

  it('may be said in the shape of older releases, which spoke of the main part', async () => {
    const { 0: first, 1: second } = fields(await preview(unlike, { columns: { 2: 'responsible' } }));
    expect(first).toEqual(['itemNo', 'content', 'responsible', 'support', 'deadline']);
    expect(second).toEqual(fields(await preview(unlike))[1]);
    const both = await preview(unlike, { columns: { 2: 'responsible', 1: { 1: 'other' } } });
    expect(fields(both).map((part) => part.slice(1, 3))).toEqual([
      ['content', 'responsible'],
      ['other', 'itemTitle'],
    ]);
    const alone = await preview(unlike, { table: 1, columns: { 1: 'other' } });
    expect(fields(alone)[0]?.[1]).toBe('other');
  });

  it('are refused where a part holds no task with them, and nothing is stored', async () => {
    const causeOf = async (columns: LedgerDecisionsInput['columns']) => {
      const response = await send('/ledgers', unlike, { columns });
      const { data } = response.body as { data?: { cause?: string; table?: number } };
      return [refusalOf(response), data?.cause, data?.table];
    };
    const unreadable = [422, 'ledger.unreadable'];
    expect(await causeOf({ 1: { 1: 'other', 4: 'other' } })).toEqual([
      unreadable,
      'ledger.columns_unusable',
      2,
    ]);
    expect(await causeOf({ 1: { 2: 'content', 3: 'content' } })).toEqual([
      unreadable,
      'ledger.field_twice',
      2,
    ]);
    const places = await Promise.all([causeOf({ 1: { 9: 'other' } }), causeOf({ 7: { 0: 'other' } })]);
    expect(places.map(([, cause]) => cause)).toEqual(['ledger.no_such_column', 'ledger.no_such_column']);
    const shape = await send('/ledgers', unlike, { columns: { 1: { 0: 'nothing' } } } as never);
    expect(refusalOf(shape)).toEqual([400, 'request.invalid']);
    expect((await supervisor.get('/ledgers', ledgerPageSchema)).items).toEqual([]);
  });

  it('keep the answers of every row, also where the rows of a part before it are counted anew', async () => {
    const paper = sheets('未开工');
    const before = await preview(paper);
    const last = before.rows.at(-1);
    expect([before.rows.length, last?.questions.map(({ code }) => code)]).toEqual([
      4,
      ['deadline.undecided'],
    ]);
    const answers = [
      { kind: 'dueDay' as const, row: 4, source: last?.source ?? undefined, dueDay: `${year}-09-30` },
    ];
    const columns = { 0: { 1: 'content' as const } };
    const after = await preview(paper, { columns, answers });
    expect(after.rows.map(({ row, content }) => `${row} ${content}`)).toEqual([
      '1 整治背街小巷',
      '2 疏通管网',
      expect.stringMatching(/^3/),
      '4 对松园段河道清淤两千米',
      '5 增设两处校门前信号灯',
    ]);
    expect(after.rows.map(({ dueDay }) => dueDay === `${year}-09-30`)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
    const without = await preview(paper, { table: 0, columns, answers });
    expect(without.rows.map(({ dueDay }) => dueDay)).not.toContain(`${year}-09-30`);
  });

  it('are kept with the draft, and the next version of the paper is read with them', async () => {
    const first = sheets('未开工');
    const at = (await preview(first)).rows.at(-1)?.source ?? undefined;
    const response = await send('/ledgers', first, {
      columns: { 1: { 1: 'other' } },
      answers: [{ kind: 'dueDay', row: 1, source: at, dueDay: `${year}-09-30` }],
    });
    expect(response.status).toBe(201);
    const { id } = shaped(ledgerImportedSchema, response.body);
    const given = await supervisor.get(`/ledgers/${id}/answers`, ledgerAnswerRecordsSchema);
    expect(given.items.map(({ answer }) => answer)).toEqual([
      { kind: 'dueDay', row: 4, dueDay: `${year}-09-30` },
    ]);
    const compared = async (bytes: Buffer, decisions: LedgerDecisionsInput = {}) => {
      const answer = await send(`/ledgers/${id}/revisions/preview`, bytes, decisions);
      expect([answer.status, refusalOf(answer)[1]]).toEqual([200, undefined]);
      return shaped(revisionPreviewSchema, answer.body);
    };
    const second = await compared(sheets('已开工'));
    expect(second.preview.paper.parts[1]?.columns[1]).toMatchObject({ field: 'other', given: true });
    const changed = second.difference.changed.map(({ row, fields: found }) => [
      row,
      found.map(({ field }) => field),
    ]);
    expect(changed).toEqual([
      [3, ['other']],
      [4, ['other']],
    ]);
    const other = await compared(sheets('已开工'), { columns: { 1: { 1: 'support' } } });
    expect(fields(other.preview)[1]?.[1]).toBe('support');
    const revision = { version: second.version, take: 'all', withdraw: [] };
    const stored = await send(`/ledgers/${id}/revisions`, sheets('已开工'), {}, { revision });
    expect([stored.status, refusalOf(stored)[1]]).toEqual([201, undefined]);
    const third = await compared(sheets('已完工'));
    expect(third.preview.paper.parts[1]?.columns[1]).toMatchObject({ field: 'other', given: true });
    // A draft of an older release kept nothing of its columns.
    await inTenant(rig.database, rig.tenantId, (tx) =>
      tx.query(`update ledger_revision set decisions = decisions - 'columns'`),
    );
    const older = await compared(sheets('已完工'));
    expect(older.preview.paper.parts[1]?.columns[1]).toMatchObject({ field: 'responsible', given: false });
  });
});
