import type { EpochMs, PersonId, TaskId, TrackId } from '#domain';
import type { Tx } from '../database/transaction.js';

/** Whose draft for which part. */
export interface DraftKey {
  person: PersonId;
  task: TaskId;
  track: TrackId;
}

export interface Draft {
  /** Rises by one with every save. */
  version: number;
  body: unknown;
  savedAt: EpochMs;
}

/** `stored` is what stands on the server now, for both texts to be shown; null when it was discarded meanwhile. */
export type DraftAnswer = { saved: true; draft: Draft } | { saved: false; stored: Draft | null };

const columns = 'version, body, saved_at as "savedAt"';

export async function loadDraft(tx: Tx, key: DraftKey): Promise<Draft | null> {
  const [draft] = await tx.query<Draft & Record<string, unknown>>(
    `select ${columns} from draft where person_id = $1 and task_id = $2 and track_id = $3`,
    [key.person, key.task, key.track],
  );
  return draft ?? null;
}

/**
 * Saves a draft that was begun from `baseVersion` (0 for a new one). Another window of the same person that saved in
 * between makes this a lost update, and it is refused (F25).
 */
export async function saveDraft(
  tx: Tx,
  key: DraftKey,
  change: { baseVersion: number; body: unknown; at: EpochMs },
): Promise<DraftAnswer> {
  const values = [key.person, key.task, key.track, JSON.stringify(change.body), change.at];
  const saved =
    change.baseVersion === 0
      ? await tx.query<Draft & Record<string, unknown>>(
          `insert into draft (person_id, task_id, track_id, version, body, saved_at) values ($1, $2, $3, 1, $4, $5)
           on conflict do nothing returning ${columns}`,
          values,
        )
      : await tx.query<Draft & Record<string, unknown>>(
          `update draft set version = version + 1, body = $4, saved_at = $5
           where person_id = $1 and task_id = $2 and track_id = $3 and version = $6 returning ${columns}`,
          [...values, change.baseVersion],
        );
  const [draft] = saved;
  return draft === undefined ? { saved: false, stored: await loadDraft(tx, key) } : { saved: true, draft };
}

/** Removes the draft, once it was sent or is no longer wanted. */
export async function discardDraft(tx: Tx, key: DraftKey): Promise<void> {
  await tx.query('delete from draft where person_id = $1 and task_id = $2 and track_id = $3', [
    key.person,
    key.task,
    key.track,
  ]);
}
