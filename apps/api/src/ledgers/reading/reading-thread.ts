// Runs in a thread of its own: a large paper takes seconds of work, in which the API must go on answering.
import type { ProblemCode } from '#contract';
import { ProblemError } from '../../http/problem-error.js';
import type { PaperAsk, ReadPaper } from './read-paper.js';
import { readPaper } from './read-paper.js';

/** An error does not keep its kind between threads, so a problem travels as data. */
export type Reading =
  | { ok: true; paper: ReadPaper }
  | {
      ok: false;
      problem: { code: ProblemCode; status: number; detail?: string; data?: Record<string, unknown> };
    };

/** Reads a paper. What is no problem of the paper is thrown. */
export default async function read(ask: PaperAsk): Promise<Reading> {
  try {
    // bytes arrive without the methods of a buffer
    const bytes = Buffer.from(ask.file.bytes);
    return { ok: true, paper: await readPaper({ ...ask, file: { ...ask.file, bytes } }) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { detail, data } = error.extras;
    return {
      ok: false,
      problem: {
        code: error.code,
        status: error.status,
        ...(detail === undefined ? {} : { detail }),
        ...(data === undefined ? {} : { data }),
      },
    };
  }
}
