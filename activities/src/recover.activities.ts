import { heartbeat } from '@temporalio/activity';
import { inTenant, openTasks } from '#persistence';
import type { RecoverActivities, RecoverPage, RecoverPageAsk } from '#temporal';
import { inParallel } from '#temporal';
import type { Dependencies } from './dependencies.js';

import { startTask } from './start-task.js';

const IN_FLIGHT_MAX = 20;

/** Starts open tasks from the record; one that runs is left alone, so a page may be asked for again. */
export function recoverActivities(dependencies: Dependencies): RecoverActivities {
  const { database } = dependencies;
  return {
    async recoverPage({ tenantId, cursor, limit }: RecoverPageAsk): Promise<RecoverPage> {
      const { items, next } = await inTenant(database, tenantId, (tx) => openTasks(tx, { cursor, limit }));
      const page: RecoverPage = { started: 0, running: 0, next };
      await inParallel(items, IN_FLIGHT_MAX, async ({ id: taskId, wakeAt }) => {
        const known = wakeAt === null ? undefined : { wakeAt };
        const started = await startTask(dependencies, { tenantId, taskId }, 'whenMissing', known);
        page[started ? 'started' : 'running'] += 1;
        heartbeat();
      });
      return page;
    },
  };
}
