// Documents in further layouts of offices; what each means stands in its gold, written by hand.
import { cell, counted, lines, plainRow, row, table, writeDocument } from './layouts-kit.mjs';

/** A wide page; an item broken by a second header in the middle of the table; leaders beside the units. */
async function headerAgain() {
  const names = ['序号', '反馈问题', '整改措施', '整改目标', '责任领导', '责任单位', '整改时限', '完成情况'];
  const two = { rowSpan: 2 };
  const body = table(
    plainRow(...names),
    row(
      cell('1', two),
      cell('部分河段水质不稳定', two),
      cell('1.封堵沿河排口，逐一登记。'),
      cell('水质达到三类', two),
      cell('王立新', two),
      cell('区水务局牵头，区生态环境局配合'),
      cell('2026年6月底前', two),
      cell('已封堵三处'),
    ),
    plainRow('2.每月监测断面水质，公布结果。', '区生态环境局', ''),
    plainRow(
      '2',
      '工地扬尘管控不到位',
      '对在建工地逐一检查，覆盖裸土。',
      '扬尘投诉下降',
      '李春梅',
      '区住建局、区城管局',
      '立行立改，长期坚持',
      '',
    ),
    plainRow(...names),
    plainRow(
      '2',
      '工地扬尘管控不到位',
      '安装在线监测设备并联网。',
      '监测全覆盖',
      '李春梅',
      '区住建局',
      '2026年9月30日前',
      '',
    ),
    plainRow(
      '3',
      '危险废物台账不规范',
      '督促企业补齐转移联单。',
      '台账齐全',
      '张敏',
      '区生态环境局、相关街道',
      '2026年3月',
      '完成',
    ),
  );
  const title = lines('望溪区生态环境保护督察反馈问题整改台账\n（2026年）');
  await writeDocument('rectify-header-again.docx', [...title, body], { isWide: true });
}

/** Minutes with two annexes whose tables have different columns. */
async function twoTables() {
  const tasks = table(
    plainRow('任务事项', '主办单位', '协办单位', '完成时间'),
    plainRow('完成三个老旧小区改造方案并公示', '区住建局', '区自然资源局、松园街道', '4月15日前'),
    plainRow('落实改造资金并下达计划', '区财政局', '区住建局', '5月底前'),
    plainRow('做好居民意见收集', '松园街道、临河街道', '各社区', '持续推进'),
  );
  const watched = table(
    plainRow('序号', '时限要求', '工作内容', '承办科室', '备注'),
    plainRow('1', '每月25日前', '报送改造进度', '更新科', ''),
    plainRow('2', '2026年7月底前', '组织一次现场观摩', '办公室、更新科', '与评比合并'),
  );
  const above =
    '望溪区2026年城市更新专题会议纪要\n3月20日，区政府召开专题会议，研究城市更新工作。现将议定事项分解如下。\n附件1\n任务分解表';
  await writeDocument('two-tables.docx', [...lines(above), tasks, ...lines('\n附件2\n督办事项表'), watched]);
}

/** Title, form and notes inside the table; sections, items and measures that Word counts. */
async function titleInside() {
  const whole = (text, options) => row(cell(text, { columnSpan: 6 }, options));
  const task = (at, name, measures, unit, when, note = '') =>
    row(
      cell('', {}, counted('outline', 1)),
      cell(name),
      cell(
        measures.length > 1
          ? measures.flatMap((each) => lines(each, counted('measures', 0, at)))
          : measures[0],
      ),
      cell(unit),
      cell(when),
      cell(note),
    );
  const body = table(
    whole('望溪区商务局2026年重点任务进展台账'),
    whole('填报单位：区商务局　　　　填表日期：2026年3月5日'),
    plainRow('序号', '工作任务', '工作举措', '责任科室', '完成时限', '备注'),
    whole('促消费', counted('outline')),
    task(
      1,
      '举办购物节',
      ['发放消费券两百万元', '组织商场联合让利', '公布活动安排'],
      '市场科',
      '2026年5月1日前',
    ),
    task(2, '培育夜间街区', ['确定两条街区', '完善夜间公交'], '市场科牵头，各科室配合', '2026年8月底前'),
    whole('稳外贸', counted('outline')),
    task(3, '帮扶出口企业', ['逐户走访并建立问题清单'], '外贸科、财务科', '每季度末'),
    task(4, '组织参展', ['组织十家企业参展'], '外贸科', '4月、10月', '两次'),
    whole('备注：完成时限以批准的方案为准。'),
    whole('填报说明：1.每月5日前报送进展；2.逾期的说明原因。'),
  );
  await writeDocument('title-inside.docx', [body]);
}

