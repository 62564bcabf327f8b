import { addWorkdays, isMissingYear, limitAfter, officeDay } from '../time/calendar.js';
import type { Day } from '../time/day.js';
import { isDay } from '../time/day.js';
import type { CommandOf } from '../task/task.command.js';
import type { Review, ReviewLevel, Seat, Task, Track } from '../task/task.js';
import { clockOf, parts, reviewOf, trackById } from '../task/tracks.js';
import { arm, armRework, stop } from './clocks.js';
import { closeWhenDone } from './closing.js';
import { hasRole, inStatus, sameRound, textGiven } from './guards.js';
import { authorship, currentLevel, isAuthor, levelOutcome, seatFor } from './roster.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

type ReviewCommand = CommandOf<'approve' | 'returnForRework' | 'reject'>;

interface Chair {
  track: Track;
  review: Review;
  level: ReviewLevel;
  seat: Seat;
}

/** F37, F38: one seat passes; the level passes when its quorum is reached; the last level accepts the part. */
export function approve(act: Unfolding, command: CommandOf<'approve'>): Verdict {
  return fromChair(act.task, command, (chair) => {
    const pending = chair.review.consultations.some((c) => c.required && c.answeredAt === null);
    if (pending) return refuse('review.waits_for_consultation', { track: chair.track.id });
    const { track, level, seat } = chair;
    tell(act, 'seatApproved', {
      track: track.id,
      round: track.round,
      level: level.id,
      seat: seat.id,
      opinion: command.opinion,
    });
    settleLevel(act, track.id);
    return undefined;
  });
}

/** F39: back with a reason, a last day not shorter than the policy's rework time, and the parts that go back too. */
export function returnForRework(act: Unfolding, command: CommandOf<'returnForRework'>): Verdict {
  return fromChair(act.task, command, ({ track, level, seat }) => {
    const wrong = first(
      () => textGiven(command.reason),
      () => longEnough(act.task, command.reworkUntil, act.at),
      () => returnable(act.task, command.tracks),
    );
    if (wrong) return wrong;
    const { reason, reworkUntil, tracks } = command;
    const about = { track: track.id, round: track.round, seat: seat.id, reason };
    if (level.quorum.mode === 'allAnswerAnyApproves') {
      tell(act, 'seatReturned', { ...about, level: level.id });
      if (levelOutcome(levelNow(act.task, track.id) ?? level) !== 'returned') {
        settleLevel(act, track.id);
        return undefined;
      }
    }
    tell(act, 'returnedForRework', { ...about, reworkUntil, tracks });
    stop(act, clockOf(act.task, 'review', { subject: track.id }), 'answered', true);
    for (const id of [track.id, ...tracks]) armRework(act, id, reworkUntil);
    return undefined;
  });
}

/** F41: ends this claim of completion with a finding; the duty itself goes on in a new round. */
export function reject(act: Unfolding, command: CommandOf<'reject'>): Verdict {
  return fromChair(act.task, command, ({ track, seat }) => {
    const wrong = first(
      () => textGiven(command.finding),
      () => longEnough(act.task, command.reworkUntil, act.at),
    );
    if (wrong) return wrong;
    const { finding, reworkUntil } = command;
    tell(act, 'rejected', { track: track.id, round: track.round, seat: seat.id, finding, reworkUntil });
    stop(act, clockOf(act.task, 'review', { subject: track.id }), 'answered', true);
    armRework(act, track.id, reworkUntil);
    return undefined;
  });
}

/** Passes the level when its quorum is reached, and accepts the part after the last one. */
function settleLevel(act: Unfolding, track: string): void {
  const level = levelNow(act.task, track);
  if (level === undefined || levelOutcome(level) !== 'passed') return;
  tell(act, 'reviewLevelPassed', { track, level: level.id });
  stop(act, clockOf(act.task, 'review', { subject: track }), 'answered', true);
  if (levelNow(act.task, track) !== undefined) {
    arm(act, { kind: 'review', track: null, subject: track, lastDay: null });
    return;
  }
  const accepted = trackById(act.task, track);
  if (accepted === undefined) return;
  const notApplicable = accepted.submission?.notApplicable ?? false;
  tell(act, 'trackAccepted', { track, round: accepted.round, notApplicable });
  for (const cycle of act.task.deadlines.filter(
    (d) => d.kind === 'cycle' && d.track === track && d.status === 'running',
  ))
    stop(act, cycle, 'answered', true);
  closeWhenDone(act);
}

function levelNow(task: Task, track: string): ReviewLevel | undefined {
  const review = reviewOf(task, track);
  return review === undefined ? undefined : currentLevel(review);
}

