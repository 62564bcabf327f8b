import { draftRow, lead } from './draft-rows.spec-kit.js';
import { findOverlaps, type OpenRow, type OverlapOptions, type OverlapRow } from './find-overlaps.js';

const content = '建设一体化在线政务服务平台，推动事项全程网办';
const open = (row: number, given: Parameters<typeof draftRow>[1], ledger = '甲台账'): OpenRow => ({
  ledger,
  row: draftRow(row, { content, ...given }),
});

describe('overlaps with rows of other ledgers', () => {
  const others = [
    open(1, { assignments: [lead('区政数局', { role: 'support' }), lead('区财政局')] }),
    open(2, { content: `${content}。年内完成` }),
    open(3, { content: '组织窗口人员业务培训' }),
    open(4, { assignments: [lead('区教育局')] }),
    open(5, { assignments: [lead('区政数局', { role: 'reviewer' })] }),
    open(6, { assignments: [lead('各相关单位', { kind: 'group' })] }),
    open(1, {}, '乙台账'),
  ];
  const overlapsOf = (row: OverlapRow, options: OverlapOptions = {}) =>
    findOverlaps([row], others, options)[0] ?? [];

  it('finds like content under a common unit, most alike first, and names the units', () => {
    const row = draftRow(9, { content, assignments: [lead('区 政数局'), lead('区财政局')] });
    const found = overlapsOf(row).map(({ other, units }) => [other.ledger, other.row.row, units]);
    expect(found).toEqual([
      ['乙台账', 1, ['区 政数局']],
      ['甲台账', 1, ['区 政数局', '区财政局']],
      ['甲台账', 2, ['区 政数局']],
    ]);
  });

  it('takes neither a group nor a reviewer for a common unit', () => {
    const group = draftRow(9, { content, assignments: [lead('各相关单位', { kind: 'group' })] });
    const reviewer = draftRow(9, { content, assignments: [lead('区政数局', { role: 'reviewer' })] });
    expect(overlapsOf(group)).toEqual([]);
    expect(overlapsOf(reviewer)).toEqual([]);
  });

  it('keeps to its bounds', () => {
    const row = draftRow(9, { content });
    expect(overlapsOf(row, { overlapsMax: 1 })).toHaveLength(1);
    const least = overlapsOf(row, { likenessMin: 1 });
    expect(least.map(({ likeness }) => likeness)).toEqual([1, 1]);
  });

  it('gives each row of a paper its own', () => {
    const rows = [
      draftRow(1, { content: '与谁都不同的工作' }),
      draftRow(2, { content: '组织窗口人员业务培训' }),
      draftRow(3, { content }),
    ];
    const found = findOverlaps(rows, others).map((row) => row.map(({ other }) => other.row.row));
    expect(found).toEqual([[], [3], [1, 1, 2]]);
  });

  it('looks at no more than it must when thousands of rows under one unit are all alike', () => {
    const formula = (n: number) => `完成第${n}项工作并于年底前报送情况`;
    const rows = Array.from({ length: 3_000 }, (_, n) => draftRow(n, { content: formula(n) }));
    const counted = { looks: 0 };
    const many = rows.map(({ row }) => {
      const one = open(row, { content: formula(row) });
      return {
        ledger: one.ledger,
        get row() {
          counted.looks += 1;
          return one.row;
        },
      };
    });
    const found = findOverlaps(rows, many, { overlapsMax: 3 });
    expect(found.every((row, n) => row.some(({ other }) => other.row.row === n))).toBe(true);
    // a comparison of all with all would take nine million looks
    expect(counted.looks).toBeLessThan(500_000);
  });
});
