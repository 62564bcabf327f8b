// Documents as offices send them round: revised, with controls, split over pages, with a cover.
import { gold, lead, responsible, byDuty, support } from './gold-kit.mjs';
import {
  control,
  deleted,
  field,
  goesOn,
  inserted,
  markDeleted,
  movedFrom,
  movedTo,
  opens,
  paragraph,
  rowIs,
  run,
  tbl,
  tc,
  textBox,
  tr,
  wide,
  writeRaw,
} from './raw-docx.mjs';

/** A header of three rows in groups; one deadline over the rows of three items. */
async function threeRowHeader() {
  const header = [
    tr(
      opens('序号'),
      opens('隐患问题'),
      wide('整改要求', 2),
      wide('责任分工', 3),
      opens('整改时限'),
      opens('销号情况'),
    ),
    tr(
      goesOn(),
      goesOn(),
      opens('整改措施'),
      opens('整改目标'),
      wide('责任单位', 2),
      opens('责任人'),
      goesOn(),
      goesOn(),
    ),
    tr(goesOn(), goesOn(), goesOn(), goesOn(), '牵头单位', '配合单位', goesOn(), goesOn(), goesOn()),
  ];
  const table = tbl(
    9,
    ...header,
    tr('1', '泵站设备老化', '更换水泵四台', '恢复设计排量', '区水务局', '区财政局', '王立新', '2026年4月底前', '已完成'),
    tr('2', '管网淤堵', '清掏主干管网十二公里', '排水通畅', '区城管局', '各街道', '李春梅', opens('2026年5月31日前'), ''),
    tr(opens('3'), opens('河堤缺口'), '修复堤防缺口两处', '封闭堤线', '区水务局', '松园街道', '王立新', goesOn(), ''),
    tr(goesOn(), goesOn(), '备足防汛沙袋五千只', '随时可用', '区应急局', '', '张敏', goesOn(), ''),
    tr('4', '下穿通道积水', '安装水位监测和警示装置', '车辆不误入', '区交通局、区公安分局', '区大数据中心', '赵刚', '6月15日前', ''),
    tr(wide('填报人：孙丽', 3), wide('审核人：周兰', 3), wide('填报日期：2026年3月8日', 3)),
  );
  await writeRaw('three-row-header.docx', [paragraph('望溪区2026年防汛排涝隐患整改台账'), table]);
  const at = (no, problem, content, assignments, leader, when, more = {}) => ({
    item: [no, problem],
    content,
    assignments,
    when,
    leaders: [leader],
    ...more,
  });
  const merged = ['', 'missing'];
  gold('three-row-header', '望溪区2026年防汛排涝隐患整改台账', 2026, [
    at(1, '泵站设备老化', '更换水泵四台', [lead('区水务局'), support('区财政局')], '王立新', [
      '2026年4月底前',
      '2026-04-30',
    ]),
    at(2, '管网淤堵', '清掏主干管网十二公里', [lead('区城管局'), support('各街道')], '李春梅', [
      '2026年5月31日前',
      '2026-05-31',
    ]),
    at(3, '河堤缺口', '修复堤防缺口两处', [lead('区水务局'), support('松园街道')], '王立新', merged, {
      inherited: 2,
      questions: ['deadline.missing'],
    }),
    at(3, '河堤缺口', '备足防汛沙袋五千只', [lead('区应急局')], '张敏', merged, { inherited: 2, questions: ['deadline.missing'] }),
    at(
      4,
      '下穿通道积水',
      '安装水位监测和警示装置',
      [lead('区交通局', '区公安分局'), support('区大数据中心')],
      '赵刚',
      ['6月15日前', '2026-06-15'],
    ),
  ]);
}

