/**
 * A plan in numbered paragraphs with the duty in a final bracket (…负责) or on lines 责任单位：…, 完成时限：… becomes the
 * same grid as a table. Source: LEDGER section 3.
 */
import type { IntakeResult } from '../ledger-draft.js';
import type { Grid, GridCell, GridRow } from './grid.js';
import { outlineOf, type DutyParagraph, type Heading, type Paragraph } from './read-paragraphs-outline.js';
import { withoutLabelTail } from './label-tails.js';
import { bodyDepth, depthOf, isLabelLine } from './paragraph-headings.js';
import { defaultReadLimits, type ReadLimits } from './read-text.js';
import { refuse } from './refusals.js';
import { unwrapped } from './wrapped-lines.js';

export interface ParagraphOptions {
  format?: Grid['format'];
  limits?: ReadLimits;
}

/** The columns, with the words of a header, so that the grid is read as a table is. */
const header = ['重点工作', '事项', '任务内容', '责任分工', '完成时限'];

/**
 * Reads paragraphs (or a text, one paragraph a line) into a grid of section, item, content, responsibility and deadline:
 * one row for each duty, with its lines. A bracket on a heading is printed in the first of the measures that share it and
 * continues over the others. A paragraph without a bracket keeps blank cells, which are asked about; it takes nothing from
 * its neighbours. Refuses ledger.empty, ledger.too_large, ledger.too_many_rows, ledger.no_table (no duty found).
 */
export function readParagraphs(
  input: string | readonly string[],
  { format = 'txt', limits = defaultReadLimits }: ParagraphOptions = {},
): IntakeResult<Grid> {
  const lines = typeof input === 'string' ? input.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/) : input;
  const bytes = lines.reduce((sum, line) => sum + line.length + 1, 0);
  if (bytes > limits.bytesMax)
    return { ok: false, refusal: refuse('ledger.too_large', { bytes, bytesMax: limits.bytesMax }) };
  const paragraphs = paragraphsOf(lines);
  if (paragraphs.length === 0) return { ok: false, refusal: refuse('ledger.empty') };
  const { before, duties, after } = outlineOf(paragraphs);
  const says = duties.some(({ responsibility }) => responsibility !== '');
  const [first] = duties;
  if (first === undefined || !says) return { ok: false, refusal: refuse('ledger.no_table') };
  if (duties.length > limits.rowsMax) {
    const data = { rows: duties.length, rowsMax: limits.rowsMax };
    return { ok: false, refusal: refuse('ledger.too_many_rows', data) };
  }
  const headerRow: GridRow = {
    cells: header.map((text) => printed(text)),
    source: { lines: [first.lines[0], first.lines[0]] },
    printedCells: header.length,
  };
  const rows = duties.map((duty, at) => rowOf(duty, duties[at - 1]));
  return { ok: true, value: { format, columns: header.length, before, rows: [headerRow, ...rows], after } };
}

/** The paragraphs of the lines, with labels behind a task as lines of their own; # and ## before headings are left out. */
function paragraphsOf(lines: readonly string[]): Paragraph[] {
  const found: { parts: string[]; line: number; end: number }[] = [];
  for (const { text: raw, line, end } of unwrapped(lines)) {
    const pieces = withoutLabelTail(raw.trim().replace(/^#{1,6}\s+/, ''));
    for (const text of pieces) if (text !== '') takePiece(found, text, { line, end });
  }
  return found.map(({ parts, line, end }) => ({ text: parts.join('\n'), line, end }));
}

/** A line that ends at 、 or ， goes on in the next one, unless that has a number or a label of its own. */
function takePiece(
  found: { parts: string[]; line: number; end: number }[],
  text: string,
  { line, end }: { line: number; end: number },
): void {
  const last = found.at(-1);
  const isOwn = depthOf(text) < bodyDepth || isLabelLine(text) || /^[（(【[]/.test(text);
  const isCut = last?.end === line - 1 && /[，、]/.test(last.parts.at(-1)?.at(-1) ?? '');
  if (last === undefined || isOwn || !isCut) found.push({ parts: [text], line, end });
  else {
    last.parts.push(text);
    last.end = end;
  }
}

function printed(text: string): GridCell {
  return { text, merge: text === '' ? 'none' : 'start' };
}

/** A heading is printed in the first of its rows, as a merged cell is. */
function headed(heading: Heading | null, above: Heading | null | undefined): GridCell {
  if (heading === null) return printed('');
  return heading === above ? { text: '', merge: 'continued' } : printed(heading.printed);
}

function rowOf(duty: DutyParagraph, above: DutyParagraph | undefined): GridRow {
  const shared = (text: string): GridCell =>
    duty.sharesHeading ? { text: '', merge: 'continued' } : printed(text);
  return {
    cells: [
      headed(duty.section, above?.section),
      headed(duty.item, above?.item),
      printed(duty.content),
      shared(duty.responsibility),
      shared(duty.deadline),
    ],
    source: { lines: duty.lines },
    printedCells: header.length,
    ...(duty.closedBy === undefined ? {} : { closedBy: duty.closedBy }),
  };
}
