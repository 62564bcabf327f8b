import { Logger as QueueLogger, makeWorkerUtils, run } from 'graphile-worker';
import { Pool } from 'pg';
import { z } from 'zod';
import { type DeliveryDependencies, deliverNotice } from '#activities';
import { appRole, deliverNoticeJob } from '#persistence';
import type { Logger } from '#telemetry';

/** Jobs at a time in one process, and connections for them and for listening. */
const CONCURRENCY = 4;
const POOL_MAX = 4;

/** The queue wakes the runner itself; this is for jobs whose pause ends. */
const POLL_MS = 2_000;

/** A job takes two minutes at the very most; one that is held for longer belongs to a process that died. */
const ABANDONED_AFTER = '5 minutes';
const LOOK_FOR_ABANDONED_MS = 60_000;

const jobShape = z.object({ tenantId: z.string(), noticeId: z.string() });

/**
 * Works off the notices of the queue until `stop`, which waits for those in hand. Jobs that a killed process still
 * holds are given free after a few minutes; the queue itself would wait for hours.
 */
export async function startNoticeRunner(
  databaseUrl: string,
  dependencies: DeliveryDependencies,
): Promise<{ stop: () => Promise<void> }> {
  const { logger } = dependencies;
  const pgPool = new Pool({
    connectionString: databaseUrl,
    application_name: 'taizhang-notices',
    options: `-c role=${appRole}`,
    max: POOL_MAX,
  });
  const lost = (err: Error): void => logger.warn({ err }, 'the notice queue lost a connection');
  pgPool.on('error', lost);
  pgPool.on('connect', (client) => client.on('error', lost));
  try {
    const shared = { pgPool, logger: queueLogger(logger) };
    const runner = await run({
      ...shared,
      concurrency: CONCURRENCY,
      pollInterval: POLL_MS,
      noHandleSignals: true,
      taskList: {
        [deliverNoticeJob]: (payload) => deliverNotice(dependencies, jobShape.parse(payload)),
      },
    });
    const utils = await makeWorkerUtils(shared);
    const freeing = setInterval(() => void freeAbandoned(pgPool, utils, lost), LOOK_FOR_ABANDONED_MS);
    await freeAbandoned(pgPool, utils, lost);
    return {
      stop: async () => {
        clearInterval(freeing);
        await runner.stop();
        await utils.release();
        await pgPool.end();
      },
    };
  } catch (error) {
    await pgPool.end();
    throw error;
  }
}

/** Gives free what processes hold that cannot be alive any more. */
async function freeAbandoned(
  pool: Pool,
  utils: Awaited<ReturnType<typeof makeWorkerUtils>>,
  failed: (error: Error) => void,
): Promise<void> {
  try {
    const { rows } = await pool.query<{ worker: string }>(
      `select distinct locked_by as worker from graphile_worker.jobs where locked_at < now() - $1::interval`,
      [ABANDONED_AFTER],
    );
    if (rows.length > 0) await utils.forceUnlockWorkers(rows.map(({ worker }) => worker));
  } catch (error) {
    failed(error as Error);
  }
}

function queueLogger(logger: Logger): QueueLogger {
  const methods = { error: 'warn', warning: 'warn', info: 'debug', debug: 'trace' } as const;
  return new QueueLogger(() => (level, message) => logger[methods[level]]({ part: 'notices' }, message));
}
