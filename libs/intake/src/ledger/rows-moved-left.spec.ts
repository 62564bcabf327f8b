import { readPaperLedger } from './read-paper-ledger.js';

async function read(text: string) {
  const result = await readPaperLedger(new TextEncoder().encode(text), { fileName: '任务.txt', year: 2099 });
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

const lines = (rows: readonly string[][]): string => rows.map((cells) => cells.join('\t')).join('\n');

describe('text copied from a table with merges', () => {
  const header = ['重点任务', '工作内容', '责任单位', '完成时限'];

  it('puts a row that lacks its merged heading back under its columns, and says so', async () => {
    const { draft, paper } = await read(
      lines([
        header,
        ['一、改善环境', '修复北岸步道。', '区城管局', '2099年5月底前'],
        ['增设座椅。', '区住建局牵头，区财政局配合', '2099年6月底前'],
        ['二、便民服务', '开设夜间窗口。', '区政数局', '2099年7月底前'],
        ['延长开放时间。', '区文旅局', '2099年8月底前'],
      ]),
    );
    expect(
      draft.rows.map(({ content, responsibilityText, deadlineText }) => [
        content,
        responsibilityText,
        deadlineText,
      ]),
    ).toEqual([
      ['修复北岸步道。', '区城管局', '2099年5月底前'],
      ['增设座椅。', '区住建局牵头，区财政局配合', '2099年6月底前'],
      ['开设夜间窗口。', '区政数局', '2099年7月底前'],
      ['延长开放时间。', '区文旅局', '2099年8月底前'],
    ]);
    expect(paper.notices.filter(({ code }) => code === 'paper.moved_left')).toMatchObject([
      { data: { count: 2 } },
    ]);
  });

  it('moves it as far as its cells fit', async () => {
    const { draft } = await read(
      lines([
        ['类别', '重点任务', '工作内容', '责任单位', '完成时限'],
        ['一、环境', '步道', '修复北岸步道。', '区城管局', '2099年5月底前'],
        ['增设座椅。', '区住建局', '2099年6月底前'],
        ['二、服务', '窗口', '开设夜间窗口。', '区政数局', '2099年7月底前'],
      ]),
    );
    expect(draft.rows[1]).toMatchObject({
      content: '增设座椅。',
      responsibilityText: '区住建局',
      deadlineText: '2099年6月底前',
    });
  });

  it('leaves a row alone whose last cells are blank because they were left blank', async () => {
    const { draft, paper } = await read(
      lines([
        header,
        ['一、改善环境', '修复北岸步道。', '区城管局', '2099年5月底前'],
        ['二、便民服务', '开设夜间窗口。', '区政数局'],
        ['三、文化服务', '延长开放时间。', '区文旅局', '2099年8月底前'],
      ]),
    );
    expect(draft.rows[1]).toMatchObject({
      content: '开设夜间窗口。',
      responsibilityText: '区政数局',
      deadlineText: '',
    });
    expect(paper.notices.map(({ code }) => code)).not.toContain('paper.moved_left');
  });
});

describe('a text with commas', () => {
  it('is no table because its first sentence has the most of them', async () => {
    const { draft } = await read(
      [
        '2099年工作要点分工',
        '(一)修复步道。动工修复北岸步道,增设座椅,改善照明,更换护栏,清理岸线,补种绿植。(区城管局、区住建局负责)',
        '(二)便民服务。开设夜间窗口,延长开放时间,增加人手。(区政数局负责)',
        '(三)文化服务。办好读书月,送书下乡。(区文旅局负责)',
      ].join('\n'),
    );
    expect(draft.rows.map(({ responsibilityText }) => responsibilityText)).toEqual([
      '区城管局、区住建局负责',
      '区政数局负责',
      '区文旅局负责',
    ]);
  });
});
