import type { TaskHeader, TodoItem } from '#contract';
import type { TodoKind } from '#domain';

/** Everything that one row of a ledger asks of me: one line of the list, however many things it asks. */
export interface Asked {
  task: TaskHeader;
  asks: { kind: TodoKind; count: number }[];
  /** Earliest of all. */
  since: number;
  due: number | null;
}

/** The list by row, in the order in which each row comes first; the server sorts by what is due next. */
export function askedByTask(items: TodoItem[]): Asked[] {
  const byTask = new Map<string, Asked>();
  for (const item of items) {
    const known = byTask.get(item.task.id);
    if (known === undefined) {
      const { task, kind, since, due } = item;
      byTask.set(task.id, { task, asks: [{ kind, count: 1 }], since, due });
      continue;
    }
    known.since = Math.min(known.since, item.since);
    const ask = known.asks.find((one) => one.kind === item.kind);
    if (ask === undefined) known.asks.push({ kind: item.kind, count: 1 });
    else ask.count += 1;
  }
  return [...byTask.values()];
}
