/** A clause among the units that only says when: 2022年6月底前完成, 长期坚持, 完成时限：年底前. */
import { normaliseTime } from './normalise.js';
import { scanTimes } from './deadline/scan.js';
import { matchAt } from './text-scan.js';

/** A clause that says when is short; a longer one is content. */
const clauseLengthMax = 60;
const label = /(?:完成|办理|整改|办结|反馈|推进|实施)?(?:时限|期限|时间|时序)(?:要求|节点|进度)?\s*[:：]\s*/y;
const hint = /[年月日季旬周天期末Q]|小时|持续|常态|立[即行]|即[知整]|适时|尽快|抓紧|\d/;
const clause = /[^，,；;。\n]*/y;
/** What may stand around a time without adding a duty of its own. */
const plain =
  /^(?:[于在到至应须需要将前并、()（）:：“”"\s]|确保|务必|全部|全面|基本|任务|工作|各项?|分别|完成|落实|落地|推进|推动|实施|开展|办结|到位|启动|见效|整改|(?:取得)?(?:阶段性|明显|初步)?成效|建成|竣工|销号|坚持|持续|报送|上报|调度|验收|[一1]次|分阶段)*$/;

/** The end of the label of a deadline (完成时限：) at `index`, or null. */
export function timeLabelEnd(text: string, index: number): number | null {
  const words = matchAt(label, text, index)?.[0];
  return words === undefined ? null : index + words.length;
}

/** The end of the clause at `index` where it says when and nothing else; null where it says more, or no time at all. */
export function timeClauseEnd(text: string, index: number, limit: number): number | null {
  const words = (matchAt(clause, text, index)?.[0] ?? '').slice(0, limit - index);
  if (words.length > clauseLengthMax || !saysOnlyWhen(words)) return null;
  return index + words.length;
}

/** 2022年底前由市教育局牵头: the end of a date that stands before a name in one clause, or null. */
export function timeBeforeName(text: string, index: number, limit: number): number | null {
  const words = (matchAt(clause, text, index)?.[0] ?? '').slice(0, Math.min(limit - index, clauseLengthMax));
  if (!/^[\d０-９一二三四五六七八九十今明年]/.test(words)) return null;
  const normalised = normaliseTime(words);
  const [first] = scanTimes(normalised.text);
  if (first?.start !== 0 || first.end >= normalised.text.length) return null;
  const isDay = first.kind === 'range' || (first.kind === 'span' && (first.span.before || first.span.atEnd));
  return isDay ? index + (normalised.origin[first.end] ?? 0) : null;
}

/** True for 2022年6月底前完成 and 长期坚持, not for 2022年6月底前印发方案. */
export function saysOnlyWhen(words: string): boolean {
  if (!hint.test(words)) return false;
  const { text } = normaliseTime(words);
  const times = scanTimes(text);
  if (times.length === 0) return false;
  let rest = '';
  let at = 0;
  for (const { start, end } of times) {
    rest += text.slice(at, start);
    at = Math.max(at, end);
  }
  return plain.test(rest + text.slice(at));
}
