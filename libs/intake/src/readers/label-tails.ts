/** 修缮步道。责任单位：…；完成时限：…: labels that stand behind a task in its own line. Source: LEDGER section 3. */
import { isLabelLine, labelStartsAt } from './paragraph-headings.js';

const lineLengthMax = 3_000;

/**
 * The task and its labels as lines of their own; the line itself where it holds no label outside brackets. Labels that
 * white space parts are parted, those that signs part stay one line in the words of the paper.
 */
export function withoutLabelTail(line: string): string[] {
  if (line.length > lineLengthMax || isLabelLine(line) || !/[:：]/.test(line)) return [line];
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 1; at < line.length; at += 1) {
    const before = line.charAt(at - 1);
    if ('（(【〔['.includes(before)) depth += 1;
    if ('）)】〕]'.includes(before)) depth = Math.max(0, depth - 1);
    const mayBegin = pieces.length === 0 ? /[。；;\s]/.test(before) : /[。\s]/.test(before);
    if (depth > 0 || !mayBegin || !labelStartsAt(line, at)) continue;
    pieces.push(line.slice(start, at).trim());
    start = at;
  }
  return [...pieces, line.slice(start).trim()];
}
