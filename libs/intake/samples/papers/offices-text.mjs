// Texts as offices send them: saved by spreadsheets with hints and quoted breaks, drawn with lines.
import { gold, lead, responsible, support } from './gold-kit.mjs';
import { gb18030 } from './gb18030.mjs';
import { write } from './layouts-kit.mjs';

/** A hint for the spreadsheet first, a form above the header, signatures below. */
function hintedCsv() {
  const text = [
    'sep=;',
    '望溪区2026年信访积案化解台账;;;;;',
    '填报单位：区信访局;;;填报日期：2026年3月1日;;',
    '序号;信访事项;化解措施;包案领导;责任单位;化解时限',
    '1;滨河小区产权证问题;"召开协调会；\n逐户核对资料";周兰;区自然资源局牵头，区住建局配合;2026年5月底前',
    '2;松园拆迁安置问题;落实安置房源;王立新;松园街道、区住建局;2026年9月30日前',
    '3;企业欠薪问题;督促支付并建立预警;李春梅;区人社局;立行立改，长期坚持',
    '注：化解时限以签字确认为准。;;;;;',
    '填报人：赵刚;;审核人：孙丽;;;',
    '',
  ];
  write('hinted-gb18030.csv', gb18030(text.join('\r\n')));
  const at = (no, problem, content, leader, assignments, ...when) => ({
    item: [no, problem],
    content,
    assignments,
    when,
    leaders: [leader],
  });
  gold('hinted-gb18030', '望溪区2026年信访积案化解台账', 2026, [
    at(
      1,
      '滨河小区产权证问题',
      '召开协调会；\n逐户核对资料',
      '周兰',
      [lead('区自然资源局'), support('区住建局')],
      '2026年5月底前',
      '2026-05-31',
    ),
    at(
      2,
      '松园拆迁安置问题',
      '落实安置房源',
      '王立新',
      responsible('松园街道', '区住建局'),
      '2026年9月30日前',
      '2026-09-30',
    ),
    at(3, '企业欠薪问题', '督促支付并建立预警', '李春梅', responsible('区人社局'), '立行立改，长期坚持', 'ongoing'),
  ]);
}

/** A star before the lead, as the header explains; breaks inside quoted cells. */
function starredTsv() {
  const text = [
    '望溪区2026年交通秩序综合治理任务',
    '序号\t工作事项\t"责任单位\n（★为牵头单位）"\t"完成\n时限"\t备注',
    '1\t"开通社区巴士三条，\n并公布时刻表"\t★区交通局、区财政局\t2026年6月底前\t',
    '2\t规划骑行道\t区自然资源局、★区城管局\t2026年8月底前\t',
    '3\t清理僵尸车\t★区公安分局、★区城管局、各街道\t2026年4月15日前\t',
    '4\t设置安全岛\t区公安分局\t12月底前\t视道路施工调整',
    '',
  ];
  write('starred.tsv', `\uFEFF${text.join('\r\n')}`);
  const at = (no, content, assignments, ...when) => ({ item: [no, null], content, assignments, when });
  gold('starred', '望溪区2026年交通秩序综合治理任务', 2026, [
    at(
      1,
      '开通社区巴士三条，\n并公布时刻表',
      [lead('区交通局'), responsible('区财政局')],
      '2026年6月底前',
      '2026-06-30',
    ),
    at(2, '规划骑行道', [responsible('区自然资源局'), lead('区城管局')], '2026年8月底前', '2026-08-31'),
    at(
      3,
      '清理僵尸车',
      [lead('区公安分局', '区城管局'), responsible('各街道')],
      '2026年4月15日前',
      '2026-04-15',
    ),
    at(4, '设置安全岛', responsible('区公安分局'), '12月底前', '2026-12-31'),
  ]);
}

/** A table drawn with lines, its cells broken where the column ends. */
function drawnTxt() {
  const text = [
    '　　　　　望溪区2026年农田水利建设任务表',
    '┌──┬──────┬──────┬──────┐',
    '│序号│　建设任务　│　责任单位　│　完成时限　│',
    '├──┼──────┼──────┼──────┤',
    '│ 1　│修建灌溉水渠│区水务局　　│2026年4月底 │',
    '│　　│两公里　　　│　　　　　　│前　　　　　│',
    '├──┼──────┼──────┼──────┤',
    '│ 2　│整治小型水库│区水务局牵头│2026年10月31│',
    '│　　│三座　　　　│，区财政局配│日前　　　　│',
    '│　　│　　　　　　│合　　　　　│　　　　　　│',
    '├──┼──────┼──────┼──────┤',
    '│ 3　│管护机井　　│各乡镇　　　│长期坚持　　│',
    '└──┴──────┴──────┴──────┘',
    '注：涉及占地的，由区自然资源局指导。',
    '',
  ];
  write('drawn.txt', text.join('\n'));
  const at = (no, content, assignments, ...when) => ({ item: [no, null], content, assignments, when });
  gold('drawn', '望溪区2026年农田水利建设任务表', 2026, [
    at(1, '修建灌溉水渠两公里', responsible('区水务局'), '2026年4月底前', '2026-04-30'),
    at(2, '整治小型水库三座', [lead('区水务局'), support('区财政局')], '2026年10月31日前', '2026-10-31'),
    at(3, '管护机井', responsible('各乡镇'), '长期坚持', 'ongoing'),
  ]);
}

export function writeOfficeTexts() {
  hintedCsv();
  starredTsv();
  drawnTxt();
}
