import { addWorkdays, isMissingYear, officeDay } from '../time/calendar.js';
import type { Day } from '../time/day.js';
import type { CommandKind, CommandOf } from '../task/task.command.js';
import type { Actor } from '../task/actor.js';
import type { Review, ReviewLevel, Seat, Task, Track } from '../task/task.js';
import { clockOf, parts, reviewOf, trackById } from '../task/tracks.js';
import { arm, armRework, stop } from './clocks.js';
import { closeWhenDone, isLastOpen } from './closing.js';
import { partsMissing, unspokenParts } from './consolidation.js';
import { mayMove, promisable, repeated, sameRound, textGiven } from './guards.js';
import { currentLevel, levelOutcome, seatFor } from './roster.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

interface Chair {
  track: Track;
  review: Review;
  level: ReviewLevel;
  seat: Seat;
}

/** A paper that goes back, by either word: for more, or with a finding (F39, F41). */
type SendBack = (act: Unfolding, chair: Chair) => void;

/** F37, F38: one seat passes; the level passes when its quorum is reached; the last level accepts the part. Laws S3, S4. */
export function approve(act: Unfolding, command: CommandOf<'approve'>): Verdict {
  return fromChair(act.task, command, (chair) => {
    const { track, review, level, seat } = chair;
    const decision = { outcome: 'approved' as const, by: act.by.person, at: act.at };
    const wrong = first(
      () =>
        review.consultations.some((c) => c.required && c.answeredAt === null)
          ? refuse('review.waits_for_consultation', { track: track.id })
          : undefined,
      () =>
        waitsForAnswer(act.task, track)
          ? refuse('review.waits_for_information', { track: track.id })
          : undefined,
      () => {
        const unspoken = passesOver(act.task, chair, decision);
        return unspoken.length > 0 ? partsMissing(unspoken) : undefined;
      },
    );
    if (wrong) return wrong;
    const about = { track: track.id, round: track.round, level: level.id, seat: seat.id };
    tell(act, 'seatApproved', { ...about, opinion: command.opinion });
    settleLevel(act, track.id);
    return undefined;
  });
}

/** A question is out and its day is not over (F40). */
function waitsForAnswer(task: Task, track: Track): boolean {
  const question = task.information.find((i) => i.track === track.id);
  return question !== undefined && clockOf(task, 'information', { subject: question.id })?.passedAt === null;
}

/** Parts over which this decision would close the row although nobody has spoken for them (F30). */
function passesOver(task: Task, chair: Chair, decision: NonNullable<Seat['decision']>): Track[] {
  const { track, review, level, seat } = chair;
  const isFinal = review.current === review.levels.length - 1 && isLastOpen(task, track.id);
  const seats = level.seats.map((s) => (s.id === seat.id ? { ...s, decision } : s));
  const closes = isFinal && levelOutcome({ ...level, seats }) === 'passed' && !task.standing;
  return closes ? unspokenParts(task) : [];
}

/** F39: back with a reason, a last day not shorter than the policy's rework time, and the parts that go back too. Law D6. */
export function returnForRework(act: Unfolding, command: CommandOf<'returnForRework'>): Verdict {
  return fromChair(act.task, command, (chair) => {
    const { reason, reworkUntil, tracks } = command;
    const wrong = first(
      () => textGiven(reason),
      () => longEnough(act.task, reworkUntil, act.at),
      () => returnable(act.task, chair.track, tracks),
    );
    if (wrong) return wrong;
    sayNo(act, chair, reason, () => {
      const { track, seat } = chair;
      const about = { track: track.id, round: track.round, seat: seat.id, reason };
      tell(act, 'returnedForRework', { ...about, reworkUntil, tracks });
      for (const id of [track.id, ...tracks]) armRework(act, id, reworkUntil);
    });
    return undefined;
  });
}

/** F41: ends this claim of completion with a finding; the duty itself goes on in a new round. Law D6. */
export function reject(act: Unfolding, command: CommandOf<'reject'>): Verdict {
  return fromChair(act.task, command, (chair) => {
    const { finding, reworkUntil } = command;
    const wrong = first(
      () => textGiven(finding),
      () => longEnough(act.task, reworkUntil, act.at),
    );
    if (wrong) return wrong;
    sayNo(act, chair, finding, () => {
      const { track, seat } = chair;
      tell(act, 'rejected', { track: track.id, round: track.round, seat: seat.id, finding, reworkUntil });
      armRework(act, track.id, reworkUntil);
    });
    return undefined;
  });
}

/**
 * One no sends the paper back, except where everybody answers and one yes is enough (F38): there it is counted, and the
 * paper goes back when no yes is left, or when the row would close over parts that nobody has spoken for.
 */
