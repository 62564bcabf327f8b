/** 每年2月底前, 每季度一次, 按月, 每5年: a beat, with the day of each turn and the number of turns where they are said. */
import type { RecurringFrequency } from '../../ledger-draft.js';
import { matchAt } from '../text-scan.js';
import { lastDayOf, two } from './calendar-days.js';
import { calendarSpanAt, type CalendarSpan } from './calendar-span.js';

export interface Beat {
  length: number;
  freq: RecurringFrequency;
  eachDue: string | null;
  /** 每旬: three turns a month. */
  turns?: number;
  /** 每年12月前: the words allow two days of the year. */
  doubtful: boolean;
}

const every =
  /(?:每间?隔?|逐|按)个?(\d{1,2})?个?(半年|旬|年(?!度(?:计划|目标|任务|方案|安排|要求|工作))度?|季度?|半个?月|月度?|周|星期|日|天|工作日|学期|学年)/y;
/** 一年两次, 一月一报: a count of turns must follow. */
const onePer =
  /(?<![\d第每])(?:1(?=[年季月周])|(\d{1,2})(?=年)|(?=半年|半个?月|旬))(半年|半个?月|旬|年|季度?|月|周)(?=(?:不?少?于?|至少)?[1-9\d一两二三四](?:次|轮|遍|报|调度|通报|督查|督导|评|会|考|[总小]结|研判|分析|排查|检查|汇总|点评))/y;
/** 月调度, 季通报. */
const named =
  /(?<![\d第每上下本当个报送交写成述])(月|季度?|半年|周|(?<![\p{Script=Han}])日)(?=报(?=$|[，,；;。、）)])|调度|考核|考评|点评|汇总|报告|通报|例会|碰头|小结|更新|报送|上报|公开|公示|督查|研判|会商|巡查)/uy;
/** 日报制, 周报告制度: the name of such a report says how often. */
const reportSystem = /(?<![\d每上下本当])([日周旬月季])报(?:告)?制度?/uy;
const shared = /[、和及或/](月度?|季度?|半年度?|年度?)(?=$|[，,；;。、和及或\n]|更新|公开|通报|报送|调度)/y;
/** 月度、季度、年度 and nothing else, or one of the shorter ones alone. */
const periodsAlone =
  /(?=(?:(?:周|月度|季度|半年度|年度)[、和及或/])*(?:周|月度|季度|半年度|年度)$)(?!年度$)(周|月度|季度|半年度|年度)/y;
/** 每月5日、20日前. */
const furtherDay = /[、，,和及](?:(\d{1,2})[日号]|月?[底末])(?:之前|以前|前)?/y;
/** 每月最后一个工作日: earlier than the last day where that is a holiday. */
const lastWorkday = /最后1?个?工作日(?:之前|以前|前)?/y;
/** 首个工作日, 月底前3个工作日: a day of the turn that its holidays move. */
const movingWorkday = /(?:第\d{1,2}个|首个)工作日(?:之前|以前|前)?|月?[底末]前\d{1,2}个?(?:工作日|[日天])/y;
/** 每周五前; 每周一次 counts. */
const weekDue = /([一二三四五六日天])(?![次报调会评通考督])(?:下班)?(?:之前|以前|前|上午|下午)?/y;
const link = /[的于在，,]?(?:原则上)?(?:于|在)?/y;
const monthDue =
  /(?:(?:次月|下1?个?月)?(?:\d{1,2}[日号]?(?:[-–—―~]|至|到))?(\d{1,2})[日号]|月?([底末])|(上旬|中旬|下旬|最后1?个?周|最后1?[日天])|(初))(?:之前|以前|前)?/y;
const periodEnd = /[底末](?:月底?)?(?:之前|以前|前)?/y;
const dayInQuarter =
  /(首月|次月|下1?个?月|第?[1-3]个月|末月?|最后1?个月)的?(?:(\d{1,2})[日号]|[底末])(?:之前|以前|前)?/y;
