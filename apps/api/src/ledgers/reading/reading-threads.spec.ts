import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ledgerDecisionsSchema } from '#contract';
import type { PaperAsk } from './read-paper.js';
import type { ReadingBounds } from './reading-threads.js';
import { ReadingThreads } from './reading-threads.js';

const ask: PaperAsk = {
  file: { bytes: Buffer.from('x'), fileName: 'x.txt' },
  decisions: ledgerDecisionsSchema.parse({}),
  remembered: [],
  directory: null,
  open: [],
  at: 0,
};
const bounds: ReadingBounds = { threads: 1, waiting: 1, ms: 30_000, memoryMb: 64 };

/** Threads that do what `body` says instead of reading. */
async function withThreads<T>(
  body: string,
  over: Partial<ReadingBounds>,
  use: (threads: ReadingThreads) => Promise<T>,
): Promise<T> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-reading-'));
  const module = path.join(folder, 'reading.mjs');
  fs.writeFileSync(module, `export default async (ask) => { ${body} };`);
  const threads = new ReadingThreads(module, { ...bounds, ...over });
  try {
    return await use(threads);
  } finally {
    await threads.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

const done = `return { ok: false, problem: { code: 'ledger.no_year', status: 422 } };`;
const tooHeavy = { code: 'ledger.unreadable', extras: { data: { cause: 'ledger.too_heavy' } } };

describe('threads that read papers', () => {
  it('give the answer of the reading', async () => {
    const reading = await withThreads(done, {}, (threads) => threads.read(ask));
    expect(reading).toEqual({ ok: false, problem: { code: 'ledger.no_year', status: 422 } });
  });

  it('end a reading that takes too long, and read on', async () => {
    const body = `if (ask.file.fileName === 'slow') for (;;); ${done}`;
    await withThreads(body, { ms: 200 }, async (threads) => {
      const slow = threads.read({ ...ask, file: { ...ask.file, fileName: 'slow' } });
      await expect(slow).rejects.toMatchObject(tooHeavy);
      await expect(threads.read(ask)).resolves.toMatchObject({ ok: false });
    });
  });

  it('end a reading that takes too much memory, and read on', async () => {
    const fill = `const all = []; for (;;) all.push(new Array(10000).fill(all.length));`;
    const body = `if (ask.file.fileName === 'big') { ${fill} } ${done}`;
    await withThreads(body, {}, async (threads) => {
      const big = threads.read({ ...ask, file: { ...ask.file, fileName: 'big' } });
      await expect(big).rejects.toMatchObject(tooHeavy);
      await expect(threads.read(ask)).resolves.toMatchObject({ ok: false });
    });
  });

  it('say so when too many papers wait', async () => {
    const body = `if (ask.file.fileName === 'slow') await new Promise(() => setInterval(() => undefined, 1000)); ${done}`;
    await withThreads(body, { ms: 1_000 }, async (threads) => {
      const slow = { ...ask, file: { ...ask.file, fileName: 'slow' } };
      const all = await Promise.allSettled([threads.read(slow), threads.read(slow), threads.read(slow)]);
      const codes = all.map((one) =>
        one.status === 'rejected' ? (one.reason as { code: string }).code : 'read',
      );
      expect(codes.toSorted()).toEqual(['ledger.unreadable', 'ledger.unreadable', 'request.too_many']);
    });
  });
});
