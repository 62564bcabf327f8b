import type { PersonId, TaskId, TrackId } from '#domain';
import { statement, type Tx } from '../database/transaction.js';
import type { Draft } from '../drafts/drafts.js';

/** Parts of one task for which an answer looks for drafts. */
const DRAFTS_MAX = 50;

const drafts = statement(
  'drafts.own',
  `select track_id as track, version, body, saved_at as "savedAt" from draft
   where person_id = $1 and task_id = $2 order by track_id limit ${DRAFTS_MAX}`,
);

/** Everything that a person has begun to write on a task, by part. */
export function ownDrafts(
  tx: Tx,
  ask: { person: PersonId; task: TaskId },
): Promise<(Draft & { track: TrackId })[]> {
  return tx.query<Draft & { track: TrackId } & Record<string, unknown>>(drafts, [ask.person, ask.task]);
}
