import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EpochMs } from '#domain';
import { dayAt, yearOf } from '#domain';
import type { LedgerAnswer, LedgerDecisions, LedgerFormat, Paper } from '#contract';
import { placedAnswers, withoutSource } from '#contract';
import type { LedgerDraft, LedgerDraftRow, PaperLedgerOptions, RowDuty, YearMove } from '#intake';
import { moveLedgerYear, readPaperLedger, rowsWithDuties } from '#intake';
import type { ImportOffice, PaperColumns } from '#persistence';
import { directoryForReading, readImportOffice } from '#persistence';
import { problem } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';
import { printedPaper } from './printed-paper.js';
import { saidColumns, withMain } from './said-columns.js';

/** A paper as it arrived. */
export interface PaperFile {
  bytes: Buffer;
  fileName: string;
}

/** A paper that was read, with its year settled. */
export interface ReadPaper {
  file: PaperFile;
  sha256: string;
  mediaType: string;
  /** What the file is; the draft tells only its family. */
  format: LedgerFormat;
  draft: LedgerDraft & { year: number };
  /** The rows of the draft with the timed duties of their contents. */
  rows: (LedgerDraftRow & { duties: RowDuty[] })[];
  /** Answers to its questions, under the numbers that its rows have in this reading. */
  answers: LedgerAnswer[];
  /** What was said of its columns, now or for earlier versions, as the next version needs it. */
  columns: PaperColumns[];
  /** Dates that `forYear` moved. */
  moves: YearMove[];
  printed: Paper;
}

/** Reads papers beside any transaction: a large one takes its time. */
@Injectable()
export class PaperReader {
  constructor(private readonly record: RecordGateway) {}

  /**
   * The paper as the office as it stands now would read it, with what was said of the columns of earlier versions. Throws
   * what `readPaper` throws.
   */
  async read(
    file: PaperFile,
    decisions: LedgerDecisions,
    remembered: readonly PaperColumns[] = [],
  ): Promise<ReadPaper> {
    const office = await this.record.read(readImportOffice);
    return readPaper(file, office, { decisions, remembered }, Date.now());
  }
}

/** Minutes east of Greenwich of the offices this is made for; decides which year it is. */
const OFFICE_OFFSET_MINUTES = 480;

/**
 * Reads a file of any format as a ledger: the table as printed, and the draft of what was understood. Throws
 * `ledger.unreadable` with the reader's own code, `ledger.no_year`, `ledger.past_year`.
 */
async function readPaper(
  file: PaperFile,
  office: ImportOffice,
  { decisions, remembered }: { decisions: LedgerDecisions; remembered: readonly PaperColumns[] },
  at: EpochMs,
): Promise<ReadPaper> {
  const read = await readSaid(file, decisions, {
    fileName: file.fileName,
    remembered,
    ...(decisions.table === undefined ? {} : { table: decisions.table }),
    ...(office.units.length === 0 ? {} : { directory: directoryForReading(office) }),
    ...(decisions.paperYear === undefined ? {} : { year: decisions.paperYear }),
  });
  if (!read.ok) {
    const { code, message, messageEn, data } = read.refusal;
    throw problem('ledger.unreadable', {
      detail: messageEn,
      data: { ...data, reason: message.replace(/。$/, ''), cause: code },
    });
  }
  const { paper, choice } = read.value;
  const { draft, moves } = settleYear(titled(read.value.draft, file.fileName), decisions, at);
  const rows = rowsWithDuties(draft);
  return {
    file,
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
