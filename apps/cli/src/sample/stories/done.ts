import type { Stage } from '../stage.js';

/** Rows that were finished, early or in time, each in its own way. */
export const finishedStories: Readonly<Record<number, (stage: Stage) => void>> = {
  4: judgmentsOfThreeYears,
  5: documentsCleared,
  6: archiveIndexed,
  7: plansPublishedEarly,
  11: answersForThreeTopics,
  20: housingAndRelocation,
  21: mapOfApprovals,
  26: departmentsCrossChecked,
  28: villageSubsidies,
  31: modelSites,
};

/** Due in June, handed in in May. The coordinating office has a part, so the responsible leader decides (D5). */
function judgmentsOfThreeYears(stage: Stage): void {
  stage.signAll();
  stage.part(
    'u-zsj',
    stage.days.workday(stage.due, -34),
    '提供近三年依申请公开台账和被纠正答复目录，共十七件。',
  );
  stage.acceptPart('u-zsj', stage.days.workday(stage.due, -32));
  stage.submit(
    'u-sfj',
    stage.days.workday(stage.due, -28),
    '汇编完成，收录案例十七件，逐案写明问题、改法和参考文书。',
    {
      attachment: '附：汇编目录。一、未告知补正；二、超期答复；三、内部信息认定不当……',
    },
  );
  stage.approve('u-sfj', stage.days.workday(stage.due, -26), '材料扎实，同意办结，印发各单位对照使用。');
}

/** Two leads by duty; the second one to hand in speaks for the parts (F13, F30). */
function documentsCleared(stage: Stage): void {
  stage.signAll();
  const nominated = ['u-fgj', 'u-jyj', 'u-zjj'];
  stage.nominate(stage.days.afterIssue(4), nominated);
  for (const [n, unit] of nominated.entries())
    stage.part(
      unit,
      stage.days.workday(stage.due, -22 + n),
      '本单位起草的文件已逐件清理，三张清单随文报送。',
    );
  stage.submit(
    'u-zfb',
    stage.days.workday(stage.due, -12),
    '区政府及办公室文件清理完毕：继续有效二百一十六件，修改三十一件，失效五十八件。',
  );
  stage.submit('u-sfj', stage.days.workday(stage.due, -8), '合法性复核完成，三张清单已向社会公布。');
  stage.approve('u-zfb', stage.days.workday(stage.due, -6), '同意。');
  stage.approve('u-sfj', stage.days.workday(stage.due, -5), '同意，清单请同步至电子汇编。');
}

/** In review now, or approved when its date is over: handed in a few days before whichever comes first. */
function archiveIndexed(stage: Stage): void {
  const { days } = stage;
  const handedIn = days.earlier(days.ago(1), days.workday(stage.due, -4));
  stage.signAll();
  stage.report('u-dag', days.afterIssue(60), {
    progress: '有效文件扫描过半，纸质目录核对到二〇二一年。',
    nextStep: '六月底前完成扫描，下半年做检索。',
  });
  stage.submit(
    'u-dag',
    handedIn,
    '电子汇编上线，收录有效文件二百四十七件，与纸质目录逐一对应，可按标题、文号、年份检索。',
  );
  stage.approve('u-dag', days.workday(handedIn, 3), '抽查二十件均可检索，同意办结。');
}

/** Done early, after one question of the reviewer (F40). */
function plansPublishedEarly(stage: Stage): void {
  const { days, due } = stage;
  stage.signAll({ 'u-gzj': 4 });
  stage.part('u-tjj', days.workday(due, -18), '二〇二六年统计数据发布日程已排定，共四十一项。');
  stage.part('u-gzj', days.workday(due, -16), '已批详细规划成果十二项，图件和文本已整理。');
  stage.submit('u-fgj', days.workday(due, -13), '重大项目清单、规划成果、发布日程三项已集中上线。');
  stage.ask(
    'u-fgj',
    days.workday(due, -12),
    '统计发布日程是否包含季度数据的具体日期？请补充说明。',
    days.workday(due, -8),
  );
  stage.answer('u-fgj', days.workday(due, -11), '已包含，季度数据逐项列明发布日期和发布渠道，见日程第三栏。');
  stage.approve('u-fgj', days.workday(due, -9), '内容齐全，同意办结。');
}

/** A part that the lead sends back, and a result that the reviewer sends back once (F30, F39). */
function answersForThreeTopics(stage: Stage): void {
  const { days, due } = stage;
  stage.signAll();
  stage.part('u-rsj', days.workday(due, -30), '就业补贴类标准问答五十二条。');
  stage.part('u-ybj', days.workday(due, -29), '医保报销类标准问答三十八条。');
  stage.part('u-swj', days.workday(due, -27), '税费优惠类标准问答六十条。');
  stage.returnPart('u-ybj', days.workday(due, -26), '每类不少于五十条，医保类尚缺十二条，请补齐。');
  stage.part('u-ybj', days.workday(due, -21), '已补齐，医保报销类标准问答五十四条。');
  stage.submit('u-zsj', days.workday(due, -18), '三类问答共一百六十六条已入库并接入热线。');
  stage.sendBack(
    'u-zsj',
    days.workday(due, -16),
    '大厅窗口尚未接入，问答中有七条政策依据已失效，请核对后重报。',
    days.workday(due, -8),
  );
  stage.submit('u-zsj', days.workday(due, -10), '七条依据已更新，热线、大厅窗口、网站三处同步上线。');
  stage.approve('u-zsj', days.workday(due, -8), '已到窗口查看，同意办结。');
}

