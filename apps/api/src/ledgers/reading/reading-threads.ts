import os from 'node:os';
import { Tinypool } from 'tinypool';
import { refuse } from '#intake';
import { problem } from '../../http/problem-error.js';
import type { PaperAsk } from './read-paper.js';
import { unreadable } from './read-paper.js';
import type { Reading } from './reading-thread.js';

export interface ReadingBounds {
  /** Papers read at a time. */
  threads: number;
  /** Papers that may wait for a thread. */
  waiting: number;
  /** Longest time and most memory of one reading. */
  ms: number;
  memoryMb: number;
}

/** One processor is left to those who do not import; the largest paper that is allowed takes a few seconds. */
const usual: ReadingBounds = {
  threads: Math.max(1, Math.min(2, os.availableParallelism() - 1)),
  waiting: 8,
  ms: 60_000,
  memoryMb: 1_024,
};

/** A thread that nobody needs ends, and with it what it holds. */
const IDLE_MS = 60_000;

/** Threads that read papers, so that nobody else waits for a large one, and none takes more than it may. */
export class ReadingThreads {
  private readonly pool: Tinypool;

  /** `module`: the built `reading-thread`. */
  constructor(
    module: string,
    private readonly bounds: ReadingBounds = usual,
  ) {
    this.pool = new Tinypool({
      filename: module,
      minThreads: 0,
      maxThreads: bounds.threads,
      maxQueue: bounds.waiting,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: bounds.memoryMb },
    });
  }

  /** Throws `ledger.unreadable` where a bound is passed, and `request.too_many` while too many papers wait. */
  async read(ask: PaperAsk): Promise<Reading> {
    const limit = new AbortController();
    // the pool fails when a reading is given up that is done, so the timer ends with it
    const timer = setTimeout(() => limit.abort(), this.bounds.ms);
    try {
      return (await this.pool.run(ask, { signal: limit.signal })) as Reading;
    } catch (error) {
      if (limit.signal.aborted || isOutOfMemory(error)) throw unreadable(refuse('ledger.too_heavy'));
      if (isQueueFull(error)) throw problem('request.too_many', { retryAfterS: 5, cause: error });
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends them, whatever they do. */
  async stop(): Promise<void> {
    await this.pool.destroy();
  }
}

const isOutOfMemory = (error: unknown): boolean =>
  (error as { code?: unknown }).code === 'ERR_WORKER_OUT_OF_MEMORY';

const isQueueFull = (error: unknown): boolean =>
  error instanceof Error && /queue is at limit/i.test(error.message);
