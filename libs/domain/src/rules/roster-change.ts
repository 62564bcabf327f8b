import type { Amendment, JoiningUnit } from '../task/amendment.js';
import type { Task, Track, TrackId } from '../task/task.js';
import { isPrincipal, leads, principals, trackById } from '../task/tracks.js';
import { mayJoin, stopClocksOf } from './assignment.js';
import { stop } from './clocks.js';
import { joinCycle, openCycles } from './cycle.js';
import { mayMove, repeated } from './guards.js';
import { armNewTrack, lastDayOfJoining, newTrack } from './joining.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

type ComingAndGoing = Pick<Amendment, 'joining' | 'leaving'>;

export function changesRoster({ joining, leaving }: ComingAndGoing): boolean {
  return joining.length > 0 || leaving.length > 0;
}

/** Who has which role once these have come and gone, in the order of the row. */
export function rosterAfter(task: Task, change: ComingAndGoing): JoiningUnit[] {
  const staying = task.tracks.filter((t) => t.status !== 'withdrawn' && !change.leaving.includes(t.id));
  return [...staying, ...change.joining.map((j) => ({ ...j, id: j.track }))].map(({ id, unit, role }) => ({
    track: id,
    unit,
    role,
  }));
}

/**
 * F22: what may be removed may leave, and the row keeps somebody who answers for it. Where its leads come or go as a
 * whole, the responsible units become its owners or stop being so; a paper of theirs would then lie with nobody.
 */
export function mayComeAndGo(task: Task, change: ComingAndGoing): Verdict {
  const after = imagined(task, change);
  return first(
    () => mayLeave(task, change.leaving),
    () => mayJoin(withoutLeaving(task, change), change.joining),
    () => (principals(after).length > 0 ? undefined : refuse('assignment.no_owner')),
    () => {
      const stranded = task.tracks.filter((t) => isStranded(t, task, after));
      return stranded.length === 0
        ? undefined
        : refuse('track.paper_in_hand', {
            tracks: stranded.map((t) => t.id),
            units: stranded.map((t) => t.unit),
          });
    },
  );
}

function mayLeave(task: Task, leaving: readonly TrackId[]): Verdict {
  const twice = repeated(leaving);
  if (twice !== undefined) return refuse('track.duplicate', { track: twice });
  return first(
    ...leaving.map((id) => {
      const track = trackById(task, id);
      return track === undefined ? refuse('track.unknown', { track: id }) : mayMove(track, 'removeUnit');
    }),
  );
}

/** A paper that was handed to a lead, or to readers, and would now be for the others. */
function isStranded(track: Track, before: Task, after: Task): boolean {
  const owned = isPrincipal(before, track.id);
  const owns = isPrincipal(after, track.id);
  if (owned === owns || trackById(after, track.id)?.status === 'withdrawn') return false;
  return track.status === 'submitted' || (owns && track.status === 'accepted');
}

function withoutLeaving(task: Task, { leaving }: ComingAndGoing): Task {
  const left = (t: Track): Track => (leaving.includes(t.id) ? { ...t, status: 'withdrawn' } : t);
  return { ...task, tracks: task.tracks.map(left) };
}

/** The row as it would be, as far as roles go. */
function imagined(task: Task, change: ComingAndGoing): Task {
  const rest = withoutLeaving(task, change);
  const joined = change.joining.map((j) => newTrack({ ...j, mode: null }, task.at, null));
  return { ...rest, tracks: [...rest.tracks, ...joined] };
}

/** Parts that stay in the row and answer for it from now on, because its leads are gone. */
export function newOwners(task: Task, change: ComingAndGoing): TrackId[] {
  return principals(imagined(task, change))
    .map((t) => t.id)
    .filter((id) => trackById(task, id) !== undefined && !isPrincipal(task, id));
}

/** Parts leave with what they handed in; units join with a receipt clock of their own (F22). */
export function comeAndGo(act: Unfolding, { joining, leaving, reason }: Amendment): void {
  const hadLeads = leads(act.task).length > 0;
  for (const track of leaving) {
    tell(act, 'trackWithdrawn', { track, why: 'removed', reason });
    stopClocksOf(act, track);
  }
  const joined = joining.map((j) => newTrack({ ...j, mode: null }, act.at, null));
  for (const track of joined) tell(act, 'unitAdded', { track, reason });
  for (const track of joined) armNewTrack(act, track, lastDayOfJoining(act));
  if (act.task.standing && hadLeads !== leads(act.task).length > 0) moveCycles(act);
}

/** The periods of a standing duty are reported by whoever answers for it now. */
function moveCycles(act: Unfolding): void {
  for (const { id } of act.task.tracks)
    if (isPrincipal(act.task, id)) joinCycle(act, id);
    else for (const clock of openCycles(act.task, id)) stop(act, clock, 'superseded');
}
