import fs from 'node:fs';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import {
  readPaperLedger,
  type ColumnsByTable,
  type IntakeRefusal,
  type PaperLedger,
  type PaperLedgerOptions,
} from '../index.js';
import { header, row, wordFile, wordXml } from '../readers/spec-kit/office-files.js';

const folder = path.resolve(process.cwd(), 'libs/intake/samples/papers');
const sample = (name: string): Uint8Array => fs.readFileSync(path.join(folder, name));
const unlike = sample('unlike-parts.docx');
const names = ['序号', '任务', '责任单位', '完成时限'];

async function read(bytes: Uint8Array, options: PaperLedgerOptions = {}): Promise<PaperLedger> {
  const found = await readPaperLedger(bytes, options);
  if (!found.ok) throw new Error(found.refusal.code);
  return found.value;
}

async function refusal(bytes: Uint8Array, options: PaperLedgerOptions): Promise<IntakeRefusal | null> {
  const found = await readPaperLedger(bytes, options);
  return found.ok ? null : found.refusal;
}

/** What the columns of each part were taken for. */
const fields = ({ choice }: PaperLedger): string[][] =>
  choice.parts.map(({ columns }) => columns.map(({ field }) => field));
const units = ({ draft }: PaperLedger): string[] =>
  draft.rows.map(({ assignments }) => assignments.map(({ unitText }) => unitText).join(' '));
const contents = ({ draft }: PaperLedger): string[] => draft.rows.map(({ content }) => content);

function bookOf(sheets: Record<string, string[][]>): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    utils.book_append_sheet(book, utils.aoa_to_sheet(rows), name);
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

describe('the columns of the parts of a paper', () => {
  it('are told for each part', async () => {
    const paper = await read(unlike);
    expect(paper.choice.parts.map(({ tables }) => tables)).toEqual([[0], [1]]);
    expect(fields(paper)).toEqual([
      ['itemNo', 'content', 'lead', 'support', 'deadline'],
      ['itemNo', 'responsible', 'itemTitle', 'content', 'responsible', 'deadline'],
    ]);
  });

  it('are corrected in one part, and no other is touched', async () => {
    const before = await read(unlike);
    const after = await read(unlike, { columns: { 1: { 1: 'other' } } });
    expect(fields(after)[1]).toEqual(['itemNo', 'other', 'itemTitle', 'content', 'responsible', 'deadline']);
    expect(units(before).slice(3)).toEqual(['松园街道 区水务局', '区教育局 区公安分局 区住建局']);
    expect(units(after).slice(3)).toEqual(['区水务局', '区公安分局 区住建局']);
    expect(after.choice.parts[0]).toEqual(before.choice.parts[0]);
    expect(after.draft.rows.slice(0, 3)).toEqual(before.draft.rows.slice(0, 3));
    expect(after.draft.rows[3]?.otherCells).toEqual([{ header: '提请单位', text: '松园街道' }]);
  });

  it('of the first part change nothing in the second', async () => {
    const before = await read(unlike);
    const after = await read(unlike, { columns: { 0: { 2: 'responsible' } } });
    expect(fields(after)[0]).toEqual(['itemNo', 'content', 'responsible', 'support', 'deadline']);
    expect(after.draft.rows.slice(3)).toEqual(before.draft.rows.slice(3));
  });

  it('never decide which tables are read', async () => {
    const columns = { 1: { 1: 'lead', 2: 'other', 3: 'content', 4: 'support' } } as const;
    expect((await read(unlike, { columns })).choice.tables).toEqual([0, 1]);
  });

  it('leave a field that one column alone may hold where it was not said, and stay where several may', async () => {
    const moved = await read(unlike, { columns: { 1: { 2: 'content', 3: 'other' } } });
    expect(fields(moved)[1]).toEqual([
      'itemNo',
      'responsible',
      'content',
      'other',
      'responsible',
      'deadline',
    ]);
    expect(contents(moved).slice(3)).toEqual(['河道清淤', '上学路口']);
    const both = await read(unlike, { columns: { 0: { 2: 'support' } } });
    expect(fields(both)[0]).toEqual(['itemNo', 'content', 'support', 'support', 'deadline']);
  });

  it('that hold no tasks as said are refused by the part, and so is a field said twice', async () => {
    const unusable = await refusal(unlike, { columns: { 1: { 1: 'other', 4: 'other' } } });
    expect([unusable?.code, unusable?.data]).toEqual([
      'ledger.columns_unusable',
      { table: 2, name: '提请事项办理表' },
    ]);
    expect(unusable?.message).toMatch(/第 2 张表（提请事项办理表）.*。$/);
    const main = await refusal(unlike, { columns: { 0: { 2: 'other', 3: 'other' } } });
    expect([main?.code, main?.data.table]).toEqual(['ledger.columns_unusable', 1]);
    const twice = await refusal(unlike, { columns: { 1: { 2: 'content', 3: 'content' } } });
    expect([twice?.code, twice?.data]).toEqual(['ledger.field_twice', { table: 2, field: 'content' }]);
  });

  it('are kept while their table is left out', async () => {
    const columns: ColumnsByTable = { 1: { 1: 'other' } };
    const without = await read(unlike, { table: 0, columns });
    expect([without.choice.tables, without.remembered.map(({ table }) => table)]).toEqual([[0], [1]]);
    expect(fields(await read(unlike, { table: 1, columns }))[0]).toContain('other');
  });

  it('are said once for tables of a document that are read as one part', async () => {
    const task = (id: string): string => row(id, `修缮第${id}座桥`, '区交通局', '2026年6月底前');
    const line = '<w:p><w:r><w:t>二、铺路</w:t></w:r></w:p>';
    const bytes = await wordFile(
      wordXml(`<w:tbl>${header}${task('1')}</w:tbl>${line}<w:tbl>${header}${task('2')}</w:tbl>`),
    );
    for (const table of [0, 1]) {
      const { choice, draft } = await read(bytes, { columns: { [table]: { 2: 'lead' } } });
      expect(choice.parts.map(({ tables }) => tables)).toEqual([[0, 1]]);
      expect(draft.rows.map(({ assignments }) => assignments[0]?.role)).toEqual(['lead', 'lead']);
    }
  });

  it('belong to one sheet alone, also where another is headed alike', async () => {
    const bytes = bookOf({
      修桥工程: [names, ['1', '修缮东桥', '区交通局', '2026年6月底前']],
      铺路工程: [names, ['1', '铺设便道', '区城管局', '2026年7月底前']],
    });
    const { draft } = await read(bytes, { columns: { 1: { 2: 'lead' } } });
    expect(draft.rows.map(({ assignments }) => assignments[0]?.role)).toEqual(['responsible', 'lead']);
  });

  it('are corrected in the one table that is made of cards, too', async () => {
    const cards = sample('task-cards.docx');
    const { choice, draft } = await read(cards);
    const [table = 0] = choice.tables;
    const lead = choice.parts[0]?.columns.find(({ field }) => field === 'lead')?.column ?? 0;
    const after = await read(cards, { columns: { [table]: { [lead]: 'responsible' } } });
    expect([draft, after.draft].map(({ rows }) => rows[0]?.assignments[0]?.role)).toEqual([
      'lead',
      'responsible',
    ]);
  });

  it('help a table that does not read like tasks without them', async () => {
    const bytes = bookOf({
      a: [
        ['1', '修缮老桥', '老张'],
        ['2', '铺设便道', '老李'],
      ],
    });
    expect((await refusal(bytes, {}))?.code).toBe('ledger.no_table');
    const paper = await read(bytes, { year: 2026, columns: { 0: { 1: 'content', 2: 'responsible' } } });
    expect(contents(paper)).toEqual(['修缮老桥', '铺设便道']);
  });
});

