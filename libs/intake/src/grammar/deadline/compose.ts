/** From the expressions of one phrase to one reading. An explicit date beats an ongoing, soft or open word. */
import type { DeadlineMarks, DeadlineReading } from '../../ledger-draft.js';
import { startOf } from './amount.js';
import { eachDueOf } from './beat.js';
import { isYearAlone, type CalendarSpan } from './calendar-span.js';
import { dateOf, fromOf, rangeOf, wholeYearOf, Years, type Dated } from './dated.js';
import type { Expression } from './scan.js';
import { withWords, type Phrase } from './sub-task.js';
import { goesOnAfter } from './words.js';

type Timed = Extract<Expression, { kind: 'span' | 'range' | 'wholeYear' | 'amount' | 'from' }>;
type Beaten = Extract<Expression, { kind: 'beat' }>;

/** 6月底前（延期至9月底）: which of the two holds is for a person to say. */
const putOff = /延[期长至后]|推迟|顺延/;

/** Null where no expression says when. */
export function compose(
  phrase: Phrase,
  expressions: readonly Expression[],
  refYear: number | null,
): Dated | null {
  const { text } = phrase;
  const years = new Years(refYear);
  const beats = expressions.filter((expression) => expression.kind === 'beat');
  const times = expressions.filter((expression): expression is Timed =>
    ['span', 'range', 'wholeYear', 'amount', 'from'].includes(expression.kind),
  );
  const composed =
    beats.length > 0 ? withBeat(phrase, beats, times, years) : withoutBeat(phrase, times, years);
  const marks = marksOf(text, expressions);
  // 即日起长期坚持: the start is no more than that the work goes on from now.
  const isFromNow = composed?.reading.kind === 'from' && composed.reading.anchor === '即日';
  const staysOpen = isFromNow && expressions.some(({ kind }) => kind === 'ongoing');
  if (composed !== null && !staysOpen) {
    const also = goesOn(text, expressions) ? ({ also: 'ongoing' } as const) : {};
    const reading = composed.reading;
    // 立即…，最迟不超过4个小时: the limit runs from whatever calls for the act.
    const anchor =
      reading.kind === 'relative' && marks.immediate === true
        ? (reading.anchor ?? callOf(text, expressions) ?? 'trigger event')
        : null;
    const start = anchor === null ? {} : { anchor };
    // 每年两会前: a beat whose day nobody can tell.
    const isOpenBeat = beats.length > 0 && expressions.some(({ kind }) => kind === 'open');
    const doubtful = composed.doubtful || isOpenBeat;
    return { doubtful, reading: { ...reading, ...marks, ...start, ...(canGoOn(reading) ? also : {}) } };
  }
  if (expressions.some(({ kind }) => kind === 'ongoing')) return sure({ kind: 'ongoing', ...marks });
  if (marks.immediate === true)
    return sure({ kind: 'relative', anchor: callOf(text, expressions), ...marks });
  if (expressions.some(({ kind }) => kind === 'open')) return sure({ kind: 'undetermined', ...marks });
  return null;
}

/** 接到通知后立即整改: what calls for the act at once, where the paper says it. */
function callOf(text: string, expressions: readonly Expression[]): string | null {
  const now = expressions.find(({ kind }) => kind === 'immediate');
  return now === undefined ? null : startOf(text, now.start, now.clauseStart);
}

function sure(reading: DeadlineReading): Dated {
  return { reading, doubtful: false };
}

function canGoOn(reading: DeadlineReading): boolean {
  return reading.kind === 'date' || reading.kind === 'range' || reading.kind === 'multi';
}

function marksOf(text: string, expressions: readonly Expression[]): DeadlineMarks {
  const soft = expressions.find(({ kind }) => kind === 'soft');
  const immediate = expressions.some(({ kind }) => kind === 'immediate');
  return {
    ...(soft === undefined ? {} : { soft: text.slice(soft.start, soft.end) }),
    ...(immediate ? { immediate: true as const } : {}),
  };
}

/** X底前，并长期坚持: the ongoing words stand after the date, and for themselves. */
function goesOn(text: string, expressions: readonly Expression[]): boolean {
  const date = expressions.find(({ kind }) => kind === 'span' || kind === 'range');
  return expressions.some((expression) => {
    if (expression.kind !== 'ongoing' || date === undefined || expression.start < date.end) return false;
    const before = text.slice(date.end, expression.start);
    const isLast = /^[。；;，,）)\s]*$/.test(text.slice(expression.end));
    return goesOnAfter(before) || (isLast && /[，,；;。\n（(]$/.test(before));
  });
}

