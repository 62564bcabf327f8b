// Further documents as offices send them: boxes to tick, overseers, lines and notes that speak for all rows.
import { gold, lead, named, numbered, responsible, reviewer, support } from './gold-kit.mjs';
import { goesOn, opens, paragraph, tbl, tc, tr, wide, writeRaw } from './raw-docx.mjs';

/** Units with a box each, some ticked. */
async function ticks() {
  const table = tbl(
    4,
    tr('序号', '工作事项', '责任单位', '完成时限'),
    tr('1', '摸清困境儿童底数', '☑区民政局　□区教育局　☑区卫健局', '2026年3月底前'),
    tr('2', '建立控辍保学台账', '☐区民政局　☒区教育局　☐区卫健局', '2026年5月底前'),
    tr('3', '联合走访困难家庭', '√区民政局　√区教育局　√区卫健局', '每季度'),
  );
  await writeRaw('ticks.docx', [paragraph('望溪区2026年儿童关爱工作任务清单'), table]);
  gold('ticks', '望溪区2026年儿童关爱工作任务清单', 2026, [
    numbered(1, '摸清困境儿童底数', responsible('区民政局', '区卫健局'), '2026年3月底前', '2026-03-31'),
    numbered(2, '建立控辍保学台账', responsible('区教育局'), '2026年5月底前', '2026-05-31'),
    numbered(3, '联合走访困难家庭', responsible('区民政局', '区教育局', '区卫健局'), '每季度', 'recurring'),
  ]);
}

/** Who oversees and who accepts, beside who is responsible. */
async function overseers() {
  const table = tbl(
    8,
    tr('序号', '反馈问题', '整改措施', '整改时限', '责任单位', '督导单位', '验收销号单位', '整改进展'),
    tr('1', '垃圾清运不及时', '增配清运车六辆', '2026年4月30日', '区城管局', '区生态环境局', '区督查室', ''),
    tr('2', '油烟扰民', '安装净化设备四十台并检测', '2026年6月底', '区城管局、松园街道', '区生态环境局', '区督查室', '已装十台'),
  );
  await writeRaw('overseers.docx', [paragraph('望溪区2026年环境信访问题整改台账'), table]);
  gold('overseers', '望溪区2026年环境信访问题整改台账', 2026, [
    named(
      1,
      '垃圾清运不及时',
      '增配清运车六辆',
      [responsible('区城管局'), reviewer('区督查室')],
      '2026年4月30日',
      '2026-04-30',
    ),
    named(
      2,
      '油烟扰民',
      '安装净化设备四十台并检测',
      [responsible('区城管局', '松园街道'), reviewer('区督查室')],
      '2026年6月底',
      '2026-06-30',
    ),
  ]);
}

/** No column of deadlines: a note under the table gives one for all, which a person confirms. */
async function deadlineInNote() {
  const table = tbl(
    5,
    tr('序号', '工作任务', '牵头单位', '配合单位', '备注'),
    tr('1', '修订会议制度', '区政府办', '', ''),
    tr('2', '清理重复报表', '区统计局', '各部门', ''),
    tr('3', '压减发文数量', '区委办', '区政府办', '含便函'),
  );
  await writeRaw('deadline-in-note.docx', [
    paragraph('望溪区2026年整治形式主义任务分工'),
    table,
    paragraph('注：以上任务均须于2026年11月底前完成。'),
  ]);
  const asked = { questions: ['deadline.missing'] };
  gold('deadline-in-note', '望溪区2026年整治形式主义任务分工', 2026, [
    { ...numbered(1, '修订会议制度', lead('区政府办'), '', 'missing'), ...asked },
    { ...numbered(2, '清理重复报表', [lead('区统计局'), support('各部门')], '', 'missing'), ...asked },
    { ...numbered(3, '压减发文数量', [lead('区委办'), support('区政府办')], '', 'missing'), ...asked },
  ]);
}

/** Lines over the whole width say whose tasks follow. */
async function unitBanners() {
  const table = tbl(
    3,
    tr('序号', '重点任务', '完成时限'),
    tr(wide('责任单位：区民政局', 3)),
    tr('1', '新建殡葬服务站', '2026年6月底前'),
    tr('2', '更新门牌两千块', '2026年8月底前'),
    tr(wide('责任单位：区退役军人局、区人社局', 3)),
    tr('3', '举办退役军人招聘会', '2026年5月底前'),
  );
  await writeRaw('unit-banners.docx', [paragraph('望溪区2026年便民服务重点任务表'), table]);
  gold('unit-banners', '望溪区2026年便民服务重点任务表', 2026, [
    numbered(1, '新建殡葬服务站', responsible('区民政局'), '2026年6月底前', '2026-06-30'),
    numbered(2, '更新门牌两千块', responsible('区民政局'), '2026年8月底前', '2026-08-31'),
    numbered(3, '举办退役军人招聘会', responsible('区退役军人局', '区人社局'), '2026年5月底前', '2026-05-31'),
  ]);
}

