import { DOMParser, type Element } from '@xmldom/xmldom';
import {
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import JSZip from 'jszip';
import { refillOriginal, type Refilled } from './refill-original.js';
import type { RefillOptions, RefillRow } from './refill-plan.js';

interface Given {
  text: string;
  rowSpan?: number;
  columnSpan?: number;
}
const cell = (given: string | Given): TableCell => {
  const { text, ...spans } = typeof given === 'string' ? { text: given } : given;
  const run = new TextRun({ text, size: 21, font: { eastAsia: '仿宋_GB2312' } });
  return new TableCell({
    ...spans,
    width: { size: 2_000, type: WidthType.DXA },
    children: [new Paragraph({ alignment: 'center', children: text === '' ? [] : [run] })],
  });
};

/** A paper with a heading and one table of these rows. */
async function paper(columns: number, ...tables: (string | Given)[][][]): Promise<Uint8Array> {
  const built = tables.map(
    (rows) =>
      new Table({
        columnWidths: Array.from({ length: columns }, () => 2_000),
        rows: rows.map((cells) => new TableRow({ children: cells.map(cell) })),
      }),
  );
  const title = new Paragraph({ text: '台账', heading: HeadingLevel.HEADING_1 });
  return Packer.toBuffer(new Document({ sections: [{ children: [title, ...built] }] }));
}

const row = (number: number, given: Partial<RefillRow> = {}, table = 1): RefillRow => ({
  source: { table, row: number },
  status: '办理中',
  progress: '已完成方案',
  closedOn: '',
  ...given,
});

async function refilled(bytes: Uint8Array, rows: RefillRow[], options?: RefillOptions): Promise<Refilled> {
  const result = await refillOriginal(bytes, rows, options);
  if (!result.ok) throw new Error(`${result.refusal.code} ${JSON.stringify(result.refusal.data)}`);
  return result.value;
}

const all = (within: Element, tag: string): Element[] => [...within.getElementsByTagName(tag)];

async function documentOf(bytes: Uint8Array): Promise<Element> {
  const xml = await (await JSZip.loadAsync(bytes)).file('word/document.xml')?.async('string');
  const root = new DOMParser().parseFromString(xml ?? '', 'text/xml').documentElement;
  if (root === null) throw new Error('no document');
  return root;
}

/** Texts of all tables; `^` goes on from above, `*n` spans n columns. */
async function cellsOf(bytes: Uint8Array): Promise<string[][]> {
  return all(await documentOf(bytes), 'w:tr').map((each) =>
    all(each, 'w:tc').map((tc) => {
      const text = all(tc, 'w:p')
        .map((paragraph) => paragraph.textContent ?? '')
        .join('\n');
      const merge = all(tc, 'w:vMerge')[0];
      const continues = merge !== undefined && merge.getAttribute('w:val') !== 'restart';
      const span = all(tc, 'w:gridSpan')[0]?.getAttribute('w:val');
      return `${continues ? '^' : ''}${text}${span === undefined || span === null ? '' : `*${span}`}`;
    }),
  );
}

const widths = (within: Element): number[] =>
  all(within, 'w:gridCol').map((column) => Number(column.getAttribute('w:w')));

describe('filling in a paper again', () => {
  const plain = (): Promise<Uint8Array> =>
    paper(3, [
      [{ text: '2026年台账', columnSpan: 3 }],
      ['序号', '任务', '责任单位'],
      ['1', { text: '甲', rowSpan: 2 }, '甲局'],
      ['2', '乙局'],
    ]);

  it('appends three columns where there is none for progress, in the look of the last one', async () => {
    const original = await plain();
    const { bytes, notFilled, format } = await refilled(original, [
      row(3, { status: '已办结', closedOn: '2026-10-01', progress: '第一行\n第二行' }),
    ]);
    expect({ notFilled, format }).toEqual({ notFilled: [], format: 'docx' });
    expect(await cellsOf(bytes)).toEqual([
      ['2026年台账*6'],
      ['序号', '任务', '责任单位', '办理状态', '最新进展', '办结日期'],
      ['1', '甲', '甲局', '已办结', '第一行\n第二行', '2026-10-01'],
      ['2', '^', '乙局', '', '', ''],
    ]);
    const document = await documentOf(bytes);
    const [before, after] = [widths(await documentOf(original)), widths(document)];
    const sum = (numbers: number[]): number => numbers.reduce((total, each) => total + each, 0);
    expect(after).toHaveLength(6);
    expect(sum(after)).toBeGreaterThan(sum(before) * 0.99);
    expect(sum(after)).toBeLessThanOrEqual(sum(before));
    const status = all(all(document, 'w:tr')[2] ?? document, 'w:tc')[3] ?? document;
    expect(all(status, 'w:rFonts')[0]?.getAttribute('w:eastAsia')).toBe('仿宋_GB2312');
    expect(all(status, 'w:jc')[0]?.getAttribute('w:val')).toBe('center');
    expect(Number(all(status, 'w:tcW')[0]?.getAttribute('w:w'))).toBe(after[3]);
  });

  it('adds nothing the second time, and only our words change the third time', async () => {
    const once = await refilled(await plain(), [row(3), row(4)]);
    const twice = await refilled(once.bytes, [row(3), row(4)]);
    expect(Buffer.from(twice.bytes).equals(Buffer.from(once.bytes))).toBe(true);
    const later = await refilled(twice.bytes, [row(4, { status: '已办结', progress: '' })]);
    const [before, after] = [await cellsOf(once.bytes), await cellsOf(later.bytes)];
    expect(after[3]).toEqual(['2', '^', '乙局', '已办结', '', '']);
    expect(after.slice(0, 3)).toEqual(before.slice(0, 3));
  });

  it('writes into the column for progress, before one for remarks, and keeps the words of others', async () => {
    const original = await paper(4, [
      ['序号', '任务', '进度安排', '备注'],
      ['1', '甲', '三季度启动', '经费已落实'],
      ['2', '乙', '', ''],
    ]);
    const rows = [row(2, { closedOn: '2026-10-01', status: '已办结' }), row(3)];
    const { bytes } = await refilled(original, rows);
    expect(await cellsOf(bytes)).toEqual([
      ['序号', '任务', '进度安排', '备注'],
      ['1', '甲', '三季度启动', '经费已落实\n【办理情况】已办结（2026-10-01）\n已完成方案'],
      ['2', '乙', '', '【办理情况】办理中\n已完成方案'],
    ]);
    const again = await refilled(bytes, rows);
    expect(await cellsOf(again.bytes)).toEqual(await cellsOf(bytes));
    const taken = await refilled(
      bytes,
      [2, 3].map((at) => row(at, { status: '', progress: '' })),
    );
    expect(await cellsOf(taken.bytes)).toEqual(await cellsOf(original));
    const two = await paper(3, [
      ['任务', '备注', '完成情况'],
      ['甲', '', ''],
    ]);
    expect((await cellsOf((await refilled(two, [row(2)])).bytes))[1]?.[2]).toContain('办理中');
    expect((await cellsOf((await refilled(two, [row(2)], { column: 2 })).bytes))[1]?.[1]).toContain('办理中');
  });

  it('writes the rows that share a merged cell under each other', async () => {
    const original = await paper(3, [
      ['序号', '任务', '进展情况'],
      ['1', '甲', { text: '', rowSpan: 2 }],
      ['2', '乙'],
    ]);
    const { bytes } = await refilled(original, [row(2), row(3, { status: '已办结' })]);
    expect(await cellsOf(bytes)).toEqual([
      ['序号', '任务', '进展情况'],
      ['1', '甲', '【办理情况】办理中\n已完成方案\n【办理情况】已办结\n已完成方案'],
      ['2', '乙', '^'],
    ]);
    const again = await refilled(bytes, [row(2), row(3, { status: '已办结' })]);
    expect(await cellsOf(again.bytes)).toEqual(await cellsOf(bytes));
  });

  it('gives several header rows one header, names repeated header rows, and fills the right table', async () => {
    const table = [
      ['序号', '任务', { text: '责任分工', columnSpan: 2 }],
      ['编号', '内容', '牵头单位', '配合单位'],
      ['1', '甲', '甲局', '乙局'],
      ['编号', '内容', '牵头单位', '配合单位'],
      ['2', '乙', '甲局', '乙局'],
    ];
    const original = await paper(4, [['附件', '说明']], table);
    const { bytes } = await refilled(original, [row(5, {}, 2)]);
    expect((await cellsOf(bytes)).map((cells) => cells.slice(-3))).toEqual([
      ['附件', '说明'],
      ['办理状态', '最新进展', '办结日期'],
      ['^', '^', '^'],
      ['', '', ''],
      ['办理状态', '最新进展', '办结日期'],
      ['办理中', '已完成方案', ''],
    ]);
    expect(await cellsOf((await refilled(bytes, [row(5, {}, 2)])).bytes)).toEqual(await cellsOf(bytes));
  });

  it('takes no row of tasks for a header, whatever its words', async () => {
    const original = await paper(3, [
      ['序号', '任务', '责任单位'],
      ['1', '推进重点任务', '各相关单位'],
      ['', '落实责任分工', '责任单位'],
    ]);
    const { bytes } = await refilled(original, [row(2), row(3)]);
    expect((await cellsOf(bytes)).map((cells) => cells[3])).toEqual(['办理状态', '办理中', '办理中']);
    const some = await refilled(original, [row(3)]);
    expect((await cellsOf(some.bytes)).map((cells) => cells[3])).toEqual(['办理状态', '', '办理中']);
  });

  it('keeps every other part byte for byte, and every other cell as it was', async () => {
    const original = await plain();
    const { bytes } = await refilled(original, [row(3)]);
    const [before, after] = [await JSZip.loadAsync(original), await JSZip.loadAsync(bytes)];
    const names = (zip: JSZip): string[] =>
      Object.values(zip.files).flatMap(({ dir, name }) => (dir ? [] : [name]));
    expect(names(after)).toEqual(names(before));
    for (const name of names(before).filter((each) => each !== 'word/document.xml'))
      expect(await after.file(name)?.async('string')).toBe(await before.file(name)?.async('string'));
  });

  it('writes hostile and bidirectional words as words', async () => {
    const progress = '=1+1 <w:p/>&amp; \u202e乙\u2066\u0000\t甲';
    const { bytes } = await refilled(await plain(), [row(3, { progress })]);
    const written = all(all(await documentOf(bytes), 'w:tr')[2] as Element, 'w:tc')[4] as Element;
    expect(written.textContent).toBe('=1+1 <w:p/>&amp; \u202e乙\u2066甲');
    expect(all(written, 'w:tab')).toHaveLength(1);
  });

  it('refuses rows that are not there, tables without a header, and rows of a sheet', async () => {
    const codeOf = async (bytes: Uint8Array, rows: RefillRow[]): Promise<string> => {
      const result = await refillOriginal(bytes, rows);
      return result.ok ? 'ok' : result.refusal.code;
    };
    const original = await plain();
    expect(await codeOf(original, [row(9)])).toBe('refill.row_unknown');
    expect(await codeOf(original, [row(1, {}, 2)])).toBe('refill.row_unknown');
    expect(await codeOf(original, [row(3, { source: { sheet: 'Sheet1', row: 1 } })])).toBe(
      'refill.row_unknown',
    );
    expect(await codeOf(await paper(2, [['甲', '乙']]), [row(1)])).toBe('refill.no_header');
    const headless = await refilled(await paper(2, [['甲', '']]), [row(1)], { column: 2 });
    expect((await cellsOf(headless.bytes))[0]?.[1]).toContain('办理中');
  });
});
