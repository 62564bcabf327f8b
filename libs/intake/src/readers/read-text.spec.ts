import fc from 'fast-check';
import type { Grid } from './grid.js';
import { readLedgerText } from './read-text.js';

function gridOf(text: string | Uint8Array): Grid {
  const read = readLedgerText(text);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

function refusalOf(
  input: string | Uint8Array,
  limits?: { bytesMax: number; rowsMax: number },
): string | null {
  const read = readLedgerText(input, limits);
  return read.ok ? null : read.refusal.code;
}

const row = (...cells: string[]): string => cells.map((cell) => `\t${cell}\n`).join('');
const table = `\t台账\n\n${row('序号', '任务', '单位', '时限')}\n${row('1', '甲', '甲局', '长期')}\n${row('2', '乙', '乙局', '')}`;

describe('text form of a ledger', () => {
  it('reads rows, the lines above them and where each stands', () => {
    const grid = gridOf(table);
    expect(grid.columns).toBe(4);
    expect(grid.before).toEqual(['台账']);
    expect(grid.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['序号', '任务', '单位', '时限'],
      ['1', '甲', '甲局', '长期'],
      ['2', '乙', '乙局', ''],
    ]);
    expect(grid.rows.map(({ source }) => source)).toEqual([
      { lines: [3, 6] },
      { lines: [8, 11] },
      { lines: [13, 16] },
    ]);
  });

  it('joins the paragraphs of a cell, drops indents and an empty first paragraph', () => {
    const grid = gridOf(
      `${row('1', '    甲。\n    乙。 ', '\n甲局', '长期')}\n${row('2', '丙', '乙局', '')}`,
    );
    expect(grid.rows[0]?.cells.map(({ text }) => text)).toEqual(['1', '甲。\n乙。', '甲局', '长期']);
  });

  it('keeps an empty paragraph inside a cell in its cell', () => {
    const grid = gridOf(`${row('1', '丙', '甲局', '长期')}\n\t2\n\t甲\n\n乙\n\t甲局\n\t长期\n`);
    expect(grid.rows[1]?.cells.map(({ text }) => text)).toEqual(['2', '甲\n乙', '甲局', '长期']);
  });

  it('keeps notes under the table, and rows of another width', () => {
    const grid = gridOf(
      `${table}\n${row('3', '丙', '丙局')}\n${row('4', '丁', '丁局', '长期')}\n填报说明：按季更新。\n`,
    );
    expect(grid.rows.map(({ printedCells }) => printedCells)).toEqual([4, 4, 4, 3, 4]);
    expect(grid.rows[3]?.cells).toHaveLength(4);
    expect(grid.after).toEqual(['填报说明：按季更新。']);
  });

  it('reads carriage returns and a byte order mark alike', () => {
    const plain = gridOf(table);
    expect(gridOf(new TextEncoder().encode(`\uFEFF${table.replaceAll('\n', '\r\n')}`))).toEqual(plain);
  });

  it('puts the words of a row that is too wide into its last cell', () => {
    const grid = gridOf(`${table}\n${row('3', '丙', '丙局', '长期', '备注')}`);
    expect(grid.rows[3]?.cells.map(({ text }) => text)).toEqual(['3', '丙', '丙局', '长期\n备注']);
  });
});

describe('files that are no ledger', () => {
  it.each([
    ['ledger.empty', ''],
    ['ledger.empty', ' \n\t\n'],
    ['ledger.no_table', '一封信\n没有表格\n'],
    ['ledger.no_table', row('甲', '乙')],
    ['ledger.encoding', new Uint8Array([0xe6, 0x9c, 0x9d, 0xff, 0xfe, 0x41])],
    ['ledger.encoding', new Uint8Array([0xb3, 0xaf, 0xd1, 0xf4])],
    ['ledger.unsupported_format', new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0x14])],
    ['ledger.unsupported_format', new TextEncoder().encode('%PDF-1.7')],
    ['ledger.unsupported_format', `甲\u0000乙`],
  ])('%s', (code, input) => {
    expect(refusalOf(input)).toBe(code);
  });

  it('names the byte where the text stops being UTF-8', () => {
    const read = readLedgerText(new Uint8Array([0xe6, 0x9c, 0x9d, 0xff]));
    expect(read.ok ? null : read.refusal.data).toEqual({ byte: 4 });
  });

  it('refuses what is beyond its bounds, and says both figures', () => {
    expect(refusalOf(table, { bytesMax: 20, rowsMax: 9 })).toBe('ledger.too_large');
    const read = readLedgerText(table, { bytesMax: 1_000, rowsMax: 2 });
    expect(read.ok ? null : read.refusal).toMatchObject({
      code: 'ledger.too_many_rows',
      data: { rows: 3, rowsMax: 2 },
    });
  });

  it('carries a sentence in both languages with every refusal', () => {
    const read = readLedgerText('');
    expect(read.ok ? null : read.refusal).toMatchObject({
      message: expect.any(String),
      messageEn: expect.any(String),
    });
  });

  it('never throws, and never loses a word of a table', () => {
    const cell = fc.string({ unit: fc.constantFrom('甲', '，', ' ', 'a', '1'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell, cell, cell), { minLength: 1, maxLength: 12 }), (rows) => {
        const grid = gridOf(rows.map((cells) => `${row(...cells.map((text) => `x${text}`))}\n`).join(''));
        expect(grid.rows.map(({ cells }) => cells.map(({ text }) => text))).toEqual(
          rows.map((cells) => cells.map((text) => `x${text}`.trim())),
        );
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 200 }),
        (text) => typeof readLedgerText(text).ok === 'boolean',
      ),
    );
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        (bytes) => typeof readLedgerText(bytes).ok === 'boolean',
      ),
    );
  });
});
