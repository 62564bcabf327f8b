import { readLedger } from './read-ledger.js';
import type { LedgerDraft } from '../ledger-draft.js';

/** A table of four rows of a made-up county; `note` stands between the second and the third. */
function draftOf(parts: { title?: string; header?: string; note?: string; foot?: string }): LedgerDraft {
  const { title = '云河县2026年重点任务分解表', header = '责任单位', note, foot } = parts;
  const rows = [
    ['1', '新增一批办事点位', '县政务局、县卫健局', '2026年6月底前'],
    ['2', '清理收费项目', '县发改局、县财政局、县市监局', '2026年9月底前'],
    ...(note === undefined ? [] : [[note, '', '', '']]),
    ['3', '建立项目库', '县商务局', '长期坚持'],
    ['4', '修缮农村公路', '县交通局牵头，县财政局配合', '2026年12月底前'],
  ];
  const table = [[title], ['序号', '工作任务', header, '完成时限'], ...rows];
  const text = table.map((cells) => cells.map((cell) => `\t${cell}\n`).join('')).join('\n');
  const read = readLedger(foot === undefined ? text : `${text}\n${foot}\n`);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

const roles = (draft: LedgerDraft): string[] =>
  draft.rows.map(({ assignments }) =>
    assignments.map(({ unitText, role }) => `${unitText} ${role}`).join('，'),
  );
const ruled = [
  '县政务局 lead，县卫健局 responsible',
  '县发改局 lead，县财政局 responsible，县市监局 responsible',
  '县商务局 lead',
  '县交通局 lead，县财政局 support',
];
const unruled = ruled.map((row, at) => (at < 3 ? row.replace('lead', 'responsible') : row));

describe('a rule about the first unit', () => {
  it.each([
    '责任单位（第一个为牵头单位）',
    '责任单位（列第一位的为牵头单位）',
    '责任单位(排在首位者牵头)',
    '责任单位\n（注：排第一位的部门为牵头部门，下同）',
    '责任单位（牵头单位列首位）',
    '责任部门（第一责任单位为牵头单位）',
  ])('in the header %j governs every row and gives the column no role', (header) => {
    const draft = draftOf({ header });
    expect(roles(draft)).toEqual(ruled);
    expect(draft.rows[0]?.appliedRemarks).toMatchObject([{ kind: 'first-listed-is-lead', fromRow: null }]);
    expect(draft.rows[1]?.assignments.map(({ mode }) => mode)).toEqual([null, 'joint', 'joint']);
    expect(draft.rows.flatMap(({ questions }) => questions)).toEqual([]);
    expect(draft.questions).toEqual([]);
  });

  it.each([
    { title: '云河县2026年重点任务分解表（责任单位列第一位的为牵头单位）' },
    { foot: '注：1.完成时限以县政府通知为准；2.责任单位中，排在首位的为牵头单位。' },
    { foot: '说明：责任单位排在首位者牵头。' },
    { foot: '列第一位的单位为牵头单位' },
  ])('in %j governs every row', (parts) => {
    expect(roles(draftOf(parts))).toEqual(ruled);
  });

  it('between the rows governs those below it', () => {
    const draft = draftOf({ note: '以下责任单位列首位者为牵头单位' });
    expect(roles(draft)).toEqual([...unruled.slice(0, 2), ...ruled.slice(2)]);
    expect(draft.questions).toEqual([]);
    expect(draft.rows.map(({ appliedRemarks }) => appliedRemarks.length)).toEqual([0, 0, 1, 1]);
  });

  it('says what the others are', () => {
    const draft = draftOf({ header: '责任单位（第一个为牵头单位，其余为配合单位）' });
    expect(roles(draft)[1]).toBe('县发改局 lead，县财政局 support，县市监局 support');
    expect(draft.rows[1]?.assignments.map(({ mode }) => mode)).toEqual([null, null, null]);
  });

  it('is not made up from words that only look like it', () => {
    for (const header of ['责任单位', '责任单位（首席专家）', '第一责任单位'])
      expect(roles(draftOf({ header }))).toEqual(unruled);
    expect(roles(draftOf({ foot: '注：第一批任务由县政府办牵头汇总。' }))).toEqual(unruled);
  });
});
