import { CFB } from '@e965/xlsx';
import { readPaperLedger } from '../index.js';

const rowEnd = '\u0007\u0007';

/**
 * The smallest document that an old Word would open: a header, one piece of text and a formatting page that marks the
 * ends of rows ([MS-DOC], 2.5 and 2.9). `\u0007` ends a cell, a second one ends the row.
 */
function oldWord(text: string): Uint8Array {
  const textAt = 1_024;
  const words = Buffer.from(text, 'utf16le');
  const page = Math.ceil((textAt + words.byteLength) / 512);
  const document = Buffer.alloc(Math.max(5_000, (page + 1) * 512));
  document.writeUInt16LE(0xa5ec, 0);
  document.writeUInt32LE(textAt, 0x18);
  document.writeUInt32LE(text.length, 0x4c);
  words.copy(document, textAt);
  const rowEnds: number[] = [];
  for (let at = text.indexOf(rowEnd); at >= 0; at = text.indexOf(rowEnd, at + 2)) rowEnds.push(at + 1);
  // Runs of paragraphs: up to the end of a row, and the end of the row itself with the sprm that says so (0x2417).
  const borders = [0, ...rowEnds.flatMap((at) => [at, at + 1])];
  const runs = borders.length - 1;
  const formatting = document.subarray(page * 512, (page + 1) * 512);
  borders.forEach((at, index) => formatting.writeUInt32LE(textAt + at * 2, index * 4));
  for (let index = 0; index < runs; index += 1) {
    const isRowEnd = index % 2 === 1;
    formatting.writeUInt8(isRowEnd ? 240 : 236, (runs + 1) * 4 + index * 13);
  }
  Buffer.from([2, 0, 0, 0]).copy(formatting, 236 * 2);
  Buffer.from([3, 0, 0, 0x17, 0x24, 1]).copy(formatting, 240 * 2);
  formatting.writeUInt8(runs, 511);
  const table = Buffer.alloc(5_000);
  table.writeUInt8(2, 0);
  table.writeUInt32LE(16, 1);
  table.writeUInt32LE(0, 5);
  table.writeUInt32LE(text.length, 9);
  table.writeUInt32LE(textAt, 13 + 2);
  table.writeUInt32LE(textAt, 100);
  table.writeUInt32LE(textAt + words.byteLength, 104);
  table.writeUInt32LE(page, 108);
  document.writeUInt32LE(0, 0x1a2);
  document.writeUInt32LE(100, 0x102);
  document.writeUInt32LE(12, 0x106);
  document.writeUInt32LE(4, 0xfe);
  const container: unknown = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/WordDocument', document);
  CFB.utils.cfb_add(container, '/0Table', table);
  return CFB.write(container, { type: 'buffer' }) as Buffer;
}

const row = (...cells: string[]): string => `${cells.join('\u0007')}${rowEnd}`;

describe('old Word documents', () => {
  const rows = [
    row('序号', '任务', '责任单位', '完成时限'),
    row('1', '修缮老桥，\r并立限高牌', '区交通局牵头，区公安分局配合', '2026年6月底前'),
    row('2', '公布公交时刻', '\r区交通局', '长期'),
  ];

  it('give their rows, and the advice to save them anew', async () => {
    const bytes = oldWord(`望溪区2026年交通任务台账\r${rows.join('')}注：按季更新\r`);
    const read = await readPaperLedger(bytes, { fileName: 'a.doc' });
    if (!read.ok) throw new Error(read.refusal.code);
    const { draft, paper } = read.value;
    expect(paper.format).toBe('doc');
    expect(draft).toMatchObject({
      title: '望溪区2026年交通任务台账',
      format: 'docx',
      notes: ['注：按季更新'],
      questions: [{ code: 'paper.old_word' }],
    });
    expect(
      draft.rows.map(({ content, responsibilityText, deadlineText }) => [
        content,
        responsibilityText,
        deadlineText,
      ]),
    ).toEqual([
      ['修缮老桥，\n并立限高牌', '区交通局牵头，区公安分局配合', '2026年6月底前'],
      ['公布公交时刻', '区交通局', '长期'],
    ]);
  });

  it('are refused where they hold no table', async () => {
    const read = await readPaperLedger(oldWord('一封信\r没有表格\r'));
    expect(read.ok ? null : read.refusal.code).toBe('ledger.no_table');
  });
});
