/** …之日起20个工作日内, 三到五年, 最迟不超过4个小时: a length of time from a start, with the traps that only look like one. */
import { matchAt } from '../text-scan.js';

export interface Amount {
  length: number;
  unit: 'hour' | 'day' | 'workday' | 'week' | 'month' | 'year';
  min: number;
  max: number;
  anchor: string | null;
  /** Where the words of the start begin, for marking; equals the place of the amount where there are none. */
  anchorStart: number;
}

const amount =
  /(?<!\d)(?:(\d{1,3})(?:[-—–~～至到、](\d{1,3}))?|(半))(个半?)?(工作日|自然日|日历天|日历日|小时|日|天|周|星期|季度|月|年)/y;
const inside = /(?:的?时间)?(?:左右)?(?:以内|之内|内(?![容部外]))/y;
/** 整改时限为3个月: the phrase is about its own limit. */
const ownLimit = /^(?:整改|完成|办结|反馈|销号)(?:时限|期限|时间)(?:为|是|[:：])?$/;
const limitWords =
  /限[时期]?$|(?:最迟|最晚|最长|一律)?(?:不超过|不得超过|不晚于|不迟于)$|(?:利用|力争用|争取用|经过|计划用|用)$/;
/** 压缩至5个工作日以内 is a target value, and so is what a 时限 or 周期 is to become. */
const targetWords =
  /(?:压缩|压减|缩短|缩减|减少|控制|降低|压降|精简|限定|提速|提升|降|减|压|缩)[^，,；;。]{0,6}$|(?:时限|时间|周期|时长|期限|工期|环节)[^，,；;。]{0,10}(?:不超过|不得超过|控制|限定|统一)[^，,；;。]{0,4}$/;
/** 今后五年, 未来3年, which open a clause; 编制未来五年规划 is content. */
const comingWords = /^(?:在)?(?:今后|未来)$/;
/** 到期前30日内 counts back from an event to come. */
const countsBack = /(?:之前|以前|提前|前)$|延长(?:的|时间|期限)?[^，,；;。至到]{0,6}(?:不超过|不得超过)$/;
const dayOfStart = /(?:之日|当日|次日|之时)(?:起)?(?:计算)?(?:的)?[，,]?$/;
/** 会议结束3日内: the end of an act is a start without 后 too. */
const afterStart =
  /(?:以后|之后|后)(?:的)?[，,]?$|(?<=结束|印发|下发|下达|发布|出台|通过|批复|到位|完成|召开|届满|期满)$/;
/** 此后, 今后, 最后 name no event. */
const noStart = /^[此今然最之以随其先]$/;
const startMarkers = /^.*(?:自|从|待|应当在|须在|需在|要在|应在|必须在|在|于|由)/s;
/** The words of a start (30 at most) with what marks it, and more than any trap before a length of time takes. */
const lookBackMax = 48;

const units: Readonly<Record<string, Amount['unit']>> = {
  工作日: 'workday',
  自然日: 'day',
  日历天: 'day',
  日历日: 'day',
  日: 'day',
  天: 'day',
  小时: 'hour',
  周: 'week',
  星期: 'week',
  月: 'month',
  季度: 'month',
  年: 'year',
};

/** T+30, D+5个工作日: so many days after the day that the paper calls T. */
const afterStartDay = /(?<![A-Za-z])([TDX])\+(\d{1,3})(个?工作日|[日天])?(?:内|之内|以内)?(?:前)?/y;

/** The days counted from a start that has a letter for its name; null where none stand at `index`. */
export function letteredAt(text: string, index: number): Amount | null {
  const match = matchAt(afterStartDay, text, index);
  if (match === null) return null;
  const [words, anchor = 'T', days, unit = '日'] = match;
  const [min, max] = [Number(days), Number(days)];
  const kind = unit.endsWith('工作日') ? 'workday' : 'day';
  return { length: words.length, unit: kind, min, max, anchor, anchorStart: index };
}

const sameDay =
  /当[日天](?:内|之内)?(?=(?:全部|及时|即)?(?:办结|办理|完成|反馈|答复|回复|处理|处置|上报|报送|整改|清运|交办|转办|受理|解决|更新|公开|公布|发布)(?!率)|(?<=^..)$)/y;
const calledBy = /(?:收到|接到|接[报诉件单警]|受理|收件|发现|发生)[^，,；;。]{0,8}$/;

