import { PaperRefused } from './refusals.js';
import { readXml } from './xml-tree.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function codeOf(bytes: Uint8Array): string | null {
  try {
    readXml(bytes, 'part.xml');
    return null;
  } catch (error) {
    if (error instanceof PaperRefused) return error.refusal.code;
    throw error;
  }
}

describe('parts of office files', () => {
  it('are trees by local names, without what is skipped', () => {
    const xml =
      '<w:a xmlns:w="n" w:val="1" id="2"><w:b>x<![CDATA[<y>]]></w:b><w:c><w:b/></w:c><!-- no --></w:a>';
    expect(readXml(encode(xml), 'part.xml', new Set(['c']))).toMatchObject({
      name: 'a',
      attributes: { val: '1', id: '2' },
      children: [{ name: 'b', children: ['x', '<y>'] }],
    });
  });

  it('are read in each encoding that XML allows them', () => {
    const xml = '<甲 乙="丙"/>';
    expect(readXml(new Uint8Array(Buffer.from(`\uFEFF${xml}`, 'utf16le')), 'p').attributes).toEqual({
      乙: '丙',
    });
    expect(readXml(Buffer.from(`\uFEFF${xml}`, 'utf16le').swap16(), 'p').attributes).toEqual({ 乙: '丙' });
  });

  it.each<[string, string]>([
    ['ledger.damaged', ''],
    ['ledger.damaged', '<a><b></a>'],
    ['ledger.damaged', '<a>&unknown;</a>'],
    ['ledger.unsafe_xml', '<!DOCTYPE a><a/>'],
    ['ledger.unsafe_xml', '<a>'.repeat(200)],
  ])('%s (%#)', (code, xml) => {
    expect(codeOf(encode(xml))).toBe(code);
  });

  it('are bounded in bytes, elements and encoding', () => {
    expect(codeOf(new Uint8Array(33 * 1024 * 1024))).toBe('ledger.too_large');
    expect(codeOf(encode(`<a>${'<b/>'.repeat(800_001)}</a>`))).toBe('ledger.unsafe_xml');
    expect(codeOf(new Uint8Array([0x3c, 0xff, 0xfe]))).toBe('ledger.damaged');
  });
});
