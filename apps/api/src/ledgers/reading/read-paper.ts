import { createHash } from 'node:crypto';
import type { EpochMs } from '#domain';
import { dayAt, yearOf } from '#domain';
import type { LedgerAnswer, LedgerDecisions, LedgerFormat, Paper } from '#contract';
import { placedAnswers, withoutSource } from '#contract';
import type {
  IntakeRefusal,
  LedgerDraft,
  LedgerDraftRow,
  PaperLedgerOptions,
  RowDuty,
  UnitDirectory,
  YearMove,
} from '#intake';
import { moveLedgerYear, readPaperLedger, rowsWithDuties } from '#intake';
import type { OpenLedgerRow, PaperColumns } from '#persistence';
import { problem } from '../../http/problem-error.js';
import { withOverlaps } from './overlaps.js';
import { printedPaper } from './printed-paper.js';
import { saidColumns, withMain } from './said-columns.js';

/** A paper as it arrived. */
export interface PaperFile {
  bytes: Buffer;
  fileName: string;
}

/** A paper that was read, with its year settled. */
export interface ReadPaper {
  sha256: string;
  mediaType: string;
  /** What the file is; the draft tells only its family. */
  format: LedgerFormat;
  draft: LedgerDraft & { year: number };
  /** The rows of the draft with the timed duties of their contents, and what they overlap with in open ledgers. */
  rows: (LedgerDraftRow & { duties: RowDuty[] })[];
  /** Answers to its questions, under the numbers that its rows have in this reading. */
  answers: LedgerAnswer[];
  /** What was said of its columns, now or for earlier versions, as the next version needs it. */
  columns: PaperColumns[];
  /** Dates that `forYear` moved. */
  moves: YearMove[];
  printed: Paper;
}

/** All that a reading needs: plain data, so that it can be handed to a thread. */
export interface PaperAsk {
  file: PaperFile;
  decisions: LedgerDecisions;
  /** What was said of the columns of earlier versions of the paper. */
  remembered: readonly PaperColumns[];
  /** The units and groups to find names among; null where the office has none yet. */
  directory: UnitDirectory | null;
  /** Rows of open ledgers, to find overlaps with. */
  open: readonly OpenLedgerRow[];
  at: EpochMs;
}

/** Minutes east of Greenwich of the offices this is made for; decides which year it is. */
const OFFICE_OFFSET_MINUTES = 480;

/**
 * Reads a file of any format as a ledger: the table as printed, and the draft of what was understood. Throws
 * `ledger.unreadable` with the reader's own code, `ledger.no_year`, `ledger.past_year`.
 */
export async function readPaper({ file, decisions, ...more }: PaperAsk): Promise<ReadPaper> {
  const { remembered, directory, open, at } = more;
  const read = await readSaid(file, decisions, {
    fileName: file.fileName,
    remembered,
    ...(decisions.table === undefined ? {} : { table: decisions.table }),
    ...(directory === null ? {} : { directory }),
    ...(decisions.paperYear === undefined ? {} : { year: decisions.paperYear }),
  });
  if (!read.ok) throw unreadable(read.refusal);
  const { paper, choice } = read.value;
  const { draft, moves } = settleYear(titled(read.value.draft, file.fileName), decisions, at);
  const rows = withOverlaps(rowsWithDuties(draft), open);
  return {
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    mediaType: mediaTypes[paper.format],
    format: paper.format,
    draft,
    rows,
    answers: placedAnswers(decisions.answers, rows).placed.map(withoutSource),
    columns: read.value.remembered,
    moves,
    printed: printedPaper(file.fileName, draft, paper, choice),
  };
}

/** A paper that cannot be read, in the words of its reader. */
export function unreadable({ code, message, messageEn, data }: IntakeRefusal) {
  return problem('ledger.unreadable', {
    detail: messageEn,
    data: { ...data, reason: message.replace(/。$/, ''), cause: code },
  });
}

/** What an older client says of the main part needs a first look at which table that is. */
async function readSaid(file: PaperFile, { columns }: LedgerDecisions, options: PaperLedgerOptions) {
  const said = saidColumns(columns);
  if (Object.keys(said.ofMain).length === 0)
    return readPaperLedger(file.bytes, { ...options, columns: said.byTable });
  const first = await readPaperLedger(file.bytes, options);
  const main = first.ok ? first.value.choice.main : 0;
  return readPaperLedger(file.bytes, { ...options, columns: withMain(said, main) });
}

/** A paper that names itself nowhere, as one that was pasted, is called after its file: a ledger needs a name. */
function titled(draft: LedgerDraft, fileName: string): LedgerDraft {
  return draft.title.trim() === '' ? { ...draft, title: fileName.replace(/\.[^.]{1,5}$/, '') } : draft;
}

const mediaTypes: Readonly<Record<LedgerFormat, string>> = {
  txt: 'text/plain',
  csv: 'text/csv',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** F11, F57: a past year is not taken silently. */
function settleYear(draft: LedgerDraft, { forYear, keepDates }: LedgerDecisions, at: EpochMs) {
  const { year } = draft;
  if (year === null && forYear === undefined) throw problem('ledger.no_year');
  const isPast = year !== null && year < yearOf(dayAt(at, OFFICE_OFFSET_MINUTES));
  if (forYear === undefined && isPast && !keepDates) throw problem('ledger.past_year', { data: { year } });
  if (forYear === undefined || forYear === year) return { draft: { ...draft, year: year ?? 0 }, moves: [] };
  const moved = moveLedgerYear(draft, forYear);
  return { draft: { ...moved.draft, year: forYear }, moves: moved.moves };
}
