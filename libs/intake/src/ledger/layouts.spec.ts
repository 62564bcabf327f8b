import type { LedgerDraft } from '../ledger-draft.js';
import { readLedger } from './read-ledger.js';

/** Tables of other offices: other columns, other orders, in the text form. Made up for this file. */
function draftOf(title: string, rows: readonly (readonly string[])[]): LedgerDraft {
  const text = [[title], ...rows].map((cells) => cells.map((cell) => `\t${cell}\n`).join('')).join('\n');
  const read = readLedger(text);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

const roles = (draft: LedgerDraft): string[] =>
  draft.rows.map(({ assignments }) =>
    assignments.map(({ unitText, role }) => `${unitText}:${role}`).join(' '),
  );

it('two columns of bare lists take their roles from their headers', () => {
  const draft = draftOf('云河市2024年营商环境任务分解表', [
    ['序号', '工作任务', '牵头单位', '配合单位', '完成时限'],
    ['1', '新增十个一件事一次办事项', '市政务服务局', '市卫健委、市人社局', '2024年12月底前'],
    ['2', '压缩企业开办时间至半个工作日', '市市场监管局', '市公安局、人行云河中心支行', '6月底前'],
    ['3', '建立招商项目台账，按月调度', '市商务局', '', '长期坚持'],
  ]);
  expect(roles(draft)).toEqual([
    '市政务服务局:lead 市卫健委:support 市人社局:support',
    '市市场监管局:lead 市公安局:support 人行云河中心支行:support',
    '市商务局:lead',
  ]);
  expect(draft.rows.map(({ itemNo, sectionNo }) => [itemNo, sectionNo])).toEqual([
    [1, null],
    [2, null],
    [3, null],
  ]);
  expect(draft.rows.map(({ responsibilityText }) => responsibilityText)[0]).toBe(
    '市政务服务局\n市卫健委、市人社局',
  );
  expect(draft.rows.flatMap(({ questions }) => questions)).toEqual([]);
});

it('the deadline may stand before the units, leaders and remarks beside them', () => {
  const draft = draftOf('关于2023年工作要点的责任分工', [
    ['序号', '重点任务', '工作措施', '完成时间', '牵头领导', '责任单位', '备注'],
    ['1', '党建工作', '开展主题教育，组织学习研讨', '3月-12月', '张三', '办公室、党建科', ''],
    ['2', '教学工作', '修订人才培养方案', '5月、10月', '王五', '教务处、各二级学院', '含新专业'],
    ['', '', '组织教学竞赛', '', '', '教务处', ''],
  ]);
  expect(roles(draft)).toEqual([
    '办公室:responsible 党建科:responsible',
    '教务处:responsible 各二级学院:responsible',
    '教务处:responsible',
  ]);
  expect(draft.rows.map(({ deadline }) => deadline.kind)).toEqual(['range', 'multi', 'missing']);
  expect(draft.rows.map(({ itemNo, itemTitle }) => [itemNo, itemTitle])).toEqual([
    [1, '党建工作'],
    [2, '教学工作'],
    [2, '教学工作'],
  ]);
  expect(draft.rows[2]?.inheritedDeadline?.fromRow).toBe(2);
  expect(draft.rows.map(({ leaders }) => leaders)).toEqual([['张三'], ['王五'], []]);
  expect(draft.rows[1]?.otherCells).toEqual([{ header: '备注', text: '含新专业' }]);
});

it('a table without a header and without numbers is read by what its cells hold', () => {
  const draft = draftOf('2025年为民办实事清单', [
    [
      '农村公路建设',
      '新建改建农村公路五十公里，总投资五千万元',
      '县交通运输局、各乡镇人民政府',
      '2025年10月底前',
    ],
    ['校园改造', '改造校舍三所并添置课桌椅', '县教育局牵头，县住建局配合', '2025年8月底前'],
  ]);
  expect(roles(draft)).toEqual([
    '县交通运输局:responsible 各乡镇人民政府:responsible',
    '县教育局:lead 县住建局:support',
  ]);
  expect(draft.rows.map(({ itemTitle }) => itemTitle)).toEqual(['农村公路建设', '校园改造']);
});

it('headings over the whole width, numbers inside the task', () => {
  const draft = draftOf('任务表', [
    ['一、加强领导'],
    ['1、成立专班，明确职责', '区政府办牵头，各部门配合', '2024年3月底前'],
    ['2、印发方案，细化任务', '区政府办', '2024年4月底前'],
    ['二、抓好落实'],
    ['3、定期督查，逐项销号', '区政府督查室', '长期'],
  ]);
  expect(draft.rows.map(({ sectionNo, itemNo }) => [sectionNo, itemNo])).toEqual([
    ['一', 1],
    ['一', 2],
    ['二', 3],
  ]);
  expect(draft.rows.map(({ sectionTitle }) => sectionTitle)).toEqual(['加强领导', '加强领导', '抓好落实']);
});

it('a header that repeats in the middle is no row', () => {
  const header = ['序号', '任务', '责任单位', '时限'];
  const draft = draftOf('2024年任务台账', [
    header,
    ['1', '完善制度并印发', '甲局', '3月底前'],
    header,
    ['2', '组织检查并通报', '乙局', '9月底前'],
  ]);
  expect(draft.rows.map(({ itemNo }) => itemNo)).toEqual([1, 2]);
});

it.each(['3月底进展', '截至6月底完成情况', '上半年目标', '12月底前任务'])(
  'a header may name a column by its time: %s',
  (timed) => {
    const draft = draftOf('2024年任务台账', [
      ['序号', '工作任务', '牵头单位', '完成时限', timed],
      ['1', '完善制度并印发', '甲局', '3月底前', '已印发'],
      ['2', '组织检查并通报', '乙局', '9月底前', '过半'],
    ]);
    expect(draft.rows.map(({ itemNo, deadlineText }) => [itemNo, deadlineText])).toEqual([
      [1, '3月底前'],
      [2, '9月底前'],
    ]);
  },
);

it('a task of header words is no header', () => {
  const draft = draftOf('2024年任务台账', [
    ['任务', '责任单位', '时限', '备注'],
    ['制定年度任务清单', '区政府各部门', '长期', ''],
    ['建立责任分工表', '区政府办', '3月底前', ''],
  ]);
  expect(draft.rows.map(({ content }) => content)).toEqual(['制定年度任务清单', '建立责任分工表']);
  const bare = draftOf('2024年任务台账', [
    ['制定年度任务清单', '区政府各部门负责', '长期'],
    ['建立责任分工表', '区政府办负责', '3月底前'],
  ]);
  expect(bare.rows).toHaveLength(2);
});

it('a heading under a heading narrows the section and is kept', () => {
  const draft = draftOf('2024年任务台账', [
    ['序号', '任务', '责任单位', '时限'],
    ['一、优化服务'],
    ['（一）线上'],
    ['1', '上线预约功能并公布说明', '区政数局', '3月底前'],
    ['（二）线下'],
    ['2', '设立帮办窗口并配备人员', '区民政局', '4月底前'],
    ['二、加强监管'],
    ['3', '公布检查计划和结果', '区司法局', '长期'],
  ]);
  expect(
    draft.rows.map(({ sectionTitle, otherCells }) => [sectionTitle, ...otherCells.map(({ text }) => text)]),
  ).toEqual([['优化服务', '（一）线上'], ['优化服务', '（二）线下'], ['加强监管']]);
});
