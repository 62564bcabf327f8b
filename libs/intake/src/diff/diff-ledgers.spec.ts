import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { LedgerDraftRow } from '../ledger-draft.js';
import { moveLedgerYear } from '../ledger/move-year.js';
import { readLedger } from '../ledger/read-ledger.js';
import { diffLedgers, type LedgerDifference } from './diff-ledgers.js';
import { draftRow } from './draft-rows.spec-kit.js';

const told = ({ rows }: LedgerDifference): string[] =>
  rows.map((row) => {
    const numbers = [
      'before' in row ? String(row.before.row) : '-',
      'after' in row ? String(row.after.row) : '-',
    ];
    const fields = row.kind === 'changed' ? `: ${row.fields.map(({ field }) => field).join(' ')}` : '';
    return `${numbers.join('>')} ${row.kind}${fields}`;
  });

const building = '建设一体化在线政务服务平台，推动事项全程网办';
const training = '组织窗口人员业务培训，每季度不少于一次';

describe('difference of two versions of a ledger', () => {
  it('tells created, changed, unchanged and withdrawn rows', () => {
    const before = [
      draftRow(1, { content: building }),
      draftRow(2, { content: training }),
      draftRow(3, { itemNo: 2, content: '清理证明事项' }),
    ];
    const after = [
      draftRow(1, { content: `${building}，年内达到九成`, deadlineText: '2026年6月底前' }),
      draftRow(2, { content: training }),
      draftRow(3, { itemNo: 3, itemTitle: '新增事项', content: '开通涉企服务专线' }),
    ];
    const difference = diffLedgers(before, after);
    expect(told(difference)).toEqual([
      '1>1 changed: content deadline',
      '2>2 unchanged',
      '->3 created',
      '3>- withdrawn',
    ]);
    expect(difference.counts).toEqual({ created: 1, changed: 1, unchanged: 1, withdrawn: 1 });
    expect(difference.rows[0]).toMatchObject({
      fields: [
        { field: 'content', before: building, after: `${building}，年内达到九成` },
        { field: 'deadline', before: '2026年12月底前', after: '2026年6月底前' },
      ],
    });
  });

  it('passes over what an export filled in beside a row, and over counts behind a section', () => {
    const before = draftRow(1, {
      sectionTitle: '优化服务（2项）',
      otherCells: [{ header: '备注', text: '汛前' }],
    });
    const after = draftRow(1, {
      sectionTitle: '优化服务（3项）',
      otherCells: [
        { header: '备注', text: '汛前\n【办理情况】办理中' },
        { header: '最新进展', text: '已开工' },
      ],
    });
    expect(told(diffLedgers([before], [after]))).toEqual(['1>1 unchanged']);
  });

  it('names every field that differs, in the words of both papers', () => {
    const [only] = diffLedgers(
      [draftRow(1, { otherCells: [{ header: '备注', text: '甲' }] })],
      [
        draftRow(1, {
          sectionNo: '二',
          sectionTitle: '降低成本',
          itemNo: 4,
          itemTitle: '减轻负担',
          responsibilityText: '区财政局牵头',
          leaders: ['张三'],
          otherCells: [{ header: '备注', text: '乙' }],
        }),
      ],
    ).rows;
    expect(only).toMatchObject({
      kind: 'changed',
      likeness: 1,
      fields: [
        { field: 'section', before: '一 优化服务', after: '二 降低成本' },
        { field: 'item', before: '1 推进事项', after: '4 减轻负担' },
        { field: 'responsibility', before: '区政数局牵头', after: '区财政局牵头' },
        { field: 'other', before: '备注：甲', after: '张三\n备注：乙' },
      ],
    });
  });

  it('takes white space, invisible characters and full width for no change', () => {
    const before = [draftRow(1, { content: '推进“一网通办”，2026年完成80%' })];
    const after = [draftRow(1, { content: '推进“一网通办”,\n２０２６年 完成８０％\u200b' })];
    expect(told(diffLedgers(before, after))).toEqual(['1>1 unchanged']);
  });

  it('keeps a moved row, and rows whose item was renumbered by a new one above', () => {
    const items = [building, training, '清理证明事项'].map((content, at) => ({ content, itemNo: at + 1 }));
    const before = items.map((item, at) =>
      draftRow(at + 1, { ...item, itemTitle: item.content.slice(0, 4) }),
    );
    const after = [
      draftRow(1, { itemNo: 1, itemTitle: '开通专线', content: '开通涉企服务专线' }),
      ...before.map((row) => ({ ...row, row: row.row + 1, itemNo: (row.itemNo ?? 0) + 1 })),
    ];
    expect(told(diffLedgers(before, after))).toEqual([
      '->1 created',
      '1>2 changed: item',
      '2>3 changed: item',
      '3>4 changed: item',
    ]);
    const swapped = [draftRow(1, { content: training }), draftRow(2, { content: building })];
    const given = [draftRow(1, { content: building }), draftRow(2, { content: training })];
    expect(told(diffLedgers(given, swapped))).toEqual(['2>1 unchanged', '1>2 unchanged']);
  });

  it('finds a row that moved to another item and was touched up on the way', () => {
    const before = [draftRow(1, { itemNo: 1, content: building })];
    const after = [draftRow(7, { itemNo: 9, itemTitle: '另一事项', content: `${building}。` })];
    expect(told(diffLedgers(before, after))).toEqual(['1>7 changed: item content']);
  });

  it('gives the most alike row of an item the change, not the first one', () => {
    const before = [draftRow(1, { content: building })];
    const after = [
      draftRow(1, { content: '建设在线平台，推动线上办理' }),
      draftRow(2, { content: `${building}。二期` }),
    ];
    expect(told(diffLedgers(before, after))).toEqual(['->1 created', '1>2 changed: content']);
  });

  it('offers wholly new words under a known item as a change, and says how little they have in common', () => {
    const [only, ...more] = diffLedgers(
      [draftRow(1, { content: building })],
      [draftRow(1, { content: '清理证明事项' })],
    ).rows;
    expect(more).toEqual([]);
    expect(only).toMatchObject({ kind: 'changed' });
    expect(only?.kind === 'changed' ? only.likeness : 1).toBeLessThan(0.2);
    const [, withdrawn] = diffLedgers(
      [draftRow(1, { itemTitle: null, content: building })],
      [draftRow(1, { itemTitle: null, content: '清理证明事项' })],
    ).rows;
    expect(withdrawn).toMatchObject({ kind: 'withdrawn' });
  });

  it('pairs the same words in their order, first those that agree in everything', () => {
    const same = { content: building };
    const before = [draftRow(1, same), draftRow(2, { ...same, deadlineText: '长期' }), draftRow(3, same)];
    const after = [draftRow(1, { ...same, deadlineText: '长期' }), draftRow(2, same)];
    expect(told(diffLedgers(before, after))).toEqual(['2>1 unchanged', '1>2 unchanged', '3>- withdrawn']);
  });
});