/** 每季度结束后10日内: so many days of the next turn. */
const afterTurn = /(?:结束|终了|末|届满)(?:之?后)?(?:的)?(\d{1,2})[日天](?:以内|之内|内)/y;

const base: Readonly<Record<string, RecurringFrequency>> = {
  年: 'yearly',
  年度: 'yearly',
  半年: 'half-yearly',
  半年度: 'half-yearly',
  学期: 'half-yearly',
  学年: 'yearly',
  季: 'quarterly',
  季度: 'quarterly',
  月: 'monthly',
  旬: 'monthly',
  月度: 'monthly',
  半月: 'every-2-weeks',
  半个月: 'every-2-weeks',
  周: 'weekly',
  星期: 'weekly',
  日: 'daily',
  天: 'daily',
  工作日: 'daily',
};

/** The beat that starts at `index` of a normalised text, or null. */
export function beatAt(text: string, index: number): Beat | null {
  const match =
    matchAt(every, text, index) ??
    matchAt(onePer, text, index) ??
    matchAt(named, text, index) ??
    matchAt(reportSystem, text, index) ??
    (index === 0 ? matchAt(periodsAlone, text, 0) : null);
  if (match === null) return null;
  const [words, first = '', second] = match;
  const unit = second ?? first;
  // 按 takes only the longer periods: 按日 and 逐日 are daily work, not a beat of reports.
  if (/^[按逐]/.test(words) && !/^(?:半年|年度?|季度?|月度?|旬|周)$/.test(unit)) return null;
  const freq = frequencyOf(unit, second === undefined ? 1 : Number(first || 1));
  if (freq === null) return null;
  const due = dueAt(text, index + words.length, freq);
  return {
    length: words.length + due.length,
    freq,
    eachDue: due.eachDue,
    doubtful: due.doubtful,
    ...(unit === '旬' ? { turns: 3 } : {}),
  };
}

/** A further beat or day after 、 that leaves its 按 or 每 out; its length counts the separator. */
export function sharedBeatAt(text: string, index: number, previous: Beat): Beat | null {
  const day =
    previous.freq === 'monthly' && previous.eachDue !== null ? matchAt(furtherDay, text, index) : null;
  if (day !== null)
    return {
      ...previous,
      length: day[0].length,
      eachDue: day[1] === undefined ? 'last' : two(Number(day[1])),
    };
  const match = matchAt(shared, text, index);
  const freq = match === null ? null : (base[match[1] ?? ''] ?? null);
  return match === null || freq === null
    ? null
    : { length: match[0].length, freq, eachDue: null, doubtful: false };
}

function frequencyOf(unit: string, count: number): RecurringFrequency | null {
  if (count <= 1) return base[unit] ?? null;
  if (unit.startsWith('年')) return `every-${count}-years`;
  if (unit === '月' && count === 3) return 'quarterly';
  if (unit === '月' && count === 6) return 'half-yearly';
  if (unit === '月') return `every-${count}-months`;
  if (unit === '天' || unit === '日') return `every-${count}-days`;
  return unit === '周' || unit === '星期' ? `every-${count}-weeks` : null;
}

interface Due {
  length: number;
  eachDue: string | null;
  doubtful: boolean;
}

const none: Due = { length: 0, eachDue: null, doubtful: false };

function dueAt(text: string, index: number, freq: RecurringFrequency): Due {
  const gap = matchAt(link, text, index)?.[0].length ?? 0;
  const at = index + gap;
  if (freq === 'monthly') return shifted(monthDueAt(text, at), gap);
  if (freq === 'quarterly' || freq === 'half-yearly') return shifted(periodDueAt(text, at, freq), gap);
  if (freq === 'weekly') return shifted(weekDueAt(text, at), gap);
  const isYears = freq === 'yearly' || freq.endsWith('years');
  return isYears ? shifted(yearDueAt(text, at), gap) : none;
}

function shifted(due: Due, gap: number): Due {
  return due.length === 0 ? none : { ...due, length: due.length + gap };
}

