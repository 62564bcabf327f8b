import JSZip from 'jszip';
import { CFB, utils, write } from '@e965/xlsx';
import { defaultPaperLimits, readPaper } from '../index.js';
import { MIB, header, plainDocument, refusalOf, row, wordFile, wordXml } from './spec-kit/office-files.js';

const encoder = new TextEncoder();

describe('documents that are made to harm', () => {
  const laughs = `<!DOCTYPE d [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at} "${`&a${at === 0 ? '' : at - 1};`.repeat(10)}">`).join('')}]>`;
  const outside = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>';

  it.each([laughs, outside])('refuses a document type in a Word part', async (declaration) => {
    const bytes = await wordFile(wordXml(`<w:p><w:r><w:t>&a8;&x;</w:t></w:r></w:p>`, declaration));
    expect(await refusalOf(bytes)).toEqual({ code: 'ledger.unsafe_xml', part: 'word/document.xml' });
  });

  it.each([laughs, outside])('refuses a document type in a sheet', async (declaration) => {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([['序号', '任务', '责任单位', '时限']]), 's');
    const zip = await JSZip.loadAsync(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const sheet = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
    zip.file('xl/worksheets/sheet1.xml', sheet.replace('?>', `?>${declaration}`));
    const bytes = await zip.generateAsync({ type: 'uint8array' });
    expect(await refusalOf(bytes)).toEqual({ code: 'ledger.unsafe_xml', part: 'xl/worksheets/sheet1.xml' });
  });

  it('refuses elements without an end of depth', async () => {
    const deep = '<w:sdt>'.repeat(20_000) + '</w:sdt>'.repeat(20_000);
    expect(await refusalOf(await wordFile(wordXml(deep)))).toMatchObject({ code: 'ledger.unsafe_xml' });
    const nested = '<w:tbl><w:tr><w:tc>'.repeat(30) + '</w:tc></w:tr></w:tbl>'.repeat(30);
    expect(await refusalOf(await wordFile(wordXml(nested)))).toMatchObject({ code: 'ledger.unsafe_xml' });
  });

  it('tells XML that does not end', async () => {
    const bytes = await wordFile(plainDocument.slice(0, -40));
    expect(await refusalOf(bytes)).toEqual({ code: 'ledger.damaged', part: 'word/document.xml' });
  });

  it('takes no number of a file for a size', async () => {
    const wide = `<w:tbl>${header}<w:tr><w:trPr><w:gridBefore w:val="999999999"/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc></w:tr>${row('1', '修桥', '区交通局', '2026年')}</w:tbl>`;
    const read = await readPaper(await wordFile(wordXml(wide)));
    expect(read.ok ? read.value.tables[0]?.columns : null).toBe(4);
  });

  it('counts rows of a document', async () => {
    const limits = { ...defaultPaperLimits, rowsMax: 3 };
    const bytes = await wordFile(wordXml(`<w:tbl>${header.repeat(4)}</w:tbl>`));
    expect(await refusalOf(bytes, limits)).toEqual({ code: 'ledger.too_many_rows', rows: 4, rowsMax: 3 });
  });

  it('tells macros, and reads none', async () => {
    const read = await readPaper(await wordFile(plainDocument, { 'word/vbaProject.bin': 'macro' }));
    expect(read.ok ? read.value.notices.map(({ code }) => code) : null).toEqual(['paper.macro']);
  });
});

describe('files that are no papers', () => {
  const ole = (...names: string[]): Uint8Array => {
    const container: unknown = CFB.utils.cfb_new();
    for (const name of names) CFB.utils.cfb_add(container, `/${name}`, Buffer.alloc(5_000));
    return CFB.write(container, { type: 'buffer' }) as Buffer;
  };

  it.each<[string, Uint8Array, object]>([
    ['nothing', new Uint8Array(), { code: 'ledger.empty' }],
    ['blanks', encoder.encode(' \n\t\n'), { code: 'ledger.empty' }],
    ['an encrypted package', ole('EncryptedPackage', 'EncryptionInfo'), { code: 'ledger.encrypted' }],
    ['an old presentation', ole('PowerPoint Document'), { format: 'PowerPoint' }],
    ['an old container', ole('Something'), { format: 'OLE' }],
    ['a cut old file', ole('WordDocument').slice(0, 600), { code: 'ledger.damaged' }],
    ['an old document of zeros', ole('WordDocument', '0Table'), { code: 'ledger.damaged' }],
    ['an old workbook of zeros', ole('Workbook'), { code: expect.stringMatching(/damaged|no_table/) }],
    ['a PDF', encoder.encode('%PDF-1.7'), { format: 'PDF' }],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d]), { format: 'PNG' }],
    ['a page', encoder.encode('<html><table><tr><td>序号</td></tr></table></html>'), { format: 'HTML' }],
    ['a saved page', encoder.encode('MIME-Version: 1.0\n'), { format: 'MHTML' }],
    ['markup', encoder.encode('<?xml version="1.0"?><Workbook/>'), { format: 'XML' }],
    ['bytes', new Uint8Array([1, 0, 3, 0xff, 0xfe, 0x80, 0]), { code: 'ledger.unsupported_format' }],
    ['broken text', new Uint8Array([0xe6, 0x9c, 0x9d, 0xff, 0xff, 0x41]), { code: 'ledger.encoding' }],
    ['a letter', encoder.encode('一封信\n没有表格\n'), { code: 'ledger.no_table' }],
  ])('%s', async (_name, bytes, refusal) => {
    expect(await refusalOf(bytes)).toMatchObject(refusal);
  });

  it('tells a document that is encrypted in place', async () => {
    const container: unknown = CFB.utils.cfb_new();
    const document = Buffer.alloc(5_000);
    document.writeUInt16LE(0xa5ec, 0);
    document.writeUInt16LE(0x0100, 0x0a);
    CFB.utils.cfb_add(container, '/WordDocument', document);
    const bytes = CFB.write(container, { type: 'buffer' }) as Buffer;
    expect(await refusalOf(bytes)).toEqual({ code: 'ledger.encrypted' });
  });

  it('refuses by size before a byte is looked at', async () => {
    const bytes = new Uint8Array(200 * MIB);
    expect(await refusalOf(bytes)).toEqual({
      code: 'ledger.too_large',
      bytes: 200 * MIB,
      bytesMax: defaultPaperLimits.bytesMax,
    });
  });

  it('survives any bytes behind any signature', async () => {
    const signatures = [
      [0x50, 0x4b, 3, 4],
      [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
      [0xff, 0xfe],
      [],
    ];
    let seed = 7;
    const next = (): number => (seed = (seed * 48_271) % 2_147_483_647) & 0xff;
    for (const signature of signatures) {
      for (let count = 0; count < 40; count += 1) {
        const bytes = new Uint8Array([...signature, ...Array.from({ length: 2_000 }, next)]);
        expect(await refusalOf(bytes)).toMatchObject({ code: expect.stringMatching(/^ledger\./) });
      }
    }
  });

  it('survives damage anywhere in a good file', async () => {
    const good = await wordFile(plainDocument);
    for (let at = 0; at < good.byteLength; at += 7) {
      const bad = new Uint8Array(good);
      bad[at] = (bad[at] ?? 0) ^ 0x55;
      const read = await readPaper(bad);
      if (!read.ok) expect(read.refusal.code).toMatch(/^ledger\./);
    }
  });
});

describe('sheets that are made to harm', () => {
  const names = ['序号', '任务', '责任单位', '完成时限'];
  const tasks = [names, ['1', '修桥', '区交通局', '2026年6月底前']];

  async function sheetWith(change: (xml: string) => string): Promise<Uint8Array> {
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(tasks), 's');
    const zip = await JSZip.loadAsync(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
    const sheet = (await zip.file('xl/worksheets/sheet1.xml')?.async('string')) ?? '';
    zip.file('xl/worksheets/sheet1.xml', change(sheet));
    return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
  }

  it('drops a hundred thousand blank rows at the end', async () => {
    const blank = Array.from(
      { length: 100_000 },
      (_, at) => `<row r="${at + 3}"><c r="A${at + 3}" s="0"/></row>`,
    );
    const bytes = await sheetWith((xml) => xml.replace('</sheetData>', `${blank.join('')}</sheetData>`));
    const read = await readPaper(bytes);
    expect(read.ok ? read.value.tables.map(({ rows }) => rows.length) : read.refusal).toEqual([2]);
  });

  it('gives no memory to a far corner', async () => {
    const far = '<row r="1048576"><c r="XFD1048576" t="str"><v>x</v></c></row>';
    const read = await readPaper(await sheetWith((xml) => xml.replace('</sheetData>', `${far}</sheetData>`)));
    expect(read.ok ? read.value.tables.map(({ rows, columns }) => [rows.length, columns]) : null).toEqual([
      [3, 5],
    ]);
  });

  it('gives no memory to a merge of everything, and takes no overlapping one', async () => {
    const merges =
      '<mergeCells><mergeCell ref="E1:XFD1048576"/><mergeCell ref="A1:B1"/><mergeCell ref="B1:C1"/></mergeCells>';
    const read = await readPaper(
      await sheetWith((xml) => xml.replace('</sheetData>', `</sheetData>${merges}`)),
    );
    expect(read.ok ? read.value.notices.map(({ code }) => code) : read.refusal).toEqual([
      'paper.covered_text',
      'paper.merges',
    ]);
  });

  it('counts rows of a sheet', async () => {
    const limits = { ...defaultPaperLimits, rowsMax: 1 };
    expect(await refusalOf(await sheetWith((xml) => xml), limits)).toEqual({
      code: 'ledger.too_many_rows',
      rows: 2,
      rowsMax: 1,
    });
  });

  it('leaves out a sheet with more columns than a ledger has', async () => {
    const limits = { ...defaultPaperLimits, columnsMax: 3 };
    expect(await refusalOf(await sheetWith((xml) => xml), limits)).toEqual({ code: 'ledger.no_table' });
  });
});
