import { readPaper, type Grid, type Paper } from '../../index.js';
import { cell, header, row, wordFile, wordXml } from '../spec-kit/office-files.js';

async function paperOf(body: string, more: Record<string, string> = {}): Promise<Paper> {
  const read = await readPaper(await wordFile(wordXml(body), more));
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

const table = (...rows: string[]): string => `<w:tbl>${rows.join('')}</w:tbl>`;
const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const tc = (properties: string, ...paragraphs: string[]): string =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraphs.map(p).join('') || '<w:p/>'}</w:tc>`;
const p = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
const raw = (xml: string): string => `<w:tc><w:p>${xml}</w:p></w:tc>`;
const run = (text: string): string => `<w:r><w:t>${text}</w:t></w:r>`;
const texts = (grid: Grid | undefined): string[][] =>
  (grid?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text));
/** The words of one cell that holds the given paragraph contents. */
async function words(xml: string, more: Record<string, string> = {}): Promise<string | undefined> {
  const { tables } = await paperOf(table(header, tr(raw(xml), cell('甲'), cell('乙'), cell('丙'))), more);
  return tables[0]?.rows[1]?.cells[0]?.text;
}

describe('cells of a document', () => {
  it('joins paragraphs and soft breaks, drops indents and blank lines', async () => {
    const { tables } = await paperOf(
      table(header, tr(tc('', '  甲。', '', '　乙。 '), cell('b'), cell('c'), cell('d'))),
    );
    expect(tables[0]?.rows[1]?.cells[0]?.text).toBe('甲。\n乙。');
    expect(
      await words(`${run('甲')}<w:r><w:br/></w:r>${run('乙')}<w:r><w:cr/><w:tab/></w:r>${run('丙')}`),
    ).toBe('甲\n乙\n丙');
    expect(await words(`${run('甲')}<w:r><w:br w:type="page"/></w:r>${run('乙')}`)).toBe('甲乙');
  });

  it('takes insertions and leaves out deletions, and asks about both', async () => {
    const changed = `<w:ins>${run('新')}</w:ins><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:moveFrom>${run('走')}</w:moveFrom>${run('文')}`;
    expect(await words(changed)).toBe('新文');
    const gone = `<w:tr><w:trPr><w:del/></w:trPr>${cell('x')}${cell('y')}${cell('z')}${cell('q')}</w:tr>`;
    const { tables, questions } = await paperOf(
      table(header, gone, tr(raw(changed), cell('b'), cell('c'), cell('d'))),
    );
    expect(texts(tables[0])).toEqual([
      ['序号', '任务', '责任单位', '时限'],
      ['新文', 'b', 'c', 'd'],
    ]);
    expect(tables[0]?.rows[1]?.source).toEqual({ table: 1, row: 3 });
    expect(questions).toMatchObject([
      { code: 'paper.tracked_changes', data: { insertions: 1, deletions: 3 } },
    ]);
  });

  it('leaves out field codes, hidden text and prompts, keeps links and controls', async () => {
    const field = `<w:r><w:instrText>HYPERLINK "x"</w:instrText></w:r>${run('显示')}`;
    expect(await words(field)).toBe('显示');
    expect(
      await words(
        `<w:hyperlink>${run('链')}</w:hyperlink><w:sdt><w:sdtContent>${run('控')}</w:sdtContent></w:sdt>`,
      ),
    ).toBe('链控');
    const { notices, tables } = await paperOf(
      table(
        header,
        tr(raw('<w:r><w:rPr><w:vanish/></w:rPr><w:t>藏</w:t></w:r>'), cell('b'), cell('c'), cell('d')),
      ),
    );
    expect(tables[0]?.rows[1]?.cells[0]?.text).toBe('');
    expect(notices).toMatchObject([{ code: 'paper.hidden_text', data: { count: 1, words: ['藏'] } }]);
    const prompt = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('单击此处')}</w:sdtContent></w:sdt>`;
    expect(await words(`${run('前')}${prompt}`)).toBe('前');
  });

  it('joins a paragraph whose mark was deleted with the next one', async () => {
    const mark = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>';
    const { tables } = await paperOf(
      table(header, tr(raw(`${mark}${run('上')}</w:p><w:p>${run('下')}`), cell('b'), cell('c'), cell('d'))),
    );
    expect(tables[0]?.rows[1]?.cells[0]?.text).toBe('上下');
  });

  it('reads a text box once, where it hangs', async () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const both = `${run('前')}<w:r><mc:AlternateContent xmlns:mc="m"><mc:Choice>${box('框')}</mc:Choice><mc:Fallback>${box('框')}</mc:Fallback></mc:AlternateContent></w:r>`;
    expect(await words(both)).toBe('前\n框');
  });

  it('flattens a nested table into its cell and offers it by itself', async () => {
    const nested = table(tr(cell('一'), cell('二')), tr(cell('三'), cell('四')));
    const { tables, notices } = await paperOf(
      table(header, `<w:tr><w:tc>${p('外')}${nested}</w:tc>${cell('b')}${cell('c')}${cell('d')}</w:tr>`),
    );
    expect(tables.map(texts)).toEqual([
      [
        ['序号', '任务', '责任单位', '时限'],
        ['外\n一 二\n三 四', 'b', 'c', 'd'],
      ],
      [
        ['一', '二'],
        ['三', '四'],
      ],
    ]);
    expect(tables[1]?.rows[0]?.cells[0]?.source).toEqual({ table: 2, row: 1, cell: 1, column: 1 });
    expect(notices.map(({ code }) => code)).toEqual(['paper.nested_table']);
  });
});

