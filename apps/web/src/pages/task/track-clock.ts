import type { Deadline, DeadlineKind, Task, Track } from '#domain';

/** The kinds of clock that matter while a part stands like this, most telling first. */
const tellingKinds: Record<Track['status'], DeadlineKind[]> = {
  awaitingReceipt: ['receipt', 'completion', 'cycle'],
  contested: ['contest', 'completion', 'cycle'],
  working: ['completion', 'cycle'],
  submitted: ['information', 'review', 'completion', 'cycle'],
  returned: ['completion', 'cycle'],
  accepted: ['completion', 'cycle'],
  withdrawn: [],
};

/** The one clock that a part is shown with: a live one of the most telling kind, else the last of any of them. */
export function clockShownFor(task: Task, track: Track): Deadline | undefined {
  const mine = task.deadlines.filter((d) => d.track === track.id || d.subject === track.id);
  const live = mine.filter((d) => d.status === 'running' || d.status === 'paused');
  for (const kind of tellingKinds[track.status]) {
    const found = live.findLast((d) => d.kind === kind);
    if (found !== undefined) return found;
  }
  return mine.findLast((d) => d.kind === 'completion') ?? mine.findLast((d) => d.kind === 'cycle');
}
