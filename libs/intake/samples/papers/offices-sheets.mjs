// Workbooks as offices keep them: with covers, beside each other, a sheet for each unit, turned, as a matrix.
import { gold, lead, responsible, support } from './gold-kit.mjs';
import { dayNumber, sheetOf, writeBook } from './sheets-kit.mjs';

/** Two tables side by side under one title. */
function sideBySide() {
  const names = ['序号', '任务内容', '责任单位', '完成时限'];
  const sheet = sheetOf(
    [
      ['望溪区2026年春季绿化任务分工表'],
      ['一、造林任务', null, null, null, null, '二、养护任务'],
      [...names, null, ...names],
      [1, '补植行道树三千株', '区园林中心', '2026年4月10日前', null, 1, '修剪法桐', '区园林中心、各街道', '2026年5月底前'],
      [2, '营造沿河林带两百亩', '区水务局、区林业局', '2026年4月底前', null, 2, '防治美国白蛾', '区林业局牵头，各街道配合', '6月、8月'],
      [3, '建设义务植树基地', '区林业局', '2026年3月底前'],
    ],
    { merges: ['A1:I1', 'A2:D2', 'F2:I2'] },
  );
  writeBook('side-by-side.xlsx', { 春季: sheet });
  const at = (section, no, content, assignments, ...when) => ({ section, item: [no, null], content, assignments, when });
  const plant = ['一', '造林任务'];
  const care = ['二', '养护任务'];
  gold('side-by-side', '望溪区2026年春季绿化任务分工表', 2026, [
    at(plant, 1, '补植行道树三千株', responsible('区园林中心'), '2026年4月10日前', '2026-04-10'),
    at(plant, 2, '营造沿河林带两百亩', responsible('区水务局', '区林业局'), '2026年4月底前', '2026-04-30'),
    at(plant, 3, '建设义务植树基地', responsible('区林业局'), '2026年3月底前', '2026-03-31'),
    at(care, 1, '修剪法桐', responsible('区园林中心', '各街道'), '2026年5月底前', '2026-05-31'),
    at(
      care,
      2,
      '防治美国白蛾',
      [lead('区林业局'), support('各街道')],
      '6月、8月',
      'multi 2026-06-30 2026-08-31',
    ),
  ]);
}

/** A cover, instructions and lists beside the tasks; numbers by formulas, days as numbers, as words and as eight digits. */
function coverSheet() {
  const tasks = [
    ['建成数据共享平台', '区政数局', '各部门', dayNumber('2026-03-01'), dayNumber('2026-06-30'), 'A1', ''],
    ['清理过期政策文件', '区司法局', '区政府办', dayNumber('2026-03-01'), '2026.7.15', 'A2', '已清理六十件'],
    ['开办企业一日办结', '区市场监管局', '区税务局、区公安分局', dayNumber('2026-04-01'), 20260930, 'B1', ''],
    ['归集不动产登记材料', '区自然资源局', '', dayNumber('2026-04-15'), '2026/11/20', 'B2', ''],
  ];
  const sheet = sheetOf(
    [
      ['望溪区2026年营商环境攻坚任务台账'],
      ['更新日期：2026/3/5', null, null, null, null, null, null, '单位：区营商办'],
      ['序号', '工作任务', '责任单位', null, '时间安排', null, '内部编码', '进展'],
      [null, null, '牵头', '配合', '启动', '完成', null, null],
      ...tasks.map((cells) => [null, ...cells]),
    ],
    {
      merges: ['A1:H1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:F3', 'G3:G4', 'H3:H4'],
      '!cols': [{}, {}, {}, {}, {}, {}, { hidden: true }, {}],
      '!rows': [{}, {}, {}, {}, { level: 1 }, { level: 1 }, { level: 1, hidden: true }, { level: 1 }],
    },
  );
  tasks.forEach((_, at) => {
    sheet[`A${at + 5}`] = { t: 'n', f: `ROW()-4`, v: at + 1 };
    sheet[`E${at + 5}`].z = 'yyyy/m/d';
  });
  sheet.F5.z = 'yyyy"年"m"月"d"日"';
  sheet.B6.c = [{ a: '区营商办', t: '与法治政府任务合并报送' }];
  const cover = sheetOf([[], [], ['望溪区2026年营商环境攻坚任务台账'], ['（汇编）'], ['区营商办'], ['2026年3月']]);
  const instructions = sheetOf([
    ['填 报 说 明'],
    ['序号', '说明事项'],
    [1, '牵头单位于每月二十五日前更新进展。'],
    [2, '完成时限以批准的方案为准，调整须报区营商办同意。'],
  ]);
  const lists = sheetOf([['单位名称', '状态'], ['区政数局', '未启动'], ['区司法局', '推进中'], ['区政府办', '已完成']]);
  writeBook('cover-sheet.xlsx', { 封面: cover, 填报说明: instructions, 任务台账: sheet, 参数: lists, Sheet5: sheetOf([]) }, { hidden: { 参数: 2 } });
  const at = (no, content, assignments, ...when) => ({ item: [no, null], content, assignments, when });
  gold('cover-sheet', '望溪区2026年营商环境攻坚任务台账', 2026, [
    at(1, '建成数据共享平台', [lead('区政数局'), support('各部门')], '2026年6月30日', '2026-06-30'),
    at(2, '清理过期政策文件', [lead('区司法局'), support('区政府办')], '2026.7.15', '2026-07-15'),
    at(3, '开办企业一日办结', [lead('区市场监管局'), support('区税务局', '区公安分局')], '20260930', '2026-09-30'),
    at(4, '归集不动产登记材料', lead('区自然资源局'), '2026/11/20', '2026-11-20'),
  ]);
}

