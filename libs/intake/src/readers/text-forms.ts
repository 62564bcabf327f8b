/** The forms in which a text can be a ledger, tried one after another; each gives a table or passes the text on. */
import type { Grid } from './grid.js';
import type { PaperLimits } from './paper.js';
import { refuseNow } from './refusals.js';
import { readAligned } from './read-aligned.js';
import { readCards } from './read-cards.js';
import { readCellLines } from './read-cell-lines.js';
import { readDelimited } from './read-delimited.js';
import { readDrawn } from './read-drawn.js';
import { readParagraphs } from './read-paragraphs.js';
import { readLedgerText } from './read-text.js';

/**
 * A table, or null where the text has another form. A form without columns of its own (numbered paragraphs) gives one
 * with the columns section, item, content, responsibility, deadline.
 */
type TextForm = (text: string, limits: PaperLimits) => Grid | null;

const forms: readonly TextForm[] = [
  readBlocks,
  readDrawn,
  readDelimited,
  readAligned,
  readCellLines,
  readPlan,
  readCards,
];

/** The table of a text; null where no form fits. Throws PaperRefused: ledger.too_many_rows, ledger.empty. */
export function readTextForm(text: string, limits: PaperLimits): Grid | null {
  if (text.trim() === '') refuseNow('ledger.empty');
  for (const form of forms) {
    const grid = form(text, limits);
    if (grid !== null) return grid;
  }
  return null;
}

/** Cells as paragraphs that begin with a tab. */
function readBlocks(text: string, { bytesMax, rowsMax }: PaperLimits): Grid | null {
  // A sheet copied as text has tabs between its cells, and the tabs of this form stand only in front.
  if (!/^\t[^\t]*$/m.test(text)) return null;
  const read = readLedgerText(text, { bytesMax, rowsMax });
  if (read.ok) return read.value;
  if (read.refusal.code === 'ledger.no_table') return null;
  return refuseNow(read.refusal.code, read.refusal.data);
}

/** Numbered paragraphs with the duty in a final bracket or on lines of their own. */
function readPlan(text: string, { bytesMax, rowsMax }: PaperLimits): Grid | null {
  const read = readParagraphs(text, { limits: { bytesMax, rowsMax } });
  if (read.ok) return read.value;
  if (read.refusal.code === 'ledger.no_table') return null;
  return refuseNow(read.refusal.code, read.refusal.data);
}
