/** “十四五”期间, 到“十四五”末: a plan of five years, or its end. */
import { matchAt } from '../text-scan.js';
import { yearSpan, type CalendarSpan } from './calendar-span.js';

const fiveYears =
  /[“"]?(十[一二三四五六七八九])五[”"]?(?:规划)?(期间|末|期末|初|期初|时期|开局之?年|收官之?年)/y;
/** “十四五” and nothing else. */
const fiveYearsAlone = /^[“"]?(十[一二三四五六七八九])五[”"]?()$/;

type FiveYearPlan = { length: number } & (
  { kind: 'range'; first: CalendarSpan; last: CalendarSpan } | { kind: 'span'; span: CalendarSpan }
);

/** 十四五 = 2021–2025: the n-th plan of five years begins in 1966 + 5 × (n − 3). Null where none stands at `index`. */
export function fiveYearPlanAt(text: string, index: number): FiveYearPlan | null {
  const match = matchAt(fiveYears, text, index) ?? (index === 0 ? fiveYearsAlone.exec(text) : null);
  if (match === null) return null;
  const [{ length }, ordinal = '', part = ''] = match;
  const number = 10 + '一二三四五六七八九'.indexOf(ordinal.charAt(1)) + 1;
  const first = 1966 + 5 * (number - 3);
  if (/^[开收]/.test(part))
    return { kind: 'span', span: yearSpan(part.startsWith('开') ? first : first + 4, 0), length };
  // 初 has no day of its own.
  if (part.endsWith('初'))
    return { kind: 'span', span: { ...yearSpan(first, 0), lastMonth: 1, vague: '年初' }, length };
  return part.endsWith('末')
    ? { kind: 'span', span: { ...yearSpan(first + 4, 0), atEnd: true }, length }
    : { kind: 'range', first: yearSpan(first, 0), last: yearSpan(first + 4, 0), length };
}