const anyRow = fc.record({
  itemNo: fc.option(fc.integer({ min: 1, max: 3 })),
  itemTitle: fc.option(fc.constantFrom('甲事', '乙事')),
  content: fc.oneof(
    fc
      .array(fc.constantFrom('推进', '落实', '平台', '培训', '清理', '，', '2026年'), { maxLength: 6 })
      .map((w) => w.join('')),
    fc.string({
      unit: fc.constantFrom('甲', '乙', 'Ａ', 'A', ' ', '\u200b', '\ud800', '\u{20BB7}', '\u0001'),
      maxLength: 8,
    }),
  ),
  deadlineText: fc.constantFrom('', '长期', '2026年底'),
  responsibilityText: fc.constantFrom('甲局', '乙局'),
});
const anyLedger = fc
  .array(anyRow, { maxLength: 14 })
  .map((rows) => rows.map((row, at) => draftRow(at + 1, row)));

describe('difference, on any two ledgers', () => {
  it('finds nothing between a ledger and itself', () => {
    fc.assert(
      fc.property(anyLedger, (rows) => {
        const difference = diffLedgers(rows, rows);
        expect(difference.counts).toEqual({ created: 0, changed: 0, unchanged: rows.length, withdrawn: 0 });
      }),
    );
  });

  it('tells every row of both exactly once', () => {
    fc.assert(
      fc.property(anyLedger, anyLedger, (before, after) => {
        const { rows } = diffLedgers(before, after);
        const olds = rows.flatMap((row) => ('before' in row ? [row.before.row] : []));
        const news = rows.flatMap((row) => ('after' in row ? [row.after.row] : []));
        expect(olds.toSorted((a, b) => a - b)).toEqual(before.map(({ row }) => row));
        expect(news).toEqual(after.map(({ row }) => row));
      }),
    );
  });

  it('does not depend on the order of its lists', () => {
    const shuffled = anyLedger.chain((rows) =>
      fc.tuple(
        fc.constant(rows),
        fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, shuffled, ([before, mixedBefore], [after, mixedAfter]) => {
        expect(diffLedgers(mixedBefore, mixedAfter)).toEqual(diffLedgers(before, after));
      }),
    );
  });

  it('is the same story told backwards', () => {
    fc.assert(
      fc.property(anyLedger, anyLedger, (before, after) => {
        const [there, back] = [diffLedgers(before, after).counts, diffLedgers(after, before).counts];
        expect(there.unchanged).toBe(back.unchanged);
        expect(there.created - there.withdrawn).toBe(back.withdrawn - back.created);
      }),
    );
  });
});

