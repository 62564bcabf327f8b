import { readPaperLedger } from '../index.js';
import type { LedgerDraftRow } from '../ledger-draft.js';

async function rowsOf(...lines: string[]): Promise<LedgerDraftRow[]> {
  const read = await readPaperLedger(new TextEncoder().encode(['云河县2026年工作要点', ...lines].join('\n')));
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value.draft.rows;
}

const short = ({ content, assignments, deadlineText }: LedgerDraftRow): string[] => [
  content,
  assignments.map(({ unitText, role }) => `${unitText} ${role}`).join('，'),
  deadlineText,
];

describe('a numbered task that ends with its duty in words', () => {
  const duty = ['县发改局 lead，县财政局 support', '6月底前完成'];

  it.each([
    ['1.公开政策，建立清单。由县发改局牵头，县财政局配合，6月底前完成。', '公开政策，建立清单。'],
    ['1.公开政策。由县发改局牵头，县财政局配合。6月底前完成。', '公开政策。'],
    ['1.公开政策——县发改局牵头，县财政局配合，6月底前完成', '公开政策'],
    ['1.公开政策。——县发改局牵头，县财政局配合，6月底前完成。', '公开政策。'],
    ['1.公开政策。\n由县发改局牵头，县财政局配合，6月底前完成。', '公开政策。'],
  ])('%j', async (lines, content) => {
    const [row] = await rowsOf('一、稳定就业', ...lines.split('\n'), '2.抓好整改。（县政府办负责，年底前）');
    expect(row === undefined ? [] : short(row)).toEqual([content, ...duty]);
    expect(row?.questions).toEqual([]);
  });

  it.each([
    '1.公开政策。由县发改局牵头，县财政局配合，6月底前完成。做好宣传。',
    '1.公开政策。由县发改局牵头编制方案，6月底前印发。',
    '1.公开政策。各乡镇推进落实。',
    '1.县发改局负责，6月底前完成。',
  ])(
    'stays content where words of the task stand in it or after it, and is asked about: %j',
    async (line) => {
      const [row] = await rowsOf('一、稳定就业', line, '2.抓好整改。（县政府办负责，年底前）');
      expect(row?.responsibilityText).toBe('');
      expect(row?.questions.map(({ code }) => code)).toContain('responsibility.missing');
    },
  );

  it('gives way to a bracket, and on a heading holds for the measures below', async () => {
    const [own] = await rowsOf(
      '1.公开政策。由县发改局负责。（县财政局负责，6月底前）',
      '2.整改。（县政府办负责）',
    );
    expect(own?.responsibilityText).toBe('县财政局负责');
    const rows = await rowsOf('（一）稳定就业——县人社局牵头，9月底前完成', '1.公开政策。', '2.公开目录。');
    expect(rows.map(({ responsibilityText }) => responsibilityText)).toEqual([
      '县人社局牵头',
      '县人社局牵头',
    ]);
  });
});

describe('cards of labelled lines', () => {
  it('are rows, with what goes on in a second line', async () => {
    const rows = await rowsOf(
      '任务：开展普查',
      '牵头单位：县文旅局',
      '配合单位：县住建局、临河街道',
      '完成时限：2026年5月底前',
      '',
      '任务：编制名录',
      '第一批',
      '责任领导：周兰',
      '牵头单位：县文旅局',
      '完成时限：持续推进',
    );
    expect(rows.map(short)).toEqual([
      ['开展普查', '县文旅局 lead，县住建局 support，临河街道 support', '2026年5月底前'],
      ['编制名录\n第一批', '县文旅局 lead', '持续推进'],
    ]);
    expect(rows.map(({ source }) => source)).toEqual([{ lines: [2, 5] }, { lines: [7, 11] }]);
    expect(rows.flatMap(({ questions }) => questions)).toEqual([]);
  });

  it('are none where no units are named', async () => {
    const read = await readPaperLedger(new TextEncoder().encode('任务：开展普查\n目标：建档立卡'));
    expect(read.ok).toBe(false);
  });
});
