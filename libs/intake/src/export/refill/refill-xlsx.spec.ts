import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { hostileTexts } from '../export-rows.spec-kit.js';
import { refillOriginal, type Refilled } from './refill-original.js';
import type { RefillOptions, RefillRow } from './refill-plan.js';

const row = (number: number, given: Partial<RefillRow> = {}): RefillRow => ({
  source: { sheet: '台账', row: number },
  status: '办理中',
  progress: '已完成方案',
  closedOn: '',
  ...given,
});

const border = { top: { style: 'thin' }, bottom: { style: 'thin' } } as const;

/** A sheet of these rows with fonts, borders and widths; `merges` are joined. */
async function book(rows: unknown[][], merges: string[] = []): Promise<Uint8Array> {
  const made = new ExcelJS.Workbook();
  made.addWorksheet('说明').addRow(['填报说明']);
  const sheet = made.addWorksheet('台账');
  rows.forEach((cells, at) => {
    const line = sheet.addRow(cells);
    line.eachCell((cell) => {
      cell.font = { name: '仿宋_GB2312', size: 12 + at };
      cell.border = border;
    });
  });
  sheet.columns.forEach((column, at) => (column.width = 20 + at));
  for (const merge of merges) sheet.mergeCells(merge);
  return new Uint8Array(await made.xlsx.writeBuffer());
}

