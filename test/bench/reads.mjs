import { issueRows, playLifecycle } from './lifecycle.mjs';
import { closedLoop, percentile } from './statistics.mjs';

/**
 * Reads of the actor right after each acknowledged command, until `reads` of them were made: how many showed an older
 * state than the answer.
 */
export async function staleReads(cast, reads, clients) {
  let made = 0;
  let stale = 0;
  const count = Math.ceil(reads / 6);
  for (let done = 0; done < count; done += 500) {
    const { tasks } = await issueRows(cast, Math.min(500, count - done));
    await closedLoop(clients, tasks.length, (i) =>
      playLifecycle(cast, tasks[i], async (result, person, task) => {
        const view = await person.get(`/tasks/${task}`);
        made += 1;
        if (view.state.seq < result.seq) stale += 1;
      }),
    );
  }
  return { made, stale };
}

/**
 * Milliseconds from the answer to a unit's submission until the reviewer's list shows it, at a constant rate of
 * `perSecond` lifecycles (open loop, so that a stall is not hidden).
 */
export async function visibleAfter(cast, perSecond, count) {
  const { tasks } = await issueRows(cast, count);
  const waits = [];
  const one = (task) =>
    playLifecycle(cast, task, async (result) => {
      if (!result.task.todo.some(({ kind }) => kind === 'review')) return;
      const since = performance.now();
      for (let asked = 0; asked < 200; asked += 1) {
        const todo = await cast.reviewer.get('/todo?limit=200');
        if (todo.items.some((item) => item.task.id === task.id && item.kind === 'review')) {
          waits.push(performance.now() - since);
          return;
        }
      }
      waits.push(Number.POSITIVE_INFINITY);
    });
  const begun = performance.now();
  const running = tasks.map(async (task, i) => {
    const wait = begun + (i * 1000) / perSecond - performance.now();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
    await one(task);
  });
  await Promise.all(running);
  return { p50: percentile(waits, 0.5), p99: percentile(waits, 0.99), seen: waits.length };
}
