import type { EpochMs, TaskId } from '#domain';
import type { TaskHeader } from '#contract';
import type { Tx, TaskHeader as StoredHeader } from '#persistence';
import { taskHeaders } from '#persistence';

/** The head of a row, as every list shows it. */
export function headerOf(stored: StoredHeader): TaskHeader {
  const { id, ledger, row, status, light, standing, dueDay } = stored;
  return {
    id,
    ledger,
    row,
    section: sectionOf(stored),
    item: itemOf(stored),
    text: stored.content,
    status,
    light,
    standing,
    dueDay,
  };
}

export function sectionOf(row: {
  sectionNo: string | null;
  sectionTitle: string | null;
}): TaskHeader['section'] {
  return row.sectionTitle === null ? null : { no: row.sectionNo, title: row.sectionTitle };
}

export function itemOf(row: { itemNo: number | null; itemTitle: string | null }): TaskHeader['item'] {
  return row.itemTitle === null ? null : { no: row.itemNo, title: row.itemTitle };
}

/** Puts its task's head beside every entry of a list; an entry whose task is gone is left out. */
export async function withHeaders<Entry extends { task: TaskId }>(
  tx: Tx,
  entries: readonly Entry[],
  at: EpochMs,
): Promise<{ entry: Entry; task: TaskHeader }[]> {
  const headers = await taskHeaders(
    tx,
    entries.map(({ task }) => task),
    at,
  );
  return entries.flatMap((entry) => {
    const header = headers.get(entry.task);
    return header === undefined ? [] : [{ entry, task: headerOf(header) }];
  });
}
