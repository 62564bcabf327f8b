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
  // the last lines of paragraphs are short, and a single one longer than the others says that none was broken
  const edge = filled[Math.floor((filled.length - 1) * 0.9)] ?? 0;
  const isFull = (at: number): boolean => (widths[at] ?? 0) >= edge - slack;
  const cut = filled.filter((width) => width >= edge - slack && width <= edge + slack).length;
  const over = filled.filter((width) => width > edge + slack).length;
  if (filled.length < linesMin || edge < edgeMin || over > 0 || cut < filled.length * fullMin) return single;
  const whole: { parts: string[]; line: number; end: number }[] = [];
  for (const { text, line, end } of single) {
    const last = whole.at(-1);
    const goesOn = last !== undefined && last.end === line - 1 && isFull(last.end - 1) && !isOwn(text.trim());
    if (goesOn) {
      last.parts.push(text);
      last.end = end;
    } else whole.push({ parts: [text], line, end });
  }
  return whole.map(({ parts, ...lines }) => ({ text: joined(parts), ...lines }));
}

/** Joined once, however many lines a paragraph takes. */
const joined = (parts: readonly string[]): string =>
  parts.length === 1 ? (parts[0] ?? '') : parts.map((part) => part.trim()).join('');

/** A line with a number, a label or a bracket of its own begins something. */
const isOwn = (text: string): boolean =>
  text === '' || depthOf(text) < bodyDepth || isLabelLine(text) || /^[（(【[〔]/.test(text);
