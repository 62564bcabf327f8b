import fs from 'node:fs';
import path from 'node:path';
import type { Command, CommandOf, EpochMs } from '#domain';
import { at, boss, issueOf, lifecycle, officerA, textOf } from '../integration/persistence/sample-task.js';
import { plan } from '../kit/plan.js';
import { renderTimeline } from './render-timeline.js';

type Acts = readonly [Command, EpochMs][];

const issue = (changes: Partial<CommandOf<'issue'>> = {}): Command => ({
  ...(issueOf('golden') as CommandOf<'issue'>),
  ...changes,
});

const report = (period: number): Command => ({
  kind: 'reportProgress',
  by: officerA,
  track: 'a',
  progress: textOf('progress'),
  problems: null,
  nextStep: null,
  expected: null,
  period,
});

/** What happens to a row, told to the end of the year. Replay does not compare the instants of timers; these do. */
const cases: Readonly<Record<string, Acts>> = {
  'done-after-one-return': lifecycle('golden'),
  'nobody-does-anything': [[issue(), at('2026-03-02')]],
  'issued-long-after-its-limit': [[issue({ dueDay: '2026-04-30' }), at('2026-09-07')]],
  'limit-moved-twice': [
    [issue(), at('2026-03-02')],
    [{ kind: 'acknowledgeReceipt', by: officerA, track: 'a' }, at('2026-03-03')],
    [{ kind: 'changeDeadline', by: boss, dueDay: '2026-09-30', reason: textOf('why') }, at('2026-06-15')],
    [{ kind: 'changeDeadline', by: boss, dueDay: '2026-08-31', reason: textOf('why') }, at('2026-07-15')],
  ],
  'standing-duty-reported-once': [
    [issue({ standing: true, dueDay: null }), at('2026-03-02')],
    [{ kind: 'acknowledgeReceipt', by: officerA, track: 'a' }, at('2026-03-03')],
    [report(1), at('2026-03-20')],
  ],
};

const endOfYear = at('2026-12-31', 24);

/** `UPDATE_GOLDEN=1` writes the files anew; the difference is then read line by line before it is committed. */
const update = process.env['UPDATE_GOLDEN'] === '1';

describe('golden timelines', () => {
  it.each(Object.keys(cases))('%s', (name) => {
    const file = path.join(import.meta.dirname, `${name}.txt`);
    const timeline = renderTimeline(plan(cases[name] ?? [], endOfYear));
    if (update) fs.writeFileSync(file, timeline);
    expect(timeline).toBe(fs.readFileSync(file, 'utf8'));
  });

  it('has no file without a case', () => {
    const files = fs.readdirSync(import.meta.dirname).filter((file) => file.endsWith('.txt'));
    expect(files.toSorted()).toEqual(
      Object.keys(cases)
        .map((name) => `${name}.txt`)
        .toSorted(),
    );
  });
});
