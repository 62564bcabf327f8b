import JSZip from 'jszip';
import { refillOriginal } from './refill-original.js';
import { defaultPackageLimits } from './office-package.js';

const root =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

async function zipped(parts: Record<string, string | Uint8Array>): Promise<Uint8Array> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(parts)) zip.file(name, content);
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

const paperOf = (document: string | Uint8Array): Promise<Uint8Array> =>
  zipped({ '_rels/.rels': root, 'word/document.xml': document });

async function refusalOf(bytes: Uint8Array, limits = defaultPackageLimits): Promise<string> {
  const result = await refillOriginal(bytes, [], {}, limits);
  return result.ok ? 'ok' : result.refusal.code;
}

describe('originals that are not what they should be', () => {
  it('takes a plain paper', async () => {
    expect(await refusalOf(await paperOf(`<w:document ${w}><w:body/></w:document>`))).toBe('ok');
  });

  it.each([
    ['no zip', new TextEncoder().encode('%PDF-1.7')],
    ['nothing', new Uint8Array()],
    ['an old file', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0])],
  ])('refuses %s as another format', async (_name, bytes) => {
    expect(await refusalOf(bytes)).toBe('refill.unsupported_format');
  });

  it('refuses a zip of something else, and one that is cut off', async () => {
    expect(await refusalOf(await paperOf('<html><body/></html>'))).toBe('refill.unsupported_format');
    expect(await refusalOf(await zipped({ 'a.txt': 'a' }))).toBe('refill.damaged');
    const whole = await paperOf(`<w:document ${w}><w:body/></w:document>`);
    expect(await refusalOf(whole.slice(0, whole.length - 30))).toBe('refill.damaged');
  });

  it('refuses what unpacks to too much, too many entries and names that lead outside', async () => {
    const bomb = await paperOf(' '.repeat(3_000_000));
    expect(bomb.length).toBeLessThan(10_000);
    expect(await refusalOf(bomb, { ...defaultPackageLimits, unpackedMax: 1_000_000 })).toBe(
      'refill.not_safe',
    );
    const entries = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`${at}.xml`, 'a']));
    expect(await refusalOf(await zipped(entries), { ...defaultPackageLimits, entriesMax: 10 })).toBe(
      'refill.not_safe',
    );
    expect(await refusalOf(await zipped({ '../a.xml': 'a' }))).toBe('refill.damaged');
  });

  it('refuses a part that is too large to be read as a tree', async () => {
    const bytes = await paperOf(`<w:document ${w}><w:body/></w:document>${' '.repeat(5_000)}`);
    expect(await refusalOf(bytes, { ...defaultPackageLimits, treeMax: 4_000 })).toBe('refill.too_large');
  });

  it('refuses merges without end', async () => {
    const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
    const rels = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const merges = '<mergeCell ref="A1:A200000"/>'.repeat(2);
    const bytes = await zipped({
      '_rels/.rels': root.replace('word/document.xml', 'workbook.xml'),
      '_rels/workbook.xml.rels': root
        .replace('word/document.xml', 'sheet.xml')
        .replace('relationships/officeDocument', 'relationships/worksheet'),
      'workbook.xml': `<workbook ${main} xmlns:r="${rels}"><sheets><sheet name="台账" r:id="rId1"/></sheets></workbook>`,
      'sheet.xml': `<worksheet ${main}><sheetData><row r="200000"/></sheetData><mergeCells>${merges}</mergeCells></worksheet>`,
    });
    const row = { source: { sheet: '台账', row: 1 }, status: '', progress: '', closedOn: '' };
    const result = await refillOriginal(bytes, [row]);
    expect(result.ok ? null : result.refusal).toMatchObject({
      code: 'refill.damaged',
      data: { part: 'mergeCells' },
    });
  });

  it('refuses an entry that lies about its size', async () => {
    const bytes = Buffer.from(
      await paperOf(`<w:document ${w}><w:body>${'甲'.repeat(5_000)}</w:body></w:document>`),
    );
    // Uncompressed size of the last entry of the central directory, at offset 24 of its record.
    const record = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
    bytes.writeUInt32LE(10, record + 24);
    expect(await refusalOf(bytes)).toBe('refill.damaged');
  });

  it.each([
    ['a document type', `<!DOCTYPE a [<!ENTITY b "c">]><w:document ${w}><w:body/></w:document>`],
    ['broken XML', `<w:document ${w}><w:body></w:document>`],
    ['another encoding', new Uint8Array([0x3c, 0xff, 0xfe, 0x3e])],
    [
      'elements nested too deep',
      `<w:document ${w}>${'<w:a>'.repeat(5_000)}${'</w:a>'.repeat(5_000)}</w:document>`,
    ],
  ])('refuses %s', async (_name, document) => {
    expect(await refusalOf(await paperOf(document))).toBe('refill.damaged');
  });

  it('speaks both languages', async () => {
    const result = await refillOriginal(new Uint8Array(), []);
    expect(result.ok ? null : result.refusal).toMatchObject({
      message: expect.stringMatching(/。$/) as string,
      messageEn: expect.stringMatching(/\.$/) as string,
    });
  });
});
