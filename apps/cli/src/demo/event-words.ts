import type { StepForm, TaskEvent } from '#domain';
import type { Text } from '../terminal/text.js';

const forms: Readonly<Record<StepForm, Text>> = {
  reminder: { zh: '提醒', en: 'reminder' },
  noticeBlue: { zh: '蓝色督办', en: 'blue notice' },
  noticeOrange: { zh: '橙色督办', en: 'orange notice' },
  noticeRed: { zh: '红色督办', en: 'red notice' },
  standingAlert: { zh: '持续告警', en: 'standing alert' },
};

/** What happened, in a few words; null for what a reader of the timeline need not see. */
export function wordsOf(event: TaskEvent): Text | null {
  switch (event.kind) {
    case 'taskIssued':
      return {
        zh: `交办，完成时限 ${event.dueDay ?? '长期'}`,
        en: `issued, due ${event.dueDay ?? 'standing'}`,
      };
    case 'receiptAcknowledged':
      return { zh: '签收', en: 'signs for receipt' };
    case 'progressReported':
      return event.period === null
        ? { zh: '反馈进展', en: 'reports progress' }
        : { zh: `报送第 ${event.period} 期`, en: `reports period ${event.period}` };
    case 'partSubmitted':
      return { zh: '报送本单位部分', en: 'hands in its part' };
    case 'partAccepted':
      return { zh: '采纳配合单位的部分', en: 'accepts the part' };
    case 'submitted':
      return {
        zh: `报送成果（第 ${event.submission.round} 轮）`,
        en: `submits the result (round ${event.submission.round})`,
      };
    case 'returnedForRework':
      return {
        zh: `退回，${event.reworkUntil} 前重报`,
        en: `returns it, rework until ${event.reworkUntil}`,
      };
    case 'trackAccepted':
      return { zh: '审核通过', en: 'approves' };
    default:
      return wordsOfTime(event);
  }
}

function wordsOfTime(event: TaskEvent): Text | null {
  switch (event.kind) {
    case 'deadlinePassed':
      return event.deadline.startsWith('completion')
        ? { zh: '超过完成时限：亮红灯', en: 'the deadline has passed: red light' }
        : null;
    case 'stepFired':
      return forms[event.form];
    case 'escalationRaised':
      return { zh: '请分管领导阅示', en: 'the leader must acknowledge' };
    case 'escalationAcknowledged':
      return { zh: '领导批示', en: 'the leader gives a directive' };
    case 'cycleMissed':
      return { zh: `第 ${event.period} 期漏报`, en: `period ${event.period} is missed` };
    case 'taskCompleted':
      return event.outcome === 'completed'
        ? { zh: '按期办结', en: 'completed in time' }
        : { zh: `逾期办结，晚 ${event.daysLate} 天`, en: `completed late, by ${event.daysLate} days` };
    default:
      return null;
  }
}