/** A table inside a cell; the deadline before the task; headers in uncommon words. */
async function nestedTable() {
  const inner = table(plainRow('批次', '系统数'), plainRow('第一批', '12'), plainRow('第二批', '8'));
  const body = table(
    plainRow('序 号', '时间节点', '主要任务', '推进举措', '主责部门', '协同部门', '备 注'),
    plainRow('1', '2026年4月底前', '建设数据目录', '编制目录并公布', '区政数局', '各部门', ''),
    row(
      ...['2', '2026年6月底前', '接入业务系统'].map((text) => cell(text)),
      cell([...lines('按下表分批接入：'), inner, ...lines('接入后逐月通报。')]),
      ...['区政数局', '区卫健局、区人社局', ''].map((text) => cell(text)),
    ),
    plainRow('3', '2026年10月底前', '清理僵尸系统', '关停访问量低的系统', '区委网信办', '区政数局', '分两步'),
  );
  await writeDocument('nested-table.docx', [...lines('望溪区2026年数字政务重点工作推进表'), body]);
}

async function noHeader() {
  const body = table(
    plainRow('1', '编制年度培训计划，报局务会审定', '人事科', '2月底前'),
    plainRow('2', '举办两期业务培训班', '人事科、业务科', '6月底前'),
    plainRow('3', '开展岗位练兵和技能比武', '业务科牵头，各所配合', '9月底前'),
    plainRow('4', '归档培训资料', '办公室', '12月底前'),
  );
  await writeDocument('no-header.docx', [...lines('望溪区市场监管局2026年教育培训工作安排'), body]);
}

/** No table: a plan whose numbers Word counts, with sections that ask nobody for anything. */
async function wordOutline() {
  const at = (level, text) => lines(text, counted('plan', level));
  await writeDocument('word-outline.docx', [
    ...lines('望溪区2026年优化营商环境行动方案\n为深入推进营商环境建设，制定本方案。'),
    ...at(0, '提升政务服务'),
    ...at(
      1,
      '推进一网通办。年内新增二十个可在线办理的事项。（牵头单位：区政数局；配合单位：各相关部门；完成时限：2026年6月底前）\n规范窗口服务。统一窗口受理标准，公开办事指南。（责任单位：区政数局、区人社局，长期坚持）',
    ),
    ...at(0, '保护市场主体'),
    ...at(
      1,
      '清理拖欠账款。建立拖欠台账，逐笔销号。（区工信局牵头，区财政局、区国资中心按职责分工负责，2026年9月底前完成）',
    ),
    ...at(0, '保障措施'),
    ...lines('各单位要加强组织领导，压实责任。'),
  ]);
}

/** A header of two rows, a leader and a lead over a block, a deadline over part of an item. */
async function mergedBlocks() {
  const tall = (text) => cell(text, { rowSpan: 2 });
  const body = table(
    row(
      tall('序号'),
      cell('重点任务', { columnSpan: 2 }),
      cell('责任分工', { columnSpan: 3 }),
      tall('时间安排'),
      tall('目前进展'),
    ),
    plainRow('任务名称', '具体内容', '分管区领导', '牵头部门', '参与部门'),
    row(
      cell('1', { rowSpan: 3 }),
      cell('建设儿童友好城区', { rowSpan: 3 }),
      cell('改造三处儿童公园'),
      cell('周兰', { rowSpan: 4 }),
      tall('区城管局'),
      cell('区妇联'),
      cell('2026年5月底前'),
      cell(''),
    ),
    row(cell('在公园内设母婴室'), cell('区卫健局、区妇联'), tall('2026年10月底前'), cell('')),
    plainRow('组织安全体验活动四次', '区教育局', '区应急局', ''),
    plainRow('2', '办好托育机构', '新增托位三百个', '区卫健局', '', '全年', '正在选址'),
  );
  const title = lines('望溪区2026年妇女儿童工作任务分工表');
  await writeDocument('merged-blocks.docx', [...title, body], { isWide: true });
}