async function refilled(bytes: Uint8Array, rows: RefillRow[], options?: RefillOptions): Promise<Refilled> {
  const result = await refillOriginal(bytes, rows, options);
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.data)}`);
  return result.value;
}

async function sheetOf(bytes: Uint8Array): Promise<ExcelJS.Worksheet> {
  const read = new ExcelJS.Workbook();
  await read.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  const sheet = read.getWorksheet('台账');
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

async function textsOf(bytes: Uint8Array): Promise<string[][]> {
  const sheet = await sheetOf(bytes);
  return Array.from({ length: sheet.rowCount }, (_, at) =>
    Array.from({ length: sheet.columnCount }, (__, column) => {
      const cell = sheet.getCell(at + 1, column + 1);
      return cell.isMerged && cell.master !== cell ? '^' : cell.text;
    }),
  );
}

const partOf = async (bytes: Uint8Array, path: string): Promise<string> =>
  (await (await JSZip.loadAsync(bytes)).file(path)?.async('string')) ?? '';

const plainRows = [['2026年台账'], ['序号', '任务', '责任单位'], [1, '甲', '甲局'], [2, '乙', '乙局']];
const plain = (): Promise<Uint8Array> => book(plainRows, ['A1:C1', 'B3:B4']);

describe('filling in a workbook again', () => {
  it('appends three columns where there is none for progress, in the format of the last one', async () => {
    const original = await plain();
    const { bytes, format, notFilled } = await refilled(original, [
      row(3, { status: '已办结', closedOn: '2026-10-01', progress: '第一行\n第二行' }),
      row(4),
    ]);
    expect({ format, notFilled }).toEqual({ format: 'xlsx', notFilled: [] });
    expect(await textsOf(bytes)).toEqual([
      ['2026年台账', '^', '^', '', '', ''],
      ['序号', '任务', '责任单位', '办理状态', '最新进展', '办结日期'],
      ['1', '甲', '甲局', '已办结', '第一行\n第二行', '2026-10-01'],
      ['2', '^', '乙局', '办理中', '已完成方案', ''],
    ]);
    const sheet = await sheetOf(bytes);
    expect(sheet.model.merges).toEqual((await sheetOf(original)).model.merges);
    expect(sheet.getCell('E3').font).toMatchObject({ name: '仿宋_GB2312', size: 14 });
    expect(sheet.getCell('D2').border).toEqual(sheet.getCell('C2').border);
    expect([1, 3, 4, 6].map((column) => sheet.getColumn(column).width)).toEqual([20, 22, 22, 22]);
    expect(await partOf(bytes, 'xl/worksheets/sheet2.xml')).toContain('<dimension ref="A1:F4"/>');
  });

  it('prints what it appends: a print area up to the last column is widened, another one stays', async () => {
    const areaAfter = async (printArea: string): Promise<string | undefined> => {
      const made = new ExcelJS.Workbook();
      const sheet = made.addWorksheet('台账', { pageSetup: { printArea } });
      for (const cells of plainRows) sheet.addRow(cells);
      const { bytes } = await refilled(new Uint8Array(await made.xlsx.writeBuffer()), [row(3)]);
      return (await sheetOf(bytes)).pageSetup.printArea;
    };
    expect(await areaAfter('A1:C4')).toBe('A1:F4');
    expect(await areaAfter('A1:B4')).toBe('A1:B4');
  });

  it('keeps every other part byte for byte', async () => {
    const original = await plain();
    const { bytes } = await refilled(original, [row(3)]);
    const names = (zip: JSZip): string[] =>
      Object.values(zip.files).flatMap(({ dir, name }) => (dir ? [] : [name]));
    const before = names(await JSZip.loadAsync(original));
    expect(names(await JSZip.loadAsync(bytes))).toEqual(before);
    for (const name of before.filter((each) => each !== 'xl/worksheets/sheet2.xml'))
      expect(await partOf(bytes, name)).toBe(await partOf(original, name));
  });

  it('adds nothing the second time, hostile words included', async () => {
    const rows = [row(3, { progress: '=1+1' }), row(4)];
    const once = await refilled(await plain(), rows);
    const twice = await refilled(once.bytes, rows);
    expect(Buffer.from(twice.bytes).equals(Buffer.from(once.bytes))).toBe(true);
  });

  it('writes into the column for progress and keeps the words of others, with their formats', async () => {
    const original = await book([
      ['序号', '任务', '完成情况', '备注'],
      [1, '甲', { richText: [{ font: { bold: true }, text: '已启动' }, { text: '，待验收' }] }, '不动'],
      [2, '乙', '已启动', ''],
      [3, '丙', '', ''],
    ]);
    const rows = [row(2, { status: '已办结', closedOn: '2026-10-01' }), row(3), row(4)];
    const { bytes } = await refilled(original, rows);
    expect(await textsOf(bytes)).toEqual([
      ['序号', '任务', '完成情况', '备注'],
      ['1', '甲', '已启动，待验收\n【办理情况】已办结（2026-10-01）\n已完成方案', '不动'],
      ['2', '乙', '已启动\n【办理情况】办理中\n已完成方案', ''],
      ['3', '丙', '【办理情况】办理中\n已完成方案', ''],
    ]);
    expect((await sheetOf(bytes)).getCell('C2').value).toMatchObject({
      richText: [{ font: { bold: true }, text: '已启动' }, { text: '，待验收' }, expect.anything()],
    });
    const again = await refilled(bytes, rows);
    expect(await textsOf(again.bytes)).toEqual(await textsOf(bytes));
    const taken = await refilled(
      bytes,
      [2, 3, 4].map((at) => row(at, { status: '', progress: '' })),
    );
    expect(await textsOf(taken.bytes)).toEqual(await textsOf(original));
  });

  it('writes the rows that share a merged cell under each other, and into the column that is named', async () => {
    const original = await book(
      [
        ['序号', '任务', '说明'],
        [1, '甲', ''],
        [2, '乙', ''],
      ],
      ['C2:C3'],
    );
    const { bytes } = await refilled(original, [row(2), row(3, { status: '已办结', progress: '' })], {
      column: 3,
    });
    expect((await textsOf(bytes))[1]?.[2]).toBe('【办理情况】办理中\n已完成方案\n【办理情况】已办结');
  });

  it('writes its headers once over a header of two lines', async () => {
    const rows = [
      ['序号', '任务', '责任分工', null],
      [null, null, '牵头单位', '配合单位'],
      [1, '甲', '甲局', '乙局'],
    ];
    const { bytes } = await refilled(await book(rows, ['A1:A2', 'B1:B2', 'C1:D1']), [row(3)]);
    expect((await textsOf(bytes)).map((cells) => cells.slice(4))).toEqual([
      ['办理状态', '最新进展', '办结日期'],
      ['', '', ''],
      ['办理中', '已完成方案', ''],
    ]);
  });

  it('never writes over a formula, and says where', async () => {
    const original = await book([
      ['序号', '任务', '进度'],
      [1, '甲', { formula: 'A2*2', result: 2 }],
    ]);
    const { bytes, notFilled } = await refilled(original, [row(2)]);
    expect(notFilled).toEqual([{ source: { sheet: '台账', row: 2 }, reason: 'formula' }]);
    expect((await sheetOf(bytes)).getCell('C2').formula).toBe('A2*2');
  });

  it('writes texts that begin like formulas as texts that stay texts, in the format of the column', async () => {
    const tasks = hostileTexts.map((_, at) => [at + 1, '甲', '甲局']);
    const rows = hostileTexts.map((progress, at) => row(at + 2, { progress, status: '\u202e甲\u2066' }));
    const { bytes } = await refilled(await book([['序号', '任务', '责任单位'], ...tasks]), rows);
    const xml = await partOf(bytes, 'xl/worksheets/sheet2.xml');
    const formats = (await partOf(bytes, 'xl/styles.xml')).split('<cellXfs')[1]?.match(/<xf [^>]*>/g) ?? [];
    const formatOf = (place: string): string => {
      const attributes = new RegExp(`<c ([^>]*r="${place}"[^>]*)>`).exec(xml)?.[1] ?? '';
      return formats[Number(/ ?s="(\d+)"/.exec(attributes)?.[1])] ?? '';
    };
    const sheet = await sheetOf(bytes);
    hostileTexts.forEach((text, at) => {
      const cell = sheet.getCell(`E${at + 2}`);
      expect(cell.type).toBe(ExcelJS.ValueType.String);
      expect(cell.value).toBe(text.replace('\r', '\n'));
      expect(cell.font).toMatchObject({ name: '仿宋_GB2312', size: 13 + at });
      expect(formatOf(`E${at + 2}`)).toContain('quotePrefix="1"');
      expect(formatOf(`D${at + 2}`)).toMatch(/^<xf (?!.*quotePrefix)/);
      expect(sheet.getCell(`D${at + 2}`).value).toBe('\u202e甲\u2066');
    });
  });

  it('refuses rows that are not there and sheets without a header', async () => {
    const codeOf = async (bytes: Uint8Array, rows: RefillRow[]): Promise<string> => {
      const result = await refillOriginal(bytes, rows);
      return result.ok ? 'ok' : result.refusal.code;
    };
    expect(await codeOf(await plain(), [row(9)])).toBe('refill.row_unknown');
    expect(await codeOf(await plain(), [row(3, { source: { sheet: '没有', row: 3 } })])).toBe(
      'refill.row_unknown',
    );
    expect(await codeOf(await plain(), [row(3, { source: { table: 1, row: 3 } })])).toBe(
      'refill.row_unknown',
    );
    expect(await codeOf(await book([['甲', '乙']]), [row(1)])).toBe('refill.no_header');
  });
});
