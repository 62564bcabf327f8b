/** Finds every expression of time in a normalised text, from left to right, the longest first, and passes over the traps. */
import { chineseNumber } from '../numerals.js';
import { matchAt } from '../text-scan.js';
import { amountAt, letteredAt, sameDayAt, type Amount } from './amount.js';
import { beatAt, sharedBeatAt, type Beat } from './beat.js';
import { calendarSpanAt, isYearAlone, tenDaysOf, yearSpan, type CalendarSpan } from './calendar-span.js';
import { fiveYearPlanAt } from './five-years.js';
import { pointsAt } from './point-lists.js';
import { shortRangeAt } from './short-range.js';
import { isMovingFeastAt, timeWordAt } from './words.js';

export type Expression = { start: number; end: number; clauseStart: number } & (
  | { kind: 'span'; span: CalendarSpan; validityEnd: boolean }
  | { kind: 'range'; first: CalendarSpan | null; last: CalendarSpan }
  | { kind: 'wholeYear'; span: CalendarSpan }
  | { kind: 'from'; span: CalendarSpan | null; anchor: string | null }
  | { kind: 'beat'; beat: Beat; count: number | null }
  | { kind: 'amount'; amount: Amount }
  | { kind: 'soft' | 'immediate' | 'ongoing' | 'open' }
);

const clauseEnd = '，,；;。\n:：';
/** What comes before a time, as far as any rule looks: 有效期自…至 reaches furthest. */
const lookBackMax = 48;
const through =
  /(?:起)?(?:[-–—―~]{1,4}|至|到)|(?:起|开始|启动)?[，,]?(?:将|拟|预计|计划|一直|并)?(?:持续|延续|开展|进行|实施|执行)(?:至|到)|(?:开始|启动)[，,]?(?:至|到)/y;
const starting =
  /及(?:其)?(?:以后|之后)(?:年度)?|(?:开始|起始|起(?!草|到|步|诉|点|底|降)|始(?!终))(?:实施|施行|执行|开展|计算)?|[-–—~]{1,2}(?=$|[，,；;。）)])/y;
const looksBack = /(?:以来|来(?=[，,。]|$)|以后|版|第\d)/y;
/** 上半年工作情况, 一季度数据: the period that is reported on, not the day of the report. */
const accountOf =
  /(?:的)?(?:重点|工作|任务|执行|完成|进展|落实|运行|经济|收支|整改){0,4}(情况|数据|指标|报表|报告|总结|进展)/y;
const fromAnchor = /(?:自|从)([^，,；;。]{1,20}?之日)起(?:正式)?(?:实施|施行|执行|生效|开展)?/y;
const fromNow = /(?:自|从)?即日起(?!至|到|[-–—―~])/y;
const untilNow =
  /(?:即日|即时|现在|目前)起?(?:[-–—―~]{1,4}|至|到)|(?:自|从)[^，,；;。\d]{1,20}?之日起?(?:[-–—―~]{1,4}|至|到)(?=\d|年底)/y;
const wholeYear = /(?<!\d{4}年)全年(?!(?:工作|任务|目标|经济)*(?:总结|情况|数据|报告|指标))/y;
const count =
  /^(?:(?!两会)([1-9一二两三四])(?=报|调度|通报|督查|督导|评|会|考|[总小]结|研判|分析|排查|检查|汇总|点评)|[^，,；;。\n]*?(?<!第|\d)(\d{1,3})(?:次|遍|期|轮|场|批|回))/;
/** 每月公布…: an act of one moment happens once in each turn; 每年…检查 may take the whole of it. */
const momentary = /^(?:公布|发布|公开|通报|报送|上报|报告|召开)/;
/** 建成于2000年底前: when a thing came about, no day to act by. */
const cameAbout = /(?:建成?|建造|成立|始建|投产)于$/;
const validity =
  /(?:有效期|有效期限|执行期|执行期限|期限|试行期)(?:延长)?(?:截至|截止到?|为|自[^，,；;。]{0,30})?(?:至|到)?$/;
const concession =
  /^[^，,；;。]{0,24}?(?:到期(?!前|后)|可(?:以)?(?:免|享受|减|继续|按|暂缓)|免征|减征|免缴|有效(?=$|[，,；;。]))/;

export function scanTimes(text: string): Expression[] {
  const found: Expression[] = [];
  let clauseStart = 0;
  let index = 0;
  while (index < text.length) {
    const char = text.charAt(index);
    if (char === '《') {
      const close = text.indexOf('》', index);
      index = close < 0 ? index + 1 : close + 1;
      continue;
    }
    const expressions = expressionsAt(text, index, clauseStart);
    const last = expressions.at(-1);
    if (last !== undefined && last.end > index) {
      found.push(...expressions);
      index = last.end;
      continue;
    }
    index += 1;
    if (clauseEnd.includes(char)) clauseStart = index;
  }
  countTurns(text, found);
  return found;
}

