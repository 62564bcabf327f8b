import type { CommandOf } from '../task/task.command.js';
import type { Task } from '../task/task.js';
import { principals } from '../task/tracks.js';
import { officeDay } from '../time/calendar.js';
import { arm, armRework, goOn } from './clocks.js';
import { joinCycle } from './cycle.js';
import { LIST_MAX, actsForOfficeOrLeader, mayMove, repeated, textGiven } from './guards.js';
import { longEnough } from './review.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** F46: a closed row goes on under the same identity, in a new round; its former closing stays visible. Law C5. */
export function reopen(act: Unfolding, command: CommandOf<'reopen'>): Verdict {
  const { task } = act;
  const { tracks, reason, reworkUntil } = command;
  const wrong = first(
    () => (task.closing === null ? refuse('task.not_closed') : undefined),
    () => actsForOfficeOrLeader(task, command.by),
    () => textGiven(reason),
    () => longEnough(task, reworkUntil, act.at),
    () => mayReopen(task, command),
    () => (task.formerClosings.length >= LIST_MAX ? refuse('limit.too_many', { max: LIST_MAX }) : undefined),
  );
  if (wrong) return wrong;
  tell(act, 'taskReopened', { reason, tracks, reworkUntil });
  for (const id of tracks) armRework(act, id, reworkUntil);
  wakeRow(act);
  return undefined;
}

function mayReopen(task: Task, { kind, tracks }: CommandOf<'reopen'>): Verdict {
  const twice = repeated(tracks);
  if (twice !== undefined) return refuse('track.duplicate', { track: twice });
  const candidates = reopenable(task);
  const strange = tracks.find((id) => !candidates.some((t) => t.id === id));
  if (strange !== undefined) return refuse('track.unknown', { track: strange });
  const still = candidates.filter((t) => tracks.includes(t.id)).map((t) => mayMove(t, kind));
  const owner = ownersToReopen(task).some((id) => tracks.includes(id));
  return first(...still, owner ? undefined : refuse('assignment.no_owner'));
}

/** Parts that a reopening may name: all but reviewers, and but those whose unit left the row. */
function reopenable(task: Task): Task['tracks'] {
  return task.tracks.filter(
    (t) => t.role !== 'reviewer' && t.withdrawnReason !== 'reassigned' && t.withdrawnReason !== 'removed',
  );
}

/** Parts whose acceptance would close the reopened row, counting those that the cancellation withdrew. */
export function ownersToReopen(task: Task): string[] {
  const tracks = task.tracks.map((t) =>
    t.withdrawnReason === 'cancelled' ? { ...t, status: 'returned' as const } : t,
  );
  return principals({ ...task, tracks }).map((t) => t.id);
}

/** What the closing had stopped for the row as a whole: groups without units, stages still to come, report periods. */
function wakeRow(act: Unfolding): void {
  const today = officeDay(act.task.calendar, act.at);
  for (const group of act.task.placeholders.filter((p) => p.status === 'open'))
    arm(act, { kind: 'nomination', track: null, subject: group.id, lastDay: null });
  for (const { id, due } of act.task.phases) {
    const former = act.task.deadlines.find((d) => d.kind === 'phase' && d.subject === id);
    if (former?.status === 'stopped' && due >= today) goOn(act, former);
  }
  if (act.task.standing) for (const owner of principals(act.task)) joinCycle(act, owner.id);
}
