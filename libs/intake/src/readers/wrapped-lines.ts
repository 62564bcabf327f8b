/** Lines that a page broke where they reached its edge, as text copied from print has them. */
import { bodyDepth, depthOf, isLabelLine } from './paragraph-headings.js';

export interface WholeLine {
  text: string;
  /** The lines it takes, from 1. */
  line: number;
  end: number;
}

/** Lines that are looked at; fewer say nothing about an edge. */
const linesMin = 6;
/** Share of the lines that must reach the edge. */
const fullMin = 0.4;
/** How far from the edge a line may end, in half-width characters: a mark or a number is not cut. */
const slack = 8;
/** Narrower text is a list, not a page. */
const edgeMin = 30;

/** Width in half-width characters. */
const widthOf = (text: string): number =>
  Array.from(text).reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);

/** The lines as the author wrote them; each as it is where nothing was broken. */
export function unwrapped(lines: readonly string[]): WholeLine[] {
  const single = lines.map((text, at) => ({ text, line: at + 1, end: at + 1 }));
  const widths = lines.map((text) => widthOf(text.trim()));
  const filled = widths.filter((width) => width > 0).toSorted((a, b) => a - b);
  // one line that runs over, as a heading does, is not the edge
  const edge = filled[Math.floor((filled.length - 1) * 0.9)] ?? 0;
  const isFull = (at: number): boolean => (widths[at] ?? 0) >= edge - slack;
  const cut = filled.filter((width) => width >= edge - slack && width <= edge + slack).length;
  const over = filled.filter((width) => width > edge + slack).length;
  if (filled.length < linesMin || edge < edgeMin || over > 0 || cut < filled.length * fullMin) return single;
  const whole: WholeLine[] = [];
  for (const each of single) {
    const last = whole.at(-1);
    const goesOn =
      last !== undefined && last.end === each.line - 1 && isFull(last.end - 1) && !isOwn(each.text.trim());
    if (goesOn)
      whole.splice(-1, 1, {
        text: last.text.trimEnd() + each.text.trimStart(),
        line: last.line,
        end: each.end,
      });
    else whole.push(each);
  }
  return whole;
}

/** A line with a number, a label or a bracket of its own begins something. */
const isOwn = (text: string): boolean =>
  text === '' || depthOf(text) < bodyDepth || isLabelLine(text) || /^[（(【[〔]/.test(text);
