import { lastDayOf } from '../deadline/ladder.js';
import { limitAfter } from '../time/calendar.js';
import { isDay } from '../time/day.js';
import type { Actor } from '../task/actor.js';
import type { CommandOf } from '../task/task.command.js';
import type { Task, Track } from '../task/task.js';
import { clockOf, principals, trackById } from '../task/tracks.js';
import { arm, armNewTrack, stop, stopReceipt } from './clocks.js';
import { closeWhenDone } from './closing.js';
import {
  TRACKS_MAX,
  actsForLeadOrOffice,
  actsForOffice,
  actsForUnit,
  inStatus,
  notClaimedByOther,
  textGiven,
} from './guards.js';
import { newTrack } from './issue.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** F14: the unit signs for its part. Late signing is recorded and moves nothing. Law R2. */
export function acknowledgeReceipt(act: Unfolding, command: CommandOf<'acknowledgeReceipt'>): Verdict {
  return onOwnTrack(act.task, command.by, command.track, (track) => {
    const wrong = inStatus(track, 'awaitingReceipt');
    if (wrong) return wrong;
    tell(act, 'receiptAcknowledged', { track: track.id });
    stopReceipt(act, track.id, true);
    return undefined;
  });
}

/** F16: one officer takes the part; others of the unit wait until it is released. */
export function claim(act: Unfolding, command: CommandOf<'claim'>): Verdict {
  return onOwnTrack(act.task, command.by, command.track, (track) => {
    const wrong = first(inStatus(track, 'awaitingReceipt', 'working', 'returned'), () =>
      track.claimedBy === null ? undefined : refuse('track.claimed_by_other', { person: track.claimedBy }),
    );
    if (wrong === undefined) tell(act, 'trackClaimed', { track: track.id });
    return wrong;
  });
}

/** F16: back to the pool of the unit, by the claimant or the unit's leader. */
export function release(act: Unfolding, command: CommandOf<'release'>): Verdict {
  return onOwnTrack(act.task, command.by, command.track, (track) => {
    const wrong =
      track.claimedBy === null ? refuse('track.not_claimed') : notClaimedByOther(track, command.by);
    if (wrong === undefined) tell(act, 'trackReleased', { track: track.id });
    return wrong;
  });
}

/** D1: units for an open group, by the lead or the coordinating office; an empty list says, with a reason, that there are none. */
export function nominateUnits(act: Unfolding, command: CommandOf<'nominateUnits'>): Verdict {
  const { task } = act;
  const group = task.placeholders.find((p) => p.id === command.placeholder);
  if (group === undefined) return refuse('placeholder.unknown', { placeholder: command.placeholder });
  const wrong = first(
    () => actsForLeadOrOffice(task, command.by),
    () => (group.status === 'open' ? undefined : refuse('placeholder.settled', { placeholder: group.id })),
    () => (command.units.length > 0 ? undefined : textGiven(command.reason)),
    () => mayJoin(task, command.units),
  );
  if (wrong) return wrong;
  if (command.units.length === 0) {
    tell(act, 'placeholderDeclaredEmpty', { placeholder: group.id, reason: command.reason ?? '' });
  } else {
    const tracks = command.units.map((u) =>
      newTrack({ ...u, role: group.role, mode: group.mode }, act.at, group.id),
    );
    tell(act, 'unitsNominated', { placeholder: group.id, tracks, reason: command.reason });
    for (const track of tracks) armNewTrack(act, track, task.dueDay);
  }
  stop(act, clockOf(act.task, 'nomination', { subject: group.id }), 'answered', true);
  return undefined;
}

/** F22: another unit joins, with its own receipt clock from now. */
export function addUnit(act: Unfolding, command: CommandOf<'addUnit'>): Verdict {
  const wrong = first(
    () => actsForLeadOrOffice(act.task, command.by),
    () => textGiven(command.reason),
    () => mayJoin(act.task, [command]),
  );
  if (wrong) return wrong;
  const track = newTrack({ ...command, mode: null }, act.at, null);
  tell(act, 'unitAdded', { track, reason: command.reason });
  armNewTrack(act, track, act.task.dueDay);
  return undefined;
}

