/**
 * Duties hidden in the words of a task: 年内至少听取一次, 按月公开, 下一年第一季度公布. Offered beside the row, never added to
 * it, and never in place of its deadline. Source: F M7, LEDGER sections 4.12 and 7.
 */
import type { DeadlineReading, RecurringFrequency } from '../ledger-draft.js';
import { readExpressions } from '../grammar/deadline/read-deadline.js';
import { scanTimes, type Expression } from '../grammar/deadline/scan.js';
import { normaliseTime } from '../grammar/normalise.js';
import { trimSpan } from '../grammar/text-scan.js';
import { lastDueDay } from './deadlines.js';

/** A sentence, or the part of one that has a time of its own. Spans count UTF-16 units of the content, end exclusive. */
interface Sentence {
  start: number;
  end: number;
  words: string;
}

interface Timed extends Sentence {
  /** Where the words of time stand. */
  time: { start: number; end: number };
  deadline: DeadlineReading;
  /** From 0 to 1; below 1 the words allow another reading. */
  confidence: number;
}

/**
 * `milestone`: something is due on a day; `due` is null where it runs from an event (决定作出之日起…). `cycle`: something
 * comes again with a beat. `none`: the sentence binds nobody to a time.
 */
export type DutySentence =
  | (Timed & { kind: 'milestone'; due: string | null })
  | (Timed & { kind: 'cycle'; freq: RecurringFrequency })
  | (Sentence & { kind: 'none' });

export interface DutyContext {
  /** The year of the paper, for times that name none. */
  year: number | null;
}

/** Longer texts are no content of a row. */
const contentLengthMax = 10_000;

/**
 * Every sentence of the content, in order, each bound once: to a milestone, a cycle, or nothing. The parts cover all
 * words of the text. Target values, editions, validity ends, what lies before the year and what is only told of
 * (截至…, 较…) bind nobody. Never throws.
 */
export function readDuties(content: string, { year }: DutyContext): DutySentence[] {
  if (content.length > contentLengthMax) return [];
  return sentencesOf(content).flatMap((sentence) => partsOf(sentence, year));
}

/** Sentences end at 。；！ or a line break outside 《…》. */
function sentencesOf(content: string): Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  let depth = 0;
  const close = (end: number): void => {
    const span = trimSpan(content, start, end);
    if (span.end > span.start) sentences.push({ ...span, words: content.slice(span.start, span.end) });
    start = end;
  };
  for (let index = 0; index < content.length; index += 1) {
    const char = content.charAt(index);
    if (char === '《') depth += 1;
    if (char === '》') depth = Math.max(0, depth - 1);
    if (char === '\n' || (depth === 0 && /[。；;！!]/.test(char))) close(index + 1);
    if (char === '\n') depth = 0;
  }
  close(content.length);
  return sentences;
}

/** A sentence with several times in several clauses falls into as many parts; its first words belong to the first. */
function partsOf(sentence: Sentence, year: number | null): DutySentence[] {
  const { text, origin } = normaliseTime(sentence.words);
  const all = scanTimes(text);
  const binding = all.filter((expression) => binds(expression, text));
  if (binding.length === 0) return [{ kind: 'none', ...sentence }];
  const groups: Expression[][] = [];
  for (const expression of binding) {
    const last = groups.at(-1);
    if (last?.[0]?.clauseStart === expression.clauseStart) last.push(expression);
    else groups.push([expression]);
  }
  let read = 0;
  return groups.map((group, at): DutySentence => {
    const clauseStart = group[0]?.clauseStart ?? 0;
    const from = at === 0 ? 0 : (origin[clauseStart] ?? 0);
    const next = groups[at + 1]?.[0]?.clauseStart;
    const to = next === undefined ? sentence.words.length : (origin[next] ?? sentence.words.length);
    const span = trimSpan(sentence.words, from, to);
    const part = {
      start: sentence.start + span.start,
      end: sentence.start + span.end,
      words: sentence.words.slice(span.start, span.end),
    };
    const time = {
      start: sentence.start + (origin[startOf(group[0])] ?? 0),
      end: sentence.start + (origin[group.at(-1)?.end ?? 0] ?? 0),
    };
    const own: Expression[] = [];
    for (; read < all.length && (all[read]?.clauseStart ?? 0) < (next ?? text.length); read += 1) {
      const expression = all[read];
      if (expression !== undefined && expression.clauseStart >= clauseStart)
        own.push(moved(expression, clauseStart));
    }
    return dutyOf(part, time, readExpressions(text.slice(clauseStart, next), own, year), year);
  });
}

/** The words of the event that starts a length of time belong to the time: 决定作出之日起20个工作日内. */
function startOf(expression: Expression | undefined): number {
  if (expression === undefined) return 0;
  return expression.kind === 'amount' ? expression.amount.anchorStart : expression.start;
}

