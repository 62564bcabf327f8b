/** What each of several times is for: 6月底前启动、12月底前完成. */
import type { DeadlineReading } from '../../ledger-draft.js';
import { trimSpan } from '../text-scan.js';
import type { Expression } from './scan.js';

/** A normalised phrase; `said` gives a stretch of it as the paper has it, since 一期工程 is no 1期工程 there. */
export interface Phrase {
  text: string;
  said: (start: number, end: number) => string;
}

/** What leads over to the time after it, and belongs to no task. */
const leadingOver =
  /(?:[，,；;。、（）()\s]|并|且|再|到|至|于|在|和|及|以及|力争|争取|原则上|确保|同时|最迟)+$/;
const opening = /^[，,；;。、（）()\s]+/;
/** 其中6月底前完成一半. */
const partOfIt = /^其中[:：]?/;
/** 应于6月底前: what asks for the act is no part of it. */
const asking = /(?:[要应须将需]|确保|力争|争取|原则上|到|至|在|于|自|从)+$/;
/** 每月至少1次: how often is no task. */
const onlyCount = /^(?:至少|不少于|不低于|各|约)?[\d一二两三四五六七八九十]{1,3}[次轮场遍](?:以上)?$/;
/** 启动阶段：2026年3月: the words before the colon. */
const stage = /(?:^|[，,；;。\n])([\p{Script=Han}（）()\d]{2,12})(?<!时间|时限|期限|节点)[:：]$/u;
const stageLengthMax = 16;
/** 6月和12月底前, 3月起至5月: no task fits between the two. */
const noTask = /^(?:[和及至到或起、\-—–~～/分别各]|以及)*$/;

/**
 * The readings of the parts, each with the words of its sub-task; what belongs to one of the `others` (5月起实施) is none
 * of theirs. One pass, however many parts share a clause.
 */
export function withWords(
  readings: readonly DeadlineReading[],
  phrase: Phrase,
  expressions: readonly Expression[],
  others: readonly Expression[] = [],
): DeadlineReading[] {
  const own = wordsOfEach(phrase, expressions, others).map((each) => (onlyCount.test(each) ? '' : each));
  const words = own.some((each) => each !== '') ? own : stagesOf(phrase, expressions);
  return readings.map((reading, order) => {
    const p = words[order] ?? '';
    return p === '' ? reading : { ...reading, p };
  });
}

/** 启动阶段：3月；总结阶段：12月: each time has its own stage, or none has. */
function stagesOf({ text, said }: Phrase, expressions: readonly Expression[]): string[] {
  const stages = expressions.map(({ clauseStart, start }) => {
    const from = Math.max(0, clauseStart - stageLengthMax);
    const words = start === clauseStart ? (stage.exec(text.slice(from, clauseStart))?.[1] ?? '') : '';
    return words === '' ? '' : said(clauseStart - 1 - words.length, clauseStart - 1);
  });
  return stages.includes('') ? stages.map(() => '') : stages;
}

/** In the order of the text, expressions of one clause stand beside each other. */
function wordsOfEach(
  phrase: Phrase,
  expressions: readonly Expression[],
  others: readonly Expression[],
): string[] {
  const words: string[] = [];
  let passed = 0;
  while (words.length < expressions.length) {
    const from = words.length;
    const clauseStart = expressions[from]?.clauseStart;
    let to = from + 1;
    while (expressions[to]?.clauseStart === clauseStart && to < expressions.length) to += 1;
    const own = expressions.slice(from, to);
    const last = expressions[to - 1]?.end ?? 0;
    while ((others[passed]?.start ?? last) < last) passed += 1;
    const next = [expressions[to], others[passed]]
      .flatMap((each) => each?.clauseStart ?? [])
      .filter((start) => start >= last);
    words.push(...wordsInClause(phrase, own, Math.min(...next, phrase.text.length)));
  }
  return words;
}

/** Two times in one clause each have a task only where words stand after both; else the words speak of all of them. */
function wordsInClause(phrase: Phrase, own: readonly Expression[], end: number): string[] {
  const [only] = own;
  if (own.length === 1 && only !== undefined) return [ownWords(phrase, only, end)];
  const isLast = (order: number): boolean => order === own.length - 1;
  const tasks = own
    .map((each, order) => taskBetween(phrase, each.end, own[order + 1]?.start ?? end))
    .map((task, order) => (isLast(order) ? trimmed(task) : task.replace(leadingOver, '')));
  const parallel = subjectsOf(phrase, own, tasks.at(-1) ?? '');
  if (parallel !== null) return parallel;
  if (!tasks.includes('')) return tasks;
  // 部署阶段（3月）、整改阶段（4月—6月）: the words stand before their times.
  const ahead = own.map((each, order) =>
    /[（(]/.test(phrase.text.charAt(each.start - 1))
      ? taskBetween(phrase, own[order - 1]?.end ?? each.clauseStart, each.start).replace(leadingOver, '')
      : '',
  );
  return ahead.includes('') ? tasks.map(() => '') : ahead;
}

/** What all of them share may follow the last: …完成. */
const sharedEnd = /^(?:全部|全面|基本)?(?:完成|落实|办结|到位|完工|建成|实现|启动|上线|覆盖|印发)?$/;

/** 市级9月底前、县级12月底前完成: words of one kind, told by their last character, stand before each time; else null. */
function subjectsOf(phrase: Phrase, own: readonly Expression[], last: string): string[] | null {
  if (!sharedEnd.test(last)) return null;
  const subjects = own.map((each, order) => {
    const words = taskBetween(phrase, own[order - 1]?.end ?? each.clauseStart, each.start);
    return words.replace(leadingOver, '').replace(asking, '');
  });
  const ends = new Set(subjects.map((words) => words.slice(-1)));
  // 先行区年底前、其他区域明年底前完成: nothing but a comma stands between each time and the next subject.
  const areApart = own.slice(0, -1).every(({ end }) => /[、，,]/.test(phrase.text.charAt(end)));
  return (ends.size === 1 || areApart) && !subjects.includes('') ? subjects : null;
}

function ownWords({ said }: Phrase, own: Expression, end: number): string {
  // 接报后1小时内: the start of a length of time is no task.
  const start = own.kind === 'amount' ? Math.min(own.amount.anchorStart, own.start) : own.start;
  const before = trimmed(said(own.clauseStart, start)).replace(asking, '').replace(partOfIt, '');
  const after = trimmed(said(own.end, end));
  // 动员部署（3月底前）: the bracket is the time's own.
  if (/[（(]$/.test(before)) return before.slice(0, -1) + after.replace(/^[）)]/, '');
  return `${before}${/^[（(][^（()）]*[）)]$/.test(after) ? after.slice(1, -1) : after}`;
}

function taskBetween({ text, said }: Phrase, start: number, end: number): string {
  const span = trimSpan(text, start, Math.max(start, end));
  if (noTask.test(text.slice(span.start, span.end))) return '';
  return said(span.start, span.end).replace(opening, '');
}

function trimmed(words: string): string {
  const open = /[（(]/.test(words) ? words : words.replace(/[）)]+$/, '');
  return open.replace(/[，,；;。][^，,；;。]{0,12}[:：]$/, '').replace(/^[，,；;。\s]+|[，,；;。\s]+$/g, '');
}