/** F22: a unit leaves with a reason; what it handed in is kept. Completion is judged again at once. */
export function removeUnit(act: Unfolding, command: CommandOf<'removeUnit'>): Verdict {
  const track = trackById(act.task, command.track);
  if (track === undefined) return refuse('track.unknown', { track: command.track });
  const wrong = first(
    () => actsForOffice(act.task, command.by),
    () => textGiven(command.reason),
    () => inStatus(track, 'awaitingReceipt', 'contested', 'working', 'returned', 'submitted'),
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

/** F15: the unit objects, once per ground, within the policy's working days. The completion clock keeps running. */
export function contestAssignment(act: Unfolding, command: CommandOf<'contestAssignment'>): Verdict {
  return onOwnTrack(act.task, command.by, command.track, (track) => {
    const wrong = first(
      () => inStatus(track, 'awaitingReceipt', 'working'),
      () => textGiven(command.reason),
      () => (command.proposedUnit === track.unit ? refuse('contest.same_unit') : undefined),
      () =>
        track.contestedGrounds.includes(command.ground)
          ? refuse('contest.repeated', { ground: command.ground })
          : undefined,
      () => insideContestWindow(act, track),
    );
    if (wrong) return wrong;
    const { ground, proposedUnit, reason } = command;
    const contest = { at: act.at, by: act.by.person, ground, proposedUnit, reason, from: track.status };
    tell(act, 'assignmentContested', { track: track.id, contest });
    stopReceipt(act, track.id, false);
    arm(act, { kind: 'contest', track: track.id, subject: null, lastDay: null });
    return undefined;
  });
}

/** While the year of the window's end has no calendar, the unit gets the benefit of the doubt. */
function insideContestWindow(act: Unfolding, track: Track): Verdict {
  const days = act.task.policy.limits.contestWorkdays;
  const end = limitAfter(act.task.calendar, track.assignedAt, days);
  return 'at' in end && act.at >= end.at ? refuse('contest.window_over', { days }) : undefined;
}

/** F15: the coordinating office upholds the assignment or gives it to the proposed unit, and may grant a later day. */
export function decideContest(act: Unfolding, command: CommandOf<'decideContest'>): Verdict {
  const track = trackById(act.task, command.track);
  if (track === undefined) return refuse('track.unknown', { track: command.track });
  const contest = track.contest;
  if (contest === null) return refuse('contest.none', { track: track.id });
  const wrong = first(
    () => actsForOffice(act.task, command.by),
    () => textGiven(command.reason),
    () => (command.dueDay === null || isDay(command.dueDay) ? undefined : refuse('deadline.missing')),
    () => {
      if (command.outcome === 'upheld') return undefined;
      if (command.newTrack === null) return refuse('track.unknown', { track: null });
      return mayJoin(act.task, [{ track: command.newTrack, unit: contest.proposedUnit }]);
    },
  );
  if (wrong) return wrong;
  if (command.outcome === 'reassigned' && command.newTrack !== null) {
    const to = newTrack(
      { ...track, track: command.newTrack, unit: contest.proposedUnit },
      act.at,
      track.placeholder,
    );
    tell(act, 'assignmentReassigned', { track: track.id, to, reason: command.reason });
    stopClocksOf(act, track.id);
    armNewTrack(act, to, command.dueDay ?? act.task.dueDay);
    return undefined;
  }
  tell(act, 'assignmentUpheld', { track: track.id, reason: command.reason });
  stop(act, clockOf(act.task, 'contest', { track: track.id }), 'answered', true);
  if (contest.from === 'awaitingReceipt')
    arm(act, { kind: 'receipt', track: track.id, subject: null, lastDay: null });
  if (command.dueDay !== null) grantDay(act, track, command.dueDay);
  return undefined;
}

/** Another last day for one part only; its limit as first promised stays visible. */
function grantDay(act: Unfolding, track: Track, lastDay: string): void {
  const clock = clockOf(act.task, 'completion', { track: track.id });
  if (clock?.current === null || clock === undefined) return;
  if (lastDayOf(act.task.calendar, clock.current) >= lastDay) return;
  arm(act, { kind: 'completion', track: track.id, subject: null, lastDay, original: clock.original });
}

export function stopClocksOf(act: Unfolding, track: string): void {
  for (const clock of act.task.deadlines)
    if (
      (clock.track === track || clock.subject === track) &&
      (clock.status === 'running' || clock.status === 'paused')
    )
      stop(act, clock, 'closed');
}

function mayJoin(task: Task, joining: readonly { track: string; unit: string }[]): Verdict {
  if (task.tracks.length + joining.length > TRACKS_MAX) return refuse('limit.too_many', { max: TRACKS_MAX });
  const ids = [...task.tracks.map((t) => t.id), ...joining.map((j) => j.track)];
  if (new Set(ids).size !== ids.length) return refuse('track.duplicate');
  const present = task.tracks
    .filter((t) => t.role !== 'reviewer' && t.status !== 'withdrawn')
    .map((t) => t.unit);
  const units = [...present, ...joining.map((j) => j.unit)];
  const twice = units.find((unit, i) => units.indexOf(unit) !== i);
  return twice === undefined ? undefined : refuse('assignment.duplicate_unit', { unit: twice });
}

/** Runs a rule on a part of the actor's own unit, or says why it is not theirs. */
export function onOwnTrack(task: Task, actor: Actor, id: string, rule: (track: Track) => Verdict): Verdict {
  const track = trackById(task, id);
  if (track === undefined) return refuse('track.unknown', { track: id });
  if (track.role === 'reviewer') return refuse('track.wrong_role', { role: track.role });
  return first(
    () => actsForUnit(actor, track.unit),
    () => rule(track),
  );
}
