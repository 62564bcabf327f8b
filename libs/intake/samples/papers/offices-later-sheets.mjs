// Further workbooks and texts as offices keep them: roles in words, three days, strokes, sums between, ragged lines.
import { gold, lead, named, numbered, responsible, support } from './gold-kit.mjs';
import { write } from './layouts-kit.mjs';
import { dayNumber, sheetOf, writeBook } from './sheets-kit.mjs';

/** Units across the top in the only row of the header; what each does, in words. */
function wordMatrix() {
  const sheet = sheetOf(
    [
      ['望溪区2026年校园健康行动分工表'],
      ['序号', '重点任务', '区教育局', '区卫健局', '各镇街', '完成时限'],
      [1, '开展校园体检', '配合', '牵头', '', '2026年5月底前'],
      [2, '建设托育点', '配合', '牵头', '配合', '2026年9月底前'],
      [3, '整治校园周边', '牵头', '', '配合', '长期坚持'],
    ],
    { merges: ['A1:F1'] },
  );
  writeBook('word-matrix.xlsx', { 分工表: sheet });
  gold('word-matrix', '望溪区2026年校园健康行动分工表', 2026, [
    numbered(1, '开展校园体检', [lead('区卫健局'), support('区教育局')], '2026年5月底前', '2026-05-31'),
    numbered(2, '建设托育点', [lead('区卫健局'), support('区教育局', '各镇街')], '2026年9月底前', '2026-09-30'),
    numbered(3, '整治校园周边', [lead('区教育局'), support('各镇街')], '长期坚持', 'ongoing'),
  ]);
}

/** The day it begins, the day it is due and the day it was done. */
function threeDays() {
  const day = (text) => (text === '' ? null : dayNumber(text));
  const tasks = [
    ['编研地方志', '完成志书初稿', '2026-01-05', '2026-06-30', '2026-05-20', '编研科', '周兰'],
    ['数字化馆藏', '扫描馆藏十万页', '2026-03-01', '2026-11-30', '', '技术科、保管科', '赵刚'],
  ];
  const sheet = sheetOf([
    ['望溪区档案馆2026年重点工作推进计划'],
    ['任务名称', '工作内容', '计划开始时间', '计划完成时间', '实际完成时间', '责任科室', '责任人', '备注'],
    ...tasks.map(([task, content, from, to, done, unit, person]) => [
      task,
      content,
      day(from),
      day(to),
      day(done),
      unit,
      person,
    ]),
  ]);
  for (const at of ['C3', 'D3', 'E3', 'C4', 'D4']) sheet[at].z = 'yyyy-mm-dd';
  writeBook('three-days.xlsx', { Sheet1: sheet });
  gold('three-days', '望溪区档案馆2026年重点工作推进计划', 2026, [
    {
      ...named(null, '编研地方志', '完成志书初稿', responsible('编研科'), '2026-06-30', '2026-06-30'),
      leaders: ['周兰'],
    },
    {
      ...named(null, '数字化馆藏', '扫描馆藏十万页', responsible('技术科', '保管科'), '2026-11-30', '2026-11-30'),
      leaders: ['赵刚'],
    },
  ]);
}

/** A table with upright strokes between its cells. */
function pipes() {
  const text = [
    '望溪区2026年公开招聘工作任务清单',
    '',
    '| 序号 | 任务 | 牵头部门 | 配合部门 | 时限 |',
    '|:---:|---|---|---|---|',
    '| 1 | 核定招聘计划 | 区委编办 | 区人社局 | 2026年2月底前 |',
    '| 2 | 组织笔试面试 | 区人社局 | 区教育局、区卫健局 | 4月至6月 |',
    '| 3 | 办理聘用手续 | 区人社局 |  | 2026年8月31日前 |',
    '',
    '注：面试时间另行公告。',
    '',
  ];
  write('pipes.txt', text.join('\n'));
  gold('pipes', '望溪区2026年公开招聘工作任务清单', 2026, [
    numbered(1, '核定招聘计划', [lead('区委编办'), support('区人社局')], '2026年2月底前', '2026-02-28'),
    numbered(
      2,
      '组织笔试面试',
      [lead('区人社局'), support('区教育局', '区卫健局')],
      '4月至6月',
      'range 2026-04-01 2026-06-30',
    ),
    numbered(3, '办理聘用手续', lead('区人社局'), '2026年8月31日前', '2026-08-31'),
  ]);
}

/** Days in short forms, strokes where nothing is to be said. */
function strokes() {
  const sheet = sheetOf([
    ['望溪区2026年经济普查工作安排'],
    ['序号', '任务', '责任单位', '完成时间'],
    [1, '核查单位底数', '区统计局', '2026-6'],
    [2, '汇总普查数据', '区统计局、各街道', '7/31'],
    [3, '发布普查公报', '/', '2026.8.15'],
    [4, '整理普查档案', '区档案馆', '—'],
  ]);
  writeBook('strokes.xlsx', { 安排: sheet });
  gold('strokes', '望溪区2026年经济普查工作安排', 2026, [
    numbered(1, '核查单位底数', responsible('区统计局'), '2026-6', '2026-06-30'),
    {
      ...numbered(2, '汇总普查数据', responsible('区统计局', '各街道'), '7/31', 'missing'),
      questions: ['deadline.missing'],
    },
    { ...numbered(3, '发布普查公报', [], '2026.8.15', '2026-08-15'), questions: ['responsibility.missing'] },
    { ...numbered(4, '整理普查档案', responsible('区档案馆'), '—', 'missing'), questions: ['deadline.missing'] },
  ]);
}

