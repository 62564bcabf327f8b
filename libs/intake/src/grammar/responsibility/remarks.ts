/** Remarks that reach beyond their row. Source: LEDGER section 1, "Remarks that reach downward". */
import type { Remark } from '../../ledger-draft.js';
import { matchAt } from '../text-scan.js';

/** 列第一位者为牵头单位，下同; 排在第一位的部门为牵头部门; 责任单位中排名首位的为主办单位. */
const firstLeads =
  /(?:注\s*[:：]\s*)?[^，,；;。、\n：:（(〔[【]{0,12}?(?:第一|首)(?:位|名|个|家|者|的|单位|部门)[^，,；;。、\n]{0,10}?(?:为|是|作为|系)[^，,；;。、\n]{0,4}?(?:牵头|主办|主责|主要责任)[^，,；;。、\n）)]{0,6}(?:[，,、]?\s*(?:以)?下同)?/y;
const sameBelow = /(?:以下|下同|余同|后同)(?=[，,；;。）)\s]|$)/y;
/** 适用范围：… runs to the end of the cell. */
const scope = /适用(?:范围|区域|对象)\s*[:：]?/y;
/** 以下均需…落实，不再列出 runs to the end of its sentence. */
const carries = /以下(?!简称|单位|部门)[^。；;\n]*/y;
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
    carriesAt()
  );

  function carriesAt(): FoundRemark | null {
    return found(carries, 'carries-to-following-rows') ?? found(note, null);
  }
}

function scopeAt(text: string, index: number, limit: number): FoundRemark | null {
  const label = matchAt(scope, text, index)?.[0];
  if (label === undefined) return null;
  return { end: limit, remark: { kind: 'scope', text: text.slice(index + label.length, limit).trim() } };
}