/** Two tables side by side in a document, a blank column between them. */
async function besideInWord() {
  const names = ['序号', '任务', '责任单位', '时限'];
  const table = tbl(
    9,
    tr(...names, '', ...names),
    tr('1', '清理楼道杂物', '各社区', '每周', '', '4', '粉刷楼道墙面', '区住建局', '2026年9月底前'),
    tr('2', '增设非机动车棚', '区住建局', '2026年7月底前', '', '5', '加装防盗门', '区公安分局', '2026年10月底前'),
    tr('3', '疏通化粪池', '区城管局', '2026年4月底前', '', '', '', '', ''),
  );
  await writeRaw('beside-in-word.docx', [paragraph('望溪区2026年老旧小区环境整治任务表'), table]);
  gold('beside-in-word', '望溪区2026年老旧小区环境整治任务表', 2026, [
    numbered(1, '清理楼道杂物', responsible('各社区'), '每周', 'recurring'),
    numbered(2, '增设非机动车棚', responsible('区住建局'), '2026年7月底前', '2026-07-31'),
    numbered(3, '疏通化粪池', responsible('区城管局'), '2026年4月底前', '2026-04-30'),
    numbered(4, '粉刷楼道墙面', responsible('区住建局'), '2026年9月底前', '2026-09-30'),
    numbered(5, '加装防盗门', responsible('区公安分局'), '2026年10月底前', '2026-10-31'),
  ]);
}

/** Headers in words that are seldom used. */
async function uncommonWords() {
  const table = tbl(
    7,
    tr('项次', '工作目标及任务', '推进步骤', '责任处室（单位）', '协同处室', '完成节点', '推进情况'),
    tr('1', '建成智慧监管平台', '先建库，后联网，再试运行', '信息处', '法规处、监管处', '2026年11月底', '方案已批'),
    tr('2', '编印执法手册', '收集案例，按类成册', '法规处（直属执法支队）', '', '2026年5月15日', ''),
  );
  await writeRaw('uncommon-words.docx', [paragraph('2026年度全市市场监管系统重点工作推进表'), table]);
  gold('uncommon-words', '2026年度全市市场监管系统重点工作推进表', 2026, [
    named(
      1,
      '建成智慧监管平台',
      '先建库，后联网，再试运行',
      [responsible('信息处'), support('法规处', '监管处')],
      '2026年11月底',
      '2026-11-30',
    ),
    named(2, '编印执法手册', '收集案例，按类成册', responsible('法规处（直属执法支队）'), '2026年5月15日', '2026-05-15'),
  ]);
}

/** A project in each column, one lead over two of them. */
async function turnedInWord() {
  const table = tbl(
    4,
    tr('项目名称', '智慧停车', '数字城管', '一网统管'),
    tr('建设内容', '接入车位八千个', '升级采集终端', '归集部门数据'),
    tr('牵头单位', wide('区城管局', 2), '区政数局'),
    tr('配合单位', '区公安分局', '各街道', '各部门'),
    tr('完成时限', '2026年6月底前', '2026年8月底前', '2026年12月底前'),
    tr('资金来源', '企业自筹', '财政资金', '财政资金'),
  );
  await writeRaw('turned-in-word.docx', [paragraph('望溪区2026年数字化项目任务表'), table]);
  gold('turned-in-word', '望溪区2026年数字化项目任务表', 2026, [
    named(null, '智慧停车', '接入车位八千个', [lead('区城管局'), support('区公安分局')], '2026年6月底前', '2026-06-30'),
    named(null, '数字城管', '升级采集终端', [lead('区城管局'), support('各街道')], '2026年8月底前', '2026-08-31'),
    named(null, '一网统管', '归集部门数据', [lead('区政数局'), support('各部门')], '2026年12月底前', '2026-12-31'),
  ]);
}

/** A sign behind the name, explained under the table together with what the others are. */
async function signBehind() {
  const table = tbl(
    4,
    tr(opens('序号'), opens('任务'), '责任单位', opens('时限')),
    tr(goesOn(), goesOn(), '（含直属机构）', goesOn()),
    tr('1', '创建节水型社区', '区水务局*、区住建局、各街道', '2026年11月底前'),
    tr('2', '抽查用水大户', '区发改局、区水务局*', '6月底前'),
    tr('3', '宣传节水知识', tc(paragraph('区委宣传部*') + paragraph('各街道')), '3月22日前'),
  );
  await writeRaw('sign-behind.docx', [
    paragraph('望溪区2026年节水行动任务分解表'),
    table,
    paragraph('注：带“*”的为牵头单位，其余为配合单位。'),
  ]);
  gold('sign-behind', '望溪区2026年节水行动任务分解表', 2026, [
    numbered(1, '创建节水型社区', [lead('区水务局'), support('区住建局', '各街道')], '2026年11月底前', '2026-11-30'),
    numbered(2, '抽查用水大户', [support('区发改局'), lead('区水务局')], '6月底前', '2026-06-30'),
    numbered(3, '宣传节水知识', [lead('区委宣传部'), support('各街道')], '3月22日前', '2026-03-22'),
  ]);
}

export async function writeLaterDocuments() {
  await ticks();
  await overseers();
  await deadlineInNote();
  await unitBanners();
  await besideInWord();
  await uncommonWords();
  await turnedInWord();
  await signBehind();
}
