// Workbooks in further layouts of offices; what each means stands in its gold, written by hand.
import { dayNumber, sheetOf, writeBook } from './sheets-kit.mjs';

/** Two groups of columns under one header: who does it, and what is to be reached in each quarter. No deadline. */
function quarters() {
  const sheet = sheetOf(
    [
      ['望溪区2026年民生实事项目责任分解表'],
      ['序号', '项目名称', '建设内容', '责任分工', null, '阶段目标', null, null, null, '备注'],
      [null, null, null, '牵头单位', '配合单位', '一季度', '二季度', '三季度', '四季度', null],
      [
        1,
        '新建社区食堂',
        '在三个街道各建一处社区食堂',
        '区民政局',
        '临河街道、松园街道',
        '完成选址',
        '6月底前开工',
        '主体完工',
        '投入使用',
        '',
      ],
      [
        2,
        '加装电梯',
        '为老旧小区加装电梯四十部',
        '区住建局',
        '各街道',
        '公布名单',
        '安装十部',
        '安装二十部',
        '全部安装',
        '',
      ],
      [
        3,
        '扩建学校',
        '扩建望溪小学',
        '区教育局',
        '',
        '完成设计',
        '开工建设',
        '主体封顶',
        '12月底前完工',
        '跨年项目',
      ],
    ],
    { merges: ['A1:J1', 'A2:A3', 'B2:B3', 'C2:C3', 'D2:E2', 'F2:I2', 'J2:J3'] },
  );
  writeBook('quarters.xlsx', { 民生实事: sheet });
}

/** A summary, then a sheet for each section: its heading over the whole width, real dates, a hidden column and row, a sum. */
function sheetPerSection() {
  const sheet = (heading, tasks) => {
    const rows = [
      ['望溪区2026年政府工作报告重点任务台账'],
      ['序号', '重点任务', '具体内容', '牵头单位', '配合单位', '任务编码', '完成时限'],
      [heading],
      ...tasks.map(({ cells, day }) => [...cells, day === undefined ? '长期坚持' : dayNumber(day)]),
      ['小计', null, `${tasks.length}项`],
    ];
    const made = sheetOf(rows, {
      merges: ['A1:G1', 'A3:G3', `A${rows.length}:B${rows.length}`],
      '!cols': [{}, {}, {}, {}, {}, { hidden: true }, {}],
      '!rows': [{}, {}, {}, ...tasks.map(({ isHidden = false }) => ({ hidden: isHidden }))],
    });
    tasks.forEach(({ format }, at) => {
      if (format !== undefined) made[`G${at + 4}`].z = format;
    });
    return made;
  };
  const month = 'yyyy"年"m"月"';
  const summary = sheetOf([
    ['望溪区2026年重点任务汇总表'],
    ['序号', '板块', '任务数', '已完成', '完成率'],
    [1, '经济发展', 3, 1, '33%'],
    [2, '城市建设', 2, 0, '0%'],
    ['合计', null, 5, 1, '20%'],
  ]);
  const economy = sheet('一、经济发展（3项）', [
    {
      cells: [1, '稳定工业增长', '新增规上企业八家', '区工信局', '区统计局', 'JJ01'],
      day: '2026-12-01',
      format: month,
    },
    {
      cells: [2, '招引重大项目', '签约十个亿元以上项目', '区商务局', '各街道', 'JJ02'],
      day: '2026-09-30',
      format: 'm"月"d"日"',
    },
    {
      cells: [3, '盘活闲置厂房', '盘活五万平方米', '区自然资源局、区工信局', null, 'JJ03'],
      day: '2026-11-15',
      format: 'yyyy/m/d',
      isHidden: true,
    },
  ]);
  const city = sheet('二、城市建设（2项）', [
    {
      cells: [4, '畅通断头路', '打通两条断头路', '区住建局', '区财政局', 'CS01'],
      day: '2026-10-31',
      format: `${month}d"日"`,
    },
    { cells: [5, '整治背街小巷', '整治二十条背街小巷', '区城管局', '各街道', 'CS02'] },
  ]);
  writeBook('sheet-per-section.xlsx', { 汇总: summary, 经济发展: economy, 城市建设: city });
}

/** Rows whose cells slipped into the next column or changed places, and blank cells. */
function shiftedCells() {
  const sheet = sheetOf(
    [
      ['望溪区2026年基层治理工作任务清单'],
      ['序号', '目标任务', '工作内容', '落实单位', '办结时间', '备注'],
      [1, '网格整合', '将各类网格合并为一张网', '区委政法委、各街道', '2026年4月底前', ''],
      [2, '矛盾调解', '设立调解室并公布电话', '2026年6月底前', '区司法局', ''],
      [3, '志愿服务', '组织志愿者每周巡查', '', '区民政局', '2026年8月底前'],
      [4, '评议激励', '每季度评议一次网格员', '区委组织部', '2026年12月底前', ''],
      [5, '培训网格员', '培训网格员两百人次', '', '2026年10月底前', ''],
      [6, '发放补助', '发放网格员通讯补助', '区财政局', '', ''],
    ],
    { merges: ['A1:F1'] },
  );
  writeBook('shifted-cells.xlsx', { Sheet1: sheet });
}

/** Items counted 1 and 1.1, with a day of beginning beside the deadline. */
function partNumbers() {
  const sheet = sheetOf([
    ['望溪区财政局2026年内部管理任务清单'],
    ['序号', '任务', '子任务', '责任科室', '启动时间', '完成时间', '备注'],
    ['1', '预算管理', null, null, null, null, null],
    ['1.1', null, '编制部门预算', '预算科', '2026年1月', '2026年2月', ''],
    ['1.2', null, '公开预算', '预算科、办公室', '2026年2月', '2026年3月', ''],
    ['2', '资产管理', null, null, null, null, null],
    ['2.1', null, '盘点固定资产', '资产科', '6月', '7月', ''],
    ['2.2', null, '处置报废资产', '办公室', '8月', '2026年10月底', ''],
  ]);
  writeBook('part-numbers.xlsx', { Sheet1: sheet });
}

/** The old binary form with a form above the header; a deadline over an item, another unit over all rows. */
function formAbove() {
  const sheet = sheetOf(
    [
      ['望溪区2026年安全生产工作责任清单'],
      ['填报单位：区应急局', null, null, null, null, '填报时间：2026年2月10日'],
      ['序号', '事项', '时限要求', '主要措施', '责任单位', '督办单位'],
      [1, '排查燃气隐患', '2026年5月底前', '入户检查餐饮店', '区城管局', '区安委办'],
      [null, null, null, '更换老化软管', '区城管局、区商务局', null],
      [2, '整治消防通道', '2026年7月底前', '清理占道车辆', '区公安分局', null],
      [null, null, null, '划线标识', '各物业公司', null],
      ['注：责任单位变动的，由接任单位负责。'],
    ],
    { merges: ['A1:F1', 'A4:A5', 'B4:B5', 'C4:C5', 'A6:A7', 'B6:B7', 'C6:C7', 'F4:F7', 'A8:F8'] },
  );
  writeBook('form-above.xls', { 清单: sheet }, { bookType: 'biff8' });
}

export function writeLayoutWorkbooks() {
  quarters();
  sheetPerSection();
  shiftedCells();
  partNumbers();
  formAbove();
}