describe('the columns of an earlier version', () => {
  const corrected = async (bytes: Uint8Array, columns: ColumnsByTable) =>
    (await read(bytes, { columns })).remembered;
  /** What was said of the columns of each table that this version knows again. */
  const known = ({ remembered }: PaperLedger) => remembered.map(({ table, columns }) => [table, columns]);
  const asked = [
    ['编号', '提请单位', '办理要求', '落实单位', '办结时限'],
    ['1', '松园街道', '对河道清淤两千米', '区水务局', '2026年4月底前'],
  ];

  it('hold for the next one', async () => {
    const remembered = await corrected(unlike, { 1: { 1: 'other' } });
    const next = await read(unlike, { remembered });
    expect(next).toEqual(await read(unlike, { columns: { 1: { 1: 'other' } } }));
  });

  it('are found where tables and columns were added, and headers name another month', async () => {
    const last = bookOf({
      提请: asked.map((cells, at) => [...cells, at === 0 ? '一季度进展情况' : '已开工']),
    });
    const remembered = await corrected(last, { 0: { 1: 'other' } });
    const added = (cells: string[], at: number) => [
      cells[0] ?? '',
      at === 0 ? '来文号' : '望府12号',
      ...cells.slice(1),
    ];
    const next = bookOf({
      工程: [names, ['1', '修缮东桥', '区交通局', '2026年6月底前']],
      提请: asked.map((cells, at) => [...added(cells, at), at === 0 ? '二季度进展情况' : '已完工']),
    });
    expect(known(await read(next, { remembered }))).toEqual([[1, { 2: 'other' }]]);
  });

  it('do not reach into a sheet that is only headed alike', async () => {
    const sheets = {
      东片: asked,
      西片: asked.map((cells) => cells.map((text) => text.replace('松园', '临河').replace('河道', '水塘'))),
    };
    const remembered = await corrected(bookOf(sheets), { 1: { 1: 'other' } });
    const next = await read(bookOf({ 北片: sheets.东片, ...sheets }), { remembered });
    expect(known(next)).toEqual([[2, { 1: 'other' }]]);
    const left = await read(bookOf({ 东片: sheets.东片 }), { remembered });
    expect([fields(left)[0]?.[1], left.remembered]).toEqual(['responsible', remembered]);
  });

  it('are kept for a part that this version does not have', async () => {
    const remembered = await corrected(unlike, { 1: { 1: 'other' } });
    const without = await read(bookOf({ 台账: [names, ['1', '修缮东桥', '区交通局', '2026年6月底前']] }), {
      remembered,
    });
    expect(without.remembered).toEqual(remembered);
    expect(fields(await read(unlike, { remembered: without.remembered }))[1]).toContain('other');
  });

  it('give way to what is said now', async () => {
    const remembered = await corrected(unlike, { 1: { 1: 'other', 2: 'content', 3: 'other' } });
    const next = await read(unlike, { remembered, columns: { 1: { 3: 'content' } } });
    expect(known(next)).toEqual([[1, { 1: 'other', 3: 'content' }]]);
  });

  it('are asked about where a part holds no task with them, and keep nothing from being read', async () => {
    const remembered = await corrected(bookOf({ 提请: asked }), { 0: { 1: 'responsible', 3: 'other' } });
    const next = bookOf({
      提请: [
        ['编号', '办理要求', '落实单位', '办结时限'],
        ['1', '对河道清淤两千米', '区水务局', '2026年4月底前'],
      ],
    });
    const { draft, remembered: kept } = await read(next, { remembered });
    expect(draft.questions).toMatchObject([{ code: 'paper.columns', data: { table: 1 } }]);
    expect([draft.rows.length, kept]).toEqual([1, []]);
  });
});