/** Tasks of three levels without numbers. */
function threeLevels() {
  const sheet = sheetOf(
    [
      ['望溪区2026年高质量发展任务分解表'],
      ['一级任务', '二级任务', '三级任务', '责任单位', '完成时限'],
      ['产业升级', '培育链主企业', '引进两家链主企业', '区工信局', '2026年8月底前'],
      [null, null, '组建产业联盟', '区工信局、区商务局', '2026年10月底前'],
      [null, '改造园区', '更新园区管网', '区住建局', '2026年11月底前'],
      ['民生保障', '稳岗就业', '新增就业五千人', '区人社局', '12月底前'],
    ],
    { merges: ['A1:E1', 'A3:A5', 'B3:B4'] },
  );
  writeBook('three-levels.xlsx', { 分解表: sheet });
  const at = (section, task, content, assignments, ...when) => ({
    section: [null, section],
    ...named(null, task, content, assignments, ...when),
  });
  gold('three-levels', '望溪区2026年高质量发展任务分解表', 2026, [
    at('产业升级', '培育链主企业', '引进两家链主企业', responsible('区工信局'), '2026年8月底前', '2026-08-31'),
    at('产业升级', '培育链主企业', '组建产业联盟', responsible('区工信局', '区商务局'), '2026年10月底前', '2026-10-31'),
    at('产业升级', '改造园区', '更新园区管网', responsible('区住建局'), '2026年11月底前', '2026-11-30'),
    at('民生保障', '稳岗就业', '新增就业五千人', responsible('区人社局'), '12月底前', '2026-12-31'),
  ]);
}

/** Tabs between cells, the last ones left out; two bytes to a character, the larger first. */
function raggedTxt() {
  const lines = [
    '望溪区2026年森林防火工作任务表',
    '序号\t任务\t牵头单位\t配合单位\t完成时限\t备注',
    '1\t修建防火隔离带\t区林业局\t各乡镇\t2026年3月底前',
    '2\t更新瞭望设备\t区林业局\t\t2026年9月底前\t含无人机',
    '3\t排查输电线路\t区发改局\t区供电公司、各乡镇\t2026年2月底前',
    '4\t组织扑救演练\t区应急局\t区林业局、区消防救援大队\t10月',
    '',
  ];
  const bytes = Buffer.from(`\uFEFF${lines.join('\r\n')}`, 'utf16le').swap16();
  write('ragged-utf16be.txt', bytes);
  gold('ragged-utf16be', '望溪区2026年森林防火工作任务表', 2026, [
    numbered(1, '修建防火隔离带', [lead('区林业局'), support('各乡镇')], '2026年3月底前', '2026-03-31'),
    numbered(2, '更新瞭望设备', lead('区林业局'), '2026年9月底前', '2026-09-30'),
    numbered(3, '排查输电线路', [lead('区发改局'), support('区供电公司', '各乡镇')], '2026年2月底前', '2026-02-28'),
    numbered(4, '组织扑救演练', [lead('区应急局'), support('区林业局', '区消防救援大队')], '10月', '2026-10-31'),
  ]);
}

/** Sections over a part of the width with a count beside them, sums between, numbers that begin anew. */
function partBanners() {
  const sheet = sheetOf(
    [
      ['望溪区2026年城建重点工程责任表'],
      ['序号', '工程名称', '年度任务', '责任单位', '完成时限', '投资（万元）'],
      ['一、道路工程', null, null, '共2项', null, 5200],
      [1, '春江路北延', '完成路基和管网', '区住建局', '2026年9月底前', 3000],
      [2, '松园桥改造', '完成旧桥拆除并通车', '区交通局、松园街道', '2026年12月底前', 2200],
      ['小计', null, null, null, null, 5200],
      ['二、公园工程', null, null, '共1项', null, 800],
      [1, '望溪湿地公园', '建成环湖步道', '区园林中心', '2026年10月1日前', 800],
      ['合计', null, null, null, null, 6000],
      ['填表人：', '李雪', null, '审核人：', '王强', null],
    ],
    { merges: ['A1:F1', 'A3:C3', 'A7:C7', 'A6:E6', 'A9:E9'] },
  );
  writeBook('part-banners.xlsx', { 责任表: sheet });
  const at = (section, no, task, content, assignments, ...when) => ({
    section,
    ...named(no, task, content, assignments, ...when),
  });
  gold('part-banners', '望溪区2026年城建重点工程责任表', 2026, [
    at(['一', '道路工程'], 1, '春江路北延', '完成路基和管网', responsible('区住建局'), '2026年9月底前', '2026-09-30'),
    at(
      ['一', '道路工程'],
      2,
      '松园桥改造',
      '完成旧桥拆除并通车',
      responsible('区交通局', '松园街道'),
      '2026年12月底前',
      '2026-12-31',
    ),
    at(['二', '公园工程'], 1, '望溪湿地公园', '建成环湖步道', responsible('区园林中心'), '2026年10月1日前', '2026-10-01'),
  ]);
}

export function writeLaterSheets() {
  wordMatrix();
  threeDays();
  pipes();
  strokes();
  threeLevels();
  raggedTxt();
  partBanners();
}
