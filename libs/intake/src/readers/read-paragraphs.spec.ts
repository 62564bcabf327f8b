import fc from 'fast-check';
import type { Grid } from './grid.js';
import { readParagraphs } from './read-paragraphs.js';

function gridOf(text: string): Grid {
  const read = readParagraphs(text);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

/** Rows below the header; a continued cell as ↑. */
const cellsOf = (grid: Grid): string[][] =>
  grid.rows.slice(1).map(({ cells }) => cells.map(({ text, merge }) => (merge === 'continued' ? '↑' : text)));

const rowsOf = (text: string): string[][] => cellsOf(gridOf(text));

describe('numbered paragraphs', () => {
  const plan = [
    '云河市2022年政务公开工作要点任务分工',
    '为贯彻落实上级部署，现制定如下分工。',
    '一、加强信息公开',
    '（一）扩大投资信息公开。加强重大项目信息公开。（市发改委牵头，市财政局配合，2022年6月底前完成）',
    '（二）推进减税信息公开。系统集成政策。（市税务局、市财政局按职责分工负责）',
    '二、夯实基础',
    '（三）规范平台',
    '1.升级政府网站。（市府办负责，9月底前）',
    '2.清理政务新媒体。',
    '云河市人民政府办公室',
    '2022年3月1日',
  ];
  const grid = gridOf(plan.join('\n'));

  it('gives one row for each duty, under its section and item', () => {
    expect(cellsOf(grid)).toEqual([
      [
        '一、加强信息公开',
        '（一）扩大投资信息公开',
        '加强重大项目信息公开。',
        '市发改委牵头，市财政局配合',
        '2022年6月底前完成',
      ],
      ['↑', '（二）推进减税信息公开', '系统集成政策。', '市税务局、市财政局按职责分工负责', ''],
      ['二、夯实基础', '（三）规范平台', '1.升级政府网站。', '市府办负责', '9月底前'],
      ['↑', '↑', '2.清理政务新媒体。', '', ''],
    ]);
  });

  it('keeps the lines around and says where each row stands', () => {
    expect(grid.before).toEqual(plan.slice(0, 2));
    expect(grid.after).toEqual(plan.slice(-2));
    expect(grid.rows.slice(1).map(({ source }) => source)).toEqual(
      [4, 5, 8, 9].map((line) => ({ lines: [line, line] })),
    );
  });
});

it('a bracket on a heading continues over all measures below it', () => {
  expect(
    rowsOf(
      '（一）稳定就业（市人社局牵头，各县区落实，12月底前）\n1.公开减负政策。\n2.公开培训目录。\n（二）其他。抓好整改。（市府办负责）',
    ),
  ).toEqual([
    ['', '（一）稳定就业', '1.公开减负政策。', '市人社局牵头，各县区落实', '12月底前'],
    ['', '↑', '2.公开培训目录。', '↑', '↑'],
    ['', '（二）其他', '抓好整改。', '市府办负责', ''],
  ]);
});

it('a heading whose measures speak for themselves is the wider duty, and nobody inherits it', () => {
  expect(rowsOf('（一）稳定就业（市人社局牵头）\n1.公开政策。（市财政局负责）\n2.公开目录。')).toEqual([
    ['', '（一）稳定就业', '（一）稳定就业', '市人社局牵头', ''],
    ['', '↑', '1.公开政策。', '市财政局负责', ''],
    ['', '↑', '2.公开目录。', '', ''],
  ]);
});

it('lines of labels belong to the paragraph above them', () => {
  expect(
    rowsOf(
      '1.完善制度，印发清单。\n责任单位：市司法局、市府办\n完成时限：2022年10月底前\n2.开展检查。\n牵头单位：市府办\n配合单位：各部门',
    ),
  ).toEqual([
    ['', '1.', '完善制度，印发清单。', '责任单位：市司法局、市府办', '2022年10月底前'],
    ['', '2.', '开展检查。', '牵头单位：市府办\n配合单位：各部门', ''],
  ]);
});

it('a task with measures of its own stays their item; what announces them stays with it', () => {
  expect(
    rowsOf(
      '（一）深化论证，能取消的取消。（市府办牵头）\n具体措施：\n1.2022年底前下放权限。（市市场监管局负责）\n2.动态清理。',
    ),
  ).toEqual([
    ['', '（一）', '深化论证，能取消的取消。\n具体措施：', '市府办牵头', ''],
    ['', '↑', '1.2022年底前下放权限。', '市市场监管局负责', ''],
    ['', '↑', '2.动态清理。', '', ''],
  ]);
  expect(rowsOf('5.加强公园管理。\n（1）改造公园。\n（2）增设设施。（市城管局负责，9月底前）')).toEqual([
    ['', '5.加强公园管理。', '（1）改造公园。', '', ''],
    ['', '↑', '（2）增设设施。', '市城管局负责', '9月底前'],
  ]);
});

it('headings of several depths are all printed', () => {
  expect(rowsOf('一、甲\n（一）乙\n1.丙\n（1）丁。（市府办负责）\n（2）戊。（市司法局负责）')).toEqual([
    ['一、甲', '（一）乙\n1.丙', '（1）丁。', '市府办负责', ''],
    ['↑', '↑', '（2）戊。', '市司法局负责', ''],
  ]);
});

it('several brackets in one paragraph are several duties; a name in brackets is none', () => {
  expect(
    rowsOf(
      '1.升级平台（含移动端）。（市府办负责）提升新媒体。（市委网信办牵头，市府办配合）\n2.改造系统（市局版）并上线。（市公安局、市司法局）',
    ),
  ).toEqual([
    ['', '1.', '升级平台（含移动端）。', '市府办负责', ''],
    ['', '↑', '提升新媒体。', '市委网信办牵头，市府办配合', ''],
    ['', '2.', '改造系统（市局版）并上线。', '市公安局、市司法局', ''],
  ]);
});

it('a second bracket that only says when is the deadline of the first', () => {
  expect(rowsOf('1.检查电梯（市市场监管局负责）（2022年9月底前完成）。')).toEqual([
    ['', '1.', '检查电梯', '市市场监管局负责', '2022年9月底前完成'],
  ]);
});

it('general sections without a duty stand beside the tasks, with one they stay', () => {
  const plan = ['一、总体要求', '统筹推进。', '二、任务', '1.升级平台。（市府办负责）', '三、保障措施'];
  const bare = gridOf([...plan, '加强领导。'].join('\n'));
  expect(cellsOf(bare)).toEqual([['二、任务', '1.', '升级平台。', '市府办负责', '']]);
  expect([bare.before, bare.after]).toEqual([plan.slice(0, 2), ['三、保障措施', '加强领导。']]);
  expect(rowsOf([...plan, '加强领导。（各部门负责）'].join('\n'))).toHaveLength(2);
});

it('lines of labels close all paragraphs of their item', () => {
  expect(rowsOf('1.改造设施，\n配备照明。\n分两批完成。\n责任单位：市城管局')).toEqual([
    ['', '1.', '改造设施，\n配备照明。\n分两批完成。', '责任单位：市城管局', ''],
  ]);
});

it.each([
  ['ledger.empty', ' \n'],
  ['ledger.no_table', '一封信\n没有任务'],
  ['ledger.no_table', '一、加强领导\n（一）提高认识。'],
])('%s', (code, text) => {
  const read = readParagraphs(text);
  expect(read.ok ? null : read.refusal.code).toBe(code);
});

it('refuses what is beyond its bounds', () => {
  const text = '1.甲。（市府办负责）\n2.乙。（市府办负责）';
  const read = readParagraphs(text, { limits: { bytesMax: 1_000, rowsMax: 1 } });
  expect(read.ok ? null : read.refusal.code).toBe('ledger.too_many_rows');
  const long = readParagraphs([text], { limits: { bytesMax: 10, rowsMax: 9 } });
  expect(long.ok ? null : long.refusal.code).toBe('ledger.too_large');
});

it('loses no word, whatever the paragraphs', () => {
  const piece = fc.constantFrom(
    '一、总则',
    '（一）甲。乙。',
    '1.丙（市府办负责）',
    '丁。（市府办牵头，6月底前）',
    '责任单位：市财政局',
    '完成时限：年底前',
    '（2）戊',
    '己',
    '（（',
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (lines) => {
      const read = readParagraphs(lines);
      if (!read.ok) return;
      const { before, rows, after } = read.value;
      const all = [...before, ...rows.flatMap(({ cells }) => cells.map(({ text }) => text)), ...after].join(
        '\n',
      );
      for (const word of lines.join('\n').matchAll(/[\p{Script=Han}\d]+/gu)) {
        if (!'完成时限'.includes(word[0])) expect(all).toContain(word[0]);
      }
    }),
    { numRuns: 500 },
  );
});