/** A sheet for each unit, which stands above the header and in no column. */
function unitSheets() {
  const sheet = (unit, ...tasks) =>
    sheetOf(
      [
        ['望溪区2026年绩效考核任务分解表'],
        [`责任单位：${unit}`],
        ['序号', '考核任务', '具体要求', '完成时限', '分值'],
        ...tasks,
      ],
      { merges: ['A1:E1', 'A2:E2'] },
    );
  writeBook('unit-sheets.xlsx', {
    区民政局: sheet(
      '区民政局',
      [1, '提高养老床位利用率', '利用率达到百分之七十', '2026年12月底前', 5],
      [2, '规范社会组织年检', '年检率达到百分之九十五', '2026年6月底前', 3],
    ),
    区教育局: sheet('区教育局', [1, '推进课后服务', '义务教育学校全部开展', '2026年9月1日前', 4]),
    填表说明: sheetOf([['填表说明'], ['分值由区考核办核定。']]),
  });
  const at = (no, task, content, unit, ...when) => ({ item: [no, task], content, assignments: responsible(unit), when });
  gold('unit-sheets', '望溪区2026年绩效考核任务分解表', 2026, [
    at(1, '提高养老床位利用率', '利用率达到百分之七十', '区民政局', '2026年12月底前', '2026-12-31'),
    at(2, '规范社会组织年检', '年检率达到百分之九十五', '区民政局', '2026年6月底前', '2026-06-30'),
    at(1, '推进课后服务', '义务教育学校全部开展', '区教育局', '2026年9月1日前', '2026-09-01'),
  ]);
}

/** Duties, units and days on matching lines of their cells. */
function matchedLines() {
  const sheet = sheetOf([
    ['望溪区2026年青年发展项目推进表'],
    ['序号', '项目', '推进举措', '责任单位', '完成时限'],
    [
      1,
      '青年驿站',
      '1.改造两处青年驿站\n2.提供七天免费住宿',
      '1.区住建局\n2.区人社局',
      '1.2026年5月底前\n2.2026年7月底前',
    ],
    [2, '青年夜校', '1.开设二十门课程\n2.公布课表', '区文旅体局\n团区委', '2026年8月底前'],
    [3, '创业赛事', '举办创业大赛', '区科技局', '2026年10月底前'],
  ]);
  writeBook('matched-lines.xlsx', { Sheet1: sheet });
  const at = (no, task, content, units, ...when) => ({
    item: [no, task],
    content,
    assignments: responsible(...units),
    when,
  });
  gold('matched-lines', '望溪区2026年青年发展项目推进表', 2026, [
    at(
      1,
      '青年驿站',
      '1.改造两处青年驿站\n2.提供七天免费住宿',
      ['区住建局', '区人社局'],
      '1.2026年5月底前\n2.2026年7月底前',
      'multi 2026-05-31 2026-07-31',
    ),
    at(2, '青年夜校', '1.开设二十门课程\n2.公布课表', ['区文旅体局', '团区委'], '2026年8月底前', '2026-08-31'),
    at(3, '创业赛事', '举办创业大赛', ['区科技局'], '2026年10月底前', '2026-10-31'),
  ]);
}

