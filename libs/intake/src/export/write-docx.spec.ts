import { DOMParser, type Element } from '@xmldom/xmldom';
import JSZip from 'jszip';
import { exportRow, options } from './export-rows.spec-kit.js';
import type { ExportRow } from './export-row.js';
import { writeDocx } from './write-docx.js';

async function partsOf(
  rows: Iterable<ExportRow>,
  given = options,
): Promise<(path: string) => Promise<string>> {
  const result = await writeDocx(rows, given);
  if (!result.ok) throw new Error(result.refusal.code);
  const zip = await JSZip.loadAsync(result.value);
  return async (path) => (await zip.file(path)?.async('string')) ?? '';
}

const all = (within: Element, tag: string): Element[] => [...within.getElementsByTagName(tag)];

/** Of every cell its text and, where it is merged, how. */
function tableOf(xml: string): string[][] {
  const root = new DOMParser({ onError: () => undefined }).parseFromString(xml, 'text/xml').documentElement;
  if (root === null) throw new Error('no document');
  return all(root, 'w:tr').map((row) =>
    all(row, 'w:tc').map((cell) => {
      const merge = all(cell, 'w:vMerge')[0]?.getAttribute('w:val');
      const text = all(cell, 'w:p')
        .map((paragraph) => paragraph.textContent ?? '')
        .join('\n');
      return merge === undefined ? text : `${text}[${merge ?? ''}]`;
    }),
  );
}

describe('clean export as a paper', () => {
  it('has one line per row, with the cells of sections and items merged over their rows', async () => {
    const rows = [
      exportRow(1, { measure: '甲\n乙', light: 'red', daysLate: 3 }),
      exportRow(2),
      exportRow(3, { item: '2．第二事项' }),
      exportRow(4, { section: '二、降低成本', item: '2．第二事项' }),
      exportRow(5, { section: '', item: '' }),
      exportRow(6, { section: '', item: '' }),
    ];
    const table = tableOf(await (await partsOf(rows))('word/document.xml'));
    expect(table[0]).toHaveLength(15);
    expect(table[0]?.slice(0, 4)).toEqual(['序号', '板块', '事项', '举措']);
    expect(table.slice(1).map((cells) => cells.slice(0, 3))).toEqual([
      ['1', '一、优化服务[restart]', '1．推进事项[restart]'],
      ['2', '[continue]', '[continue]'],
      ['3', '[continue]', '2．第二事项[restart]'],
      ['4', '二、降低成本[restart]', '2．第二事项[restart]'],
      ['5', '[restart]', '[restart]'],
      ['6', '[restart]', '[restart]'],
    ]);
    expect(table[1]?.slice(3)).toEqual([
      '甲\n乙',
      '区政数局',
      '区财政局、区教育局',
      '',
      '区政府办',
      '2026-12-31',
      '办理中',
      '红灯',
      '已完成方案',
      '',
      '3',
      '',
    ]);
  });

  it('is a landscape page with a repeated header, East Asian fonts and page numbers', async () => {
    const part = await partsOf([exportRow(1)]);
    const xml = await part('word/document.xml');
    expect(/<w:pgSz[^>]*>/.exec(xml)?.[0]).toBe('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>');
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(xml).toContain('w:eastAsia="方正小标宋简体"');
    expect(await part('word/styles.xml')).toContain('w:eastAsia="宋体"');
    expect(await part('word/footer1.xml')).toMatch(/PAGE[\s\S]*NUMPAGES/);
    expect(tableOf(xml)[1]).toHaveLength(15);
  });

  it('keeps hostile, bidirectional and marked-up texts as they are, and drops what no file can hold', async () => {
    const measure = '=1+1 <w:p/> &amp; "甲" \u202e乙\u2066';
    const table = tableOf(
      await (
        await partsOf([exportRow(1, { measure, note: '\u0000丙\ud800' })])
      )('word/document.xml'),
    );
    expect(table[1]?.[3]).toBe(measure);
    expect(table[1]?.[14]).toBe('丙\ufffd');
  });

  it('refuses a paper that is too long', async () => {
    const rows = [exportRow(1), exportRow(2)];
    expect(await writeDocx(rows, options, { rowsMax: 2 })).toMatchObject({ ok: true });
    expect(await writeDocx(rows, options, { rowsMax: 1 })).toMatchObject({
      ok: false,
      refusal: { code: 'export.too_many_rows', data: { rowsMax: 1 } },
    });
  });
});
