import { lastDayOf } from '../deadline/ladder.js';
import { limitAfter } from '../time/calendar.js';
import type { Day } from '../time/day.js';
import { addDays } from '../time/day.js';
import type { CommandOf } from '../task/task.command.js';
import type { Contest, Task, Track } from '../task/task.js';
import { clockOf, trackById } from '../task/tracks.js';
import { arm, moveCompletion, stop, stopReceipt } from './clocks.js';
import { mayJoin, stopClocksOf } from './assignment.js';
import { actsForOffice, promisable, textGiven } from './guards.js';
import { armNewTrack, newTrack } from './joining.js';
import { onOwnTrack } from './own-track.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** F15: the unit objects, once per ground, within the policy's working days. The completion clock keeps running. Law R6. */
export function contestAssignment(act: Unfolding, command: CommandOf<'contestAssignment'>): Verdict {
  return onOwnTrack(act.task, command, (track) => {
    const wrong = first(
      () => textGiven(command.reason),
      () =>
        track.awaitingSignature === null
          ? undefined
          : refuse('submission.awaits_signature', { track: track.id }),
      () =>
        command.proposedUnit === '' || command.proposedUnit === track.unit
          ? refuse('contest.same_unit', { unit: track.unit })
          : undefined,
      () =>
        track.contestedGrounds.includes(command.ground)
          ? refuse('contest.repeated', { ground: command.ground })
          : undefined,
      () => insideContestWindow(act, track),
    );
    if (wrong) return wrong;
    const { ground, proposedUnit, reason } = command;
    // What was to be signed for is still to be signed for once the assignment is upheld.
    const unsigned = clockOf(act.task, 'receipt', { track: track.id }) !== undefined;
    const from = unsigned ? ('awaitingReceipt' as const) : track.status;
    const contest = { at: act.at, by: act.by.person, ground, proposedUnit, reason, from };
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
    () => (command.dueDay === null ? undefined : mayGrant(act.task, track, command.dueDay)),
    () => mayGive(act.task, track, contest, command),
  );
  if (wrong) return wrong;
  if (command.outcome === 'upheld') uphold(act, track, contest, command);
  else reassign(act, track, contest, command);
  return undefined;
}

/** What is granted must be later than what the part has. */
function mayGrant(task: Task, track: Track, day: Day): Verdict {
  const limit = clockOf(task, 'completion', { track: track.id })?.current ?? null;
  if (limit === null) return refuse('task.standing');
  return first(
    () => promisable(task, day),
    () => {
      const present = lastDayOf(task.calendar, limit);
      return day > present ? undefined : refuse('deadline.too_short', { earliest: addDays(present, 1) });
    },
  );
}

function mayGive(task: Task, track: Track, contest: Contest, command: CommandOf<'decideContest'>): Verdict {
  if (command.outcome === 'upheld') return undefined;
  if (command.newTrack === null) return refuse('track.unknown', { track: null });
  return mayJoin(task, [{ track: command.newTrack, unit: contest.proposedUnit, role: track.role }]);
}

function uphold(act: Unfolding, track: Track, contest: Contest, command: CommandOf<'decideContest'>): void {
  tell(act, 'assignmentUpheld', { track: track.id, reason: command.reason });
  stop(act, clockOf(act.task, 'contest', { track: track.id }), 'answered', true);
  if (contest.from === 'awaitingReceipt')
    arm(act, { kind: 'receipt', track: track.id, subject: null, lastDay: null });
  const clock = clockOf(act.task, 'completion', { track: track.id });
  if (command.dueDay === null || clock === undefined || clock.current === null) return;
  const from = lastDayOf(act.task.calendar, clock.current);
  tell(act, 'dayGranted', { track: track.id, from, to: command.dueDay });
  moveCompletion(act, clock, command.dueDay);
}

/** The completion clock keeps running (F15): the new unit has the day of the former one, unless the decision grants another. */
function reassign(act: Unfolding, track: Track, contest: Contest, command: CommandOf<'decideContest'>): void {
  const { role, mode, placeholder } = track;
  const seed = { track: command.newTrack ?? '', unit: contest.proposedUnit, role, mode };
  const to = newTrack(seed, act.at, placeholder);
  const limit = clockOf(act.task, 'completion', { track: track.id })?.current ?? null;
  const present = limit === null ? null : lastDayOf(act.task.calendar, limit);
  tell(act, 'assignmentReassigned', { track: track.id, to, reason: command.reason });
  stopClocksOf(act, track.id);
  armNewTrack(act, to, command.dueDay ?? present);
}
