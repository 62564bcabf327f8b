/** Word documents: the parts of their archive, read as tables and the lines around them. */
import { notice, paperQuestion, someOf } from '../notices.js';
import type { PaperContents, PaperLimits, PaperNotice } from '../paper.js';
import type { Question } from '../../ledger-draft.js';
import { refuseNow } from '../refusals.js';
import type { Unread } from '../xml-pieces.js';
import { childOf, readXml, type XmlNode } from '../xml-tree.js';
import { asPrinted } from './as-printed.js';
import { AutoNumbers } from './auto-numbers.js';
import { blocksIn, ParagraphReader, type Met } from './paragraphs.js';
import { cleanLines, TableReader } from './read-tables.js';

/** The look of the page says nothing here and is most of a document's size. */
const skip = new Set([
  'sectPr',
  'tblPr',
  'tblGrid',
  'tcW',
  'tcBorders',
  'tcMar',
  'shd',
  'vAlign',
  'rFonts',
  'sz',
  'szCs',
  'color',
  'lang',
  'b',
  'bCs',
  'kern',
  'spacing',
  'jc',
  'ind',
  'trHeight',
  'snapToGrid',
  'bookmarkStart',
  'bookmarkEnd',
  'proofErr',
  'lastRenderedPageBreak',
  'latentStyles',
  'widowControl',
  'adjustRightInd',
  'autoSpaceDE',
  'autoSpaceDN',
  'highlight',
  'noProof',
  'keepNext',
  'keepLines',
  'textAlignment',
  'cantSplit',
  'noWrap',
  'textDirection',
  'hideMark',
  'cnfStyle',
  'i',
  'iCs',
  'u',
]);
/** Their attributes number the edits of a document (rsid). */
const bare = new Set(['p', 'r', 'tr']);
const looks: Unread = { skip, bare };

/**
 * The tables of a document. `main` is the part that holds its body.
 * Throws PaperRefused: ledger.damaged, ledger.unsafe_xml, ledger.too_many_rows.
 */
export function readDocx(
  parts: ReadonlyMap<string, Uint8Array>,
  main: string,
  limits: PaperLimits,
): PaperContents {
  const body = bodyOf(parts, main);
  const hidden = asPrinted(body);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const optional = (name: string): XmlNode | null => {
    const bytes = parts.get(folder + name);
    return bytes === undefined ? null : readXml(bytes, folder + name, looks);
  };
  const numbers = new AutoNumbers(optional('numbering.xml'), optional('styles.xml'));
  const paragraphs = new ParagraphReader(numbers);
  const tables = new TableReader(paragraphs, limits);
  let between: string[] = [];
  let above: { after: string[] } | null = null;
  for (const block of blocksIn(body)) {
    if (block.name === 'p') {
      const lines = cleanLines(paragraphs.read(block));
      between.push(...lines);
      above?.after.push(...lines);
      continue;
    }
    const grid = tables.read(block, between);
    if (grid === null) continue;
    above = grid;
    between = [];
  }
  // A document without a table keeps its paragraphs, so that a reader of numbered paragraphs can have them.
  if (tables.tables.length === 0 && between.length > 0) {
    tables.tables.push({ format: 'docx', columns: 0, before: between, rows: [], after: [] });
  }
  const { met } = paragraphs;
  return {
    tables: tables.tables,
    questions: questionsOf(met),
    notices: noticesOf(met, hidden, tables, numbers),
  };
}

function bodyOf(parts: ReadonlyMap<string, Uint8Array>, main: string): XmlNode {
  const bytes = parts.get(main) ?? refuseNow('ledger.damaged', { part: main });
  return childOf(readXml(bytes, main, looks), 'body') ?? refuseNow('ledger.damaged', { part: main });
}

function questionsOf({ insertions, deletions }: Met): Question[] {
  return insertions + deletions === 0
    ? []
    : [paperQuestion('paper.tracked_changes', { insertions, deletions })];
}

function noticesOf(
  met: Met,
  hidden: readonly string[],
  tables: TableReader,
  numbers: AutoNumbers,
): PaperNotice[] {
  const notices: PaperNotice[] = [];
  if (met.textBoxes > 0) notices.push(notice('paper.text_box', { count: met.textBoxes }));
  if (hidden.length > 0)
    notices.push(notice('paper.hidden_text', { count: hidden.length, words: someOf(hidden) }));
  if (tables.nested > 0) notices.push(notice('paper.nested_table', { count: tables.nested }));
  if (tables.wide > 0) notices.push(notice('paper.too_wide', { count: tables.wide }));
  if (tables.covered.length > 0) {
    notices.push(
      notice('paper.covered_text', { count: tables.covered.length, cells: someOf(tables.covered) }),
    );
  }
  const formats = [...numbers.unknownFormats];
  if (formats.length > 0) notices.push(notice('paper.numbering', { formats: someOf(formats) }));
  return notices;
}