function sayNo(act: Unfolding, chair: Chair, reason: string, sendBack: SendBack): void {
  const { track, level, seat } = chair;
  if (level.quorum.mode === 'allAnswerAnyApproves') {
    const decision = { outcome: 'returned' as const, by: act.by.person, at: act.at };
    const unspoken = passesOver(act.task, chair, decision).length > 0;
    const about = { track: track.id, round: track.round, level: level.id, seat: seat.id };
    tell(act, 'seatReturned', { ...about, reason });
    if (!unspoken && levelOutcome(levelNow(act.task, track.id) ?? level) !== 'returned') {
      settleLevel(act, track.id);
      return;
    }
  }
  sendBack(act, chair);
  stopReview(act, track.id);
}

/** The paper leaves its readers: their clock stops, and that of a question they had. */
function stopReview(act: Unfolding, track: string): void {
  stop(act, clockOf(act.task, 'review', { subject: track }), 'answered', true);
  stop(act, clockOf(act.task, 'information', { track }), 'answered');
}

/** Passes the level when its quorum is reached, and accepts the part after the last one. */
function settleLevel(act: Unfolding, track: string): void {
  const level = levelNow(act.task, track);
  if (level === undefined || levelOutcome(level) !== 'passed') return;
  tell(act, 'reviewLevelPassed', { track, level: level.id });
  stopReview(act, track);
  if (levelNow(act.task, track) !== undefined) {
    arm(act, { kind: 'review', track: null, subject: track, lastDay: null });
    return;
  }
  const accepted = trackById(act.task, track);
  if (accepted === undefined) return;
  const notApplicable = accepted.submission?.notApplicable ?? false;
  tell(act, 'trackAccepted', { track, round: accepted.round, notApplicable });
  if (act.task.standing) continueDuty(act, track);
  else closeWhenDone(act);
}

/**
 * A standing duty is never struck off: its paper is its confirmation, and then it goes on, with the parts that were
 * taken into it (D6, LEDGER section 4). Law C3.
 */
function continueDuty(act: Unfolding, track: string): void {
  const taken = parts(act.task).filter((p) => p.status === 'accepted');
  tell(act, 'dutyContinued', { tracks: [track, ...taken.map((p) => p.id)] });
}

function levelNow(task: Task, track: string): ReviewLevel | undefined {
  const review = reviewOf(task, track);
  return review === undefined ? undefined : currentLevel(review);
}

/** Runs a rule for the person who may decide now on this paper, or says why they may not. */
function fromChair(
  task: Task,
  command: CommandOf<'approve' | 'returnForRework' | 'reject'>,
  rule: (chair: Chair) => Verdict,
): Verdict {
  const found = openReviewOf(task, command);
  if ('code' in found) return found;
  const place = seatFor(task, found.review, { person: command.by.person, unit: command.by.unit });
  return 'code' in place ? place : rule({ ...found, ...place });
}

/** The paper under review in the round that the actor has seen. */
export function openReviewOf(
  task: Task,
  command: { kind: CommandKind; by: Actor; track: string; round: number },
): { track: Track; review: Review } | NonNullable<Verdict> {
  const track = trackById(task, command.track);
  if (track === undefined) return refuse('track.unknown', { track: command.track });
  const wrong = first(
    () => sameRound(track, command.round),
    () => mayMove(track, command.kind),
  );
  if (wrong) return wrong;
  const review = reviewOf(task, track.id);
  return review === undefined ? refuse('review.none', { track: track.id }) : { track, review };
}

/** M6: a return gives at least the policy's rework time, counted in working days from the day of the return. */
export function longEnough(task: Task, until: Day, at: number): Verdict {
  const wrong = promisable(task, until);
  if (wrong) return wrong;
  const days = task.policy.limits.reworkWorkdaysMin;
  const earliest = addWorkdays(task.calendar, officeDay(task.calendar, at), days);
  if (isMissingYear(earliest)) return refuse('calendar.year_missing', { year: earliest.missingYear });
  return until < earliest.day
    ? refuse('deadline.too_short', { earliest: earliest.day, workdays: days })
    : undefined;
}

/** Only parts that lie with the lead or were taken by it can go back together with the result. */
function returnable(task: Task, track: Track, ids: readonly string[]): Verdict {
  const twice = repeated([track.id, ...ids]);
  if (twice !== undefined) return refuse('track.duplicate', { track: twice });
  const known = parts(task).filter((p) => p.status === 'accepted' || p.status === 'submitted');
  const strange = ids.find((id) => !known.some((p) => p.id === id));
  return strange === undefined
    ? undefined
    : refuse('track.wrong_status', { track: strange, status: trackById(task, strange)?.status ?? null });
}
