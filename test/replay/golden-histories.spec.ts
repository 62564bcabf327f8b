import fs from 'node:fs';
import path from 'node:path';
import { workflowTypes } from '#temporal';
import { type NamedHistory, replay } from '../kit/replay.js';

/**
 * Histories of released code, one file per path through a workflow: `<workflow>/<release>-<case>.json`. They are only
 * ever added to: whatever they hold may still be running somewhere.
 */
const folder = path.join(import.meta.dirname, 'histories');

const files = fs
  .readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.json'))
  .toSorted();

function read(file: string): NamedHistory {
  const history = JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')) as NamedHistory['history'];
  return { workflowId: file, history };
}

describe('the workflows as they ship replay what earlier releases did', () => {
  it.each(Object.values(workflowTypes))('there are histories of %s', (type) => {
    expect(files.filter((file) => file.startsWith(`${type}/`))).not.toEqual([]);
  });

  it.each(files)('%s', (file) => replay([read(file)]));

  it('and would notice another step than the one that was taken', async () => {
    const changed = read('issueLedger/0.1.0-refused-row.json');
    const step = changed.history.events?.find((event) => event.activityTaskScheduledEventAttributes != null);
    const type = step?.activityTaskScheduledEventAttributes?.activityType;
    if (type == null) throw new Error('the history has no activity');
    expect(type.name).toBe('issuePage');
    type.name = 'issueRow';
    await expect(replay([changed])).rejects.toThrow('does not replay');
  });
});
