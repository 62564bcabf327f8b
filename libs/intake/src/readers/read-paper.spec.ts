import { readPaper, type Paper } from '../index.js';
import { plainDocument, wordFile } from './spec-kit/office-files.js';

async function paperOf(content: string | Uint8Array, fileName?: string): Promise<Paper> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const read = await readPaper(bytes, fileName === undefined ? {} : { fileName });
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

const texts = ({ tables }: Paper): string[][] =>
  (tables[0]?.rows ?? []).map(({ cells }) => cells.map(({ text }) => text));
const csv = '序号,任务,责任单位,完成时限\n1,修桥,区交通局,2026年\n';
const whole = [
  ['序号', '任务', '责任单位', '完成时限'],
  ['1', '修桥', '区交通局', '2026年'],
];

describe('delimited texts', () => {
  it.each([',', '\t', ';', '|'])('are cut at %j', async (sign) => {
    const paper = await paperOf(csv.replaceAll(',', sign));
    expect(paper.format).toBe('csv');
    expect(texts(paper)).toEqual(whole);
  });

  it('keep quoted signs, quotes and line breaks, and tell the lines', async () => {
    const paper = await paperOf(
      '序号,任务,单位,时限\r\n1,"修桥，\r\n""老桥"",二座",区交通局,长期\r\n2,修路,"区交通局"等,长期',
    );
    expect(texts(paper).slice(1)).toEqual([
      ['1', '修桥，\n"老桥",二座', '区交通局', '长期'],
      ['2', '修路', '区交通局等', '长期'],
    ]);
    expect(paper.tables[0]?.rows.map(({ source }) => source)).toEqual([
      { lines: [1, 1] },
      { lines: [2, 3] },
      { lines: [4, 4] },
    ]);
  });

  it('take a quote that never closes as a sign', async () => {
    expect(
      texts(await paperOf('序号,任务,单位,时限\n1,"修桥,区交通局,长期\n2,修路,区交通局,长期\n'))[1],
    ).toEqual(['1', '"修桥', '区交通局', '长期']);
  });

  it('leave out blank rows and columns at the end', async () => {
    expect(texts(await paperOf(`${csv.replaceAll('\n', ',,\n')}${',,,,,\n'.repeat(50)}`))).toEqual(whole);
  });
});

describe('encodings', () => {
  const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));
  const gb = Buffer.from('d0f2bac52cc8cecef12cb5a5cebb2ccab1cfde0a312cd0deb1e02ccad0bdbb2cb3a4c6da0a', 'hex');

  it.each<[string, Uint8Array, string[]]>([
    ['UTF-8 with a mark', new TextEncoder().encode(`\uFEFF${csv}`), []],
    ['UTF-16 with a mark', utf16(`\uFEFF${csv}`), ['paper.encoding']],
    ['UTF-16 without one', utf16(csv), ['paper.encoding']],
    ['UTF-16, the other way round', Buffer.from(utf16(`\uFEFF${csv}`)).swap16(), ['paper.encoding']],
  ])('%s', async (_name, bytes, notices) => {
    const paper = await paperOf(bytes);
    expect(texts(paper)).toEqual(whole);
    expect(paper.notices.map(({ code }) => code)).toEqual(notices);
  });

  it('GB18030', async () => {
    const paper = await paperOf(gb);
    expect(texts(paper)).toEqual([
      ['序号', '任务', '单位', '时限'],
      ['1', '修编', '市交', '长期'],
    ]);
    expect(paper.notices).toMatchObject([{ code: 'paper.encoding', data: { encoding: 'GB18030' } }]);
  });
});

describe('any paper', () => {
  it('is told apart by its contents, and a wrong name is told', async () => {
    const document = await wordFile(plainDocument);
    const named = await paperOf(document, '台账.xlsx');
    expect(named.format).toBe('docx');
    expect(named.notices).toMatchObject([
      { code: 'paper.wrong_extension', data: { named: 'xlsx', format: 'docx' } },
    ]);
    for (const name of ['台账.docx', '台账.DOCX', '台账.wps', '台账', '.docx', undefined]) {
      expect((await paperOf(document, name)).notices).toEqual([]);
    }
    expect((await paperOf(csv, 'a.txt')).notices).toEqual([]);
  });

  it('leaves out what nobody sees, keeps it raw, and tells where', async () => {
    const paper = await paperOf(csv.replace('区交通局', '区\u200b交\u202e通局\ufeff'));
    expect(paper.tables[0]?.rows[1]?.cells[2]).toMatchObject({
      text: '区交通局',
      raw: '区\u200b交\u202e通局',
    });
    expect(paper.notices).toMatchObject([
      { code: 'paper.invisible_characters', data: { count: 1, cells: ['L2'] } },
    ]);
  });

  it('reads blocks of cells as it reads them alone', async () => {
    const cells = ['1', '修桥', '区交通局', '长期'].map((text) => `\t${text}\n`).join('');
    const paper = await paperOf(`${cells}\n${cells}`);
    expect(paper.format).toBe('txt');
    expect(texts(paper)).toHaveLength(2);
  });
});
