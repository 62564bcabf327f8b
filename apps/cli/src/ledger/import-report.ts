import type { UnitId } from '#domain';
import type { YearMove } from '#intake';
import { openQuestion, type ImportPlan, type Settlement } from '#persistence';
import { CliProblem, exitCodes } from '../command/problem.js';
import type { Terminal } from '../terminal/terminal.js';
import type { Text } from '../terminal/text.js';
import type { WordsPlan } from './plan-from-words.js';

/** Longer lists are counted, and stand on the page of the row. */
const NAMES_MAX = 8;

/** Names by id, for sentences. */
export type UnitNames = (unit: UnitId) => string;

/** Every date that was moved to another year. */
export function tellMoves(terminal: Terminal, moves: readonly YearMove[]): void {
  for (const { row, from, to, of } of moves) {
    const inherited = of === 'inherited' ? { zh: '(沿用)', en: ' (inherited)' } : { zh: '', en: '' };
    terminal.tell({
      zh: `→ 第 ${row} 行 时限${inherited.zh} ${from} → ${to}`,
      en: `→ row ${row}: deadline${inherited.en} ${from} → ${to}`,
    });
  }
}

/** F51: the remedy names both ways in. */
export function calendarMissing(year: number): CliProblem {
  return new CliProblem(
    'calendar.year_missing',
    {
      zh: `${year} 年的节假日和调休安排尚未录入，不能按工作日计算。没有导入任何内容。`,
      en: `The working calendar of ${year} is not published here, so working days cannot be counted. Nothing was imported.`,
    },
    {
      zh: '请在“管理 · 日历”中录入，或执行 taizhang calendar publish FILE，然后再次执行本命令。',
      en: 'Enter it under Administration, Calendar, or run taizhang calendar publish FILE; then run this command again.',
    },
    exitCodes.undecided,
  );
}

/** Everything that was settled beyond the plain words of the paper, each with its rows; then what is still open. */
export function tellPlan(
  terminal: Terminal,
  { plan, created }: Pick<WordsPlan, 'plan' | 'created'>,
  nameOf: UnitNames,
): void {
  for (const { unit, near } of created) {
    const hint = near.length === 0 ? '' : near.join('、');
    terminal.tell({
      zh: `+ 新增单位 ${unit.shortName}${hint === '' ? '' : `（目录中相近的有：${hint}；若是同一单位，请用 --same "${unit.shortName}=${near[0]}"）`}`,
      en: `+ new unit ${unit.shortName}${hint === '' ? '' : ` (near names: ${hint}; if it is the same, use --same "${unit.shortName}=${near[0]}")`}`,
    });
  }
  for (const { rows, text } of gathered(plan, nameOf)) terminal.tell(prefixed(rows, text));
  for (const { paper, plan: row } of plan.rows)
    for (const point of row.open) {
      const { code, message, messageEn } = openQuestion(point);
      terminal.tell({
        zh: `? 第 ${paper.row} 行 待定：${message} [${code}]`,
        en: `? row ${paper.row} undecided: ${messageEn} [${code}]`,
      });
    }
}

interface Gathered {
  rows: number[];
  text: Text;
}

/** The same sentence for several rows is said once. */
function gathered(plan: ImportPlan, nameOf: UnitNames): Gathered[] {
  const found = new Map<string, Gathered>();
  for (const { paper, plan: row } of plan.rows)
    for (const settlement of row.settled) {
      const text = sentenceOf(settlement, nameOf);
      if (text === null) continue;
      const entry = found.get(text.en) ?? { rows: [], text };
      if (!entry.rows.includes(paper.row)) entry.rows.push(paper.row);
      found.set(text.en, entry);
    }
  return [...found.values()];
}

function prefixed(rows: readonly number[], text: Text): Text {
  const list = rows.join(', ');
  return { zh: `· 第 ${list} 行 ${text.zh}`, en: `· row ${list}: ${text.en}` };
}

/** Null for what the page shows anyway. */
function sentenceOf(settlement: Settlement, nameOf: UnitNames): Text | null {
  switch (settlement.kind) {
    case 'groupExpanded': {
      const count = settlement.units.length;
      const list = `${settlement.units.slice(0, NAMES_MAX).map(nameOf).join('、')}${count > NAMES_MAX ? ' …' : ''}`;
      return {
        zh: `“${settlement.text}”展开为 ${count} 个单位：${list}`,
        en: `“${settlement.text}” is ${count} units: ${list}`,
      };
    }
    case 'groupStandIn': {
      const unit = nameOf(settlement.unit);
      return {
        zh: `“${settlement.text}”各自负责而未列名单，先由 ${unit} 代为负责，列出单位后再增加和移除`,
        en: `“${settlement.text}” answers for itself and is not listed: ${unit} answers for it until it names the units`,
      };
    }
    case 'groupLeftOpen':
      return {
        zh: `“${settlement.text}”由牵头单位签收后指定`,
        en: `“${settlement.text}” is to be nominated by the lead`,
      };
    case 'listLeftOpen':
      return {
        zh: `“${settlement.text}”所在的名单以“等”结尾，是否还有别的单位请确认`,
        en: `the list with “${settlement.text}” ends in 等; make sure that nobody is missing`,
      };
    case 'namedTwice':
      return {
        zh: `${nameOf(settlement.unit)} 出现两次，取较重的责任`,
        en: `${nameOf(settlement.unit)} is named twice; the stronger role counts`,
      };
    case 'deadlineInherited':
      return {
        zh: `时限为空，沿用第 ${settlement.fromRow} 行的 ${settlement.dueDay ?? '长期'}`,
        en: `blank deadline, taken from row ${settlement.fromRow}: ${settlement.dueDay ?? 'standing'}`,
      };
    case 'leftOut':
      return {
        zh: `“${settlement.text}”不是单位，不承担责任`,
        en: `“${settlement.text}” is no unit and has no duty`,
      };
    case 'sharesDecided':
    case 'standingDecided':
    case 'dutyTaken':
    case 'deadlineDecided':
      return null;
  }
}
