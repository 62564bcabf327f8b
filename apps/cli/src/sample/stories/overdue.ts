import type { Stage } from '../stage.js';

/**
 * Rows that ran into trouble. Of those whose red notice is out, the latest is still open and nobody has answered; the
 * earlier ones were acknowledged by the leader and finished late (F54, F64, F65). `open`: this one is the latest.
 */
export type TroubleStory = (stage: Stage, open: boolean) => void;

/** In the order of their last days, March to November. */
export const troubledRows = [25, 37, 16, 15, 8, 32] as const;

/** Working days after the last day on which a red notice is out (D7). */
export const RED_AFTER_WORKDAYS = 8;

export const troubledStories: Readonly<Record<number, TroubleStory>> = {
  8: (stage, open) => {
    stage.signAll();
    stage.part('u-sjj', stage.days.workday(stage.due, -10), '本年度审计整改结果公告二十三项，已全部公开。');
    stage.report('u-czj', stage.days.workday(stage.due, -12), {
      progress: '部门预算、决算已归集，绩效评价结果缺十一个单位。',
      problems: '部分单位绩效报告尚在定稿。',
      nextStep: '催收绩效报告，制作通俗说明。',
    });
    escalated(stage, open, '同一页面已上线，五十二个部门预算、决算、绩效、审计整改均可查询，附一页说明。');
  },
  15: (stage, open) => {
    stage.signAll({ 'u-sl': 4 });
    const ready = stage.supporting.filter((unit) => unit !== 'u-sl');
    for (const [n, unit] of ready.entries())
      stage.part(
        unit,
        stage.days.workday(stage.due, -14 + n),
        '公众号留言入口已开通，受理、转办、答复全程留痕。',
      );
    escalated(stage, open, '八个街镇中七个已开通留言办理入口，群众可以评价。', {
      missing: '松岭镇公众号账号迁移未完成，已帮助协调平台，完成后补报。',
    });
  },
  16: (stage, open) => {
    stage.signAll();
    stage.nominate(stage.days.afterIssue(4), ['u-rsj', 'u-czj']);
    for (const unit of ['u-rsj', 'u-czj'])
      stage.part(unit, stage.days.workday(stage.due, -12), '涉及本单位的入学政策和资助信息已提供。');
    escalated(stage, open, '学区范围、招生计划、随迁子女材料清单和录取结果查询均已公布。');
  },
  25: (stage, open) => {
    stage.signAll({ 'u-sl': 4, 'u-cgj': 3 });
    for (const [n, unit] of stage.supporting.entries())
      stage.part(
        unit,
        stage.days.workday(stage.due, -15 + (n % 13)),
        '本单位事项标准目录已核对，增删改情况见附表。',
      );
    escalated(stage, open, '全区事项标准目录修订完成，共六百一十二项，新增二十八项，取消十九项。');
  },
  32: (stage, open) => {
    stage.signAll();
    for (const [n, unit] of stage.supporting.slice(0, 15).entries())
      stage.part(unit, stage.days.workday(stage.due, -9 + (n % 7)), '本部门信息已按事项、对象打上标签。');
    escalated(stage, open, '网站检索改版上线，完成适老化和无障碍改造。', {
      missing: '该部门标签未完成，上线后由编辑部代为补打。',
    });
  },
  37: (stage, open) => {
    stage.signAll();
    stage.report('u-zsj', stage.days.workday(stage.due, -15), {
      progress: '第一期培训已办，讲申请答复，一百零六人参加。',
      problems: '第二期授课老师时间未定。',
      nextStep: '六月下旬办第二期。',
    });
    stage.part('u-rsj', stage.days.workday(stage.due, -5), '新到岗人员名单四十三人，培训学时已登记。');
    escalated(stage, open, '两期培训均已办完，新到岗人员全部参加并测试，合格率百分之九十六。');
  },
};

/** The lead is urged; unless this is the row that is still open, the leader directs it and the result comes late. */
function escalated(stage: Stage, open: boolean, result: string, more: { missing?: string } = {}): void {
  const { days, due } = stage;
  stage.urge(days.workday(due, 3), '已经超过完成时限，请说明原因和完成时间。');
  if (open) return;
  for (const directive of ['请牵头单位一周内办结，办结前每日报进度。', '请配合单位同步补齐材料。'])
    stage.acknowledge(days.workday(due, RED_AFTER_WORKDAYS + 1), directive);
  stage.submit(stage.lead, days.workday(due, RED_AFTER_WORKDAYS + 4), result, more);
  stage.approve(stage.lead, days.workday(due, RED_AFTER_WORKDAYS + 6), '已办结，逾期情况如实记载。');
}