function withBeat(
  phrase: Phrase,
  beats: readonly Beaten[],
  times: readonly Timed[],
  years: Years,
): Dated | null {
  const [beat, ...more] = beats;
  if (beat === undefined) return null;
  const start = times.find((time) => time.kind === 'from' || time.kind === 'range');
  const since = start === undefined ? null : yearOfStart(start, years);
  const spans = times.filter((time) => time.kind === 'span');
  const [span] = spans;
  const isYearly = beat.beat.freq === 'yearly' || beat.beat.freq.endsWith('years');
  if (spans.length > 1 && areEndsOfTurns(beat, spans))
    return sure({ ...recurringOf(beat, since, null), eachDue: 'last' });
  if (spans.length > 1 && !isYearly)
    return { reading: { kind: 'recurring', freq: beat.beat.freq }, doubtful: true };
  if (span !== undefined && more.length === 0 && isOwnDuty(beat, span, since))
    return dateAndBeat(phrase, span, beat, since, years);
  if (span !== undefined && more.length === 0 && (!isYearly || span.span.year !== null)) {
    const date = dateOf(span.span, years);
    return {
      ...date,
      reading: { ...date.reading, ...(date.reading.kind === 'date' ? { freq: beat.beat.freq } : {}) },
    };
  }
  const later = spans.map((each) => eachDueOf(each.span));
  const readings = beats.map((each, order) =>
    recurringOf(each, since, order === 0 ? (later[0] ?? null) : null),
  );
  const extra = isYearly && beat.beat.eachDue !== null ? later : later.slice(1);
  const parts = [...readings, ...extra.map((eachDue) => ({ ...recurringOf(beat, since, null), eachDue }))];
  const doubtful = beats.some((each) => each.beat.doubtful);
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return { reading: only, doubtful };
  return {
    reading: {
      kind: 'multi',
      parts: extra.length > 0 ? parts : withWords(parts, phrase, beats),
    },
    doubtful,
  };
}

/** 每半年一次，6月底和12月底前: the months are the last ones of its turns. */
function areEndsOfTurns({ beat }: Beaten, spans: readonly { span: CalendarSpan }[]): boolean {
  const months = beat.freq === 'half-yearly' ? 6 : beat.freq === 'quarterly' ? 3 : 0;
  if (months === 0 || spans.length !== 12 / months) return false;
  return spans.every(
    ({ span }, order) =>
      span.lastDay === null && span.year === null && span.lastMonth === months * (order + 1),
  );
}

/**
 * 2022年底前完成，2023年起每年更新; 12月10日前总结，每月25日前报送: a beat in a clause of its own with a start or a day of its own
 * asks for something else than the date does.
 */
function isOwnDuty({ beat, start, clauseStart }: Beaten, span: Expression, since: number | null): boolean {
  const isLater = start > span.end && clauseStart > span.clauseStart;
  return (since !== null && isLater) || (beat.eachDue !== null && clauseStart !== span.clauseStart);
}

function dateAndBeat(
  phrase: Phrase,
  span: Timed & { kind: 'span' },
  beat: Beaten,
  since: number | null,
  years: Years,
): Dated {
  const { year } = span.span;
  const isNextTurn = beat.beat.freq === 'yearly' && year !== null && 'offset' in year && year.offset === 1;
  // 每年…，次年1月10日前: the year after each turn.
  const { reading, doubtful } = isNextTurn
    ? sure({ kind: 'recurring', freq: 'yearly', eachDue: eachDueOf(span.span) })
    : dateOf(span.span, years);
  const isLater = beat.start > span.start;
  const readings = [withoutOrigin(reading), recurringOf(beat, since, null)];
  const expressions = [span, beat];
  const ordered = isLater ? [0, 1] : [1, 0];
  const inOrder = ordered.flatMap((at) => expressions[at] ?? []);
  const parts = ordered.flatMap((at) => readings[at] ?? []);
  return { reading: { kind: 'multi', parts: withWords(parts, phrase, inOrder) }, doubtful };
}

/** The first year of a beat: 2020年起，每年…, 2021—2023年每年…. */
function yearOfStart(start: Timed, years: Years): number | null {
  const { reading } = datedOf(start, years);
  const day = reading.kind === 'from' || reading.kind === 'range' ? reading.start : null;
  return day === null ? null : Number(day.slice(0, 4));
}

function recurringOf(
  { beat, count }: Beaten,
  since: number | null,
  laterDue: string | null,
): DeadlineReading & { kind: 'recurring' } {
  const eachDue = beat.eachDue ?? laterDue;
  return {
    kind: 'recurring',
    freq: beat.freq,
    ...(eachDue === null ? {} : { eachDue }),
    ...(count === null ? {} : { count }),
    ...(since === null ? {} : { since }),
  };
}

