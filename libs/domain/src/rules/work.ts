import { lastDayOf } from '../deadline/ladder.js';
import { isMissingYear, limitAfter } from '../time/calendar.js';
import { isDay } from '../time/day.js';
import type { CommandOf } from '../task/task.command.js';
import type { ContentRef, Submission, Task, Track } from '../task/task.js';
import { clockOf, isPrincipal, trackById } from '../task/tracks.js';
import { onOwnTrack } from './assignment.js';
import { answerCompletion, armRework, stop, stopReceipt } from './clocks.js';
import { cycleOf, openNextCycle } from './cycle.js';
import {
  LIST_MAX,
  actsForConsolidator,
  actsForLeadOrOffice,
  inStatus,
  notClaimedByOther,
  sameRound,
  textGiven,
} from './guards.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** F26: a report is not a completion. An expected day after the limit marks the part as at risk the same day. */
export function reportProgress(act: Unfolding, command: CommandOf<'reportProgress'>): Verdict {
  return onOwnTrack(act.task, command.by, command.track, (track) => {
    const cycle = cycleOf(act.task, track.id, command.period);
    const wrong = first(
      () => inStatus(track, 'awaitingReceipt', 'working', 'returned', 'submitted'),
      () => textGiven(command.progress),
      () => (command.expected === null || isDay(command.expected) ? undefined : refuse('deadline.missing')),
      () =>
        command.period !== null && cycle === undefined
          ? refuse('period.unknown', { period: command.period })
          : undefined,
      () =>
        command.period !== null && cycle?.status === 'met'
          ? refuse('period.already_reported', { period: command.period })
          : undefined,
    );
    if (wrong) return wrong;
    impliedReceipt(act, track);
    const { progress, problems, nextStep, expected } = command;
    const due = clockOf(act.task, 'completion', { track: track.id })?.current ?? null;
    const atRisk = expected !== null && due !== null && expected > lastDayOf(act.task.calendar, due);
    const period = cycle !== undefined && cycle.status !== 'met' ? cycle.period : null;
    tell(act, 'progressReported', {
      track: track.id,
      progress,
      problems,
      nextStep,
      expected,
      period,
      atRisk,
    });
    if (cycle !== undefined && period !== null) {
      stop(act, cycle, 'answered', true);
      openNextCycle(act, cycle);
    }
    return undefined;
  });
}

/** F29: a stage inside the row is reached; said by a lead or the coordinating office. */
export function reachPhase(act: Unfolding, command: CommandOf<'reachPhase'>): Verdict {
  if (!act.task.phases.some((p) => p.id === command.phase))
    return refuse('phase.unknown', { phase: command.phase });
  const clock = clockOf(act.task, 'phase', { subject: command.phase });
  const wrong = first(
    () => actsForLeadOrOffice(act.task, command.by),
    () => textGiven(command.text),
    () => (clock === undefined ? refuse('phase.already_reached', { phase: command.phase }) : undefined),
  );
  if (wrong) return wrong;
  tell(act, 'phaseReached', { phase: command.phase, text: command.text });
  stop(act, clock, 'answered', true);
  return undefined;
}

/** Who hands in or reports has the row in hand: a receipt that was never signed is signed with it (F14). */
export function impliedReceipt(act: Unfolding, track: Track): void {
  if (track.status !== 'awaitingReceipt') return;
  tell(act, 'receiptAcknowledged', { track: track.id });
  stopReceipt(act, track.id, true);
}

export function mayHandIn(
  track: Track,
  command: { by: CommandOf<'submitPart'>['by']; text: ContentRef; attachments: ContentRef[] },
): Verdict {
  return first(
    () => inStatus(track, 'awaitingReceipt', 'working', 'returned'),
    () => notClaimedByOther(track, command.by),
    () => (track.awaitingSignature === null ? undefined : refuse('submission.awaits_signature')),
    () => textGiven(command.text),
    () => (command.attachments.length > LIST_MAX ? refuse('limit.too_many', { max: LIST_MAX }) : undefined),
  );
}

/** F12, F30: a unit hands its part to the lead. Its clock stops at once. */
export function submitPart(act: Unfolding, command: CommandOf<'submitPart'>): Verdict {
  return onOwnTrack(act.task, command.by, command.track, (track) => {
    const wrong = isPrincipal(act.task, track.id)
      ? refuse('track.wrong_role', { role: track.role })
      : mayHandIn(track, command);
    if (wrong) return wrong;
    const { text, attachments } = command;
    handInPart(act, track, {
      round: track.round,
      at: act.at,
      by: act.by.person,
      text,
      attachments,
      notApplicable: false,
      statements: [],
    });
    return undefined;
  });
}

function handInPart(act: Unfolding, track: Track, submission: Submission): void {
  impliedReceipt(act, track);
  answerCompletion(act, track.id);
  tell(act, 'partSubmitted', { track: track.id, submission });
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
    () => (isPrincipal(task, track.id) ? refuse('track.wrong_role', { role: track.role }) : undefined),
    () => inStatus(track, 'submitted'),
    () => sameRound(track, command.round),
    () => rule(track),
  );
}
