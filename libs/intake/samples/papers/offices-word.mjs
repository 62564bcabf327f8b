// Documents as offices send them round: with a header of three rows, with a cover, split over pages.
import { gold, lead, responsible, byDuty, support } from './gold-kit.mjs';
import { goesOn, opens, paragraph, tbl, tc, tr, wide, writeRaw } from './raw-docx.mjs';

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




export async function writeOfficeDocuments() {
  await threeRowHeader();
  await coverAndPages();
}