/** A cover and a table of contents; a table that goes on twice under its title, counted by the style of its paragraphs. */
async function coverAndPages() {
  const counted = paragraph('', '<w:pStyle w:val="No"/>');
  const header = tr('序号', '任务内容', '责任分工', '完成时限');
  const task = (content, who, when) => tr(tc(counted), content, who, when);
  const pageBreak = paragraph('<w:r><w:br w:type="page"/></w:r>');
  const body = [
    ...['附件', '望溪区2026年城市品质提升行动', '重点任务台账', '望溪区城市管理委员会办公室', '2026年3月'].map((text) =>
      paragraph(text),
    ),
    pageBreak,
    ...['目　录', '一、市容环境……………………1', '二、公共空间……………………3'].map((text) => paragraph(text)),
    pageBreak,
    paragraph('重点任务台账'),
    paragraph('编制单位：望溪区城管委办　　　　2026年3月12日'),
    tbl(
      4,
      header,
      tr(wide('一、市容环境', 4)),
      task('清洗主次干道两侧护栏', '区城管局牵头，各街道配合', '2026年4月底前'),
      task('规范共享单车停放，施划停放点三百处', '区城管局、区公安分局按职责分工负责', '2026年5月底前'),
      task('拆除违规户外广告', '区城管局', '6月底前'),
    ),
    paragraph('续表'),
    tbl(
      4,
      tr(wide('重点任务台账（续表）', 4)),
      header,
      task('整修破损人行道', '区住建局牵头，区城管局配合', '2026年9月底前'),
      task('开展周末清洁日活动', '各街道', '全年'),
    ),
    paragraph('重点任务台账（续表二）'),
    tbl(
      4,
      header,
      tr(wide('二、公共空间', 4)),
      task('新建口袋公园六处', '区园林中心牵头，区自然资源局配合', '2026年10月底前'),
      task('更新健身路径', '区文旅体局', '2026年11月30日前'),
    ),
    paragraph('注：1.完成时限为“全年”的，按季度报送进展。2.本台账由区城管委办负责解释。'),
  ];
  const styles =
    '<w:style w:type="paragraph" w:styleId="No"><w:name w:val="No"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
  const numbering =
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>';
  await writeRaw('cover-and-pages.docx', body, { styles, numbering });
  const looks = ['一', '市容环境'];
  const places = ['二', '公共空间'];
  const at = (section, no, content, assignments, when) => ({ section, item: [no, null], content, assignments, when });
  gold('cover-and-pages', '望溪区2026年城市品质提升行动重点任务台账', 2026, [
    at(looks, 1, '清洗主次干道两侧护栏', [lead('区城管局'), support('各街道')], ['2026年4月底前', '2026-04-30']),
    at(looks, 2, '规范共享单车停放，施划停放点三百处', byDuty('区城管局', '区公安分局'), [
      '2026年5月底前',
      '2026-05-31',
    ]),
    at(looks, 3, '拆除违规户外广告', responsible('区城管局'), ['6月底前', '2026-06-30']),
    at(looks, 4, '整修破损人行道', [lead('区住建局'), support('区城管局')], ['2026年9月底前', '2026-09-30']),
    at(looks, 5, '开展周末清洁日活动', responsible('各街道'), ['全年', 'range 2026-01-01 2026-12-31']),
    at(places, 6, '新建口袋公园六处', [lead('区园林中心'), support('区自然资源局')], [
      '2026年10月底前',
      '2026-10-31',
    ]),
    at(places, 7, '更新健身路径', responsible('区文旅体局'), ['2026年11月30日前', '2026-11-30']),
  ]);
}