function withoutBeat(phrase: Phrase, times: readonly Timed[], years: Years): Dated | null {
  const dated = times.map((time) => ({ time, ...datedOf(time, years) }));
  const bound = dated.filter(({ time }) => time.kind !== 'from');
  const chosen = named(phrase.text, bound.length > 0 ? bound : dated);
  const [only] = chosen;
  if (only === undefined) return null;
  if (chosen.length === 1) return only;
  const expressions = chosen.map(({ time }) => time);
  const explained = withDates(phrase.text, dated);
  if (explained !== null) return explained;
  const longest = withLongest(phrase.text, expressions);
  if (longest !== null) return longest;
  const readings = chosen.map(({ reading }, order) => {
    const last = expressions[order - 1];
    // 2020年6月底、12月底前: one year stands before both.
    const shares =
      last !== undefined &&
      /^[、和及与/](?:力争|争取)?$/.test(phrase.text.slice(last.end, expressions[order]?.start));
    return withoutOrigin(shares ? { ...reading, yearFrom: 'ref_year' } : reading);
  });
  const parts = withWords(
    readings,
    phrase,
    expressions,
    times.filter(({ kind }) => kind === 'from'),
  );
  const doubtful = chosen.some((each) => each.doubtful) || putOff.test(phrase.text);
  return { reading: { kind: 'multi', parts }, doubtful };
}

/** 2025年计划：, 2025年，: what leads from a year to the day in it. */
const yearsHead = /^(?:年?度)?(?:工作|重点)?(?:计划|目标|安排|任务)?[：:，,]$/;
/** 全年目标, 全年任务: what is to be reached. */
const yearsAim = /^(?:的)?(?:目标|任务|指标|计划|预算)/;

/**
 * 本年度项目8月底前完工; 11月底完成全年目标: beside a day in the same clause a year names the thing that is done, unless it
 * ends something itself (年底前).
 */
function named<Each extends { time: Timed }>(text: string, all: readonly Each[]): readonly Each[] {
  const left = all.filter(({ time }) => {
    const others = all.filter((other) => other.time !== time && other.time.clauseStart === time.clauseStart);
    const rest = text.slice(time.end);
    if (time.kind === 'wholeYear') return others.length === 0 || !yearsAim.test(rest);
    if (time.kind !== 'span' || !isYearAlone(time.span) || time.start !== time.clauseStart) return true;
    // 2025年，6月底前完成; 2025年计划：3月底前启动
    const next = all.find((other) => other.time.start > time.end)?.time;
    if (next?.kind === 'span' && yearsHead.test(text.slice(time.end, next.start))) return false;
    return !others.some(({ time: t }) => t.kind === 'span' && !isYearAlone(t.span) && t.start > time.end + 1);
  });
  return left.length === 0 ? all : left;
}

/** 三年内（2026—2028年）: the bracket gives the days of the length before it. */
function withDates(text: string, dated: readonly (Dated & { time: Timed })[]): Dated | null {
  const [amount, days] = dated;
  if (dated.length !== 2 || amount?.time.kind !== 'amount' || days === undefined) return null;
  const isInBracket = /^[（(]$/.test(text.slice(amount.time.end, days.time.start));
  return isInBracket && (days.time.kind === 'range' || days.time.kind === 'span') ? days : null;
}

/** What leads to the longest: 最迟不超过; 整改到位，特殊情况不超过. */
const toLongest =
  /^(?:[^，,；;。（(]{0,10}[，,；;（(](?:特殊|复杂|疑难|重大|确需|情况)[^，,；;。]{0,8})?[，,；;（(]?(?:最[迟长晚多]|不得?超过){1,2}$/;

/** 3个月内，最迟不超过6个月: one length of time, from the usual to the longest. */
function withLongest(text: string, times: readonly Timed[]): Dated | null {
  const [usual, longest] = times;
  if (times.length !== 2 || usual?.kind !== 'amount' || longest?.kind !== 'amount') return null;
  const isLonger = usual.amount.unit === longest.amount.unit && longest.amount.max > usual.amount.max;
  const bridge = text.slice(usual.end, longest.start);
  if (!isLonger || !toLongest.test(bridge)) return null;
  const { unit, min, anchor } = usual.amount;
  return sure({ kind: 'relative', unit, min, max: longest.amount.max, anchor });
}

function datedOf(time: Timed, years: Years): Dated {
  switch (time.kind) {
    case 'span': {
      const dated = dateOf(time.span, years);
      return time.validityEnd ? { ...dated, reading: { ...dated.reading, validityEnd: true } } : dated;
    }
    case 'range':
      return rangeOf(time.first, time.last, years);
    case 'wholeYear':
      return wholeYearOf(time.span, years);
    case 'from':
      return fromOf(time.span, time.anchor, years);
    case 'amount': {
      const { unit, min, max, anchor } = time.amount;
      return sure({ kind: 'relative', unit, min, max, anchor });
    }
  }
}

/** In a part only a year that another clause gave is worth a word; the year of the paper goes without saying. */
function withoutOrigin(reading: DeadlineReading): DeadlineReading {
  if (reading.yearFrom !== 'ref_year') return reading;
  const { yearFrom: _, ...rest } = reading;
  return rest;
}