/** An objection that was not upheld (F15), and two owners that close one after the other. */
function housingAndRelocation(stage: Stage): void {
  const { days, due } = stage;
  stage.sign('u-zjj', days.afterIssue(1));
  stage.contest('u-zsb', days.afterIssue(1), {
    ground: 'notOurDuty',
    proposedUnit: 'u-gzj',
    reason: '补偿方案由实施单位公布，我办仅负责审核。',
  });
  stage.upholdAssignment('u-zsb', days.afterIssue(3), '三定规定写明征收信息由征收办统一公布，维持原分工。');
  stage.sign('u-zsb', days.afterIssue(4));
  stage.submit('u-zjj', days.workday(due, -15), '保障房房源、轮候名册、退出情况按月公布。');
  stage.approve('u-zjj', days.workday(due, -13));
  stage.submit('u-zsb', days.workday(due, -9), '六个征收项目补偿方案和分户结果已公布。');
  stage.sendBack('u-zsb', days.workday(due, -8), '评估机构选定过程没有公布，请补充。', days.workday(due, -1));
  stage.submit('u-zsb', days.workday(due, -4), '六个项目评估机构选定公告和现场记录已补充公布。');
  stage.approve('u-zsb', days.workday(due, -2), '同意办结。');
}

function mapOfApprovals(stage: Stage): void {
  const { days, due } = stage;
  stage.signAll();
  stage.submit('u-gzj', days.workday(due, -25), '用地批复和规划条件示意图已制作，覆盖九个项目。');
  stage.approve('u-gzj', days.workday(due, -23), '同意。');
  stage.submit('u-zjj', days.workday(due, -14), '示意图已在九个项目现场张贴并上网。');
  stage.approve('u-zjj', days.workday(due, -12), '抽查三处现场属实，同意办结。');
}

/** Twenty-odd departments; the lead takes its paper back once before anybody has read it (F31). */
function departmentsCrossChecked(stage: Stage): void {
  const { days, due } = stage;
  stage.signAll();
  for (const [n, unit] of stage.supporting.entries())
    stage.part(unit, days.workday(due, -24 + (n % 9)), '互查十个事项，发现问题已当场反馈对方单位。');
  stage.submit('u-zsj', days.workday(due, -12), '互查结束，共查事项二百四十个。');
  stage.withdraw('u-zsj', days.workday(due, -12));
  stage.submit(
    'u-zsj',
    days.workday(due, -9),
    '互查结束，共查事项二百四十个，发现问题三十七处，已点对点反馈，三十五处整改到位。',
  );
  stage.approve('u-zsj', days.workday(due, -7), '余下两处请于十月底前整改。同意办结。');
}

/** One town never handed in; the lead says so, and the row closes without it (F30). */
function villageSubsidies(stage: Stage): void {
  const { days, due } = stage;
  stage.signAll({ 'u-bs': 5 });
  for (const [n, unit] of ['u-yt', 'u-np', 'u-sl'].entries())
    stage.part(unit, days.workday(due, -8 + n), '补贴资金和工程进度已按村公开，照片随报。');
  stage.submit('u-nyj', days.workday(due, -3), '三镇四十一个村完成公开，农户可扫码核对。', {
    missing: '白沙镇两次提醒后仍未报送，已商定七月中旬现场督导，其余三镇先行报送。',
  });
  stage.approve('u-nyj', days.workday(due, -1), '同意办结，白沙镇情况另行督导。');
}

/** Sent back twice before it passed (F39). */
function modelSites(stage: Stage): void {
  const { days, due } = stage;
  stage.signAll();
  for (const [n, unit] of ['u-qs', 'u-wj', 'u-yt'].entries())
    stage.part(unit, days.workday(due, -22 + n), '示范点已设立，资料架、讲解员、意见本到位。');
  stage.submit('u-zsj', days.workday(due, -17), '三处示范点建成。');
  stage.sendBack(
    'u-zsj',
    days.workday(due, -16),
    '只有建成情况，没有可推广的做法，请补充总结。',
    days.workday(due, -9),
  );
  stage.submit('u-zsj', days.workday(due, -12), '补充总结三条做法。');
  stage.sendBack(
    'u-zsj',
    days.workday(due, -11),
    '望江街道照片与现场不符，请核实后重报。',
    days.workday(due, -4),
  );
  stage.submit('u-zsj', days.workday(due, -6), '望江街道已重新布置并现场核实，总结按审核意见修改。');
  stage.approve('u-zsj', days.workday(due, -3), '现场复核属实，同意办结。');
}