/** Projects with sums beside their sections, and several tasks under one project. */
async function projectSums() {
  const sum = (text, amount) =>
    row(cell(text, { columnSpan: 3 }), cell(amount), cell(''), cell(''), cell(''));
  const two = { rowSpan: 2 };
  const body = table(
    row(cell('望溪区2026年重点项目前期工作推进计划表', { columnSpan: 7 })),
    row(cell('单位：万元', { columnSpan: 7 })),
    plainRow('序号', '项目名称', '建设内容及规模', '总投资', '前期工作任务', '责任单位', '完成时限'),
    sum('总计（3个）', '56000'),
    sum('一、交通项目（2个）', '36000'),
    row(
      cell('1', two),
      cell('滨河路改造', two),
      cell('改造道路三公里', two),
      cell('20000', two),
      cell('完成可研批复'),
      cell('区交通局'),
      cell('3月底前'),
    ),
    plainRow('完成用地预审', '区自然资源局', '4月底前'),
    plainRow('2', '东站停车场', '新建车位五百个', '16000', '完成选址', '区交通局、临河街道', '5月底前'),
    sum('二、水利项目（1个）', '20000'),
    plainRow('3', '松溪治理', '治理河道六公里', '20000', '编制初步设计', '区水务局', '6月底前'),
    row(
      cell('填表人：李雪', { columnSpan: 3 }),
      cell('审核人：王强', { columnSpan: 2 }),
      cell('联系电话：5551234', { columnSpan: 2 }),
    ),
  );
  await writeDocument('project-sums.docx', [...lines('附件1'), body], { isWide: true });
}

/** Persons in the cell of the units, on a line of their own or in a bracket. */
async function leaderNames() {
  const body = table(
    plainRow('序号', '任务内容', '责任单位及责任人', '完成时限'),
    plainRow('1', '引进项目五个', '周兰\n区商务局', '2026年12月底前'),
    plainRow('2', '组织推介会', '区工信局（赵刚）、区商务局（孙丽）', '2026年9月底前'),
    plainRow('3', '走访企业', '各街道', '长期坚持'),
  );
  await writeDocument('leader-names.docx', [...lines('望溪区2026年招商任务清单'), body]);
}

/** A small table for each task, its labels beside what they say. */
async function taskCards() {
  const wide = (label, text) => row(cell(label), cell(text, { columnSpan: 3 }));
  const card = (no, task, content, lead, support, when) =>
    table(
      row(cell('督办事项交办单', { columnSpan: 4 })),
      plainRow('事项编号', no, '交办日期', '2026年3月1日'),
      wide('督办事项', task),
      wide('具体要求', content),
      plainRow('牵头单位', lead, '配合单位', support),
      plainRow('办结时限', when, '责任领导', '周兰'),
      wide('办理情况', ''),
    );
  await writeDocument('task-cards.docx', [
    ...lines('望溪区2026年重点督办事项交办单'),
    card('1', '修复沿江步道', '修复破损路面并复绿', '区城管局', '临河街道', '2026年5月底前'),
    ...lines(''),
    card('2', '治理内涝点', '疏通管网并增设泵站', '区水务局', '区住建局、区城管局', '汛期前'),
  ]);
}

export async function writeLayoutDocuments() {
  await headerAgain();
  await twoTables();
  await titleInside();
  await nestedTable();
  await noHeader();
  await wordOutline();
  await mergedBlocks();
  await projectSums();
  await leaderNames();
  await taskCards();
}
