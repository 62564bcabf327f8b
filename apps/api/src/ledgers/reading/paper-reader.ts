import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { LedgerDecisions } from '#contract';
import type { PaperColumns } from '#persistence';
import { directoryForReading, openLedgerRows, readImportOffice } from '#persistence';
import type { ApiOptions } from '../../config/api-options.js';
import { API_OPTIONS } from '../../config/api-options.js';
import { ProblemError } from '../../http/problem-error.js';
import { RecordGateway } from '../../record/record.gateway.js';
import type { PaperAsk, PaperFile, ReadPaper } from './read-paper.js';
import { ReadingThreads } from './reading-threads.js';

/** Who reads, and for what. */
interface Occasion {
  /** What was said of the columns of earlier versions. */
  remembered?: readonly PaperColumns[];
  /** The ledger of which the paper is a version: it is no overlap of itself. */
  ledger?: string;
}

/** Reads papers in threads of their own, beside any transaction. */
@Injectable()
export class PaperReader implements OnModuleDestroy {
  private readonly threads: ReadingThreads;

  constructor(
    private readonly record: RecordGateway,
    @Inject(API_OPTIONS) options: ApiOptions,
  ) {
    this.threads = new ReadingThreads(options.readingThread);
  }

  async onModuleDestroy(): Promise<void> {
    await this.threads.stop();
  }

  /**
   * The paper with its year settled. Throws `ledger.unreadable`, `ledger.no_year`, `ledger.past_year`, and
   * `request.too_many` while too many papers wait.
   */
  async read(
    file: PaperFile,
    decisions: LedgerDecisions,
    { remembered = [], ledger }: Occasion = {},
  ): Promise<ReadPaper> {
    const ask = await this.record.read(async (tx): Promise<PaperAsk> => {
      const [office, open] = await Promise.all([readImportOffice(tx), openLedgerRows(tx, ledger ?? null)]);
      const directory = office.units.length === 0 ? null : directoryForReading(office);
      return { file, decisions, remembered, directory, open, at: Date.now() };
    });
    const reading = await this.threads.read(ask);
    if (reading.ok) return reading.paper;
    const { code, status, ...extras } = reading.problem;
    throw new ProblemError(code, status, extras);
  }
}
