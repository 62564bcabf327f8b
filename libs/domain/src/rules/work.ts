import { lastDayOf } from '../deadline/ladder.js';
import { isMissingYear, limitAfter } from '../time/calendar.js';
import { isDay } from '../time/day.js';
import type { CommandOf } from '../task/task.command.js';
import type { Deadline, Task, Track } from '../task/task.js';
import { clockOf, isPrincipal, trackById } from '../task/tracks.js';
import { armRework, impliedReceipt, stop } from './clocks.js';
import { isConfirmation, openCycles } from './cycle.js';
import { actsForConsolidator, actsForLeadOrOffice, mayMove, sameRound, textGiven } from './guards.js';
import { onOwnTrack } from './own-track.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** F26, F66: a report is not a completion. An expected day after the limit marks the part as at risk the same day. Law R7. */
export function reportProgress(act: Unfolding, command: CommandOf<'reportProgress'>): Verdict {
  return onOwnTrack(act.task, command, (track) => {
    const wrong = first(
      () => textGiven(command.progress),
      () => (command.expected === null || isDay(command.expected) ? undefined : refuse('deadline.missing')),
      () => (command.period === null ? undefined : mayReport(act.task, track, command.period)),
    );
    if (wrong) return wrong;
    impliedReceipt(act, track);
    const { progress, problems, nextStep, expected } = command;
    const due = clockOf(act.task, 'completion', { track: track.id })?.current ?? null;
    const atRisk = expected !== null && due !== null && expected > lastDayOf(act.task.calendar, due);
    const cycle = answeredCycle(act.task, track, command.period);
    const period = cycle?.period ?? null;
    const about = { track: track.id, progress, problems, nextStep, expected, period, atRisk };
    tell(act, 'progressReported', about);
    stop(act, cycle, 'answered', true);
    return undefined;
  });
}

function mayReport(task: Task, track: Track, period: number): Verdict {
  if (!task.standing) return refuse('task.not_standing', { period });
  const clock = task.deadlines.find((d) => d.kind === 'cycle' && d.track === track.id && d.period === period);
  if (clock === undefined || clock.status === 'stopped') return refuse('period.unknown', { period });
  if (clock.status === 'met') return refuse('period.already_reported', { period });
  return isConfirmation(task, clock) ? refuse('period.needs_confirmation', { period }) : undefined;
}

/** The period that a report books to: the named one, else the oldest that is open and asks for a report (F67). */
function answeredCycle(task: Task, track: Track, period: number | null): Deadline | undefined {
  const open = openCycles(task, track.id).filter((d) => !isConfirmation(task, d));
  return period === null ? open[0] : open.find((d) => d.period === period);
}

/** F29: a stage inside the row is reached; said by a lead or the coordinating office. */
export function reachPhase(act: Unfolding, command: CommandOf<'reachPhase'>): Verdict {
  if (!act.task.phases.some((p) => p.id === command.phase))
    return refuse('phase.unknown', { phase: command.phase });
  const clock = clockOf(act.task, 'phase', { subject: command.phase });
  const wrong = first(
    () => actsForLeadOrOffice(act.task, command.by),
    () => (clock === undefined ? refuse('phase.already_reached', { phase: command.phase }) : undefined),
    () => textGiven(command.text),
  );
  if (wrong) return wrong;
  tell(act, 'phaseReached', { phase: command.phase, text: command.text });
  stop(act, clock, 'answered', true);
  return undefined;
}

/** F30: the lead takes a part as it is. */
export function acceptPart(act: Unfolding, command: CommandOf<'acceptPart'>): Verdict {
  return onPart(act.task, command, (track) => {
    tell(act, 'partAccepted', { track: track.id, round: track.round });
    return undefined;
  });
}

/** F30, F39: the lead asks for more; a new round with at least the policy's rework time (M6). */
export function returnPart(act: Unfolding, command: CommandOf<'returnPart'>): Verdict {
  return onPart(act.task, command, (track) => {
    const { calendar, policy } = act.task;
    const until = limitAfter(calendar, act.at, policy.limits.reworkWorkdaysMin);
    const wrong = first(
      () => textGiven(command.reason),
      () => (isMissingYear(until) ? refuse('calendar.year_missing', { year: until.missingYear }) : undefined),
    );
    if (wrong || isMissingYear(until)) return wrong;
    tell(act, 'partReturned', { track: track.id, round: track.round, reason: command.reason });
    armRework(act, track.id, lastDayOf(calendar, until.at));
    return undefined;
  });
}

/** Runs a rule on a part that was handed to the actor's unit as a consolidating unit. */
function onPart(
  task: Task,
  command: CommandOf<'acceptPart'> | CommandOf<'returnPart'>,
  rule: (track: Track) => Verdict,
): Verdict {
  const track = trackById(task, command.track);
  if (track === undefined) return refuse('track.unknown', { track: command.track });
  return first(
    () => actsForConsolidator(task, command.by),
    () =>
      isPrincipal(task, track.id) || track.role === 'reviewer'
        ? refuse('track.wrong_role', { role: track.role })
        : undefined,
    () => sameRound(track, command.round),
    () => mayMove(track, command.kind),
    () => rule(track),
  );
}
