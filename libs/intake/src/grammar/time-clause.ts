/** A clause among the units that only says when: 2022年6月底前完成, 长期坚持, 完成时限：年底前. */
import { normaliseTime, type NormalisedText } from './normalise.js';
import { firstTime, scanTimes, type Expression } from './deadline/scan.js';
import { matchAt } from './text-scan.js';

/** A clause that says when is short; a longer one is content. */
const clauseLengthMax = 60;
const label = /(?:完成|办理|整改|办结|反馈|推进|实施)?(?:时限|期限|时间|时序)(?:要求|节点|进度)?\s*[:：]\s*/y;
const hint = /[年月日季旬周天期末Q]|小时|持续|常态|立[即行]|即[知整]|适时|尽快|抓紧|\d/;
/** A date that stands before a name. */
const dateLengthMax = 30;
/** What may stand around a time without adding a duty of its own. */
const plain =
  /^(?:[于在到至应须需要将前并、()（）:：“”"\s]|确保|务必|全部|全面|基本|任务|工作|各项?|分别|完成|落实|落地|推进|推动|实施|开展|办结|到位|启动|见效|整改|(?:取得)?(?:阶段性|明显|初步)?成效|建成|竣工|销号|坚持|持续|报送|上报|调度|验收|[一1]次|分阶段)*$/;

/** The end of the label of a deadline (完成时限：) at `index`, or null. */
export function timeLabelEnd(text: string, index: number): number | null {
  const words = matchAt(label, text, index)?.[0];
  return words === undefined ? null : index + words.length;
}

/** The clauses of a text that say when and nothing else; each is looked through once, however many names it holds. */
export class ClauseTimes {
  /** The last clause that was looked through, from the first place it was asked for. */
  private seen: { start: number; end: number; normalised: NormalisedText; times: Expression[] } | null = null;
  /** Where the clause of each place ends, filled from the back. */
  private readonly ends: number[];

  constructor(private readonly text: string) {
    this.ends = Array.from({ length: text.length + 1 }, () => text.length);
    for (let index = text.length - 1; index >= 0; index -= 1)
      this.ends[index] = '，,；;。\n'.includes(text.charAt(index)) ? index : (this.ends[index + 1] ?? index);
  }

  /** The end of the clause at `index` where it says when and nothing else; null where it says more, or no time at all. */
  clauseEnd(index: number, limit: number): number | null {
    const end = Math.min(this.ends[index] ?? limit, limit);
    if (end - index > clauseLengthMax || !hint.test(this.text.slice(index, end))) return null;
    const { start, normalised, times } = this.lookThrough(index, end);
    const from = normalised.origin.indexOf(index - start);
    const own = from < 0 ? [] : times.filter((time) => time.start >= from);
    const isCut = times.some((time) => time.start < from && time.end > from);
    return !isCut && own.length > 0 && isPlainBeside(normalised.text, from, own) ? end : null;
  }

  /** 2022年底前由市教育局牵头: the end of a date that stands before a name in one clause, or null. */
  beforeName(index: number, limit: number): number | null {
    if (!/[\d０-９一二三四五六七八九十今明年]/.test(this.text.charAt(index))) return null;
    const end = Math.min(this.ends[index] ?? limit, limit, index + dateLengthMax);
    const { text, origin } = normaliseTime(this.text.slice(index, end));
    const first = firstTime(text);
    if (first === null || first.end >= text.length) return null;
    const isDay =
      first.kind === 'range' || (first.kind === 'span' && (first.span.before || first.span.atEnd));
    return isDay ? index + (origin[first.end] ?? 0) : null;
  }

  private lookThrough(start: number, end: number): NonNullable<typeof this.seen> {
    if (this.seen !== null && this.seen.end === end && this.seen.start <= start) return this.seen;
    const normalised = normaliseTime(this.text.slice(start, end));
    this.seen = { start, end, normalised, times: scanTimes(normalised.text) };
    return this.seen;
  }
}

/** True for 2022年6月底前完成 and 长期坚持, not for 2022年6月底前印发方案. */
export function saysOnlyWhen(words: string): boolean {
  if (!hint.test(words)) return false;
  const { text } = normaliseTime(words);
  const times = scanTimes(text);
  return times.length > 0 && isPlainBeside(text, 0, times);
}

/** True where the words beside the times, from `from` on, add no duty of their own. */
function isPlainBeside(text: string, from: number, times: readonly Expression[]): boolean {
  let rest = '';
  let at = from;
  for (const { start, end } of times) {
    rest += text.slice(at, start);
    at = Math.max(at, end);
  }
  return plain.test(rest + text.slice(at));
}