/** The same expression in a text that begins `by` characters later. */
function moved(expression: Expression, by: number): Expression {
  const { start, end, clauseStart } = expression;
  return { ...expression, start: start - by, end: end - by, clauseStart: clauseStart - by };
}

/** A year named before belongs to its own clause: each part is read alone. */
function dutyOf(
  part: Sentence,
  time: Timed['time'],
  reading: ReturnType<typeof readExpressions>,
  year: number | null,
): DutySentence {
  if (reading === null || reading.deadline.validityEnd === true) return { kind: 'none', ...part };
  const { deadline, confidence } = reading;
  const timed = { ...part, time, deadline, confidence };
  switch (deadline.kind) {
    case 'recurring':
      return { kind: 'cycle', ...timed, freq: deadline.freq };
    case 'date':
    case 'range':
    case 'relative':
    case 'multi': {
      const cycle = deadline.kind === 'multi' ? beatOf(deadline) : null;
      if (cycle !== null) return { kind: 'cycle', ...timed, freq: cycle };
      const due = lastDueDay(deadline);
      const isPast = due !== null && year !== null && due < `${year}-01-01`;
      return isPast ? { kind: 'none', ...part } : { kind: 'milestone', ...timed, due };
    }
    default:
      return { kind: 'none', ...part };
  }
}

/** The beat of 每年3月和9月, where every part comes again. */
function beatOf({ parts }: DeadlineReading & { kind: 'multi' }): RecurringFrequency | null {
  const [first] = parts;
  return first?.kind === 'recurring' && parts.every(({ kind }) => kind === 'recurring') ? first.freq : null;
}

/** 截至6月底, 较2020年底: the time tells of a state and asks for nothing. */
const stateOnly = /(?:截至|截止|截止到|截至到|较|比|同比|相比|相较|与)$/;
/** Characters before a time that any of these words takes. */
const lookBackMax = 8;
const past = /^(?:已|已经|累计|共|实现了|完成了|的|以来|出台的|印发的|发布的|制定的)/;
/** What a task does at a time that is not marked by 前, 底 or 内: 于下一年第一季度…公开, 6月完成. */
const doing = new RegExp(
  `^[^，,；;。]{0,40}?(?:${[
    '完成|公布|公开|发布|向社会|报送|上报|报告|汇报|反馈|提交|通报|调度|印发|出台|制定|修订|编制|推出|召开|开展|启动|举办|组织|安排|听取',
    '形成|建成|达到|实现|覆盖|开工|竣工|投用|开通|上线|移交|更新|清理|检查|督查|考核|核验|评估|评议|总结|验收|培训|整改|落实|销号',
  ].join('|')})`,
);
/** 按年度均可查询: a way to arrange things, no beat of work. */
const arranging = /^(?:的|(?:均|都)?可|分类|分组|排序|统计|查询|筛选|归档|归集|汇总)/;
const atLeast = /^[^，,；;。]{0,24}(?:不少于|至少|不低于)\d+(?:余)?(?:次|期|场|轮|批|篇|个|件)/;

/** True where the time of an expression binds somebody. */
function binds(expression: Expression, text: string): boolean {
  const before = text.slice(
    Math.max(expression.clauseStart, expression.start - lookBackMax),
    expression.start,
  );
  const after = text.slice(expression.end);
  switch (expression.kind) {
    case 'beat':
      return !arranging.test(after);
    case 'wholeYear':
      return atLeast.test(after);
    case 'amount':
      return expression.amount.anchor !== null;
    case 'range':
      return expression.first !== null && !stateOnly.test(before) && doing.test(after);
    case 'span': {
      const { validityEnd, span } = expression;
      if (validityEnd || stateOnly.test(before) || past.test(after)) return false;
      if (span.before || span.within) return true;
      const asks = /(?:[于在到至]|力争|争取|确保|原则上)$/.test(before);
      const does = doing.test(asks ? after.replace(/^[，,]/, '') : after);
      return span.vague === null && (does || (span.atEnd && (asks || /^[、和及各]/.test(after))));
    }
    default:
      return false;
  }
}

/**
 * The milestones that fall after the row's own deadline (Chaoyang row 39: the first quarter of the next year, after
 * December). Both are kept; a person is warned. Empty where the deadline names no day. Source: LEDGER section 4.12.
 */
export function dutiesAfter(duties: readonly DutySentence[], deadline: DeadlineReading): DutySentence[] {
  const last = lastDueDay(deadline);
  if (last === null) return [];
  return duties.filter((duty) => duty.kind === 'milestone' && duty.due !== null && duty.due > last);
}
