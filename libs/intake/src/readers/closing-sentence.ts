/** 由区发改局牵头，区财政局配合，6月底前完成。 at the end of a numbered task: its duty without a bracket. Source: LEDGER section 3. */
import { splitDutyBracket } from '../grammar/duty-bracket.js';
import { readResponsibility } from '../grammar/responsibility/read-responsibility.js';
import { saysOnlyWhen } from '../grammar/time-clause.js';

export interface ClosingSentence {
  /** Where the task before it ends. */
  start: number;
  responsibility: string;
  deadline: string;
}

/** A duty takes no more; a longer sentence is content. */
const sentenceLengthMax = 200;
/** Words that give a duty and are no way of working: 推进 and 落实 alone may be the task itself. */
const givesDuty = /牵头|负责|责任(?:单位|部门)|主办|承办|按职责/;
const dash = /(?:——|―― ?|—|--)\s*(?=[^—―-]*$)/;

/**
 * The last sentence, or what follows a dash, where every word of it says who and until when; null where any word is
 * content, so that the sentence stays in the task and the row is asked about.
 */
export function closingSentence(text: string): ClosingSentence | null {
  const end = withoutStop(text).length;
  const tail = Math.max(0, end - sentenceLengthMax);
  const line = dash.exec(text.slice(tail, end));
  const behindDash =
    line === null ? null : dutyFrom(text, tail + line.index, tail + line.index + line[0].length, end);
  if (behindDash !== null) return behindDash;
  const last = lastStop(text, end);
  if (last === null) return null;
  const own = dutyFrom(text, last, last, end);
  if (own !== null || !saysOnlyWhen(text.slice(last, end))) return own;
  // 由区发改局牵头。6月底前完成。
  const before = lastStop(text, last - 1);
  return before === null ? null : dutyFrom(text, before, before, end);
}

/** The place after the last full stop before `end`; null where the sentence is the whole text or too long. */
function lastStop(text: string, end: number): number | null {
  const at = Math.max(...['。', '；', ';'].map((sign) => text.lastIndexOf(sign, end - 1)));
  return at <= 0 || end - at > sentenceLengthMax ? null : at + 1;
}

/** True where a paragraph is such a sentence and nothing else. */
export function isDutySentence(text: string): boolean {
  return /^(?:由|——|―)/.test(text) && dutyOf(text.replace(/^[—―\s]+/, '')) !== null;
}

function dutyFrom(text: string, start: number, from: number, end: number): ClosingSentence | null {
  const duty = text.slice(0, start).trim() === '' ? null : dutyOf(text.slice(from, end));
  return duty === null ? null : { start, ...duty };
}

function dutyOf(words: string): Omit<ClosingSentence, 'start'> | null {
  const sentence = withoutStop(words);
  if (sentence.length > sentenceLengthMax || !givesDuty.test(sentence)) return null;
  const { responsibilityText, deadlineText } = splitDutyBracket(sentence);
  const { assignments, questions, marks } = readResponsibility(responsibilityText);
  const hasContent = marks.some(({ kind }) => kind === 'content' || kind === 'leftover' || kind === 'leader');
  const acts = assignments.some(({ role }) => role === 'lead' || role === 'responsible');
  if (hasContent || !acts || questions.length > 0) return null;
  return { responsibility: withoutStop(responsibilityText), deadline: deadlineText };
}

/** Walks back from the end, so that many stops in a row cost no more than their number. */
function withoutStop(text: string): string {
  let end = text.length;
  while (end > 0 && /[。；;\s]/.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}
