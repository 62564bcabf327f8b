import type { CommandBodies, Task, TaskEvent } from '../index.js';
import { effects, evolve, todoEntries } from '../index.js';
import type { When, issueOf } from './scene.spec-kit.js';
import { Scene } from './scene.spec-kit.js';

export type AmendBody = CommandBodies['amend'];

/** An amendment of 1 April with a basis and an approver. */
export const revision = (change: Partial<AmendBody> = {}): AmendBody => ({
  text: null,
  editorial: false,
  dueDay: null,
  joining: [],
  leaving: [],
  reason: 'basis',
  approver: 'BOSS',
  effectiveOn: '2026-04-01',
  ...change,
});
export const DAY = '2026-04-01';
/** A row that its units have signed for in March. */
export const signed = (change: Parameters<typeof issueOf>[0] = {}): Scene => {
  const row = new Scene(change);
  row.sign('2026-03-03', 'A');
  row.sign('2026-03-03', 'B');
  return row;
};
/** What is asked about a part, by kind. */
export const asked = (row: Scene, track: string): string[] =>
  todoEntries(row.task)
    .filter((e) => e.track === track)
    .map((e) => e.kind);
/** What the office's amendment tells whom; the row goes on. */
export const tellings = (row: Scene, when: When, change: Partial<AmendBody>): string[] => {
  const before = row.task;
  row.act(when, 'S1', 'amend', revision(change));
  return toldBy(before, row.events);
};
/** Notices of these events, as `template units`. */
export const toldBy = (before: Task, events: readonly TaskEvent[]): string[] => {
  let task = before;
  return events.flatMap((event) => {
    task = evolve(task, event);
    return effects(task, event, task.seq).map(
      (n) => `${n.template} ${n.addresses.map((a) => a.unit).join(' ')}`,
    );
  });
};
