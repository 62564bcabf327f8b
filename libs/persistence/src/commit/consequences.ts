import type { Tx } from '../database/transaction.js';
import { statement } from '../database/transaction.js';
import type { Change } from './change.js';
import { firstSeq } from './change.js';
import { noticeEnd, noticeValues, noticeWrites, noticesOf, queueNotices } from './queue-notices.js';
import {
  readModelChange,
  readModelValues,
  readModelWrites,
  shows,
  writeEscalations,
  writeReadModel,
} from './read-model.js';

const both = statement(
  'commit.consequences',
  `with ${readModelWrites}, ${noticeWrites('$5', '$6')} ${noticeEnd}`,
);

/** What pages show of the change and who is told of it (I4, I6, I8): nearly always both, and then in one statement. */
export function writeConsequences(tx: Tx, change: Change): void {
  const { taskId } = change.ask;
  const events = change.events.map((event, index) => ({ event, seq: firstSeq(change) + index }));
  const shown = readModelChange(change.before?.state ?? null, change.after, events);
  const told = noticesOf(change);
  if (shows(shown) && told.length > 0) {
    tx.write(both, [...readModelValues(taskId, shown), ...noticeValues(tx, told)]);
    writeEscalations(tx, taskId, shown);
  } else {
    writeReadModel(tx, taskId, shown);
    queueNotices(tx, told);
  }
}
