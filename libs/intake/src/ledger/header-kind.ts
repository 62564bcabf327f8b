/** What the words above a column say that it holds. Source: LEDGER section 3. */
import type { AssignmentRole } from '../ledger-draft.js';
import { roleOfLabel } from '../grammar/responsibility/words.js';
import { withoutLegend } from './legend.js';

export type HeaderKind =
  | 'number'
  | 'deadline'
  | 'leader'
  | 'unit'
  | 'section'
  | 'content'
  | 'task'
  /** Words that no field of a row is for: targets, progress, remarks. */
  | 'other';

const roleWords =
  /牵头|主办|主责|责任|负责|承办|落实|实施|配合|协办|协同|协助|参与|参加|支持|指导|审核|把关|复核|分工/;
const unitNouns = /单位|部门|科室|处室|股室|机构|主体|分工|镇街|街镇/;

/** Stages of a year that stand side by side (一季度, 上半年, 3月) hold what is to be reached by then, and no deadline. */
export function isStage(words: string): boolean {
  return /^(?:20\d\d年)?(?:第?[一二三四1-4]季度|[上下]半年|1?\d月|第?[一二三]阶段)(?:份|末|底)?$/.test(words);
}

/** Tried in this order: a word inside a longer one (完成情况, 责任领导) must not be taken for itself. */
const kinds: readonly { kind: HeaderKind; test: (words: string) => boolean }[] = [
  {
    kind: 'number',
    test: (words) =>
      /^(?:序号?|编号|号|项次|(?:任务|事项|工作|项目|条目|问题)(?:序号|编?号)|no\.?)$/i.test(words),
  },
  {
    kind: 'deadline',
    test: (words) =>
      /(?:时限|期限|时间|日期|节点|(?:计划|预计|要求|应)(?:完成|办结))$/.test(words) &&
      !/实际|更新|填报|填表|上报|反馈|登记|会议/.test(words) &&
      !unitNouns.test(words),
  },
  {
    kind: 'other',
    test: (words) =>
      /情况|进展|备注|说明|状态|是否|成效|成果|电话|依据|来源|文号|编号|编码|代码|代表|委员|^会议(?!议)|届次|批次|实际|督[办查导](?!事项|任务|内容|要求)|评分|分值|权重|(?<!任务.*)(?:目标(?![及和与、]?任务)|(?<![一1]级)指标)/.test(
        words,
      ),
  },
  { kind: 'other', test: isStage },
  {
    kind: 'deadline',
    test: (words) =>
      /时限|期限|时间|时序|日期|截止|节点|起止|进度(?:安排|要求|计划)/.test(words) && !unitNouns.test(words),
  },
  {
    kind: 'leader',
    test: (words) =>
      /领导|责任人|负责人|负责同志|联系人|联络员|经办人|承办人/.test(words) && !unitNouns.test(words),
  },
  { kind: 'other', test: (words) => /进度/.test(words) },
  {
    kind: 'unit',
    test: (words) =>
      unitNouns.test(words) || /^(?:牵头|主办|责任|负责|承办|落实|配合|协办|参与|审核|指导)者?$/.test(words),
  },
  { kind: 'section', test: (words) => /类别|分类|类型|板块|领域|方面|章节|部分|大类|一级/.test(words) },
  // What is wrong heads what is done about it.
  { kind: 'task', test: (words) => /问题(?:描述|内容|表现|简述)?$/.test(words) },
  { kind: 'content', test: (words) => /措施|举措|内容|具体|要求|做法|步骤|细化|描述/.test(words) },
  { kind: 'task', test: (words) => /任务|事项|项目|议题|工作|要点|重点|名称/.test(words) },
];

/** The kind that the words above a column name, the lowest of them first; null where they name none. */
export function headerKind(words: readonly string[]): HeaderKind | null {
  const plain = words.map(withoutBrackets);
  for (const tried of [plain[0] ?? '', plain.toReversed().join('')]) {
    const found = tried === '' ? undefined : kinds.find(({ test }) => test(tried));
    if (found !== undefined) return found.kind;
  }
  return null;
}

/** The kinds of all columns. A second day behind the progress (最新进展, 办结日期) is the day on which it was done. */
export function headerKinds(header: readonly (readonly string[])[]): (HeaderKind | null)[] {
  const kinds = header.map(headerKind);
  const deadline = kinds.indexOf('deadline');
  const progress = header.findIndex(([words = '']) => /进展|情况|状态/.test(words));
  return kinds.map((kind, column) => {
    const isDone = /^(?:办结|完成|销号|结束)(?:日期|时间)$/.test(header[column]?.[0] ?? '');
    const isBehind = deadline >= 0 && deadline < column && progress >= 0 && progress < column;
    return isDone && isBehind ? 'other' : kind;
  });
}

/** 工作任务（责任单位） holds tasks: what stands in brackets explains the words before them. */
function withoutBrackets(words: string): string {
  const plain = words.replace(/[（(][^（）()]*[）)]/g, '');
  return plain === '' ? words : plain;
}

/** The role that the words above a column of units name; `isNamed` is false where they name none. */
export function headerRole(words: readonly string[]): { role: AssignmentRole; isNamed: boolean } {
  const plain = words.map(withoutLegend);
  const lowest = plain[0] ?? '';
  const whole = plain.toReversed().join('');
  const speaking = roleWords.test(lowest) ? lowest : whole;
  return { role: roleOfLabel(speaking), isNamed: roleWords.test(speaking) };
}