/** A task in each column. */
function turned() {
  const sheet = sheetOf(
    [
      ['望溪区2026年新能源汽车推广任务表'],
      ['序号', 1, 2, 3],
      ['任务名称', '建设充电桩', '更新公交车', '推广换电重卡'],
      ['主要内容', '新建公共充电桩八百个', '更新纯电动公交车六十辆', '在两处工地示范换电重卡'],
      ['牵头单位', '区发改局', '区交通局', '区工信局'],
      ['配合单位', '区自然资源局、各街道', '区财政局', ''],
      ['完成时限', '2026年9月底前', '2026年12月底前', '持续推进'],
    ],
    { merges: ['A1:D1'] },
  );
  writeBook('turned.xlsx', { 任务表: sheet });
  const at = (no, task, content, assignments, ...when) => ({ item: [no, task], content, assignments, when });
  gold('turned', '望溪区2026年新能源汽车推广任务表', 2026, [
    at(
      1,
      '建设充电桩',
      '新建公共充电桩八百个',
      [lead('区发改局'), support('区自然资源局', '各街道')],
      '2026年9月底前',
      '2026-09-30',
    ),
    at(2, '更新公交车', '更新纯电动公交车六十辆', [lead('区交通局'), support('区财政局')], '2026年12月底前', '2026-12-31'),
    at(3, '推广换电重卡', '在两处工地示范换电重卡', lead('区工信局'), '持续推进', 'ongoing'),
  ]);
}

/** The same tasks again for every unit, under the name that another program gives the old binary form. */
function unitRows() {
  const sheet = sheetOf(
    [
      ['望溪区2026年安全生产月活动任务清单'],
      ['序号', '责任单位', '重点任务', '工作要求', '完成时限', '完成情况'],
      [1, '区民政局', '安全大检查', '检查全部养老机构', '2026年6月20日前', ''],
      [2, null, '应急演练', '组织一次消防演练', '2026年6月底前', ''],
      [3, '区教育局', '安全大检查', '检查全部学校食堂', '2026年6月20日前', ''],
      [4, null, '应急演练', '组织一次疏散演练', '2026年6月底前', ''],
      [5, '区商务局', '安全大检查', '检查全部商场', '2026年6月20日前', ''],
      ['合计', null, '5项', null, null, null],
    ],
    { merges: ['A1:F1', 'B3:B4', 'B5:B6'] },
  );
  writeBook('unit-rows.et', { 清单: sheet }, { bookType: 'biff8' });
  const at = (no, unit, task, content, ...when) => ({ item: [no, task], content, assignments: responsible(unit), when });
  gold('unit-rows', '望溪区2026年安全生产月活动任务清单', 2026, [
    at(1, '区民政局', '安全大检查', '检查全部养老机构', '2026年6月20日前', '2026-06-20'),
    at(2, '区民政局', '应急演练', '组织一次消防演练', '2026年6月底前', '2026-06-30'),
    at(3, '区教育局', '安全大检查', '检查全部学校食堂', '2026年6月20日前', '2026-06-20'),
    at(4, '区教育局', '应急演练', '组织一次疏散演练', '2026年6月底前', '2026-06-30'),
    at(5, '区商务局', '安全大检查', '检查全部商场', '2026年6月20日前', '2026-06-20'),
  ]);
}

/** Units across the top, signs for what each does, a legend below. */
function matrix() {
  const sheet = sheetOf(
    [
      ['望溪区2026年城市更新工作任务分工表'],
      ['序号', '工作任务', '责任单位', null, null, null, null, '完成时限'],
      [null, null, '区发改局', '区财政局', '区住建局', '区民政局', '各街道', null],
      [1, '编制年度更新计划', '●', '△', '', '', '', '2026年2月底前'],
      [2, '改造老旧小区二十个', '', '△', '●', '△', '△', '2026年11月底前'],
      [3, '发放加装电梯补贴', '', '●', '●', '', '△', '2026年6月底前'],
      ['注：●为牵头单位，△为配合单位。'],
    ],
    { merges: ['A1:H1', 'A2:A3', 'B2:B3', 'C2:G2', 'H2:H3', 'A7:H7'] },
  );
  writeBook('matrix.xlsx', { 分工: sheet });
  const at = (no, content, assignments, ...when) => ({ item: [no, null], content, assignments, when });
  gold('matrix', '望溪区2026年城市更新工作任务分工表', 2026, [
    at(1, '编制年度更新计划', [lead('区发改局'), support('区财政局')], '2026年2月底前', '2026-02-28'),
    at(
      2,
      '改造老旧小区二十个',
      [lead('区住建局'), support('区财政局', '区民政局', '各街道')],
      '2026年11月底前',
      '2026-11-30',
    ),
    at(3, '发放加装电梯补贴', [lead('区财政局', '区住建局'), support('各街道')], '2026年6月底前', '2026-06-30'),
  ]);
}

export function writeOfficeWorkbooks() {
  sideBySide();
  coverSheet();
  unitSheets();
  matchedLines();
  turned();
  unitRows();
  matrix();
}
