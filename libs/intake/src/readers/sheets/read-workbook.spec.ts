import JSZip from 'jszip';
import { utils, write, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { readPaper, type Paper } from '../../index.js';

const names = ['序号', '任务', '责任单位', '完成时限'];

async function paperOf(bytes: Uint8Array): Promise<Paper> {
  const read = await readPaper(bytes);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

function bookOf(...sheets: WorkSheet[]): WorkBook {
  const book = utils.book_new();
  sheets.forEach((sheet, at) => utils.book_append_sheet(book, sheet, `表${at + 1}`));
  return book;
}

const bytesOf = (book: WorkBook, bookType: 'xlsx' | 'biff8' = 'xlsx'): Uint8Array =>
  write(book, { type: 'buffer', bookType }) as Buffer;

const texts = ({ tables }: Paper): string[][] =>
  (tables[0]?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text));

/** 31 December 2021 in each of the formats. */
function dated(...formats: string[]): WorkSheet {
  const sheet = utils.aoa_to_sheet([formats.map((_, at) => `列${at}`), formats.map(() => 44_561)]);
  formats.forEach((format, at) => {
    const cell = sheet[utils.encode_cell({ r: 1, c: at })] as { z?: string };
    cell.z = format;
  });
  return sheet;
}

describe('sheets', () => {
  it.each(['xlsx', 'biff8'] as const)('print dates by their number format (%s)', async (bookType) => {
    const sheet = dated(
      'yyyy"年"m"月"d"日"',
      'yyyy"年"m"月"',
      'yyyy-mm-dd',
      'm/d/yy',
      '[$-804]m"月"d"日";@',
      '0',
    );
    expect(texts(await paperOf(bytesOf(bookOf(sheet), bookType)))[1]).toEqual([
      '2021年12月31日',
      '2021年12月',
      '2021-12-31',
      '2021/12/31',
      '12月31日',
      '44561',
    ]);
  });

  it('know the date formats that a Chinese program names by number only', async () => {
    const zip = await JSZip.loadAsync(bytesOf(bookOf(dated('yyyy-mm-dd', 'yyyy-mm'))));
    const styles = (await zip.file('xl/styles.xml')?.async('string')) ?? '';
    const undefinedNow = [
      ['yyyy-mm-dd', 31],
      ['yyyy-mm', 57],
    ].reduce((text, [code, number]) => {
      const id = new RegExp(`numFmtId="(\\d+)" formatCode="${code}"`).exec(text)?.[1];
      return text
        .replace(`<numFmt numFmtId="${id}" formatCode="${code}"/>`, '')
        .replaceAll(`numFmtId="${id}"`, `numFmtId="${number}"`);
    }, styles);
    zip.file('xl/styles.xml', undefinedNow);
    expect(texts(await paperOf(await zip.generateAsync({ type: 'uint8array' })))[1]).toEqual([
      '2021年12月31日',
      '2021年12月',
    ]);
  });

  it('keep merges in both directions, and where every cell stands', async () => {
    const sheet = utils.aoa_to_sheet([
      ['标题'],
      [],
      names,
      ['1', '甲', '乙', '丙'],
      ['2', '丁', '看不见', '戊'],
    ]);
    sheet['!merges'] = [utils.decode_range('A1:D1'), utils.decode_range('C4:C5')];
    const paper = await paperOf(bytesOf(bookOf(sheet)));
    const [grid] = paper.tables;
    expect(grid?.rows[0]?.cells[0]).toMatchObject({ text: '标题', merge: 'start', colSpan: 4 });
    expect(grid?.rows[2]?.cells[2]).toMatchObject({ text: '乙', merge: 'start', rowSpan: 2 });
    expect(grid?.rows[3]?.cells[2]).toEqual({
      text: '',
      merge: 'continued',
      source: { sheet: '表1', row: 4, column: 3 },
    });
    expect(grid?.rows[3]?.source).toEqual({ sheet: '表1', row: 5 });
    expect(paper.notices).toMatchObject([{ code: 'paper.covered_text', data: { cells: ['表1!C5'] } }]);
  });

  it('leave out blank columns and rows, also inside merges', async () => {
    const sheet = utils.aoa_to_sheet([
      [],
      [null, '序号', null, '任务', null],
      [null, '1', null, '修桥', null],
    ]);
    sheet['!merges'] = [utils.decode_range('B2:C2'), utils.decode_range('B3:C3')];
    const [grid] = (await paperOf(bytesOf(bookOf(sheet)))).tables;
    expect(grid?.rows.map(({ cells }) => cells)).toMatchObject([
      [
        { text: '序号', merge: 'none', source: { row: 2, column: 2 } },
        { text: '任务', source: { row: 2, column: 4 } },
      ],
      [{ text: '1' }, { text: '修桥' }],
    ]);
  });

  it('take results of formulas, tell them, and ask where none was saved', async () => {
    const sheet = utils.aoa_to_sheet([names, ['1', '甲', '乙', '丙'], ['2', '丁', '戊', '己']]);
    sheet['A3'] = { t: 'n', v: 2, f: 'A2+1' };
    sheet['B3'] = { t: 's', v: '', f: 'B9' };
    const paper = await paperOf(bytesOf(bookOf(sheet)));
    expect(texts(paper)[2]).toEqual(['2', '', '戊', '己']);
    expect(paper.notices).toMatchObject([{ code: 'paper.formulas', data: { count: 1, cells: ['表1!A3'] } }]);
    expect(paper.questions).toMatchObject([{ code: 'paper.uncalculated', data: { cells: ['表1!B3'] } }]);
  });

  it('keep what is hidden, and ask', async () => {
    const sheet = utils.aoa_to_sheet([names, ['1', '甲', '乙', '丙']]);
    sheet['!rows'] = [{}, { hidden: true }];
    sheet['!cols'] = [{}, {}, { hidden: true }];
    const book = bookOf(sheet, utils.aoa_to_sheet([['旧']]));
    book.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] };
    const paper = await paperOf(bytesOf(book));
    expect(paper.tables.map(({ hidden }) => hidden)).toEqual([undefined, true]);
    expect(paper.tables[0]?.rows.map(({ hidden }) => hidden)).toEqual([undefined, true]);
    expect(paper.tables[0]?.hiddenColumns).toEqual([2]);
    expect(paper.questions).toMatchObject([
      { code: 'paper.hidden', data: { sheets: ['表2'], rows: ['表1!2'], columns: ['表1!C'] } },
    ]);
    expect(paper.questions[0]?.message).toContain('工作表：表2；行：表1!2；列：表1!C');
    const old = await paperOf(bytesOf(book, 'biff8'));
    expect(old.questions).toMatchObject([{ data: { sheets: ['表2'], columns: ['表1!C'] } }]);
  });

  it('join the runs of rich text and keep line breaks', async () => {
    const zip = await JSZip.loadAsync(bytesOf(bookOf(utils.aoa_to_sheet([names, ['1', 'x', '乙', '丙']]))));
    const sheet = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
    const rich =
      '<c r="B2" t="inlineStr"><is><r><t xml:space="preserve">甲 </t></r><r><rPr><b/></rPr><t>乙\n  丙</t></r></is></c>';
    zip.file('xl/worksheets/sheet1.xml', sheet.replace(/<c r="B2".*?<\/c>/, rich));
    expect(texts(await paperOf(await zip.generateAsync({ type: 'uint8array' })))[1]?.[1]).toBe('甲 乙\n丙');
  });
});
