/**
 * Units and deadlines that have no column of their own: in a bracket after the task (…工作。（区教育局牵头，6月底前完成）), or
 * units and deadline together in one cell. Source: LEDGER section 3.
 */
import type { AssignmentRole } from '../ledger-draft.js';
import type { GridRow } from '../readers/grid.js';
import { isDeadline, isResponsibility } from './cell-kind.js';

export interface InsideDuty {
  column: number;
  /** `bracket`: behind the task; `cell`: the deadline stands among the units. */
  form: 'bracket' | 'cell';
}

export interface DutyParts {
  /** What is left of the cell. */
  rest: string;
  responsibility: string;
  deadline: string;
}

/** Share of the rows that must show the form before it is believed. */
const shareMin = 0.3;
const sampleMax = 80;
const bracketsMax = 3;
/** A longer bracket is content. */
const bracketLengthMax = 400;
const deadlineLabel = /^(?:完成|办结|整改)?(?:时限|期限|时间|日期)(?:要求)?\s*[:：]\s*/;

/** Where duties stand inside other cells; null where every one has a column. */
export function dutyInside(
  body: readonly GridRow[],
  content: number,
  responsibility: readonly { column: number; role: AssignmentRole }[],
  deadline: number | null,
): InsideDuty | null {
  const textsOf = (column: number): string[] =>
    body.slice(0, sampleMax).flatMap(({ cells }) => (cells[column]?.text ?? '') || []);
  const share = (texts: readonly string[], test: (text: string) => boolean): number =>
    texts.length === 0 ? 0 : texts.filter(test).length / texts.length;
  if (responsibility.length === 0) {
    const inBrackets = share(textsOf(content), (text) => (dutyInBracket(text)?.responsibility ?? '') !== '');
    return inBrackets >= shareMin ? { column: content, form: 'bracket' } : null;
  }
  if (deadline !== null) return null;
  const [first] = responsibility;
  if (first !== undefined && responsibility.length === 1) {
    const mixed = share(textsOf(first.column), (text) => deadlineInCell(text) !== null);
    if (mixed >= shareMin) return { column: first.column, form: 'cell' };
  }
  return null;
}

/** The duty in the brackets that close a task; null where they hold none. The task keeps its own words only. */
export function dutyInBracket(text: string): DutyParts | null {
  const found: DutyParts = { rest: text, responsibility: '', deadline: '' };
  for (let count = 0; count < bracketsMax; count += 1) {
    const last = lastBracket(found.rest);
    const inner = last?.inner.trim() ?? '';
    if (last === null || inner === '') break;
    const parts = cellParts(inner) ?? (isDeadline(inner) ? { responsibility: '', deadline: inner } : null);
    if (parts === null) break;
    found.rest = found.rest.slice(0, last.start).trim();
    found.responsibility = joined(parts.responsibility, found.responsibility);
    found.deadline = joined(parts.deadline, found.deadline);
  }
  return found.responsibility === '' ? null : found;
}

/** The bracket that closes a text, whatever full stop stands behind it, found from the back in one pass. */
function lastBracket(text: string): { start: number; inner: string } | null {
  const end = text
    .trimEnd()
    .replace(/[。；;.]$/, '')
    .trimEnd().length;
  let depth = 0;
  for (let index = end - 1; index >= 0; index -= 1) {
    const char = text.charAt(index);
    if ('）)'.includes(char)) depth += 1;
    if ('（('.includes(char)) depth -= 1;
    if (depth === 0)
      return index === end - 1 ? null : { start: index, inner: text.slice(index + 1, end - 1) };
    if (end - index > bracketLengthMax) return null;
  }
  return null;
}

/** A cell that holds a deadline among its units, taken apart; null where it holds units only or something else. */
export function deadlineInCell(text: string): DutyParts | null {
  const parts = cellParts(text);
  return parts === null || parts.deadline === '' ? null : { rest: '', ...parts };
}

/** The clauses that are deadlines, and the others with the signs between them. */
function cellParts(text: string): { responsibility: string; deadline: string } | null {
  const pieces = text.split(/([，,；;。\n])/);
  let responsibility = '';
  const deadlines: string[] = [];
  for (let at = 0; at < pieces.length; at += 2) {
    const clause = (pieces[at] ?? '').trim();
    const sign = pieces[at + 1] ?? '';
    const bare = clause.replace(deadlineLabel, '');
    if (bare !== '' && isDeadline(bare) && !isResponsibility(clause)) deadlines.push(bare);
    else responsibility += clause + sign;
  }
  const words = responsibility.replace(/[，,；;\s]+$/, '');
  return isResponsibility(words) ? { responsibility: words, deadline: deadlines.join('，') } : null;
}

function joined(a: string, b: string): string {
  return [a, b].filter((words) => words !== '').join('；');
}