function monthDueAt(text: string, index: number): Due {
  const moving = matchAt(movingWorkday, text, index);
  if (moving !== null) return { length: moving[0].length, eachDue: null, doubtful: true };
  const after = matchAt(afterTurn, text, index);
  if (after !== null) return { length: after[0].length, eachDue: two(Number(after[1])), doubtful: false };
  const workday = matchAt(lastWorkday, text, index);
  if (workday !== null) return { length: workday[0].length, eachDue: 'last', doubtful: true };
  const match = matchAt(monthDue, text, index);
  if (match === null) return none;
  const [words, day, end, part] = match;
  if (day !== undefined) return { ...none, length: words.length, eachDue: two(Number(day)) };
  if (end !== undefined || part === '下旬' || part?.startsWith('最') === true)
    return { ...none, length: words.length, eachDue: 'last' };
  if (part !== undefined) return { ...none, length: words.length, eachDue: part === '上旬' ? '10' : '20' };
  return { length: words.length, eachDue: '10', doubtful: true };
}

/** `w1` Monday to `w7` Sunday. */
function weekDueAt(text: string, index: number): Due {
  const match = matchAt(weekDue, text, index);
  if (match === null) return none;
  const day = '一二三四五六日'.indexOf(match[1] === '天' ? '日' : (match[1] ?? '')) + 1;
  return { ...none, length: match[0].length, eachDue: `w${day}` };
}

function periodDueAt(text: string, index: number, freq: RecurringFrequency): Due {
  const moving = matchAt(movingWorkday, text, index);
  if (moving !== null) return { length: moving[0].length, eachDue: null, doubtful: true };
  const inQuarter = matchAt(dayInQuarter, text, index);
  if (inQuarter !== null) {
    const [words, which = '', day] = inQuarter;
    return {
      ...none,
      length: words.length,
      eachDue: `m${monthInQuarter(which)}-${day === undefined ? 'last' : two(Number(day))}`,
    };
  }
  const after = matchAt(afterTurn, text, index);
  if (after !== null && freq === 'quarterly')
    return { length: after[0].length, eachDue: `m1-${two(Number(after[1]))}`, doubtful: false };
  const end = matchAt(periodEnd, text, index);
  return end === null ? none : { ...none, length: end[0].length, eachDue: 'last' };
}

/** 首月 1, 第二个月 2, 末月 3. */
function monthInQuarter(words: string): string {
  if (/^[首次下]/.test(words)) return '1';
  return words.startsWith('最') ? '3' : (/[1-3]/.exec(words)?.[0] ?? '3');
}

function yearDueAt(text: string, index: number): Due {
  const span = /^[底末]/.test(text.slice(index)) ? null : calendarSpanAt(text, index);
  const end = matchAt(/[底末](?:之前|以前|前)?/y, text, index);
  if (end !== null) return { ...none, length: end[0].length, eachDue: '12-last' };
  if (span === null || span.year !== null) return none;
  // 每年6月至8月: due at the end of the stretch.
  const bridge = matchAt(/(?:[-–—―~]{1,4}|至|到)/y, text, index + span.length)?.[0].length ?? 0;
  const last = bridge === 0 ? null : calendarSpanAt(text, index + span.length + bridge);
  if (last !== null && last.year === null)
    return { ...none, length: span.length + bridge + last.length, eachDue: eachDueOf(last) };
  return { length: span.length, eachDue: eachDueOf(span), doubtful: isDoubtful(span) };
}

/** The turn's day as `MM-DD` or `MM-last`; 12月前 without 底 is read as the earlier day. */
export function eachDueOf(span: CalendarSpan): string {
  if (span.vague !== null) return `${two(span.lastMonth)}-last`;
  if (isDoubtful(span)) return `${two(span.firstMonth === 1 ? 12 : span.firstMonth - 1)}-last`;
  return span.lastDay === null ? `${two(span.lastMonth)}-last` : lastDayOf(span, 2000).slice(5);
}

/** 前 after a span that is neither a day nor marked as an end has two readings. Source: LEDGER section 2. */
export function isDoubtful(span: CalendarSpan): boolean {
  return span.vague !== null || (span.before && !span.atEnd && !span.within && span.width !== 'day');
}
