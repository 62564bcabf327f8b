// Documents with what Word leaves in them: changes, controls, prompts, hidden words.
import { gold, lead, responsible, support } from './gold-kit.mjs';
import { control, deleted, field, inserted, markDeleted, movedFrom, movedTo, paragraph, rowIs, run, tbl, tc, textBox, tr, writeRaw } from './raw-docx.mjs';

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

export async function writeRevisedDocuments() {
  await revised();
  await controls();
  await deadlineFirst();
}
