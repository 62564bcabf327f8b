import type { RecoverActivities, RecoverPage, RecoverPageAsk } from '#temporal';
import { inParallel } from '#temporal';
import type { Dependencies } from './dependencies.js';

import { openTasks } from './open-tasks.js';
import { startTask } from './start-task.js';

const IN_FLIGHT_MAX = 20;

/** Starts open tasks from the record; one that runs is left alone, so a page may be asked for again. */
export function recoverActivities(dependencies: Dependencies): RecoverActivities {
  return {
    async recoverPage({ tenantId, after, limit }: RecoverPageAsk): Promise<RecoverPage> {
      const tasks = await openTasks(dependencies.database, tenantId, { after, limit });
      const page: RecoverPage = {
        started: 0,
        running: 0,
        next: tasks.length < limit ? null : (tasks.at(-1)?.taskId ?? null),
      };
      await inParallel(tasks, IN_FLIGHT_MAX, async (where) => {
        page[(await startTask(dependencies, where, 'whenMissing')) ? 'started' : 'running'] += 1;
      });
      return page;
    },
  };
}
