/** Shapes of tables that Word writes and no library makes: wrapped, nested, ragged, with changes that are tracked. */
import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import JSZip from 'jszip';
import { refillOriginal } from './refill-original.js';
import type { RefillRow } from './refill-plan.js';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const rels =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="/word/document.xml"/></Relationships>';

async function paper(body: string): Promise<Uint8Array> {
  const zip = new JSZip();
  zip.file('_rels/.rels', rels);
  zip.file('word/document.xml', `<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`);
  return zip.generateAsync({ type: 'uint8array' });
}

const p = (text: string, properties = ''): string =>
  `<w:p>${properties}<w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;
const tc = (text: string, properties = ''): string => `<w:tc>${properties}${p(text)}</w:tc>`;
const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
const header = tr(tc('序号'), tc('任务'), tc('责任单位'));
const tbl = (...rows: string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/><w:gridCol w:w="1000"/></w:tblGrid>${rows.join('')}</w:tbl>`;

async function filled(body: string, at: number, given: Partial<RefillRow> = {}): Promise<Element> {
  const row = { source: { table: 1, row: at }, status: '办理中', progress: '', closedOn: '', ...given };
  const first = await refillOriginal(await paper(body), [row]);
  if (!first.ok) throw new Error(first.refusal.message);
  const again = await refillOriginal(first.value.bytes, [row]);
  expect(again.ok && Buffer.from(again.value.bytes).equals(Buffer.from(first.value.bytes))).toBe(true);
  const xml = await (await JSZip.loadAsync(first.value.bytes)).file('word/document.xml')?.async('string');
  const root = new DOMParser().parseFromString(xml ?? '', 'text/xml').documentElement;
  if (root === null) throw new Error('no document');
  return root;
}

const all = (within: Element, tag: string): Element[] => [...within.getElementsByTagName(tag)];
const rowsOf = (root: Element): string[][] =>
  all(root, 'w:tr').map((row) => all(row, 'w:tc').map((cell) => cell.textContent ?? ''));

describe('tables as Word writes them', () => {
  it('goes through wrappers of tables, rows and cells', async () => {
    const wrapped = (inner: string): string =>
      `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const root = await filled(wrapped(tbl(header, wrapped(tr(tc('1'), wrapped(tc('甲')), tc('甲局'))))), 2);
    expect(rowsOf(root)[1]).toEqual(['1', '甲', '甲局', '办理中', '', '']);
  });

  it('does not count tables within cells', async () => {
    const nested = `<w:tc>${tbl(tr(tc('里')))}${p('甲')}</w:tc>`;
    const root = await filled(
      tbl(header, tr(tc('1'), nested, tc('甲局')), tr(tc('2'), tc('乙'), tc('乙局'))),
      3,
    );
    expect(rowsOf(root).at(-1)).toEqual(['2', '乙', '乙局', '办理中', '', '']);
    expect(rowsOf(root).find(([text]) => text === '里')).toEqual(['里']);
  });

  it('closes the gap of a row that ends early, so that new cells stand under their header', async () => {
    const ragged = `<w:tr><w:trPr><w:gridAfter w:val="1"/><w:wAfter w:w="1000" w:type="dxa"/></w:trPr>${tc('1')}${tc('甲')}</w:tr>`;
    const root = await filled(tbl(header, ragged), 2);
    expect(rowsOf(root)[1]).toEqual(['1', '甲', '', '办理中', '', '']);
    expect(all(root, 'w:gridAfter')).toEqual([]);
  });

  it('takes the look of the neighbour without its numbering, merges and tracked changes', async () => {
    const properties =
      '<w:tcPr><w:tcW w:w="1666" w:type="pct"/><w:vMerge w:val="restart"/><w:shd w:fill="EEEEEE"/><w:cellIns w:id="1"/></w:tcPr>';
    const listed =
      '<w:pPr><w:numPr><w:ilvl w:val="0"/></w:numPr><w:jc w:val="right"/><w:rPr><w:ins w:id="2"/></w:rPr></w:pPr>';
    const last = `<w:tc>${properties}${p('甲局', listed)}</w:tc>`;
    const root = await filled(tbl(header, tr(tc('1'), tc('甲'), last)), 2);
    const cell = all(all(root, 'w:tr')[1] as Element, 'w:tc')[3] as Element;
    const names = all(cell, '*').map(({ localName }) => localName);
    expect(names).toEqual(['tcPr', 'tcW', 'shd', 'p', 'pPr', 'jc', 'rPr', 'r', 'rPr', 'b', 't']);
    expect(all(cell, 'w:tcW')[0]?.getAttribute('w:w')).toBe('400');
    expect(all(root, 'w:numPr')).toHaveLength(1);
  });

  it('takes the first row of tasks for no second line of the header', async () => {
    const rows = [tr(tc('甲'), tc('推进任务'), tc('责任单位')), tr(tc('乙'), tc('任务'), tc('乙局'))];
    const root = await filled(tbl(header, ...rows), 3);
    expect(rowsOf(root).map((cells) => cells[3])).toEqual(['办理状态', '', '办理中']);
  });

  it('fills a row that has no cell in the column of a table nowhere, and says so', async () => {
    const body = tbl(tr(tc('序号'), tc('任务'), tc('备注')), tr(tc('1'), tc('甲')));
    const row = { source: { table: 1, row: 2 }, status: '办理中', progress: '', closedOn: '' };
    const result = await refillOriginal(await paper(body), [row]);
    expect(result.ok ? result.value.notFilled : null).toEqual([{ source: row.source, reason: 'no_cell' }]);
  });

  it('leaves the words and merges of every cell that was there, whatever the table', async () => {
    const merge = fc.constantFrom('', '<w:vMerge w:val="restart"/>', '<w:vMerge/>');
    const line = fc.array(fc.record({ merge, text: fc.constantFrom('甲', '', '推进改革') }), {
      minLength: 3,
      maxLength: 3,
    });
    const mergeOf = (cell: Element): string | null =>
      all(cell, 'w:vMerge').map((each) => each.getAttribute('w:val') ?? 'continue')[0] ?? null;
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), fc.nat(), async (lines, chosen) => {
        const body = lines.map((cells) =>
          tr(...cells.map((cell) => tc(cell.text, `<w:tcPr>${cell.merge}</w:tcPr>`))),
        );
        const root = await filled(tbl(header, ...body), 2 + (chosen % lines.length));
        const after = all(root, 'w:tr')
          .slice(1)
          .map((row) => all(row, 'w:tc'));
        expect(after.map((cells) => cells.length)).toEqual(lines.map(() => 6));
        expect(
          after.map((cells) => cells.slice(0, 3).map((cell) => [cell.textContent, mergeOf(cell)])),
        ).toEqual(
          lines.map((cells) =>
            cells.map(({ text, merge: printed }) => [
              text,
              printed === '' ? null : printed.includes('restart') ? 'restart' : 'continue',
            ]),
          ),
        );
        expect(after.flatMap((cells) => cells.slice(3)).map(mergeOf)).toEqual(
          lines.flatMap(() => [null, null, null]),
        );
      }),
      { numRuns: 60 },
    );
  });
});
