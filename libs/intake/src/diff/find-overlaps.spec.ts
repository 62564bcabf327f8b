import { draftRow, lead } from './draft-rows.spec-kit.js';
import { compileOpenRows, findOverlaps, type OpenRow } from './find-overlaps.js';

const content = '建设一体化在线政务服务平台，推动事项全程网办';
const open = (row: number, given: Parameters<typeof draftRow>[1], ledger = '甲台账'): OpenRow => ({
  ledger,
  row: draftRow(row, { content, ...given }),
});

describe('overlaps with rows of other ledgers', () => {
  const others = compileOpenRows([
    open(1, { assignments: [lead('区政数局', { role: 'support' }), lead('区财政局')] }),
    open(2, { content: `${content}。年内完成` }),
    open(3, { content: '组织窗口人员业务培训' }),
    open(4, { assignments: [lead('区教育局')] }),
    open(5, { assignments: [lead('区政数局', { role: 'reviewer' })] }),
    open(6, { assignments: [lead('各相关单位', { kind: 'group' })] }),
    open(1, {}, '乙台账'),
  ]);

  it('finds like content under a common unit, most alike first, and names the units', () => {
    const row = draftRow(9, { content, assignments: [lead('区 政数局'), lead('区财政局')] });
    const found = findOverlaps(row, others).map(({ other, units }) => [other.ledger, other.row.row, units]);
    expect(found).toEqual([
      ['乙台账', 1, ['区 政数局']],
      ['甲台账', 1, ['区 政数局', '区财政局']],
      ['甲台账', 2, ['区 政数局']],
    ]);
  });

  it('takes neither a group nor a reviewer for a common unit', () => {
    const group = draftRow(9, { content, assignments: [lead('各相关单位', { kind: 'group' })] });
    const reviewer = draftRow(9, { content, assignments: [lead('区政数局', { role: 'reviewer' })] });
    expect(findOverlaps(group, others)).toEqual([]);
    expect(findOverlaps(reviewer, others)).toEqual([]);
  });

  it('keeps to its bounds', () => {
    const row = draftRow(9, { content });
    expect(findOverlaps(row, others, { overlapsMax: 1 })).toHaveLength(1);
    const least = findOverlaps(row, others, { likenessMin: 1 });
    expect(least.map(({ likeness }) => likeness)).toEqual([1, 1]);
  });
});
