/** Remarks that reach beyond their row. Source: LEDGER section 1, "Remarks that reach downward". */
import type { AssignmentRole, Remark } from '../../ledger-draft.js';
import { matchAt } from '../text-scan.js';
import { roleOfLabel } from './words.js';

/** The first of a list: 第一位, 首位者, 第一个单位. */
const first = '(?:第一|首)(?:位|名|个|家|者|的|列|(?:责任)?(?:单位|部门|科室))';
const leading = '(?:牵头|主办|主责|主要责任)';
/** 第一个为牵头单位; 排在首位者牵头; 牵头单位列首位; what is said of the others (其余为配合单位) belongs to it. */
const rule = [
  `${first}[^，,；;。、\\n]{0,10}?(?:为|是|作为|系)[^，,；;。、\\n]{0,4}?${leading}[^，,；;。、\\n）)]{0,12}`,
  `${first}(?:[者的]|责任|单位|部门|科室){0,3}(?:负责)?牵头(?:负责)?`,
  `牵头(?:责任)?(?:单位|部门)(?:均|都|统一)?(?:[列排位]|为)(?:[列排名序在于为]){0,3}${first}`,
].join('|');
const ofOthers = '(?:[，,、；;]?其[他余它][^，,；;。\\n）)]{0,16})?';
const same = '(?:[，,、]?\\s*(?:以)?下同)?';
/** 列第一位者为牵头单位，下同; 排在第一位的部门为牵头部门; 责任单位中排名首位的为主办单位. */
const firstLeads = new RegExp(
  `(?:注\\s*[:：]\\s*)?[^，,；;。、\\n：:（(〔[【]{0,12}?(?:${rule})${ofOthers}${same}`,
  'y',
);
const firstLeadsAnywhere = new RegExp(`(?:[列排位](?:[列名序在于为位]){0,3})?(?:${rule})${ofOthers}${same}`);
const sameBelow = /(?:以下|下同|余同|后同)(?=[，,；;。）)\s]|$)/y;
/** 报市政府审定, 经省厅同意后: where the paper goes next is no part of anybody's duty. */
const handedOn =
  /(?:并|经|后)?(?:上报|报请|提请|呈报|报送|报|提交)[^，,；;。、\n]{2,20}?(?:审定|审议|审批|批准|同意|备案|审核|研究)(?:后[^，,；;。\n]{0,12})?(?=$|[，,；;。）)\n])/y;
/** 适用范围：… runs to the end of the cell, or to a time or a label in a clause of its own. */
const scope = /适用(?:范围|区域|对象)\s*[:：]?/y;
const afterScope =
  /[；;\n](?=\s*(?:\d{1,4}年|\d{1,2}月|年[底内]|每[年月季周]|长期|持续|常态|(?:完成|办理)?(?:时限|期限|时间)\s*[:：]|(?:牵头|配合|责任|负责)(?:单位|部门)))/g;
/** 以下均需…落实，不再列出 runs to the end of its sentence. */
const carries =
  /(?:以下(?!简称|单位|部门)|(?:具体|各项|上述)?(?:任务|事项|工作)均(?:涉及|需|须|由))[^。；;\n]*/y;
const note = /(?:备注|注)\s*[:：][^\n]*/y;

export interface FoundRemark {
  end: number;
  /** Null for words that only repeat (下同) or annotate (注：…). */
  remark: Remark | null;
}

/** The remark that starts at `index`, where a clause may start; null where none does. */
export function remarkAt(text: string, index: number, limit: number, atStart: boolean): FoundRemark | null {
  if (!atStart) return null;
  const found = (expression: RegExp, kind: Remark['kind'] | null): FoundRemark | null => {
    const match = matchAt(expression, text, index)?.[0].slice(0, limit - index);
    if (match === undefined || match === '') return null;
    return { end: index + match.length, remark: kind === null ? null : { kind, text: match.trim() } };
  };
  return (
    found(firstLeads, 'first-listed-is-lead') ??
    scopeAt(text, index, limit) ??
    found(sameBelow, null) ??
    found(handedOn, null) ??
    carriesAt()
  );

  function carriesAt(): FoundRemark | null {
    return found(carries, 'carries-to-following-rows') ?? found(note, null);
  }
}

/** A header, a title or a note longer than this states no rule. */
const statementLengthMax = 400;

/** The rule about the first unit, wherever a header, a title or a note states it; null where it states none. */
export function firstListedIn(text: string): Remark | null {
  const words = firstLeadsAnywhere.exec(text.slice(0, statementLengthMax))?.[0];
  return words === undefined ? null : { kind: 'first-listed-is-lead', text: words.trim() };
}

/** 责任单位（第一个为牵头单位） without its rule: what the header calls the column. */
export function withoutFirstListed(header: string): string {
  const rule = firstListedIn(header)?.text;
  if (rule === undefined) return header;
  const inBrackets = header.replace(/[（(【〔[][^（()）】〕\]]*[)）】〕\]]/g, (bracket) =>
    bracket.includes(rule) ? '' : bracket,
  );
  return inBrackets
    .replace(rule, '')
    .replace(/(?:注|备注)?[\s，,、；;：:]*$/, '')
    .trim();
}

/** What the rule makes of the units after the first (其余为配合单位); null where it says nothing of them. */
export function roleOfOthers(rule: string): AssignmentRole | null {
  const said = /其[他余它](.*)$/s.exec(rule)?.[1];
  return said === undefined ? null : roleOfLabel(said);
}

function scopeAt(text: string, index: number, limit: number): FoundRemark | null {
  const label = matchAt(scope, text, index)?.[0];
  if (label === undefined) return null;
  afterScope.lastIndex = index + label.length;
  const end = Math.min(afterScope.exec(text)?.index ?? limit, limit);
  return { end, remark: { kind: 'scope', text: text.slice(index + label.length, end).trim() } };
}