/** The expression at the very start of a normalised text, or null. */
export function firstTime(text: string): Expression | null {
  return expressionsAt(text, 0, 0)[0] ?? null;
}

/** The first characters of beats, lengths, points, ranges and days; anywhere else only a word of time can begin. */
const datedOpening = /[\d每逐按半日月季周第QqTDX今本当明次来翌下上年岁“"元五劳七十国即现目自从全一二三四]/;

/** All expressions that start here; a list of months gives several. */
function expressionsAt(text: string, index: number, clauseStart: number): Expression[] {
  const dated = datedOpening.test(text.charAt(index)) ? datedAt(text, index, clauseStart) : null;
  if (dated !== null) return dated;
  const word = timeWordAt(text, index);
  return word === null ? [] : [{ kind: word.kind, start: index, end: index + word.length, clauseStart }];
}

function datedAt(text: string, index: number, clauseStart: number): Expression[] | null {
  const at = (length: number): { start: number; end: number; clauseStart: number } => ({
    start: index,
    end: index + length,
    clauseStart,
  });
  const beats = beatsAt(text, index, clauseStart);
  if (beats.length > 0) return beats;
  const amount =
    amountAt(text, index, clauseStart) ?? sameDayAt(text, index, clauseStart) ?? letteredAt(text, index);
  if (amount !== null) return [{ kind: 'amount', amount, ...at(amount.length) }];
  const whole = matchAt(wholeYear, text, index);
  if (whole !== null) return [{ kind: 'wholeYear', span: yearSpan(null, 2), ...at(2) }];
  const plan = fiveYearPlanAt(text, index);
  if (plan?.kind === 'range')
    return [{ kind: 'range', first: plan.first, last: plan.last, ...at(plan.length) }];
  if (plan !== null) return [{ kind: 'span', span: plan.span, validityEnd: false, ...at(plan.length) }];
  const points = pointsAt(text, index);
  if (points !== null)
    return points.map((point) => ({ kind: 'span', validityEnd: false, clauseStart, ...point }));
  const isInside = /\d/.test(text.charAt(index - 1));
  const span = isInside ? null : calendarSpanAt(text, index);
  const lead = matchAt(/[自从](?=(?:19|20)?\d)/y, text, index)?.[0].length ?? 0;
  const first = lead === 0 ? span : calendarSpanAt(text, index + lead);
  const range = isInside ? null : rangeAt(text, index + lead, first);
  if (range !== null)
    return [{ kind: 'range', first: range.first, last: range.last, ...at(lead + range.length) }];
  const now = matchAt(fromNow, text, index);
  if (now !== null) return [{ kind: 'from', span: null, anchor: '即日', ...at(now[0].length) }];
  const anchored = matchAt(fromAnchor, text, index);
  if (anchored !== null && amountFollows(text, index + anchored[0].length) === null) {
    return [{ kind: 'from', span: null, anchor: anchored[1] ?? '', ...at(anchored[0].length) }];
  }
  return isInside ? null : spanAt(text, index, clauseStart, span);
}

/** A beat and those that share its 按 or 每: 按季度、年度. */
function beatsAt(text: string, index: number, clauseStart: number): Expression[] {
  const beats: Expression[] = [];
  for (let start = index, beat = beatAt(text, index); beat !== null; beat = sharedBeatAt(text, start, beat)) {
    const end = start + beat.length;
    beats.push({ kind: 'beat', beat, count: null, start, end, clauseStart });
    start = end;
  }
  return beats;
}

function amountFollows(text: string, index: number): Amount | null {
  return amountAt(text, index, index) ?? amountAt(text, index + 1, index);
}

/** How often each turn comes: what its clause says up to the next beat. Beats that follow each other share it. */
function countTurns(text: string, found: readonly Expression[]): void {
  let next = text.length;
  let turns: Turns = { count: null, isMomentary: false };
  for (const expression of found.toReversed()) {
    if (expression.kind !== 'beat') continue;
    const { end, beat } = expression;
    if (end !== next || next === text.length) turns = turnsIn(text.slice(end, next));
    expression.count = beat.turns ?? turns.count ?? (turns.isMomentary && beat.eachDue === null ? 1 : null);
    next = expression.start;
  }
}

interface Turns {
  count: number | null;
  isMomentary: boolean;
}

function turnsIn(words: string): Turns {
  const match = count.exec(words);
  const value = match?.[1] ?? match?.[2];
  const turns = value === undefined ? null : (chineseNumber(value) ?? Number(value));
  return { count: turns, isMomentary: momentary.test(words) };
}

/** 3-4月, 2020-2024年, 3月至12月, 4月上旬—中旬, 自2021年3月起至2022年底. */
function rangeAt(
  text: string,
  index: number,
  first: CalendarSpan | null,
): { first: CalendarSpan | null; last: CalendarSpan; length: number } | null {
  const now = matchAt(untilNow, text, index);
  if (now !== null) {
    const last = calendarSpanAt(text, index + now[0].length);
    return last === null ? null : { first: null, last, length: now[0].length + last.length };
  }
  const short = shortRangeAt(text, index);
  if (short !== null) return short;
  if (first === null || first.length === 0 || first.before) return null;
  const bridge = matchAt(through, text, index + first.length);
  if (bridge === null) return null;
  const after = index + first.length + bridge[0].length;
  const last = calendarSpanAt(text, after) ?? restOfMonth(text, after, first);
  if (last === null || last.length === 0) return null;
  return { first, last, length: after + last.length - index };
}

/** 3月1日至15日, 4月上旬-中旬: the second half leaves the month out. */
function restOfMonth(text: string, index: number, first: CalendarSpan): CalendarSpan | null {
  const base = { ...first, year: null, before: false, within: false };
  const day = matchAt(/(\d{1,2})[日号](?:前)?/y, text, index);
  if (day !== null && first.width === 'day') {
    return { ...base, firstDay: Number(day[1]), lastDay: Number(day[1]), length: day[0].length };
  }
  const part = matchAt(/[上中下]旬/y, text, index)?.[0];
  return part === undefined || first.width !== 'ten-days' ? null : { ...base, ...tenDaysOf(part), length: 2 };
}

/** One span, perhaps the start of something (2020年起), or null where its context makes it content. */
function spanAt(
  text: string,
  index: number,
  clauseStart: number,
  here: CalendarSpan | null,
): Expression[] | null {
  const lead = matchAt(/(?:自|从)(?=(?:19|20)?\d|今年|明年|年初)/y, text, index)?.[0].length ?? 0;
  const span = lead === 0 ? here : calendarSpanAt(text, index + lead);
  if (span === null || span.length === 0) return null;
  const end = index + lead + span.length;
  const place = { start: index, clauseStart };
  if (matchAt(looksBack, text, end) !== null) return null;
  if (isPeriodOf(span) && isAccountOf(wordsBefore(text, index, clauseStart), text, end)) return null;
  const begins = matchAt(starting, text, end);
  if (begins !== null && !span.before) {
    return [{ kind: 'from', span, anchor: null, ...place, end: end + begins[0].length }];
  }
  const before = wordsBefore(text, index, clauseStart);
  if (cameAbout.test(before)) return null;
  if (isYearAlone(span) && isMovingFeastAt(text, end)) return null;
  if (isYearAlone(span) && !standsAsDate(before, text.slice(end))) return null;
  const validityEnd = validity.test(before) || (span.before && concession.test(text.slice(end)));
  const year = matchAt(/全年/y, text, end);
  if (year !== null && isYearAlone(span)) return [{ kind: 'wholeYear', span, ...place, end: end + 2 }];
  return [{ kind: 'span', span, validityEnd, ...place, end }];
}

function wordsBefore(text: string, index: number, clauseStart: number): string {
  return text.slice(Math.max(clauseStart, index - lookBackMax), index);
}

/** At the start of a clause 第四季度总结 is work of that quarter; 报送上半年总结 is not. */
function isAccountOf(before: string, text: string, index: number): boolean {
  const noun = matchAt(accountOf, text, index)?.[1];
  return noun !== undefined && (before !== '' || !/报告|总结|进展/.test(noun));
}

function isPeriodOf(span: CalendarSpan): boolean {
  return span.width !== 'day' && !span.atEnd && !span.before && !span.within;
}

/** 2020年要有所突破 and 到2025年 say when; 2020年版 and 完成2020年任务 name a thing. */
function standsAsDate(before: string, after: string): boolean {
  if (/^(?:度(?![内底末前])|[的第春秋暑寒“"《〔]|政府工作|工作要点|预算|决算|版)/.test(after)) return false;
  const opens =
    /(?:^|(?:19|20)\d{2}年[、和及]|[（(]|到|至|于|在|自|从|力争|争取|原则上|确保|预计|计划|并|要|应|将)$/.test(
      before,
    );
  return (
    opens || /^(?:要|将|应|需|力争|全面|基本|初步|实现|完成|建成|达到|开展|启动|推广|培育|形成|$)/.test(after)
  );
}
