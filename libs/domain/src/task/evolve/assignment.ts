import type { Task } from '../task.js';
import { changeTrack, withoutReview } from './change.js';
import type { Folds } from './folds.js';

/** Events about who has the row. */
export const assignmentFolds: Folds<
  | 'receiptAcknowledged'
  | 'trackClaimed'
  | 'trackReleased'
  | 'unitsNominated'
  | 'placeholderDeclaredEmpty'
  | 'unitAdded'
  | 'trackWithdrawn'
  | 'assignmentContested'
  | 'assignmentUpheld'
  | 'assignmentReassigned'
> = {
  // Who signs again for an amendment stays where they are with the work (F9).
  receiptAcknowledged: (task, event) =>
    changeTrack(task, event.track, (t) => ({
      ...t,
      status: t.status === 'awaitingReceipt' ? 'working' : t.status,
      receivedAt: event.at,
      receivedBy: event.by.person,
    })),
  trackClaimed: (task, event) =>
    changeTrack(task, event.track, (t) => ({ ...t, claimedBy: event.by.person })),
  trackReleased: (task, event) => changeTrack(task, event.track, (t) => ({ ...t, claimedBy: null })),
  unitsNominated: (task, event) => ({
    ...placeholder(task, event.placeholder, 'nominated'),
    tracks: [...task.tracks, ...event.tracks],
  }),
  placeholderDeclaredEmpty: (task, event) => placeholder(task, event.placeholder, 'declaredEmpty'),
  unitAdded: (task, event) => ({ ...task, tracks: [...task.tracks, event.track] }),
  trackWithdrawn: (task, event) =>
    withoutReview(
      changeTrack(task, event.track, (t) => ({
        ...t,
        status: 'withdrawn',
        withdrawnReason: event.why,
        contest: null,
        awaitingSignature: null,
      })),
      event.track,
    ),
  assignmentContested: (task, event) =>
    changeTrack(task, event.track, (t) => ({
      ...t,
      status: 'contested',
      contest: event.contest,
      contestedGrounds: [...t.contestedGrounds, event.contest.ground],
    })),
  assignmentUpheld: (task, event) =>
    changeTrack(task, event.track, (t) => ({ ...t, status: t.contest?.from ?? t.status, contest: null })),
  assignmentReassigned: (task, event) => {
    const left = changeTrack(task, event.track, (t) => ({
      ...t,
      status: 'withdrawn',
      withdrawnReason: 'reassigned',
      contest: null,
    }));
    return { ...left, tracks: [...left.tracks, event.to] };
  },
};

function placeholder(task: Task, id: string, status: 'nominated' | 'declaredEmpty'): Task {
  return { ...task, placeholders: task.placeholders.map((p) => (p.id === id ? { ...p, status } : p)) };
}