/** Changes that nobody has accepted yet, hidden words, notes, links, fields and breaks inside words. */
async function revised() {
  const note = '<w:r><w:footnoteReference w:id="1"/></w:r>';
  const lineBreak = '<w:r><w:br/></w:r>';
  const table = tbl(
    4,
    tr('序号', '工作任务', '责任单位', '完成时限'),
    tr(
      '1',
      tc(paragraph(run('编制') + deleted('区级') + inserted('全区') + run('应急预案'))),
      tc(paragraph(run('区应急局') + deleted('、区气象局') + inserted('牵头，各街道配合'))),
      tc(paragraph(run('2026年') + deleted('3') + inserted('5') + run('月底前'))),
    ),
    tr(rowIs('del'), tc(paragraph(deleted('2'))), tc(paragraph(deleted('组织全员轮训'))), tc(paragraph(deleted('区人社局'))), tc(paragraph(deleted('2026年6月底前')))),
    tr(
      rowIs('ins'),
      tc(paragraph(deleted('3') + inserted('2'))),
      tc(paragraph(run('储备应急物资') + note)),
      tc(paragraph(`${run('区应急局、区商')}<w:r><w:softHyphen/></w:r>${run('务局')}`)),
      tc(paragraph(field('DATE \\@ "yyyy年M月d日"', '2026年6月30日') + run('前'))),
    ),
    tr(
      '3',
      tc(paragraph(run('建设避难场所两处') + run('（内部掌握：预算八十万元）', '<w:vanish/>'))),
      tc(paragraph(run('区住房和') + lineBreak + run('城乡建设局'))),
      tc(paragraph(run('2026年') + lineBreak + run('9月底前'))),
    ),
    tr(
      '4',
      tc(paragraph(movedFrom('每季度演练一次，') + run('开通预警短信，') + movedTo('覆盖全部楼栋'))),
      tc(paragraph(`<w:hyperlink r:id="rId7">${run('区气象局')}</w:hyperlink>`)),
      tc(paragraph(`${run('2026')}<w:r><w:noBreakHyphen/></w:r>${run('10')}<w:r><w:noBreakHyphen/></w:r>${run('31')}`)),
    ),
    tr(
      '5',
      tc(paragraph('开展防灾', markDeleted) + paragraph('减灾宣传周活动')),
      '各街道',
      tc(paragraph(`<w:smartTag w:uri="x" w:element="chsdate">${run('2026年5月12日')}</w:smartTag>${run('前')}`)),
    ),
  );
  const title = paragraph(run('望溪区2026年应急管理工作任务清单') + note);
  const footnotes = `<w:footnote w:id="1">${paragraph('含各街道储备点。')}</w:footnote>`;
  await writeRaw('revised.docx', [title, table], { footnotes });
  const at = (no, content, assignments, ...when) => ({ item: [no, null], content, assignments, when });
  gold('revised', '望溪区2026年应急管理工作任务清单', 2026, [
    at(1, '编制全区应急预案', [lead('区应急局'), support('各街道')], '2026年5月底前', '2026-05-31'),
    at(2, '储备应急物资', responsible('区应急局', '区商务局'), '2026年6月30日前', '2026-06-30'),
    at(3, '建设避难场所两处', responsible('区住房和城乡建设局'), '2026年\n9月底前', '2026-09-30'),
    at(4, '开通预警短信，覆盖全部楼栋', responsible('区气象局'), '2026-10-31', '2026-10-31'),
    at(5, '开展防灾减灾宣传周活动', responsible('各街道'), '2026年5月12日前', '2026-05-12'),
  ]);
}

