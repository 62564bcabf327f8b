/** Any file of an office, told apart by its contents, read into one neutral form. Source: FEATURES 1, LEDGER section 3. */
import type { IntakeResult, PaperFormat } from '../ledger-draft.js';
import { readArchive } from './archive.js';
import { decodeText } from './decode-text.js';
import { readDocx } from './docx/read-docx.js';
import { fileKind, foreignText, isReadPart, officePart, wrongExtension } from './file-kind.js';
import type { Grid } from './grid.js';
import { withoutInvisible } from './invisible.js';
import { notice } from './notices.js';
import { oleKind } from './ole-streams.js';
import { defaultPaperLimits, type Paper, type PaperContents, type PaperLimits } from './paper.js';
import { readDoc } from './read-doc.js';
import { PaperRefused, refused, refuseNow } from './refusals.js';
import { oneUnderTheOther } from './side-by-side.js';
import { readXls, readXlsx } from './sheets/read-workbook.js';
import { readTextForm } from './text-forms.js';

export interface PaperOptions {
  /** Only compared with what the contents are. */
  fileName?: string;
  limits?: PaperLimits;
}

type Read = PaperContents & { format: PaperFormat };

/**
 * The tables of a file (.docx, .xlsx, .doc, .xls, .csv, text) with their merges and what a person should know about
 * the file. Nothing of it is understood yet. Pure but for time; the file is never run, fetched from or written.
 * Refuses: ledger.empty, ledger.too_large, ledger.too_many_rows, ledger.encoding, ledger.unsupported_format,
 * ledger.no_table, ledger.damaged, ledger.encrypted, ledger.unsafe_archive, ledger.unsafe_xml.
 */
export async function readPaper(
  bytes: Uint8Array,
  { fileName, limits = defaultPaperLimits }: PaperOptions = {},
): Promise<IntakeResult<Paper>> {
  if (bytes.byteLength > limits.bytesMax) {
    return refused('ledger.too_large', { bytes: bytes.byteLength, bytesMax: limits.bytesMax });
  }
  if (bytes.byteLength === 0) return refused('ledger.empty');
  try {
    const { format, tables, questions, notices } = await contentsOf(bytes, limits);
    if (tables.length === 0) return refused('ledger.no_table');
    const whole = tables.map((grid) => paragraphsAsTable(grid, limits));
    const apart = whole.map(oneUnderTheOther);
    const beside = apart.filter((grid, at) => grid !== whole[at]).length;
    const clean = withoutInvisible(apart);
    const named = wrongExtension(fileName, format);
    const wrong = named === null ? [] : [notice('paper.wrong_extension', { named, format })];
    const value = {
      format,
      tables: clean.tables,
      questions,
      notices: [
        ...wrong,
        ...notices,
        ...(beside > 0 ? [notice('paper.beside', { count: beside })] : []),
        ...clean.notices,
      ],
    };
    return { ok: true, value };
  } catch (error) {
    if (error instanceof PaperRefused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** A document without a table may hold its tasks in paragraphs, as a text does. */
function paragraphsAsTable(grid: Grid, limits: PaperLimits): Grid {
  const read = grid.columns === 0 ? readTextForm(grid.before.join('\n'), limits) : null;
  return read === null ? grid : { ...read, format: grid.format };
}

async function contentsOf(bytes: Uint8Array, limits: PaperLimits): Promise<Read> {
  const kind = fileKind(bytes);
  if (kind === 'zip') return readOffice(bytes, limits);
  if (kind === 'ole') return readOldOffice(bytes, limits);
  if (kind === 'text') return readText(bytes, limits);
  return refuseNow('ledger.unsupported_format', { format: kind.foreign });
}

async function readOffice(bytes: Uint8Array, limits: PaperLimits): Promise<Read> {
  const { names, parts } = await readArchive(bytes, isReadPart, limits);
  const part = officePart(parts, names);
  if ('foreign' in part) return refuseNow('ledger.unsupported_format', { format: part.foreign });
  const read = part.format === 'docx' ? readDocx(parts, part.main, limits) : await readXlsx(parts, limits);
  const hasMacro = names.some((name) => /vbaProject\.bin$/i.test(name));
  return { format: part.format, ...withMacro(read, hasMacro) };
}

async function readOldOffice(bytes: Uint8Array, limits: PaperLimits): Promise<Read> {
  const { kind, hasMacro } = oleKind(bytes);
  if (kind === 'encrypted') return refuseNow('ledger.encrypted');
  if (typeof kind === 'object') return refuseNow('ledger.unsupported_format', { format: kind.foreign });
  const read = kind === 'doc' ? await readDoc(bytes, limits) : await readXls(bytes, limits);
  return { format: kind, ...withMacro(read, hasMacro) };
}

function readText(bytes: Uint8Array, limits: PaperLimits): Read {
  const { text, encoding } = decodeText(bytes);
  const foreign = foreignText(text);
  if (foreign !== null) refuseNow('ledger.unsupported_format', { format: foreign });
  const grid = readTextForm(text, limits);
  const notices = encoding === 'UTF-8' ? [] : [notice('paper.encoding', { encoding })];
  return { format: grid?.format ?? 'txt', tables: grid === null ? [] : [grid], questions: [], notices };
}

function withMacro(read: PaperContents, hasMacro: boolean): PaperContents {
  return hasMacro ? { ...read, notices: [notice('paper.macro'), ...read.notices] } : read;
}
