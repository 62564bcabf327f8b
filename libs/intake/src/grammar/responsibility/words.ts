/** The closed classes of words a responsibility cell is written with. Source: LEDGER section 1. */
import type { AssignmentMode, AssignmentRole } from '../../ledger-draft.js';

/**
 * 按职责分工, 按照各自职能, 在职责范围内, 按分工: each does its part. A preposition is needed, since names hold 职能 too
 * (职能转变协调办).
 */
const byDuty =
  /(?:按照?|依照?|依据|根据|结合|遵照|立足|围绕|在)(?:各自|自身|本单位|本部门|各?部门|各?单位|工作|岗位|法定|相关|有关|其|的){0,6}(?:(?:责任|任务|工作|职责|职能|行业|领域|条线)?分工|职责|职能|职权)(?:职责|职能|任务|权限|划分|定位|分工|的|要求){0,6}(?:范围)?(?:以?内|中|里)?|各司其职|各负其责|各尽其责|分工(?=负责|落实|实施|推进|推动|承担|完成|配合|协作|抓)/y;
const separately = /分别|分头|各自(?!由|治)|逐个|分办(?!公)/y;

/** Words that colour a duty and change neither role nor mode. */
const adverb =
  /按照?“[^”]{1,20}”的?(?:原则|要求)|按照?[^，。；、,;\s（(按]{0,8}?(?:要求|规定|原则|部署|安排|计划|程序|节点|时限|权限|进度|步骤|标准|方案)|按时|按期|如期|共同|联合|协同|协作|协力|通力|合力|积极|主动|认真|密切|具体|全面|统一|切实|严格|分(?:行业|领域|条线|片区|区域|层级|系统|批次|阶段)|分级|分类|分层|分片|分区|予以|给予|进行|加强|抓好|做好|抓紧|及时|同步|持续|继续|加快|大力|全力|扎实|有序|依法|依规|主要|直接|全程|跟踪|定期|一并|齐抓共管|属地|(?:结合|立足|根据)(?:本地|当地|本地区|本行业|本系统|各自|自身|工作|本单位|本部门)?(?:的)?实际(?:情况)?|因地制宜|对标对表|压茬|挂图作战|后(?=组织|负责|牵头|实施|落实|推进)/y;
/** 协调 alone is a duty; beside another verb it only colours that one. 履职 is the duty of a post. */
const coordinate = /协调(?!小组|机构|机制|会议|中心|办|处|科|组)/y;
/** 组织实施, and 组织 alone (甲部组织，乙部实施); 党组织 and 社会组织 are bodies. */
const organising =
  '(?<!的|党|社会|(?<!总)工会|共青团|基层|经济|中介|(?<!分)行业|自治|群团|群众|合作|民间|专业|国际|服务)组织';
const organise = new RegExp(organising, 'y');

const lead =
  /(?:统一|集中|全面)领导|统筹协调|统一协调|统筹|牵头抓总|总牵头|牵头|主办|主责|抓总|领办|负总责|负主责|负主要责任|为主/y;
const reviewer =
  /审核把关|审核|集体审议|审议|审定|审签|复核|核验|核查|核稿|(?:合法性|公平竞争|保密|技术|质量|法制|廉洁性)?审查(?!调查)|验收|把关/y;
const support =
  /配合|协助|(?<![政科文])协办(?!公)|(?<!社)会办(?!公)|协同(?!推进|落实|实施|负责|开展)|协作(?!推进|落实|实施|负责|开展)|参与|参加|(?:技术|数据|资金|人员|服务|后勤|要素|政策)?(?:支持|支撑)|指导|督促|督导|督办|督查(?![室处科])|监督|(?<!市场)监管|会签|会审|帮扶(?=$|[，,；;。、\s])|提供[^，,；;。、\n]{0,8}?(?:支持|支撑|保障|服务)/y;
const responsible =
  /负责|联合(?:执法|检查|整治)|落实|做好|抓好|独办|(?:单独|独立|独自)办理|承办|承担|组织实施|实施|执行|负(?:主体|监管|属地|直接|领导|全部|相应|具体)责任|完成|办理|推进|推动|抓落实|贯彻|整改|研究制定|研究|制定|拟[订定]|提出|起草|编制|修订|开展|汇总|填报|报送|上报|自查|自评|履职(?:尽责|履责)?|(?<!住房|社会|医疗|和)保障|(?:履行|压实|扛牢|承担)(?:好)?[^，,；;。、\n]{0,6}(?:责任|职责)|分[段级类工片]监管|(?:分类|分级|统一|日常|规范)管理|抓(?=$|[，,；;。])|对接|(?:分管|包联|包保|包抓)(?=$|[，,；;。、\s])|安排|筹措|拨付|发布|通报|检查|巡查|排查|处置|查处|整治|受理|运营|维护|为责任主体/y;
/** X为牵头单位. */
const asRole =
  /(?:为|是|作为)(?=(?:主要|直接|具体|共同|总|第[一二三])?(?:牵头|主办|主责|配合|协办|会办|责任|负责|参与|协助)(?:单位|部门))/y;

/** Nouns that may close a verb phrase without narrowing the duty. */
const closingNoun =
  /(?:好)?(?:相关|有关|具体|本项|此项|该项|各项|日常)?(?:工作任务|工作|任务|事项|职责|责任|到位|见效|下去|有关)/y;

export interface VerbWord {
  kind: 'role' | 'mode' | 'plain';
  role?: AssignmentRole;
  mode?: AssignmentMode;
  /** Such a word may also stand inside a name (指导中心, 推进办), so it needs a border after it. */
  weak?: boolean;
  text: string;
}

const strongWords = /^(?:牵头|总牵头|主办|主责|负责|配合|负总责|负主责|审核把关)/;

/** Any of them; most places of a text hold none, and one look tells. */
const anyVerbWord = new RegExp(
  [byDuty, separately, lead, reviewer, support, responsible, adverb, organise, coordinate]
    .map(({ source }) => source)
    .join('|'),
  'y',
);

/** The word of a verb phrase at `index`, the longest of all classes; null where none stands. */
export function verbWordAt(text: string, index: number): VerbWord | null {
  anyVerbWord.lastIndex = index;
  if (!anyVerbWord.test(text)) return null;
  const found: VerbWord[] = [];
  const add = (expression: RegExp, rest: Omit<VerbWord, 'text'>): void => {
    expression.lastIndex = index;
    const match = expression.exec(text);
    if (match !== null && match[0] !== '') found.push({ ...rest, text: match[0] });
  };
  add(byDuty, { kind: 'mode', mode: 'by-duty' });
  add(separately, { kind: 'mode', mode: 'separately' });
  add(lead, { kind: 'role', role: 'lead' });
  add(reviewer, { kind: 'role', role: 'reviewer' });
  add(support, { kind: 'role', role: 'support' });
  add(responsible, { kind: 'role', role: 'responsible' });
  add(organise, { kind: 'role', role: 'responsible' });
  add(coordinate, { kind: 'role', role: 'responsible' });
  add(adverb, { kind: 'plain' });
  const longest = found.toSorted((a, b) => b.text.length - a.text.length)[0];
  if (longest === undefined) return null;
  return longest.kind === 'role' && !strongWords.test(longest.text) ? { ...longest, weak: true } : longest;
}

/** Length of a closing noun at `index` (工作, 任务, 到位), 0 where none stands. */
export function closingNounLength(text: string, index: number): number {
  closingNoun.lastIndex = index;
  return closingNoun.exec(text)?.[0].length ?? 0;
}

/** Length of 为, 作为 before 牵头单位 and its like, 0 where none stands. */
export function asRoleLength(text: string, index: number): number {
  asRole.lastIndex = index;
  return asRole.exec(text)?.[0].length ?? 0;
}

/** After 负责 and 落实 these are what the unit is responsible for (负责监督检查), not a supporting part. */
const controlling = /^(?:监督|监管|督促|督导|督查|(?:技术|数据|资金|人员|服务|后勤|要素|政策)支撑|支持)$/;

/** The roles that the words of one phrase name, in order. 统筹 leads by itself (X统筹，Y落实) and only colours another verb. */
export function rolesOf(words: readonly VerbWord[]): AssignmentRole[] {
  const isInCharge = words[0]?.text === '负责' || words[0]?.text === '落实';
  const roles = words.filter(
    ({ role, text }) => role !== undefined && !(isInCharge && controlling.test(text)),
  );
  const others = roles.filter(({ text }) => !/^(?:统筹|组织$|协调$)/.test(text));
  return (others.length > 0 ? others : roles).flatMap(({ role }) => (role === undefined ? [] : [role]));
}

const rank: Readonly<Record<AssignmentRole, number>> = { lead: 3, reviewer: 2, support: 1, responsible: 0 };

/** The role of a whole verb phrase: 牵头负责 leads, 负责审核把关 reviews, 配合落实 supports. */
export function strongestRole(roles: readonly AssignmentRole[]): AssignmentRole | null {
  return roles.toSorted((a, b) => rank[b] - rank[a])[0] ?? null;
}

const duty =
  '(?:责任|负责|牵头|配合|协办|会办|主办|承办|会签|参与|参加|协同|协作|协助|支持|指导|督导|督办|督促|监督|监管|验收|落实|实施|执行|主责|承担|完成|审核|复核|核验|审定|把关|主管|分办|整改|任务|工作)';
const labelNoun =
  '(?:(?:主体(?:责任)?)?(?:单位|部门)|[科处股][（(]室[）)]|科室|处室|股室|机构|主体|方(?![案面式法向可]))';
/** 责任部门（单位）: the other noun in a bracket belongs to the label. */
const otherNoun = `(?:[（(〔](?:(?:责任)?${labelNoun}[）)〕]|[^（()）首第为牵]{1,12}[）)〕](?=\\s*[:：])))?`;
const label = new RegExp(
  `(?:主要|直接|具体|共同|总|第[一二三])?(${duty}{1,3})${labelNoun}${otherNoun}(?:[/／、和及与](?:(?:${duty}{0,2})${labelNoun}|责任人|负责人|联系人))?`,
  'y',
);
/** 县级责任单位：, 整改责任单位：: what narrows the label stands before it; only a colon proves that it is one. */
const narrowedLabel = new RegExp(
  `[\\p{Script=Han}]{1,4}?(${duty}{1,3})${labelNoun}${otherNoun}(?=\\s*[:：])`,
  'uy',
);
/** 建设单位：, 市直部门：: any narrowing word, where a colon follows; 各部门： and 有关单位： are names. */
const anyLabel =
  /((?!各|有关|相关|所有|其[他余它]|全[省市州县区])[\p{Script=Han}]{1,6}?)(?:单位|部门|科室|主体)(?=\s*[:：])/uy;
/** 法制审核：, 主体责任：, 技术支持：: what narrows a duty stands before it. */
const narrowedDuty =
  /[\p{Script=Han}]{1,4}?(审核|复核|审议|验收|把关|牵头|配合|协助|支持|监管|监督|责任|负责|落实|实施)(?=\s*[:：])/uy;
/** 责任村：, 包保企业：: what answers for it is named by its kind. */
const kindLabel =
  /((?:责任|相关|有关|涉及|牵头|包保|包联|帮扶|配合|协助|实施|建设))(?:村|社区|街道|乡镇|镇|乡|企业|学校|医院|院系|支部|党组织|片区|区县|县区|县|区|小组|专班|办公室)(?=\s*[:：])/uy;
const shortLabel =
  /(责任分工|任务分工|职责分工|分工|牵头|配合|负责|责任|主办|协办|会办|主责|落实|参与|参加|协同|协作|指导|监管|督办|审核|复核|把关|验收|承办|协助|支持|属地|分办|独办|单独办理|整改|组织|实施|监督|督导|督促|起草|编制|汇总|审定|统筹|协调|调度|保障|执行|推进)(?=\s*[:：])/y;
const leaderLabel =
  /(?:[省市州县区镇乡校院局]级)?(?:第[一二三]|直接|主要|具体)?(?:牵头|责任|分管|包保|包联|挂点|联系|主管|主要)?(?:省|市|州|县|区|校|局|处|院)?(?:级|分管)?(?:领导同志|领导|责任人|负责人|负责同志|联系人|(?<=分管|联系|主管|牵头|责任|包联|包保)副?(?:[省市州县区镇乡局院校厂]长|主任|书记|主席|总经理|总))(?=\s*[:：]|[ \u3000]+[\p{Script=Han}]{2,3}(?:\s|$))/uy;
/** 包案领导：, 县级负责同志：: whatever narrows it, a colon proves the label of a person. */
const anyLeaderLabel =
  /[\p{Script=Han}]{1,6}?(?:领导同志|领导|责任人|负责人|负责同志|联系人|联络员|经办人)(?=\s*[:：])/uy;
/** A label is followed by a colon, or says it in words: 牵头单位为省农业农村厅. */
const colon = /\s*[:：]|(?:分别)?(?:为|是)(?![主首第责牵])/y;

export interface LabelWord {
  role: AssignmentRole | 'leader';
  /** 分办单位: each of them handles it alone. */
  mode: AssignmentMode;
  text: string;
  /** With its colon the label needs no further proof; without, it must be followed by a name. */
  hasColon: boolean;
}

/** A label (责任单位, 牵头：, 分管领导：) at `index`; null where none stands. */
export function labelAt(text: string, index: number): LabelWord | null {
  for (const expression of [
    leaderLabel,
    label,
    shortLabel,
    narrowedLabel,
    anyLeaderLabel,
    kindLabel,
    narrowedDuty,
    anyLabel,
  ]) {
    expression.lastIndex = index;
    const match = expression.exec(text);
    if (match === null) continue;
    colon.lastIndex = index + match[0].length;
    const tail = colon.exec(text)?.[0] ?? '';
    const role =
      expression === leaderLabel || expression === anyLeaderLabel
        ? 'leader'
        : roleOfLabel((expression === narrowedDuty ? match[0] : match[1]) ?? '');
    const mode = role !== 'leader' && match[0].startsWith('分办') ? 'separately' : null;
    return { role, mode, text: match[0] + tail, hasColon: tail !== '' };
  }
  return null;
}

/** The role that the words before 单位 or 部门 name. */
export function roleOfLabel(words: string): AssignmentRole {
  // 牵头督办单位 leads nothing but the urging.
  if (/(?:督办|督导|督促|监督|指导)(?:单位|部门|责任)?$/.test(words)) return 'support';
  if (/牵头|主办|主责|统筹/.test(words)) return 'lead';
  if (/审核|复核|审议|核验|审定|把关|验收/.test(words)) return 'reviewer';
  return /配合|协|会办|会签|会审|参与|参加|支持|指导|督|监/.test(words) ? 'support' : 'responsible';
}
