import fs from 'node:fs';
import path from 'node:path';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { NamedHistory } from './replay.js';

/** Folder into which the histories of a test run are written, for new golden ones to be chosen from; off by default. */
const folder = process.env['KEEP_HISTORIES'];

/** Leaves out what tells of the machine and of nothing else: who polled, from which process, and stacks with paths. */
function withoutMachine(key: string, value: unknown): unknown {
  if (key === 'identity' || key === 'stackTrace') return undefined;
  return typeof value === 'string' && /^\d+@/.test(value) ? 'sticky' : value;
}

/** Writes histories as `<workflow type>/<id>-<run>.json`, without what tells of the machine. */
export function keepHistories(histories: readonly NamedHistory[]): void {
  if (folder === undefined) return;
  for (const [run, { workflowId, history }] of histories.entries()) {
    const type =
      history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name ?? 'unknown';
    const name = workflowId.split('/').slice(2).join('-') || 'system';
    const file = path.join(folder, type, `${name}-${run}.json`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    const json = JSON.stringify(JSON.parse(historyToJSON(history)), withoutMachine, 2);
    fs.writeFileSync(file, `${json}\n`);
  }
}
