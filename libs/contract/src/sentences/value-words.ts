import type { Role, TaskStatus, TrackRole, TrackStatus } from '#domain';
import type { Locale } from '../wire/primitives.schema.js';

type Words<K extends string> = Record<K, Record<Locale, string>>;

const roleWords: Words<Role> = {
  officer: { zh: '经办人', en: 'officer' },
  unitLeader: { zh: '单位负责人', en: 'unit leader' },
  supervisor: { zh: '督查员', en: 'supervisor' },
  leader: { zh: '分管领导', en: 'responsible leader' },
  administrator: { zh: '系统管理员', en: 'administrator' },
};

const statusWords: Words<TaskStatus | TrackStatus> = {
  issued: { zh: '已交办', en: 'issued' },
  inProgress: { zh: '办理中', en: 'in progress' },
  inReview: { zh: '审核中', en: 'in review' },
  inRework: { zh: '整改中', en: 'in rework' },
  suspended: { zh: '已中止', en: 'suspended' },
  completed: { zh: '已办结', en: 'completed' },
  completedLate: { zh: '已逾期办结', en: 'completed late' },
  cancelled: { zh: '已撤销', en: 'cancelled' },
  awaitingReceipt: { zh: '待签收', en: 'awaiting receipt' },
  contested: { zh: '异议待定', en: 'contested' },
  working: { zh: '办理中', en: 'being worked on' },
  submitted: { zh: '已报送', en: 'submitted' },
  returned: { zh: '退回整改', en: 'in rework' },
  accepted: { zh: '已通过', en: 'accepted' },
  withdrawn: { zh: '已退出', en: 'withdrawn' },
};

const trackRoleWords: Words<TrackRole> = {
  lead: { zh: '牵头', en: 'lead' },
  jointLead: { zh: '分别牵头', en: 'joint lead' },
  responsible: { zh: '落实', en: 'responsible unit' },
  support: { zh: '配合', en: 'support' },
  reviewer: { zh: '审核把关', en: 'reviewer' },
};

/** Values that stand for a word, by the name under which a refusal carries them. */
export const valueWords: Readonly<Record<string, Readonly<Record<string, Record<Locale, string>>>>> = {
  status: statusWords,
  role: trackRoleWords,
  roles: roleWords,
};

/** Values that name a unit or a person by id. */
export const unitValues: ReadonlySet<string> = new Set(['unit', 'units']);
export const personValues: ReadonlySet<string> = new Set(['person', 'by']);
/** Values that are instants. */
export const instantValues: ReadonlySet<string> = new Set(['next']);
