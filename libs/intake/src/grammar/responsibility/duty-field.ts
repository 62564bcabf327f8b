/** What part of the work a duty is for, said beside its unit: 县道由县交通局负责, 管委会对本辖区工作负责. */
import { matchAt } from '../text-scan.js';

const act =
  '(?:负责|负[\\p{Script=Han}]{1,4}责|落实|(?:进行|实施|开展|加强)?(?:分类|分级|统一|日常|规范|动态)?(?:管理|监管|整治|检查|督导|督查|指导|考核|验收)|实施|开展)';
/** 对本辖区工作负责, 就整改事项负总责. */
const aboutWork = new RegExp(`[对就][^，,；;。、\\n]{2,20}?(?=(?:具体|全面|直接)?${act})`, 'uy');
/** 县道由: what stands before 由 is the part of the work, and no body. */
const byAgent =
  /[^，,；;。：:\n由（）()]{1,20}(?<![自理缘经事案])由(?![此于来])(?=[^，,；;。\n]{2,40}?(?:负责|牵头|落实|实施|承担|配合|组织))/y;

function endOf(expression: RegExp, text: string, index: number, limit: number): number | null {
  const length = matchAt(expression, text, index)?.[0].length ?? 0;
  return length === 0 || index + length > limit ? null : index + length;
}

/** The end of the words between a name and its verb that say what the duty is about, or null. */
export function aboutWorkEnd(text: string, index: number, limit: number): number | null {
  return '对就'.includes(text.charAt(index)) ? endOf(aboutWork, text, index, limit) : null;
}

/** The end of the words before a name, with their 由, that say which part of the work it takes, or null. */
export function byAgentEnd(text: string, index: number, limit: number): number | null {
  return endOf(byAgent, text, index, limit);
}