/** Controls around a title, rows, cells and words; a text box above the table; prompts that nobody has filled. */
async function controls() {
  const prompt = (text) => tc(paragraph(control(run(text), { isPrompt: true })));
  const state = (text) => tc(paragraph(control(run(text), { kind: '<w:dropDownList/>' })));
  const day = (text) => control(tc(text), { kind: '<w:date/>' });
  const table = tbl(
    5,
    tr('督办事项', '主办单位', '协办单位', '办结期限', '办理状态'),
    control(tr('协调解决滨河小区供热问题', '区住建局', '区信访局、临河街道', day('2026年3月20日'), state('办理中'))),
    `<w:customXml w:uri="x" w:element="row">${tr('推进东站广场整治', control(tc('区城管局')), '区公安分局', '2026年8月底前', state('未开始'))}</w:customXml>`,
    control(
      control(tr(tc(control(paragraph('答复代表建议，') + paragraph('逐件回访'))), '区政府办', '各承办单位', '5月底前', state('未开始'))) +
        control(tr('处置违建投诉', '区城管局', '松园街道', prompt('单击或点击此处输入日期。'), prompt('选择一项。'))),
    ),
  );
  await writeRaw('controls.docx', [
    paragraph(textBox('督办专用')),
    control(paragraph('望溪区2026年第一季度督办事项台账')),
    control(table),
    paragraph('联系人：赵刚　联系电话：5551234'),
  ]);
  const at = (content, assignments, when, questions = []) => ({ content, assignments, when, questions });
  gold('controls', '望溪区2026年第一季度督办事项台账', 2026, [
    at('协调解决滨河小区供热问题', [lead('区住建局'), support('区信访局', '临河街道')], [
      '2026年3月20日',
      '2026-03-20',
    ]),
    at('推进东站广场整治', [lead('区城管局'), support('区公安分局')], ['2026年8月底前', '2026-08-31']),
    at('答复代表建议，\n逐件回访', [lead('区政府办'), support('各承办单位')], ['5月底前', '2026-05-31']),
    at('处置违建投诉', [lead('区城管局'), support('松园街道')], ['', 'missing'], ['deadline.missing']),
  ]);
}

/** The deadline first and the number last; roles behind the names of units, in brackets or on lines. A name of another program. */
async function deadlineFirst() {
  const table = tbl(
    5,
    tr('完成时限', '责任单位', '重点任务', '具体措施', '序号'),
    tr('2026年6月底前', '区教育局（牵头）、区财政局、各街道', '扩大学位供给', '新增公办学位一千二百个', '1'),
    tr('2026年7月底前', '区卫健局（牵头），区民政局（配合）', '发展社区养老', '新建日间照料站八个', '2'),
    tr('长期坚持', '牵头：区人社局；配合：区工信局、区商务局', '稳定就业', '每月举办两场招聘会', '3'),
    tr(
      '2026年10月底前',
      tc(['区民政局〔牵头〕', '区残联', '临河街道'].map((text) => paragraph(text)).join('')),
      '关爱特殊群体',
      '为困难残疾人家庭改造无障碍设施',
      '4',
    ),
    tr('每季度末', '区总工会', '服务新就业群体', '走访慰问一次', '5'),
  );
  await writeRaw('deadline-first.wps', [paragraph('2026年望溪区民生改善重点任务'), table]);
  const at = (no, task, content, assignments, ...when) => ({ item: [no, task], content, assignments, when });
  gold('deadline-first', '2026年望溪区民生改善重点任务', 2026, [
    at(
      1,
      '扩大学位供给',
      '新增公办学位一千二百个',
      [lead('区教育局'), responsible('区财政局', '各街道')],
      '2026年6月底前',
      '2026-06-30',
    ),
    at(
      2,
      '发展社区养老',
      '新建日间照料站八个',
      [lead('区卫健局'), support('区民政局')],
      '2026年7月底前',
      '2026-07-31',
    ),
    at(
      3,
      '稳定就业',
      '每月举办两场招聘会',
      [lead('区人社局'), support('区工信局', '区商务局')],
      '长期坚持',
      'ongoing',
    ),
    at(
      4,
      '关爱特殊群体',
      '为困难残疾人家庭改造无障碍设施',
      [lead('区民政局'), responsible('区残联', '临河街道')],
      '2026年10月底前',
      '2026-10-31',
    ),
    at(5, '服务新就业群体', '走访慰问一次', responsible('区总工会'), '每季度末', 'recurring'),
  ]);
}

export async function writeOfficeDocuments() {
  await threeRowHeader();
  await coverAndPages();
  await revised();
  await controls();
  await deadlineFirst();
}
