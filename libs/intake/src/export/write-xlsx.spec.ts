import { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import type { ExportRow } from './export-row.js';
import { exportRow, hostileTexts, Kept, options } from './export-rows.spec-kit.js';
import { writeXlsx } from './write-xlsx.js';

async function written(rows: Iterable<ExportRow>, given = options): Promise<Buffer> {
  const sink = new Kept();
  expect(await writeXlsx(rows, given, sink)).toMatchObject({ ok: true });
  return sink.bytes;
}

async function sheetOf(bytes: Buffer): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  const sheet = book.worksheets[0];
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

const textsOf = (sheet: ExcelJS.Worksheet, row: number): (string | number | null)[] =>
  Array.from({ length: 15 }, (_, at) => sheet.getCell(row, at + 1).value as string | number | null);

/** Rows made on demand, with the number of them that was asked for. */
function counted(length: number): { rows: AsyncGenerator<ExportRow>; asked: () => number } {
  let asked = 0;
  async function* make(): AsyncGenerator<ExportRow> {
    for (; asked < length; asked += 1) yield await Promise.resolve(exportRow(asked + 1));
  }
  return { rows: make(), asked: () => asked };
}

describe('clean export as a workbook', () => {
  it('has title, subtitle, header and one line per row', async () => {
    const late = exportRow(2, { status: 'completedLate', light: 'red', closedOn: '2027-01-08', daysLate: 8 });
    const sheet = await sheetOf(await written([exportRow(1), late]));
    expect(sheet.getCell('A1').value).toBe(options.title);
    expect(sheet.getCell('A2').value).toBe(options.subtitle);
    expect(textsOf(sheet, 3).join(' ')).toBe(
      '序号 板块 事项 举措 牵头 配合 责任 审核 完成时限 状态 灯 进展 办结日期 逾期天数 备注',
    );
    expect(textsOf(sheet, 4)).toEqual([
      1,
      '一、优化服务',
      '1．推进事项',
      '第1项举措',
      '区政数局',
      '区财政局、区教育局',
      null,
      '区政府办',
      '2026-12-31',
      '办理中',
      '绿灯',
      '已完成方案',
      null,
      null,
      null,
    ]);
    expect(textsOf(sheet, 5).slice(9)).toEqual(['逾期办结', '红灯', '已完成方案', '2027-01-08', 8, null]);
    expect(sheet.getCell('K5').fill).toMatchObject({ fgColor: { argb: 'FFFAD4D4' } });
    expect(sheet.rowCount).toBe(5);
  });

  it('can be printed and filtered: landscape, repeated header, frozen pane, filter over all rows', async () => {
    const sheet = await sheetOf(await written([exportRow(1), exportRow(2)]));
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
    expect(sheet.pageSetup.printTitlesRow).toBe('3:3');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
    expect(sheet.autoFilter).toBe('A3:O5');
    expect(sheet.model.merges).toEqual(['A1:O1', 'A2:O2']);
  });

  it('speaks English when asked, and leaves the words of the paper alone', async () => {
    const sheet = await sheetOf(await written([exportRow(1)], { ...options, language: 'en' }));
    expect(textsOf(sheet, 3)).toContain('Days late');
    expect(textsOf(sheet, 4)).toEqual(expect.arrayContaining(['In progress', 'Green', '区政数局']));
  });

  it('writes texts that begin like formulas as texts that stay texts', async () => {
    const rows = hostileTexts.map((measure, at) => exportRow(at + 1, { measure, note: '说明' }));
    const bytes = await written(rows, { ...options, title: '=1+1' });
    const zip = await JSZip.loadAsync(bytes);
    const xml = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
    const styles = (await zip.file('xl/styles.xml')?.async('string')) ?? '';
    const formats = [...(/<cellXfs.*<\/cellXfs>/.exec(styles)?.[0] ?? '').matchAll(/<xf [^>]*>/g)];
    const isQuoted = (cell: string): boolean => {
      const style = Number(new RegExp(`<c r="${cell}" s="(\\d+)" t="inlineStr"`).exec(xml)?.[1]);
      return formats[style]?.[0].includes('quotePrefix="1"') === true;
    };
    expect(xml).not.toContain('<f');
    expect(['A1', 'A2', 'O4'].map(isQuoted)).toEqual([true, true, false]);
    const sheet = await sheetOf(bytes);
    hostileTexts.forEach((text, at) => {
      const place = `D${at + 4}`;
      expect([place, isQuoted(place)]).toEqual([place, true]);
      expect(sheet.getCell(place).type).toBe(ExcelJS.ValueType.String);
      expect(sheet.getCell(place).value).toBe(text.replace('\r', '\n'));
    });
  });

  it('keeps bidirectional signs, line breaks and words that look like escapes, and drops what no file can hold', async () => {
    const given = { measure: '甲\u202e乙\u2066\n<b>&"\'丙\u{20BB7}', note: '\u0000丁\u0007\ud800戊' };
    const bytes = await written([exportRow(1, { ...given, progress: '_x000D_' })]);
    const sheet = await sheetOf(bytes);
    expect(sheet.getCell('D4').value).toBe(given.measure);
    const xml = await (await JSZip.loadAsync(bytes)).file('xl/worksheets/sheet1.xml')?.async('string');
    expect(xml).toContain('>_x005F_x000D_<');
    expect(sheet.getCell('O4').value).toBe('丁\ufffd戊');
  });

  it('shortens what is longer than a cell can hold, and says so', async () => {
    const sheet = await sheetOf(await written([exportRow(1, { progress: '\u{20BB7}'.repeat(20_000) })]));
    const text = sheet.getCell('L4').text;
    expect(text.length).toBeLessThanOrEqual(32_767);
    expect(text.endsWith('\u{20BB7}…')).toBe(true);
  });

  it('gives the same bytes for the same rows', async () => {
    const rows = [exportRow(1), exportRow(2)];
    expect((await written(rows)).equals(await written(rows))).toBe(true);
  });

  it('carries no time of its own, which two writings would differ in when a second passes between them', async () => {
    const { files } = await JSZip.loadAsync(await written([exportRow(1)]));
    const dates = new Set(Object.values(files).map((entry) => entry.date.toISOString()));
    expect([...dates]).toEqual(['1980-01-01T00:00:00.000Z']);
    expect(Object.values(files).filter((entry) => entry.dir)).toEqual([]);
  });
});

describe('long exports', () => {
  it('holds every one of 20,000 rows and does not hold them in memory', async () => {
    const { rows } = counted(20_000);
    const sink = new Kept();
    const before = process.memoryUsage().heapUsed;
    expect(await writeXlsx(rows, options, sink)).toEqual({ ok: true, value: { rows: 20_000 } });
    // All rows as objects or as text would be far more.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(150 * 1024 * 1024);
    const xml = await (await JSZip.loadAsync(sink.bytes)).file('xl/worksheets/sheet1.xml')?.async('string');
    expect(xml?.match(/<row /g)).toHaveLength(20_003);
  });

  it('asks for no more rows than its sink takes, and lets go when the sink is closed', async () => {
    const source = counted(100_000);
    let taken = 0;
    const closing = new Writable({
      highWaterMark: 1_024,
      write(chunk: Buffer, _encoding, done) {
        taken += chunk.length;
        setImmediate(() => (taken > 60_000 ? this.destroy() : done()));
      },
    });
    await expect(writeXlsx(source.rows, options, closing)).rejects.toThrow();
    expect(source.asked()).toBeGreaterThan(0);
    expect(source.asked()).toBeLessThan(20_000);
    expect(await source.rows.next()).toEqual({ done: true, value: undefined });
  });

  it('fails with the cause when the rows fail, and leaves no half file that looks whole', async () => {
    async function* failing(): AsyncGenerator<ExportRow> {
      yield await Promise.resolve(exportRow(1));
      throw new Error('the connection is gone');
    }
    const sink = new Kept();
    await expect(writeXlsx(failing(), options, sink)).rejects.toThrow('the connection is gone');
    expect(sink.destroyed).toBe(true);
    await expect(JSZip.loadAsync(sink.bytes)).rejects.toThrow();
  });

  it('refuses more rows than it may write', async () => {
    function* endless(): Generator<ExportRow> {
      const row = exportRow(1, { measure: '', support: [] });
      for (;;) yield row;
    }
    const sink = new Kept();
    const result = await writeXlsx(endless(), options, sink, { rowsMax: 500 });
    expect(result).toMatchObject({
      ok: false,
      refusal: { code: 'export.too_many_rows', data: { rowsMax: 500 } },
    });
    expect(sink.destroyed).toBe(true);
  });
});
