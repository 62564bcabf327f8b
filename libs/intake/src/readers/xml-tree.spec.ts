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
    expect(readXml(encode(xml), 'part.xml', { skip: new Set(['c']), bare: new Set() })).toMatchObject({
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

  it.each<[string, string]>([
    ['entities', '&amp;'.repeat(200_001)],
    ['comments', '<!---->'.repeat(10_001)],
    ['CDATA sections', '<![CDATA[a]]>'.repeat(10_001)],
    ['attributes', `<b ${Array.from({ length: 600_000 }, (_, at) => `a${at}=""`).join(' ')}/>`],
    ['one text', 'a'.repeat(3_000_000)],
  ])('are refused where they hold more %s than any paper', (_what, xml) => {
    expect(codeOf(encode(`<a>${xml}</a>`))).toBe('ledger.unsafe_xml');
  });

  const looks = { skip: new Set(['c', 'rFonts']), bare: new Set(['r']) };
  const paragraph =
    '<w:r w:id="1/"><w:rPr><w:rFonts w:a="宋>体"/><w:c/></w:rPr><w:t w:id="2">修缮桥梁</w:t></w:r>';
  const read = { name: 'r', attributes: {}, children: [{ name: 't', attributes: { id: '2' } }] };

  it('leave out the look of a page before anything is counted', () => {
    const many = 120_000;
    const tree = readXml(encode(`<a>${paragraph.replaceAll('>体', '').repeat(many)}</a>`), 'p', looks);
    expect(tree.children).toHaveLength(many);
    expect(tree.children.at(-1)).toMatchObject(read);
  });

  it('keep every word, wherever a piece of them ends', () => {
    for (const padding of [0, 1, 2, 3, 40, 50, 60, 70, 80, 90, 100]) {
      const xml = `<a><t>${'x'.repeat(600_000)}</t><t>${'y'.repeat(448_500 + padding)}</t>${paragraph.repeat(8)}</a>`;
      const { children } = readXml(encode(xml), 'p', { skip: new Set(['c']), bare: new Set(['r']) });
      const words = children
        .slice(2)
        .map((child) => (typeof child === 'string' ? child : child.children.at(-1)));
      expect(words).toMatchObject(Array(8).fill({ name: 't', children: ['修缮桥梁'] }));
    }
  });

  it('are told apart from what their attributes hold', () => {
    const xml = `<a><r x="1>2" y='/>'>甲</r><rFonts x="/>"/><r x="1"/></a>`;
    expect(readXml(encode(xml), 'p', looks).children).toMatchObject([{ children: ['甲'] }, { children: [] }]);
  });

  it('keep as text what only looks like a tag', () => {
    const xml = '<a><b><![CDATA[<c/> & <r x="1">]]></b><c/></a>';
    expect(readXml(encode(xml), 'p', looks).children).toMatchObject([
      { name: 'b', children: ['<c/> & <r x="1">'] },
    ]);
  });

  it('are counted before anything is made of them, where they are large', () => {
    // Damaged from its first tag on, which only a parser would find.
    expect(codeOf(encode(`<a></b>${'<c/>'.repeat(600_001)}`))).toBe('ledger.unsafe_xml');
    expect(codeOf(encode(`<a></b>${`<c>${'字'.repeat(900)}</c>`.repeat(11_000)}`))).toBe('ledger.damaged');
    expect(codeOf(encode(`<a></b>${`<c>${'a'.repeat(900)}</c>`.repeat(19_000)}`))).toBe('ledger.too_large');
  });

  it('are bounded in bytes, elements and encoding', () => {
    expect(codeOf(new Uint8Array(33 * 1024 * 1024))).toBe('ledger.too_large');
    expect(codeOf(encode(`<a>${'<b/>'.repeat(500_001)}</a>`))).toBe('ledger.unsafe_xml');
    expect(codeOf(new Uint8Array([0x3c, 0xff, 0xfe]))).toBe('ledger.damaged');
  });
});