describe('merges of a document', () => {
  it('writes out spans and keeps where each cell stands', async () => {
    const restart = '<w:vMerge w:val="restart"/>';
    const { tables, notices } = await paperOf(
      table(
        header,
        tr(tc(restart, '甲'), tc('<w:gridSpan w:val="2"/>', '乙'), cell('丙')),
        tr(tc('<w:vMerge/>', '看不见'), cell('丁'), cell('戊'), cell('己')),
      ),
    );
    expect(tables[0]?.rows[1]?.cells).toMatchObject([
      { text: '甲', merge: 'start', rowSpan: 2 },
      { text: '乙', merge: 'start', colSpan: 2, source: { table: 1, row: 2, cell: 2, column: 2 } },
      { text: '', merge: 'across' },
      { text: '丙', merge: 'none', source: { table: 1, row: 2, cell: 3, column: 4 } },
    ]);
    expect(tables[0]?.rows[2]?.cells[0]).toEqual({
      text: '',
      merge: 'continued',
      source: { table: 1, row: 2, cell: 1, column: 1 },
    });
    expect(notices).toMatchObject([{ code: 'paper.covered_text', data: { cells: ['T1 R3 C1'] } }]);
  });

  it('begins a row where its cells begin', async () => {
    const late = `<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>${cell('丙')}${cell('丁')}</w:tr>`;
    const { tables } = await paperOf(table(header, row('1', '2', '3', '4'), late));
    expect(texts(tables[0])[2]).toEqual(['', '', '丙', '丁']);
  });

  it('sees through borders that were dragged a little', async () => {
    const wide = tr(cell('1'), tc('<w:gridSpan w:val="2"/>', '2'), cell('3'), cell('4'));
    const other = tr(tc('<w:gridSpan w:val="2"/>', '5'), cell('6'), cell('7'), cell('8'));
    const { tables } = await paperOf(table(wide, wide, other));
    expect(texts(tables[0])).toEqual([
      ['1', '2', '3', '4'],
      ['1', '2', '3', '4'],
      ['5', '6', '7', '8'],
    ]);
  });

  it('loses no word of a row that is too wide', async () => {
    const { tables } = await paperOf(table(header, row('1', '2', '3', '4'), row('5', '6', '7', '8', '9')));
    expect(texts(tables[0])[2]).toEqual(['5', '6', '7', '8\n9']);
    expect(tables[0]?.rows[2]?.printedCells).toBe(5);
  });

  it('keeps the lines around every table, and several tables', async () => {
    const { tables } = await paperOf(
      `${p('标题')}${table(header)}${p('其间')}${table(row('1', '2', '3', '4'))}${p('注')}`,
    );
    expect(tables.map(({ before, after }) => [before, after])).toEqual([
      [['标题'], ['其间']],
      [['其间'], ['注']],
    ]);
  });
});

describe('automatic numbers', () => {
  const level = (at: number, format: string, text: string, more = ''): string =>
    `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
  const numbering = `<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'decimal', '（%2）')}${level(2, 'decimal', '%1.%2.%3', '<w:isLgl/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`;
  const styles =
    '<w:styles xmlns:w="w"><w:style w:styleId="base"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="own"><w:basedOn w:val="base"/></w:style></w:styles>';
  const more = { 'word/numbering.xml': numbering, 'word/styles.xml': styles };
  const numbered = (list: number, at: number, text: string): string =>
    `<w:p><w:pPr><w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr></w:pPr>${text === '' ? '' : run(text)}</w:p>`;

  it('are counted through the whole document, level by level', async () => {
    const body = [
      numbered(1, 0, '甲'),
      numbered(1, 1, '乙'),
      numbered(1, 1, '丙'),
      numbered(1, 0, '丁'),
      numbered(1, 1, '戊'),
      numbered(1, 2, '己'),
      numbered(2, 0, '庚'),
      `<w:p><w:pPr><w:pStyle w:val="own"/></w:pPr>${run('辛')}</w:p>`,
      '<w:p><w:pPr><w:pStyle w:val="own"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>壬</w:t></w:r></w:p>',
    ].join('');
    const { tables } = await paperOf(body, more);
    expect(tables[0]?.before).toEqual([
      '一、甲',
      '（1）乙',
      '（2）丙',
      '二、丁',
      '（1）戊',
      '2.1.1 己',
      '五、庚',
      '六、辛',
      '壬',
    ]);
  });

  it('are the words of a cell that holds nothing else', async () => {
    const { tables } = await paperOf(
      table(header, `<w:tr><w:tc>${numbered(1, 0, '')}</w:tc>${cell('a')}${cell('b')}${cell('c')}</w:tr>`),
      more,
    );
    expect(texts(tables[0])[1]).toEqual(['一、', 'a', 'b', 'c']);
  });

  it('are told where their format is not known', async () => {
    const odd = numbering.replace('chineseCountingThousand', 'hebrew1');
    const { tables, notices } = await paperOf(numbered(1, 0, '甲'), { 'word/numbering.xml': odd });
    expect(tables[0]?.before).toEqual(['1、甲']);
    expect(notices).toMatchObject([{ code: 'paper.numbering', data: { formats: ['hebrew1'] } }]);
  });
});
