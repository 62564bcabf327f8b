import type { Task } from '../task.js';
import type { TaskEvent } from '../task.event.js';
import { changeTrack, withoutReview } from './change.js';

/** Events about who has the row; null when the event is not one of them. */
export function evolveAssignment(task: Task, event: TaskEvent): Task | null {
  switch (event.kind) {
    case 'receiptAcknowledged':
      return changeTrack(task, event.track, (t) => ({
        ...t,
        status: t.status === 'awaitingReceipt' ? 'working' : t.status,
        receivedAt: event.at,
        receivedBy: event.by.person,
      }));
    case 'trackClaimed':
      return changeTrack(task, event.track, (t) => ({ ...t, claimedBy: event.by.person }));
    case 'trackReleased':
      return changeTrack(task, event.track, (t) => ({ ...t, claimedBy: null }));
    case 'unitsNominated':
      return {
        ...placeholder(task, event.placeholder, 'nominated'),
        tracks: [...task.tracks, ...event.tracks],
      };
    case 'placeholderDeclaredEmpty':
      return placeholder(task, event.placeholder, 'declaredEmpty');
    case 'unitAdded':
      return { ...task, tracks: [...task.tracks, event.track] };
    case 'trackWithdrawn':
      return withoutReview(
        changeTrack(task, event.track, (t) => ({
          ...t,
          status: 'withdrawn',
          withdrawnReason: event.why,
          contest: null,
          awaitingSignature: null,
        })),
        event.track,
      );
    case 'assignmentContested':
      return changeTrack(task, event.track, (t) => ({
        ...t,
        status: 'contested',
        contest: event.contest,
        contestedGrounds: [...t.contestedGrounds, event.contest.ground],
      }));
    case 'assignmentUpheld':
      return changeTrack(task, event.track, (t) => ({
        ...t,
        status: t.contest?.from ?? t.status,
        contest: null,
      }));
    case 'assignmentReassigned': {
      const left = changeTrack(task, event.track, (t) => ({
        ...t,
        status: 'withdrawn',
        withdrawnReason: 'reassigned',
        contest: null,
      }));
      return { ...left, tracks: [...left.tracks, event.to] };
    }
    default:
      return null;
  }
}

function placeholder(task: Task, id: string, status: 'nominated' | 'declaredEmpty'): Task {
  return { ...task, placeholders: task.placeholders.map((p) => (p.id === id ? { ...p, status } : p)) };
}