/** 当日办结: within the day of whatever calls for the act. */
export function sameDayAt(text: string, index: number, clauseStart: number): Amount | null {
  const words = matchAt(sameDay, text, index)?.[0];
  if (words === undefined) return null;
  const before = calledBy.exec(text.slice(Math.max(clauseStart, index - lookBackMax), index))?.[0] ?? '';
  const anchor = before.replace(/[之以]?[后时]$/, '') || null;
  const anchorStart = index - before.length;
  return { length: words.length, unit: 'day', min: 1, max: 1, anchor, anchorStart };
}

/** The length of time at `index` of a normalised text that binds somebody, or null. `clauseStart` bounds the look back. */
export function amountAt(text: string, index: number, clauseStart: number): Amount | null {
  const match = matchAt(amount, text, index);
  if (match === null) return null;
  const [words, from, to, half, pieces, unitWord = ''] = match;
  // 3月 names a month of the calendar, 3个月 a length.
  if (unitWord === '月' && pieces === undefined) return null;
  const own = text.slice(Math.max(clauseStart, index - lookBackMax), index);
  const before = own === '' ? startBefore(text, clauseStart) : own;
  const tail = matchAt(inside, text, index + words.length)?.[0] ?? '';
  // A cell that holds a length of time and nothing else is a limit: 3个月.
  const isLength = pieces !== undefined || /^(?:工作日|小时|天|周|星期|年)$/.test(unitWord);
  const isWholeCell = index === 0 && isLength && /^(?:的?时间)?(?:左右)?$/.test(text.slice(words.length));
  // 自合同生效之日起90天: the start makes it a limit.
  const isFromDay =
    (/之日起(?:计算)?$/.test(before) && !/^[后前的以之]/.test(text.slice(index + words.length))) ||
    // 开工后18个月.
    (isLength && before.endsWith('后') && /^(?:$|[，,；;。）)])/.test(text.slice(index + words.length)));
  const binds = limitWords.test(before) || comingWords.test(before) || isWholeCell || isFromDay;
  const isOwnLimit = ownLimit.test(text.slice(0, index).slice(0, 12)) && isLength;
  if (tail === '' && !binds && !isOwnLimit) return null;
  if ((targetWords.test(before) && !isOwnLimit) || countsBack.test(before)) return null;
  const start = anchorOf(before);
  const size = sizeOf(unitWord, half !== undefined, Number(from), Number(to ?? from));
  return {
    length: words.length + tail.length,
    ...size,
    anchor: start?.text ?? null,
    anchorStart: start === null ? index : index - before.length + start.at,
  };
}

/** 自本意见施行之日起，2年内: the clause before that names nothing but the start; else nothing. */
function startBefore(text: string, clauseStart: number): string {
  const words = text.slice(Math.max(0, clauseStart - lookBackMax), clauseStart);
  return /(?:^|[，,；;。])((?:自|从)[^，,；;。]{2,30}之日起[，,])$/.exec(words)?.[1] ?? '';
}

function sizeOf(
  unitWord: string,
  isHalf: boolean,
  min: number,
  max: number,
): Pick<Amount, 'unit' | 'min' | 'max'> {
  if (isHalf)
    return unitWord === '年' ? { unit: 'month', min: 6, max: 6 } : { unit: 'day', min: 15, max: 15 };
  const factor = unitWord === '季度' ? 3 : 1;
  return { unit: units[unitWord] ?? 'day', min: min * factor, max: max * factor };
}

/** 接到通知后立即整改: the event before a word at the end of `before`, or null. */
export function startOf(text: string, index: number, clauseStart: number): string | null {
  return anchorOf(text.slice(Math.max(clauseStart, index - lookBackMax), index))?.text ?? null;
}

/** The words of the start: 执法决定作出之日 of 要在执法决定作出之日起, 收到申请 of 收到申请后. */
function anchorOf(before: string): { text: string; at: number } | null {
  const day = dayOfStart.exec(before);
  const end = day === null ? afterStart.exec(before)?.index : day.index + (day[0].startsWith('之') ? 2 : 2);
  if (end === undefined) return null;
  const words = before.slice(0, end);
  const at = startMarkers.exec(words.slice(0, -2))?.[0].length ?? 0;
  const text = words.slice(at);
  return text === '' || text.length > 30 || noStart.test(text) ? null : { text, at };
}
