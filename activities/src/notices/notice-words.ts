import type { NoticeTemplate } from '#domain';

/** What a notice says, in both languages; `{day}`, `{step}` … stand for its data. */
export interface NoticeWords {
  zh: string;
  en: string;
}

/** One sentence for every template: what happened, and what the receiver may do. */
export const noticeWords: Readonly<Record<NoticeTemplate, NoticeWords>> = {
  newDuty: { zh: '您单位有一项新任务，请签收。', en: 'Your unit has a new duty. Please sign for it.' },
  contested: { zh: '有单位对分工提出异议，请裁定。', en: 'A unit contests its assignment. Please decide.' },
  contestDecided: { zh: '对您单位的分工异议已有裁定。', en: "Your unit's objection was decided." },
  partHandedIn: { zh: '配合单位已提交其部分。', en: 'A supporting unit has handed in its part.' },
  partWithdrawn: {
    zh: '您单位的部分已退出本项任务，已交材料保留。',
    en: "Your unit's part has left the task. What it handed in is kept.",
  },
  partAccepted: { zh: '牵头单位已接收您单位提交的部分。', en: "The lead has accepted your unit's part." },
  returned: {
    zh: '提交的材料被退回，请修改后重新提交。',
    en: 'The paper was returned. Please rework it and hand it in again.',
  },
  rejected: {
    zh: '提交的完成情况未予认可，任务继续办理。',
    en: 'The claim of completion was rejected. The duty goes on.',
  },
  signatureWanted: { zh: '有材料等待您签发。', en: 'A paper waits for your signature.' },
  returnedInside: {
    zh: '材料由本单位领导退回，请修改。',
    en: 'Your unit leader returned the paper. Please rework it.',
  },
  reviewWanted: { zh: '有材料等待您审核。', en: 'A paper waits for your review.' },
  reviewEscalated: {
    zh: '一项审核无人可办，请指定审核人。',
    en: 'A review has nobody to decide it. Please appoint a reviewer.',
  },
  accepted: { zh: '提交的材料已审核通过。', en: 'The paper was approved.' },
  questionAsked: {
    zh: '审核人要求补充情况，请答复。',
    en: 'A reviewer asks for information. Please answer.',
  },
  questionAnswered: { zh: '补充的情况已答复。', en: 'Your question was answered.' },
  opinionWanted: { zh: '请您对一份材料提出意见。', en: 'Your opinion on a paper is asked for.' },
  opinionGiven: { zh: '征求的意见已答复。', en: 'The opinion you asked for was given.' },
  reviewerAppointed: { zh: '您被指定为审核人。', en: 'You were appointed as a reviewer.' },
  reminder: { zh: '任务期限临近，请抓紧办理。', en: 'A deadline is near. Please go on with it.' },
  noticeBlue: { zh: '蓝色督办：任务已到期限。', en: 'Blue notice: the deadline has passed.' },
  noticeOrange: { zh: '橙色督办：任务逾期未办结。', en: 'Orange notice: the duty is overdue.' },
  noticeRed: {
    zh: '红色督办：任务严重逾期，请领导过问并答复。',
    en: 'Red notice: the duty is long overdue. A leader must answer.',
  },
  standingAlert: { zh: '督办尚未得到答复。', en: 'A notice has still not been answered.' },
  escalationAnswered: { zh: '督办已得到领导答复。', en: 'A leader has answered the notice.' },
  urged: { zh: '牵头或督办单位催办，请抓紧办理。', en: 'You are urged to go on with the duty.' },
  dueDayChanged: { zh: '任务期限调整为 {day}。', en: 'The deadline was changed to {day}.' },
  amendmentAnnounced: {
    zh: '任务将自 {day} 起调整，请查看调整内容。',
    en: 'The task will be amended from {day} on. Please read the amendment.',
  },
  amended: { zh: '任务已调整，请查看调整内容。', en: 'The task was amended. Please read the amendment.' },
  signAgain: {
    zh: '任务已调整，要求增加或时限提前，请重新签收。',
    en: 'The task was amended and asks for more, or sooner. Please sign for it again.',
  },
  amendmentLapsed: {
    zh: '原定的调整已不符合任务现状，没有生效；任务按现有要求办理。',
    en: 'A scheduled amendment no longer fits the task and did not take effect. The task goes on as it is.',
  },
  completed: { zh: '任务已办结。', en: 'The task is completed.' },
  cancelled: { zh: '任务已取消。', en: 'The task was cancelled.' },
  reopened: { zh: '任务已重新打开，请继续办理。', en: 'The task was reopened. Please go on with it.' },
  atRisk: {
    zh: '有单位预计不能按期完成（{expected}）。',
    en: 'A unit expects to be late ({expected}).',
  },
};

/** The sentence with its data filled in. A value that is missing leaves its place empty. */
export function sayNotice(
  template: NoticeTemplate,
  data: Record<string, string | number | null>,
  language: keyof NoticeWords,
): string {
  return noticeWords[template][language].replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(data[name] ?? ''),
  );
}
