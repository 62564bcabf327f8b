import type { Locale } from '../wire/primitives.schema.js';
import type { WireProblemCode } from '../wire/problem.schema.js';

/** A sentence for every problem of the wire; the same template form as `refusal-sentences.ts`. */
export const problemSentences = {
  'request.invalid': {
    zh: '请求内容有误，请按列出的字段更正。',
    en: 'The request is not valid. Correct the fields that are listed.',
  },
  'request.malformed': {
    zh: '请求不是有效的 UTF-8 JSON，服务器未作任何更改。',
    en: 'The request is not valid UTF-8 JSON. Nothing was changed.',
  },
  'request.too_large': {
    zh: '请求太大[，最多{max}字节]。请缩短文字，文件请作为附件上传。',
    en: 'The request is too large[; at most {max} bytes]. Shorten the text, and upload files as attachments.',
  },
  'request.unsupported_type': {
    zh: '不支持这种内容类型，请用 application/json。',
    en: 'This content type is not supported. Send application/json.',
  },
  'request.cross_site': {
    zh: '请求来自其他网站，已拒绝。请在本系统页面内操作。',
    en: 'The request came from another site and was refused. Use the pages of this system.',
  },
  'request.too_many': {
    zh: '请求过于频繁，请稍后再试。',
    en: 'Too many requests. Try again in a while.',
  },
  'route.unknown': {
    zh: '没有这个地址。',
    en: 'There is nothing at this address.',
  },
  'route.method': {
    zh: '这个地址不支持该请求方法。',
    en: 'This address does not take that method.',
  },
  'session.missing': {
    zh: '请先登录。',
    en: 'Sign in first.',
  },
  'session.ended': {
    zh: '登录已失效，请重新登录。未提交的内容已存为草稿。',
    en: 'Your session has ended. Sign in again; what you were writing is kept as a draft.',
  },
  'session.wrong_credentials': {
    zh: '账号或密码不正确。',
    en: 'The login or the password is not right.',
  },
  'session.locked': {
    zh: '失败次数过多，已暂时锁定。[请在{seconds}秒后重试。|请稍后重试。]',
    en: 'Too many failures; signing in is locked for a while. [Try again in {seconds} seconds.|Try again later.]',
  },
  'demo.not_loaded': {
    zh: '没有加载示例单位，请用账号登录。',
    en: 'The sample office is not loaded. Sign in with an account.',
  },
  'permission.denied': {
    zh: '你的角色不能做这件事[，须由{roles}办理]。',
    en: 'Your role does not allow this[; it is for: {roles}].',
  },
  'resource.unknown': {
    zh: '没有这项内容，或你无权查看。',
    en: 'There is no such thing, or you may not see it.',
  },
  'command.key_missing': {
    zh: '缺少有效的 Idempotency-Key（1–128 个字符）。',
    en: 'A valid Idempotency-Key header is required (1 to 128 characters).',
  },
  'command.key_reused': {
    zh: '这个 Idempotency-Key 已用于另一项操作，请换一个新的。',
    en: 'This Idempotency-Key stands for another command already. Use a new one.',
  },
  'command.unknown': {
    zh: '没有收到过这个 Idempotency-Key 的操作，可以用同一个键再次提交。',
    en: 'No command with this key has arrived. It is safe to send it again with the same key.',
  },
  'content.unknown': {
    zh: '引用的附件不存在，请重新上传。',
    en: 'An attachment is not stored. Upload it again.',
  },
  'content.kind_refused': {
    zh: '不接受这种文件，或文件内容与扩展名不符。可上传：{kinds}。',
    en: 'This kind of file is not accepted, or its content does not match its extension. Accepted: {kinds}.',
  },
  'content.too_large': {
    zh: '文件太大，最多 {megabytes} MB。',
    en: 'The file is too large; at most {megabytes} MB.',
  },
  'content.empty': {
    zh: '没有收到文件，或文件是空的。',
    en: 'No file arrived, or it is empty.',
  },
  'draft.stale': {
    zh: '草稿已在别处更新。两份文字都在，请选择保留哪一份。',
    en: 'The draft was saved elsewhere in the meantime. Both texts are kept; choose one.',
  },
  'ledger.unreadable': {
    zh: '无法读出台账[：{reason}]。未导入任何内容。',
    en: 'The ledger cannot be read[: {reason}]. Nothing was imported.',
  },
  'ledger.stale': {
    zh: '这一行已被他人修改，请刷新后再改。',
    en: 'Somebody else changed this row. Reload it and change it again.',
  },
  'ledger.already_issued': {
    zh: '台账已经交办，不能再改或撤回。请在事项里调整。',
    en: 'The ledger has been issued and can no longer be changed or undone. Change its tasks instead.',
  },
  'ledger.no_year': {
    zh: '台账没有写明年份，请指定按哪一年导入。',
    en: 'The paper names no year. Say for which year it is imported.',
  },
  'ledger.past_year': {
    zh: '这是[{year}年|往年]的台账。请选择保留原时限（早已逾期的只提醒一次），或作为另一年的台账。',
    en: 'This is a ledger of [{year}|a past year]. Keep its dates (what is long overdue is said once), or take it as another year’s.',
  },
  'ledger.no_office': {
    zh: '还不知道哪个单位统筹这份台账，请选择。',
    en: 'It is not known which unit coordinates this ledger. Choose it.',
  },
  'ledger.undecided': {
    zh: '还有[{count}]行需要决定[（第{rows}行）]，答复后才能交办。',
    en: '[{count} rows wait|Some rows wait] for a decision[ (rows {rows})]. Settle them before issuing.',
  },
  'ledger.not_approved': {
    zh: '台账还没有经[{leader}|分管领导]批准，不能交办。请先送审；批准后又改动的，须重新批准。',
    en: 'The ledger has not been approved by [{leader}|the responsible leader] yet. Propose it first; what was changed after an approval needs a new one.',
  },
  'ledger.nothing_to_approve': {
    zh: '这份台账没有等待批准的内容。',
    en: 'Nothing of this ledger waits for approval.',
  },
  'ledger.answer_unfit': {
    zh: '[第 {answer} 个答复|有的答复]与台账不符[（{reason}）]，没有保存任何答复。请刷新后再答。',
    en: '[Answer {answer}|An answer] does not fit the ledger[ ({reason})]; nothing was stored. Reload and answer again.',
  },
  'ledger.revision_open': {
    zh: '[第 {revision} 次|上一次]修订还没有办完，请先送出或撤回。',
    en: '[Revision {revision}|A revision] is still open. Send it or take it back first.',
  },
  'ledger.not_undoable': {
    zh: '只能撤回最近一次导入，并且要在交办或向在办事项发出之前。',
    en: 'Only the last import can be taken back, and only before it was issued or sent to running tasks.',
  },
  'ledger.unknown_change': {
    zh: '所选的变更[（{keys}）]与现在的比较结果不符，请重新比较。',
    en: 'The chosen changes[ ({keys})] are not among the differences as they stand now. Compare again.',
  },
  'ledger.no_basis': {
    zh: '调整或撤销在办事项须写明依据。',
    en: 'Amending or cancelling running tasks needs a basis.',
  },
  'ledger.no_original': {
    zh: '原文件无法回填[：{reason}]。请改用标准格式导出。',
    en: 'The original paper cannot be refilled[: {reason}]. Export in the standard layout instead.',
  },
  'ledger.not_exported': {
    zh: '无法导出[：{reason}]。',
    en: 'The ledger cannot be exported[: {reason}].',
  },
  'directory.unknown': {
    zh: '名录里没有所指的单位或人员，或人员不在该单位。请刷新名录后重新选择。',
    en: 'The directory has no such unit or person, or the person is in another unit. Reload and choose again.',
  },
  'engine.busy': {
    zh: '同一事项正在处理较多操作，请稍后用同一个键重试。',
    en: 'The task is handling many commands at once. Try again shortly with the same key.',
  },
  'engine.unavailable': {
    zh: '办理引擎或数据库暂不可用[（{reason}）]，正在自动恢复。请稍后重试，已受理的操作不会丢失。',
    en: 'The engine or the database is away[ ({reason})] and is being reconnected. Try again soon; no accepted command is lost.',
  },
  'engine.task_missing': {
    zh: '事项的流程暂时没有运行，系统会自动恢复。请稍后用同一个键重试。',
    en: 'The workflow of this task is not running; the system restarts it. Try again soon with the same key.',
  },
  'server.failed': {
    zh: '服务器出错，未作任何更改。请稍后重试；仍然出错时，把请求编号告诉管理员。',
    en: 'The server failed and changed nothing. Try again; if it goes on, give the request id to the administrator.',
  },
} as const satisfies Record<WireProblemCode, Record<Locale, string>>;
