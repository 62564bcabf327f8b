import type { Day, UnitId } from '#domain';
import { lastDayOfQuarter, yearOf } from '#domain';
import type { Stage } from '../stage.js';
import { officeMinute } from '../year-days.js';

/** What a standing duty reports, quarter by quarter, and who was named for its open group. */
interface Duty {
  /** What was done in a quarter; `count` is a small number that differs by quarter and unit. */
  done(count: number): string;
  nominated?: readonly UnitId[];
  /** Working days after the last day of the period, for a report that came late. */
  late?: { unit: UnitId; quarter: number; days: number };
  /** The unit that has not reported the last period that is over. */
  silent?: UnitId;
}

const duties: Readonly<Record<number, Duty>> = {
  1: { done: (n) => `巡查专栏${n + 9}次，更正失效链接${n}处，补充规划和统计公报${n - 1}份。` },
  2: {
    done: (n) => `栏目内容清单按季修订，新增栏目${n % 3}个，调整责任单位${n}处。`,
    nominated: ['u-dag', 'u-rmt'],
  },
  3: { done: (n) => `受理依申请公开${n}件，均在法定期限内答复，无被纠正情形。` },
  9: { done: (n) => `公开政策文件${n}件，解读材料全部在三个工作日内发布。` },
  10: {
    done: (n) => `发布短视频和图解${n + 3}期，直播问答${(n % 3) + 1}场。`,
    late: { unit: 'u-rmt', quarter: 1, days: 3 },
  },
  12: {
    done: (n) => `本季列入决策目录${(n % 4) + 1}项，组织听证座谈${(n % 3) + 1}场，采纳意见${n}条并已反馈。`,
    nominated: ['u-zjj', 'u-jtj'],
  },
  13: { done: (n) => `会商舆情${n}次，首次回应平均用时四小时。` },
  17: { done: (n) => `更新医疗机构名录${n}处，发布健康提示${n + 8}期。` },
  18: {
    done: (n) => `公示随机抽查${n + 20}户，食品抽检不合格${n % 4}批次，均已附风险说明。`,
    silent: 'u-scj',
  },
  19: { done: (n) => `按月公布空气和断面水质，环评信息公开${n + 4}条。` },
  22: {
    done: (n) => `发布施工、改线和管制提示${n + 6}条，更新多发路口${(n % 5) + 1}处。`,
    late: { unit: 'u-jjd', quarter: 2, days: 4 },
  },
  24: {
    done: (n) => `公共资源交易公告、结果、履约信息串联${n + 5}个项目。`,
    nominated: ['u-zjj', 'u-czj', 'u-gzj'],
  },
  33: { done: (n) => `网站与客户端同步发布${n * 12}条，无口径不一致。`, nominated: ['u-xcb'] },
  34: { done: (n) => `备案新账号${n % 3}个，关停长期不更新账号${n % 4}个。` },
};

export const standingRows = Object.keys(duties).map(Number);

/** A year of a standing duty: receipt, nomination, a report for every quarter, and the confirmation at its end (D6, F66). */
export function tellStandingDuty(stage: Stage): void {
  const duty = duties[stage.row];
  if (duty === undefined) throw new Error(`row ${stage.row} is no standing duty`);
  stage.signAll();
  if (duty.nominated !== undefined) stage.nominate(stage.days.afterIssue(3), duty.nominated);
  for (const quarter of [1, 2, 3, 4])
    for (const unit of stage.owners) reportQuarter(stage, duty, unit, quarter);
}

function reportQuarter(stage: Stage, duty: Duty, unit: UnitId, quarter: number): void {
  const { days } = stage;
  const lastDay = lastDayOfQuarter(yearOf(days.issuedOn), quarter);
  if (duty.silent === unit && isLastOver(lastDay, days.today)) return;
  const late = duty.late?.unit === unit && duty.late.quarter === quarter ? duty.late.days : null;
  const ahead = 2 + (officeMinute(`${unit}${stage.row}${quarter}`) % 8);
  const day = days.workday(lastDay, late ?? -ahead);
  const count = 2 + (officeMinute(`${quarter}${unit}`) % 9);
  // The last period of a year is its confirmation: a paper that is reviewed (D6).
  if (quarter === 4) {
    stage.submit(unit, day, `年度确认：${duty.done(count)}明年继续坚持。`);
    return;
  }
  stage.report(unit, day, {
    progress: `${quarterNames[quarter - 1]}:${duty.done(count)}`,
    ...(late === null ? {} : { problems: '经办同志调整，交接中漏报，已补报。' }),
    nextStep: '继续按清单执行，下季度初报送。',
    period: quarter,
  });
}

const quarterNames = ['第一季度', '第二季度', '第三季度'];

/** Whether the period that ends on this day is the last one that is over today. */
function isLastOver(lastDay: Day, today: Day): boolean {
  const next = lastDayOfQuarter(yearOf(lastDay), Math.min(4, Number(lastDay.slice(5, 7)) / 3 + 1));
  return lastDay < today && (next >= today || next === lastDay);
}
