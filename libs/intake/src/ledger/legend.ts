/** 注：●为牵头单位，△为配合单位: signs whose meaning a header or a note gives. Source: LEDGER section 3. */
import type { AssignmentRole } from '../ledger-draft.js';
import { roleOfLabel } from '../grammar/responsibility/words.js';
import type { Grid } from '../readers/grid.js';
import { roleOfOthers } from '../grammar/responsibility/remarks.js';
import type { TableFrame } from './header-rows.js';

export interface Legend {
  roles: ReadonlyMap<string, AssignmentRole>;
  /** What units without a sign are, where the legend says so; else what their column says. */
  others: AssignmentRole | null;
}

export const signChars = '★☆●○◎◉⊙△▲▽▼◇◆□■※＊*√✓✔☑#＃';
const sign = `[${signChars}]`;
const quoted = (words: string): string => `[“"‘「【（(]?${words}[”"’」】）)]?`;
const roleName =
  '(牵头|主办|主责|主要责任|责任|负责|承办|配合|协办|协同|协助|参与|参加|审核|指导)(?:责任)?(?:单位|部门|科室|处室)?';
/** ★为牵头单位; 标“*”的是牵头部门; ●：牵头. */
const signFirst = new RegExp(
  `${quoted(`(${sign})`)}(?:号|标[记识志注]|符号)?(?:的|者)?(?:单位|部门|科室)?\\s*(?:为|表示|代表|是|系|指|即|[:：=＝—-]+)?\\s*(?:第一)?${roleName}`,
  'g',
);
/** 牵头单位用★表示; 牵头：●; 牵头单位（★）. */
const roleFirst = new RegExp(
  `${roleName}\\s*(?:[用以标加注]|前|后|为|[:：=＝]){0,4}${quoted(`(${sign})`)}`,
  'g',
);
const anySign = new RegExp(sign);
/** A line longer than this explains no signs. */
const lineLengthMax = 400;

/** What the lines around a table and its header say of signs; the first to say it counts. */
export function legendIn(lines: readonly string[]): Legend {
  const roles = new Map<string, AssignmentRole>();
  let others: AssignmentRole | null = null;
  for (const line of lines) {
    if (line.length > lineLengthMax || !anySign.test(line)) continue;
    const found = new Map<string, AssignmentRole>();
    for (const [, mark = '', role = ''] of line.matchAll(signFirst)) found.set(mark, roleOfLabel(role));
    if (found.size === 0)
      for (const [, role = '', mark = ''] of line.matchAll(roleFirst)) found.set(mark, roleOfLabel(role));
    for (const [mark, role] of found) if (!roles.has(mark)) roles.set(mark, role);
    if (found.size > 0) others ??= roleOfOthers(line);
  }
  return { roles, others };
}

/** The legend of a table, in its header, its notes or the lines around it. */
export function legendAround(
  { before, rows, after }: Grid,
  { headerRows, titleRows, noteRows }: TableFrame,
): Legend {
  const lines = [...headerRows, ...titleRows, ...noteRows].flatMap((at) =>
    (rows[at]?.cells ?? []).map(({ text }) => text.replace(/\n/g, '')),
  );
  return legendIn([...lines, ...before, ...after]);
}

/** 责任单位（★为牵头单位） without its legend: what the header calls the column. */
export function withoutLegend(header: string): string {
  if (!anySign.test(header) || legendIn([header]).roles.size === 0) return header;
  const plain = header.replace(/[（(【〔[][^（()）】〕\]]*[)）】〕\]]/g, (bracket) =>
    legendIn([bracket]).roles.size > 0 ? '' : bracket,
  );
  return plain.trim() === '' ? header : plain;
}
