import type { CommandOf } from '../task/task.command.js';
import type { Task } from '../task/task.js';
import { clockOf, principals, trackById } from '../task/tracks.js';
import { signReceipt, stop } from './clocks.js';
import { closeWhenDone } from './closing.js';
import { TRACKS_MAX, actsForLeadOrOffice, actsForOffice, mayMove, repeated, textGiven } from './guards.js';
import { armNewTrack, lastDayOfJoining, newTrack } from './joining.js';
import { onOwnTrack } from './own-track.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** F9, F14: the unit signs for its part, or for what an amendment made of it. Late signing is recorded and moves nothing. Law R3. */
export function acknowledgeReceipt(act: Unfolding, command: CommandOf<'acknowledgeReceipt'>): Verdict {
  return onOwnTrack(act.task, command, (track) => {
    if (clockOf(act.task, 'receipt', { track: track.id }) === undefined)
      return refuse('track.wrong_status', { status: track.status, track: track.id });
    signReceipt(act, track.id);
    return undefined;
  });
}

/** F16: one officer takes the part; others of the unit wait until it is released. Law R4. */
export function claim(act: Unfolding, command: CommandOf<'claim'>): Verdict {
  return onOwnTrack(act.task, command, (track) => {
    if (track.claimedBy !== null) return refuse('track.claimed_by_other', { person: track.claimedBy });
    tell(act, 'trackClaimed', { track: track.id });
    return undefined;
  });
}

/** F16: back to the pool of the unit, by the claimant or the unit's leader. */
export function release(act: Unfolding, command: CommandOf<'release'>): Verdict {
  return onOwnTrack(act.task, command, (track) => {
    if (track.claimedBy === null) return refuse('track.not_claimed');
    tell(act, 'trackReleased', { track: track.id });
    return undefined;
  });
}

/** D1: units for an open group, by the lead or the coordinating office; an empty list says, with a reason, that there are none. */
export function nominateUnits(act: Unfolding, command: CommandOf<'nominateUnits'>): Verdict {
  const { task } = act;
  const group = task.placeholders.find((p) => p.id === command.placeholder);
  if (group === undefined) return refuse('placeholder.unknown', { placeholder: command.placeholder });
  const { role, mode } = group;
  const wrong = first(
    () => actsForLeadOrOffice(task, command.by),
    () => (group.status === 'open' ? undefined : refuse('placeholder.settled', { placeholder: group.id })),
    () => (command.units.length > 0 ? undefined : textGiven(command.reason)),
    () =>
      mayJoin(
        task,
        command.units.map((u) => ({ ...u, role })),
      ),
  );
  if (wrong) return wrong;
  if (command.units.length === 0) {
    tell(act, 'placeholderDeclaredEmpty', { placeholder: group.id, reason: command.reason ?? '' });
  } else {
    const tracks = command.units.map((u) => newTrack({ ...u, role, mode }, act.at, group.id));
    tell(act, 'unitsNominated', { placeholder: group.id, tracks, reason: command.reason });
    for (const track of tracks) armNewTrack(act, track, lastDayOfJoining(act));
  }
  stop(act, clockOf(act.task, 'nomination', { subject: group.id }), 'answered', true);
  return undefined;
}

/** F22: another unit joins, with its own receipt clock from now. Law R5. */
export function addUnit(act: Unfolding, command: CommandOf<'addUnit'>): Verdict {
  const wrong = first(
    () => actsForLeadOrOffice(act.task, command.by),
    () => textGiven(command.reason),
    () => mayJoin(act.task, [command]),
  );
  if (wrong) return wrong;
  const track = newTrack({ ...command, mode: null }, act.at, null);
  tell(act, 'unitAdded', { track, reason: command.reason });
  armNewTrack(act, track, lastDayOfJoining(act));
  return undefined;
}

/** F22: a unit leaves with a reason; what it handed in is kept. Completion is judged again at once. */
export function removeUnit(act: Unfolding, command: CommandOf<'removeUnit'>): Verdict {
  const track = trackById(act.task, command.track);
  if (track === undefined) return refuse('track.unknown', { track: command.track });
  const wrong = first(
    () => actsForOffice(act.task, command.by),
    () => textGiven(command.reason),
    () => mayMove(track, command.kind),
    () => {
      const owners = principals(act.task);
      return owners.length === 1 && owners[0]?.id === track.id
        ? refuse('track.last_owner', { track: track.id })
        : undefined;
    },
  );
  if (wrong) return wrong;
  tell(act, 'trackWithdrawn', { track: track.id, why: 'removed', reason: command.reason });
  stopClocksOf(act, track.id);
  closeWhenDone(act);
  return undefined;
}

/** Every clock about a part: its own, and that of the readers of its paper. */
export function stopClocksOf(act: Unfolding, track: string): void {
  for (const clock of act.task.deadlines)
    if (clock.track === track || (clock.kind === 'review' && clock.subject === track))
      stop(act, clock, 'closed');
}

/** Whether these units may join: ids are new, and no unit has two parts, nor two seats as a reviewer. */
export function mayJoin(
  task: Task,
  joining: readonly { track: string; unit: string; role: string }[],
): Verdict {
  if (task.tracks.length + joining.length > TRACKS_MAX) return refuse('limit.too_many', { max: TRACKS_MAX });
  const track = repeated([...task.tracks.map((t) => t.id), ...joining.map((j) => j.track)]);
  if (track !== undefined) return refuse('track.duplicate', { track });
  const present = task.tracks.filter((t) => t.status !== 'withdrawn');
  const place = (t: { unit: string; role: string }): string =>
    `${t.role === 'reviewer' ? 'reviewer' : 'part'} ${t.unit}`;
  const twice = repeated([...present, ...joining].map(place));
  const unit = joining.find((j) => place(j) === twice)?.unit;
  return unit === undefined ? undefined : refuse('assignment.duplicate_unit', { unit });
}
