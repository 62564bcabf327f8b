import { Injectable, Logger } from '@nestjs/common';
import type { BulkResult, BulkReview } from '#contract';
import { ProblemError, problem } from '../http/problem-error.js';
import { problemBody } from '../http/problem-body.js';
import { identified } from '../sign-in/identify.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { pollAddress } from './command-address.js';
import { CommandService } from './command.service.js';

/** Commands of one request that are under way at a time: quick, and room is left for others. */
const IN_FLIGHT_MAX = 8;

type BulkRow = BulkResult['rows'][number];

/** Many commands at once, each for itself: a row that is refused stops no other (F44). */
@Injectable()
export class BulkReviewService {
  private readonly logger = new Logger('bulk-review');

  constructor(private readonly commands: CommandService) {}

  async perform(who: SignedIn, ask: BulkReview): Promise<BulkResult> {
    const rows: BulkRow[] = [];
    const waiting = [...ask.rows.entries()];
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        rows[next[0]] = await this.one(who, next[1]);
    };
    await Promise.all(Array.from({ length: IN_FLIGHT_MAX }, work));
    return { rows };
  }

  private async one(who: SignedIn, row: BulkReview['rows'][number]): Promise<BulkRow> {
    const { task, key, command } = row;
    try {
      const done = await this.commands.perform({ identify: identified(who), task, key, request: command });
      if (done.status === 'pending') return { task, status: 'pending', poll: pollAddress(task, key) };
      return { task, status: 'done', seq: done.seq, replayed: done.replayed };
    } catch (error) {
      const found = error instanceof ProblemError ? error : problem('server.failed', { cause: error });
      if (found.status >= 500) this.logger.error({ code: found.code, err: found.cause }, found.code);
      return { task, status: 'refused', problem: problemBody(found, who.locale, `/api/v1/tasks/${task}`) };
    }
  }
}