describe('difference of a whole paper', () => {
  const read = readLedger(fs.readFileSync(path.resolve('libs/intake/samples/yunhe-2026.txt')));
  const draft = read.ok ? read.value : null;

  it('finds nothing when it is read again, and only the dates when it is moved to another year', () => {
    expect(draft?.rows.length).toBeGreaterThan(10);
    if (draft === null) return;
    expect(diffLedgers(draft.rows, draft.rows).counts.unchanged).toBe(draft.rows.length);
    const moved = moveLedgerYear(draft, 2027).draft;
    expect(diffLedgers(draft.rows, moved.rows).counts).toMatchObject({ created: 0, withdrawn: 0 });
  });

  it('keeps every row of a paper from which rows were taken, and names the ones that are gone', () => {
    const rows = draft?.rows ?? [];
    const kept = rows.filter((_, at) => at % 5 !== 2);
    const difference = diffLedgers(
      rows,
      kept.map((row, at) => ({ ...row, row: at + 1 })),
    );
    expect(difference.counts).toEqual({
      created: 0,
      changed: 0,
      unchanged: kept.length,
      withdrawn: rows.length - kept.length,
    });
  });
});

describe('difference of very long ledgers', () => {
  const words = [
    '政务服务',
    '营商环境',
    '数据共享',
    '证明清理',
    '窗口建设',
    '审批提速',
    '信用监管',
    '惠企政策',
  ];
  const long = (given: (at: number) => Partial<LedgerDraftRow>): LedgerDraftRow[] =>
    Array.from({ length: 10_000 }, (_, at) => {
      const word = (step: number): string => words[(at * step + step) % words.length] ?? '';
      const mark = String.fromCodePoint(0x4e00 + ((at * 7919) % 20_000), 0x4e00 + ((at * 104_729) % 20_000));
      const content = `推进${word(3)}与${word(5)}，完成${mark}${word(7)}改造，形成${mark}清单并按月更新`;
      return draftRow(at + 1, { itemNo: null, itemTitle: null, content, ...given(at) });
    });

  it('pairs ten thousand reworded rows without item numbers', () => {
    const before = long(() => ({}));
    const after = before.map((row) => ({ ...row, content: `${row.content}，报区政府` }));
    const { counts, rows } = diffLedgers(before, after);
    expect(counts).toEqual({ created: 0, changed: 10_000, unchanged: 0, withdrawn: 0 });
    expect(rows.every((row) => row.kind === 'changed' && row.before.row === row.after.row)).toBe(true);
  });

  it('stays bounded when ten thousand rows are all alike', () => {
    const before = long((at) => ({ content: `落实第${at}项工作` }));
    const after = long((at) => ({ content: `落实第${at}项任务` }));
    const { counts } = diffLedgers(before, after);
    expect(counts.changed + counts.created).toBe(10_000);
  });
});
