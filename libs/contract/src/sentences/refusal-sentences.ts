import type { RefusalCode } from '#domain';
import type { Locale } from '../wire/primitives.schema.js';

/**
 * A sentence for every refusal of the law, which a person can act on. `{name}` stands for a value of the refusal's data;
 * a part in square brackets is left out when a value in it is not known. Kinds of values: `value-words.ts`.
 */
export const refusalSentences = {
  'task.unknown': {
    zh: '没有这个事项，或你无权查看。请从待办或台账重新打开。',
    en: 'There is no such task, or you may not see it. Open it again from the to-do list or the ledger.',
  },
  'task.closed': {
    zh: '事项[{status}]，不能再办理。需要继续的，请督查员先重新办理。',
    en: 'The task is closed[ ({status})]. To go on, ask the supervisor to reopen it.',
  },
  'task.not_closed': {
    zh: '事项尚未办结，不需要重新办理。',
    en: 'The task is not closed, so there is nothing to reopen.',
  },
  'task.already_issued': {
    zh: '这一行已经交办，不会重复交办。',
    en: 'This row has been issued already; it is not issued twice.',
  },
  'task.not_skippable': {
    zh: '这一行不允许申报“不适用”，请按要求报送。',
    en: 'This row cannot be declared not applicable; submit what it asks for.',
  },
  'task.standing': {
    zh: '长期事项没有办结时限，无法变更；请按季度报送。',
    en: 'A standing duty has no completion deadline to change; it is reported each quarter.',
  },
  'task.not_standing': {
    zh: '只有长期事项按周期报送；本事项请直接报送进展。',
    en: 'Only a standing duty is reported by period; report progress without one.',
  },
  'track.unknown': {
    zh: '没有这个单位的承办部分，请刷新页面后重试。',
    en: 'There is no such part of the task. Reload the page and try again.',
  },
  'track.wrong_status': {
    zh: '该部分现在[是“{status}”，]不能这样办理。请看可办的操作。',
    en: 'The part [is {status} and ]does not allow this now. See what is possible instead.',
  },
  'track.wrong_role': {
    zh: '这项操作不属于[“{role}”]单位的角色。',
    en: 'This is not for a unit in [the role of {role}|its role].',
  },
  'track.duplicate': {
    zh: '承办部分的编号重复，请刷新后重试。',
    en: 'Two parts carry the same id. Reload the page and try again.',
  },
  'track.claimed_by_other': {
    zh: '已由[{person}|本单位其他人]认领。请其释放，或由单位负责人办理。',
    en: 'It is claimed by [{person}|somebody else of your unit]. Ask for a release, or let the unit leader act.',
  },
  'track.not_claimed': {
    zh: '尚无人认领，不需要释放。',
    en: 'Nobody has claimed it, so there is nothing to release.',
  },
  'track.last_owner': {
    zh: '这是最后一个承办单位，不能调出。请先增加承办单位，或撤销事项。',
    en: 'It is the last owner of the row. Add another unit first, or cancel the task.',
  },
  'round.stale': {
    zh: '页面显示的轮次[（第{given}轮）]已过时[，现在是第{round}轮]。请刷新后按现在的材料办理。',
    en: 'The page shows an older round[ ({given})][; now it is round {round}]. Reload and decide on the present paper.',
  },
  'actor.wrong_role': {
    zh: '你的角色不能做这件事[，须由{roles}办理]。',
    en: 'Your role does not allow this[; it is for: {roles}].',
  },
  'actor.wrong_unit': {
    zh: '这件事由[{unit}|其他单位]办理，你的单位不能代办。',
    en: 'This is for [{unit}|another unit]; yours cannot do it instead.',
  },
  'reviewer.is_author': {
    zh: '你参与过本事项的报送，须由他人审核。',
    en: 'You took part in what is submitted, so somebody else must review it.',
  },
  'reviewer.unit_is_author': {
    zh: '[{unit}|你的单位]参与过本事项的报送，且另有可审核的单位，须由其审核。',
    en: '[{unit}|Your unit] took part in what is submitted, and another reviewer exists who must decide.',
  },
  'reviewer.not_on_roster': {
    zh: '你不在本轮审核人名单中。',
    en: 'You are not among the reviewers of this round.',
  },
  'review.none': {
    zh: '该部分现在没有待审核的材料。',
    en: 'Nothing of this part is under review now.',
  },
  'review.already_decided': {
    zh: '本席审核意见已经作出[（{by}）]，不能重复。',
    en: 'This seat has decided already[ ({by})]; it decides once.',
  },
  'review.not_your_turn': {
    zh: '依次审核，还没有轮到你。',
    en: 'Reviewers decide in sequence, and it is not your turn yet.',
  },
  'review.waits_for_consultation': {
    zh: '必答的会签意见尚未答复，答复后才能通过。',
    en: 'A required opinion is still missing; the review can pass once it is given.',
  },
  'review.waits_for_information': {
    zh: '正在等待补充说明，收到后再审核。',
    en: 'The reviewers wait for an answer from the unit; decide after it.',
  },
  'review.not_escalated': {
    zh: '审核人齐备，不需要另行指定。',
    en: 'The review has its reviewers; nobody needs to be appointed.',
  },
  'review.revoke_window_over': {
    zh: '撤销审核意见的期限已过。需要更正的，请用“重新办理”。',
    en: 'The time to take a decision back is over. Reopen the task instead.',
  },
  'submission.already_reviewed': {
    zh: '审核已经开始，不能撤回。请等审核意见，或联系审核人退回。',
    en: 'The review has begun, so the paper cannot be withdrawn. Wait for it, or ask the reviewer to return it.',
  },
  'submission.none': {
    zh: '还没有报送的材料。',
    en: 'There is no submitted paper.',
  },
  'submission.parts_missing': {
    zh: '还有单位的部分未交[：{units}]。请逐一写明情况后再汇总报送。',
    en: 'Some parts are missing[: {units}]. Write a statement on each before you submit.',
  },
  'submission.awaits_signature': {
    zh: '材料已在等单位负责人审签。',
    en: 'The paper already waits for the signature of the unit leader.',
  },
  'statement.unneeded': {
    zh: '对已交或不存在的部分作了说明。请刷新后去掉多余的说明。',
    en: 'A statement speaks of a part that is there or unknown. Reload and remove it.',
  },
  'placeholder.unknown': {
    zh: '没有这个待点名的群体，请刷新后重试。',
    en: 'There is no such group to be named. Reload and try again.',
  },
  'placeholder.settled': {
    zh: '这个群体已经点名完毕。',
    en: 'The units of this group have been named already.',
  },
  'placeholder.open': {
    zh: '[“{text}”|还有群体]尚未点名，请先点名承办单位。',
    en: '[“{text}”|A group] has no units yet. Name them first.',
  },
  'placeholder.duplicate': {
    zh: '待点名群体的编号重复，请检查后再交办。',
    en: 'Two groups carry the same id. Check them before issuing.',
  },
  'group.unresolved': {
    zh: '[“{text}”|有群体]须分别落实，交办前要点名到具体单位。',
    en: '[“{text}”|A group] answers unit by unit; name its units before the row is issued.',
  },
  'assignment.no_owner': {
    zh: '没有牵头或落实单位。请至少指定一个承办单位。',
    en: 'No unit leads or is responsible. Name at least one owner.',
  },
  'assignment.duplicate_unit': {
    zh: '[{unit}|有单位]已在本事项中，不能重复列入。',
    en: '[{unit}|A unit] takes part already and cannot be listed twice.',
  },
  'contest.window_over': {
    zh: '提出异议的期限[（交办后{days}个工作日）]已过。请联系督查员。',
    en: 'The time to object[ ({days} working days after issue)] is over. Speak to the supervisor.',
  },
  'contest.repeated': {
    zh: '同一理由已提出过异议并有结论，不能再提。',
    en: 'The same ground was raised and decided before.',
  },
  'contest.same_unit': {
    zh: '建议的承办单位就是本单位，请另选。',
    en: 'The proposed unit is your own. Choose another one.',
  },
  'contest.none': {
    zh: '该部分没有待裁定的异议。',
    en: 'There is no objection to decide on this part.',
  },
  'consultation.unknown': {
    zh: '没有这项会签，或已经答复。',
    en: 'There is no such request for an opinion, or it is answered.',
  },
  'consultation.duplicate': {
    zh: '[{person}|此人]已是审核人或已被征求意见，不能重复。',
    en: '[{person}|This person] reviews already or has been asked.',
  },
  'information.unknown': {
    zh: '没有这项补充说明的要求，或已经答复。',
    en: 'There is no such question, or it is answered.',
  },
  'information.pending': {
    zh: '上一个问题还没有答复，请等答复后再问。',
    en: 'The last question is not answered yet. Wait for it.',
  },
  'escalation.unknown': {
    zh: '没有这项待阅示的督办，请刷新后重试。',
    en: 'There is no such escalation. Reload and try again.',
  },
  'escalation.already_acknowledged': {
    zh: '已经阅示[（{by}）]，不需要重复。',
    en: 'It has been acknowledged[ by {by}].',
  },
  'urge.too_soon': {
    zh: '刚刚催办过[，{next}之后可以再催]。',
    en: 'It was urged a short while ago[; again possible from {next}].',
  },
  'urge.nobody': {
    zh: '现在没有别的单位或人员在办，不需要催办。',
    en: 'Nobody else has anything to do here now, so there is nobody to urge.',
  },
  'deadline.missing': {
    zh: '请填写有效的日期。',
    en: 'Give a day that exists.',
  },
  'deadline.in_past': {
    zh: '日期[{day}]已经过去，请填今天或以后的日期。',
    en: 'The day[ {day}] is in the past. Give today or a later one.',
  },
  'deadline.too_short': {
    zh: '时间太短[：至少{workdays}个工作日，最早{earliest}]。',
    en: 'That is too short[: at least {workdays} working days, so not before {earliest}].',
  },
  'deadline.unchanged': {
    zh: '新的时限和现在的相同[（{day}）]。',
    en: 'The new deadline equals the present one[ ({day})].',
  },
  'amendment.unchanged': {
    zh: '调整没有改变任何内容。请填写新的文字、时限或单位变动。',
    en: 'The amendment changes nothing. Give new words, another deadline, or units that join or leave.',
  },
  'approver.missing': {
    zh: '请写明批准人。',
    en: 'Name who approved it.',
  },
  'track.paper_in_hand': {
    zh: '牵头单位这样变动后，[{units}|有单位]已交的材料将无人受理。请等材料办结，或同时把这些单位调出后再加入。',
    en: 'With this change of leads nobody would decide on the paper of [{units}|a unit]. Wait until it is settled, or let the unit leave and join again.',
  },
  'phase.unknown': {
    zh: '没有这个阶段性目标。',
    en: 'There is no such phase goal.',
  },
  'phase.after_deadline': {
    zh: '阶段性目标[{phase}]晚于事项的时限，请改早。',
    en: 'The phase goal[ {phase}] lies after the deadline of the row. Move it forward.',
  },
  'phase.already_reached': {
    zh: '这个阶段性目标已经完成。',
    en: 'This phase goal has been reached.',
  },
  'phase.duplicate': {
    zh: '阶段性目标的编号重复，请检查后再交办。',
    en: 'Two phase goals carry the same id. Check them before issuing.',
  },
  'period.unknown': {
    zh: '没有[第{period}期|这一期]报送，请选择列出的周期。',
    en: 'There is no period[ {period}] to report. Choose one that is listed.',
  },
  'period.already_reported': {
    zh: '[第{period}期|本期]已经报送。',
    en: '[Period {period}|This period] has been reported.',
  },
  'period.needs_confirmation': {
    zh: '年末一期须报送年度确认并经审核，不能只填进展。',
    en: 'The last period of a year is a confirmation: submit it for review instead of reporting progress.',
  },
  'calendar.year_missing': {
    zh: '[{year}年|所需年份]的工作日历尚未公布，请管理员先录入放假安排。',
    en: 'The working calendar of [{year}|a needed year] is not published. The administrator must enter it first.',
  },
  'calendar.invalid': {
    zh: '工作日历有误，请检查年份、放假日和调休上班日。',
    en: 'The working calendar is not sound. Check its years, holidays and make-up workdays.',
  },
  'calendar.unchanged': {
    zh: '事项已在使用这一版工作日历。',
    en: 'The task uses this calendar already.',
  },
  'policy.invalid': {
    zh: '制度内容有误[：{wrong}]。',
    en: 'The policy is not sound[: {wrong}].',
  },
  'policy.unchanged': {
    zh: '事项已在使用这一版制度。',
    en: 'The task runs on this policy already.',
  },
  'text.missing': {
    zh: '请写明内容。',
    en: 'A text is needed here.',
  },
  'limit.too_many': {
    zh: '数量太多[，最多{max}个]。请分次办理。',
    en: 'Too many at once[; at most {max}]. Do it in several steps.',
  },
  'tick.not_due': {
    zh: '没有到时的事项。',
    en: 'Nothing is due yet.',
  },
} as const satisfies Record<RefusalCode, Record<Locale, string>>;
