import { readPaperLedger } from '../ledger/read-paper-ledger.js';
import { defaultPaperLimits } from './paper.js';
import { readCellLines } from './read-cell-lines.js';

async function read(lines: readonly string[]) {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  return readPaperLedger(bytes, { fileName: '任务.txt', year: 2099 });
}

/** The lines of one row, in a line. */
const cells = (row: string): string[] => row.split('·');

async function rowsOf(lines: readonly string[]): Promise<string[][]> {
  const result = await read(lines);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value.draft.rows.map(({ content, responsibilityText, deadlineText }) => [
    content,
    responsibilityText,
    deadlineText,
  ]);
}

describe('a table whose cells stand on lines of their own', () => {
  const head = ['望溪区2099年重点工作分工', '序号', '工作任务', '责任单位', '完成时限'];

  it('is cut into rows by what its lines hold', async () => {
    const rows = await rowsOf([
      ...head,
      ...cells('1·修复北岸步道。·区城管局·2099年5月底前'),
      ...cells('2·迁建区政务服务中心。·区政数局·长期坚持'),
      ...cells('3·办好读书月。·区文旅局牵头，区教育局配合·2099年8月底前'),
    ]);
    expect(rows).toEqual([
      ['修复北岸步道。', '区城管局', '2099年5月底前'],
      ['迁建区政务服务中心。', '区政数局', '长期坚持'],
      ['办好读书月。', '区文旅局牵头，区教育局配合', '2099年8月底前'],
    ]);
  });

  it('keeps the lines of one cell together, and passes over blank lines and strokes', async () => {
    const rows = await rowsOf([
      ...head.flatMap((line) => [line, '']),
      ...cells('1··修复北岸步道。··区城管局··区住建局··2099年5月底前·|'),
      ...cells('2 |·增设座椅。·|·区住建局·|·2099年6月底前·|'),
      ...cells('3·办好读书月。·区文旅局·2099年8月底前'),
    ]);
    expect(rows).toEqual([
      ['修复北岸步道。', '区城管局\n区住建局', '2099年5月底前'],
      ['增设座椅。', '区住建局', '2099年6月底前'],
      ['办好读书月。', '区文旅局', '2099年8月底前'],
    ]);
  });

  it('lets a cell be missing that a merge covered, and a header be printed again', async () => {
    const rows = await rowsOf([
      ...cells('类别·具体任务·责任单位·完成时限'),
      ...cells('城市环境·修复北岸步道。·区城管局·2099年5月底前'),
      ...cells('增设座椅。·区住建局·2099年6月底前'),
      ...cells('类别·具体任务·责任单位·完成时限'),
      ...cells('文化服务·办好读书月。·区文旅局·2099年8月底前'),
    ]);
    expect(rows).toEqual([
      ['修复北岸步道。', '区城管局', '2099年5月底前'],
      ['增设座椅。', '区住建局', '2099年6月底前'],
      ['办好读书月。', '区文旅局', '2099年8月底前'],
    ]);
  });

  it('is none where the lines below such words are sentences', async () => {
    const result = await read([
      ...cells('序号·工作任务·责任单位'),
      '各单位要高度重视。',
      '请于月底前报送材料。',
      '联系人另行通知。',
      '特此通知。',
    ]);
    expect(result.ok ? 'read' : result.refusal.code).toBe('ledger.no_table');
  });

  it('is refused when it has more rows than are allowed, before they are laid', () => {
    const rows = Array.from({ length: 200 }, (_, at) =>
      cells(`${at + 1}·修复步道。·区城管局·2099年5月底前`),
    ).flat();
    const limits = { ...defaultPaperLimits, rowsMax: 10 };
    expect(() => readCellLines([...head, ...rows].join('\n'), limits)).toThrow(
      expect.objectContaining({
        refusal: expect.objectContaining({ code: 'ledger.too_many_rows', data: { rows: 50, rowsMax: 10 } }),
      }),
    );
  });
});