/** F45: within the window, and only while nobody has acted on the strength of it. */
export function revokeDecision(act: Unfolding, command: CommandOf<'revokeDecision'>): Verdict {
  const found = openReviewOf(act.task, command.track, command.round);
  if ('code' in found) return found;
  const { track, review } = found;
  const mine = lastOwnDecision(review, command.by.person);
  if (mine === undefined) return refuse('review.none', { track: track.id });
  const wrong = first(
    () => textGiven(command.reason),
    () =>
      review.levels.slice(mine.index + 1).some((l) => l.seats.some((s) => s.decision !== null))
        ? refuse('review.already_decided', { level: mine.level.id })
        : undefined,
    () => {
      const end = limitAfter(act.task.calendar, mine.at, act.task.policy.limits.revokeWorkdays);
      return 'at' in end && act.at >= end.at ? refuse('review.revoke_window_over') : undefined;
    },
  );
  if (wrong) return wrong;
  const { reason } = command;
  tell(act, 'decisionRevoked', {
    track: track.id,
    round: track.round,
    level: mine.level.id,
    seat: mine.seat.id,
    reason,
  });
  return undefined;
}

function lastOwnDecision(
  review: Review,
  person: string,
): { index: number; level: ReviewLevel; seat: Seat; at: number } | undefined {
  for (let index = Math.min(review.current, review.levels.length - 1); index >= 0; index -= 1) {
    const level = review.levels[index];
    const seat = level?.seats.find((s) => s.decision?.by === person);
    if (level !== undefined && seat?.decision) return { index, level, seat, at: seat.decision.at };
  }
  return undefined;
}

/** D14: nobody free of the paper is left to review; an administrator names a person who had no part in it. */
export function appointReviewer(act: Unfolding, command: CommandOf<'appointReviewer'>): Verdict {
  const found = openReviewOf(act.task, command.track, command.round);
  if ('code' in found) return found;
  const level = currentLevel(found.review);
  const vacant = level?.seats.find(
    (s) => s.decision === null && s.candidates.every((c) => isAuthor(act.task, c)),
  );
  const candidate = { person: command.person, unit: command.unit };
  const wrong = first(
    () =>
      hasRole(command.by, 'administrator')
        ? undefined
        : refuse('actor.wrong_role', { roles: ['administrator'] }),
    () => (vacant === undefined ? refuse('review.not_escalated', { track: command.track }) : undefined),
    () => textGiven(command.reason),
    () => authorship(act.task, candidate),
  );
  if (wrong || level === undefined || vacant === undefined) return wrong;
  tell(act, 'reviewerAppointed', {
    track: command.track,
    level: level.id,
    seat: vacant.id,
    candidate,
    reason: command.reason,
  });
  return undefined;
}

/** Runs a rule for the person who may decide now on this paper, or says why they may not. */
function fromChair(task: Task, command: ReviewCommand, rule: (chair: Chair) => Verdict): Verdict {
  const found = openReviewOf(task, command.track, command.round);
  if ('code' in found) return found;
  const place = seatFor(task, found.review, { person: command.by.person, unit: command.by.unit });
  return 'code' in place ? place : rule({ ...found, ...place });
}

/** The paper under review in the round that the actor has seen. */
export function openReviewOf(
  task: Task,
  id: string,
  round: number,
): { track: Track; review: Review } | NonNullable<Verdict> {
  const track = trackById(task, id);
  if (track === undefined) return refuse('track.unknown', { track: id });
  const wrong = first(sameRound(track, round), () => inStatus(track, 'submitted'));
  if (wrong) return wrong;
  const review = reviewOf(task, id);
  return review === undefined ? refuse('review.none', { track: id }) : { track, review };
}

/** M6: a return gives at least the policy's rework time, counted in working days from the day of the return. */
export function longEnough(task: Task, until: Day, at: number): Verdict {
  if (!isDay(until)) return refuse('deadline.missing');
  const days = task.policy.limits.reworkWorkdaysMin;
  const earliest = addWorkdays(task.calendar, officeDay(task.calendar, at), days);
  if (isMissingYear(earliest)) return refuse('calendar.year_missing', { year: earliest.missingYear });
  return until < earliest.day
    ? refuse('deadline.too_short', { earliest: earliest.day, workdays: days })
    : undefined;
}

/** Only parts that lie with the lead or were taken by it can go back together with the result. */
function returnable(task: Task, ids: readonly string[]): Verdict {
  const known = parts(task).filter((p) => p.status === 'accepted' || p.status === 'submitted');
  const strange = ids.find((id) => !known.some((p) => p.id === id));
  return strange === undefined
    ? undefined
    : refuse('track.wrong_status', { track: strange, status: trackById(task, strange)?.status ?? null });
}
