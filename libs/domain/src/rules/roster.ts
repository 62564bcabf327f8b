import type { Candidate, Review, ReviewLevel, Seat, Task, Track } from '../task/task.js';
import type { ReviewRoster } from '../task/task.command.js';
import type { Quorum, ReviewLevelRule } from '../policy/policy.js';
import { reviewerUnits } from '../task/tracks.js';
import type { EpochMs } from '../time/day.js';
import { first, refuse } from './unfolding.js';
import type { Verdict } from './unfolding.js';
import { LIST_MAX } from './guards.js';

/** More candidates than this in one review is a mistake of the directory. */
const CANDIDATES_MAX = 500;

/**
 * Opens the review of a paper (F37, F38). The roster is fixed here. Whoever took part in writing never sits, nor does
 * anybody of a unit that did; a seat that is left empty by this goes to the leaders in their order, and to an
 * administrator's appointment when none of them is free of it (D5, D14). Laws S1, S2, S3.
 */
export function openReview(
  task: Task,
  track: Pick<Track, 'id' | 'round'>,
  roster: ReviewRoster,
  at: EpochMs,
): Review {
  const levels = task.policy.reviewLevels.map((rule) => openLevel(task, rule, roster));
  return {
    track: track.id,
    round: track.round,
    openedAt: at,
    levels,
    current: 0,
    passedAt: null,
    consultations: [],
  };
}

function openLevel(task: Task, rule: ReviewLevelRule, roster: ReviewRoster): ReviewLevel {
  const seats = onePerLeader(seatsOf(task, rule, roster).map((seat) => settleSeat(task, seat, roster)));
  const escalated = seats.some((s) => s.candidates.length === 0)
    ? ('administrator' as const)
    : seats.some((s) => s.unit === null) && rule.source !== 'responsibleLeader'
      ? ('responsibleLeader' as const)
      : null;
  return { id: rule.id, quorum: rule.quorum, seats, escalated };
}

function seatsOf(task: Task, rule: ReviewLevelRule, roster: ReviewRoster): Seat[] {
  if (rule.source === 'responsibleLeader') return [emptySeat('leader', null, [])];
  const units = rule.source === 'coordinatingOffice' ? [task.coordinatingUnit] : reviewerUnits(task);
  return units.map((unit) =>
    emptySeat(
      unit,
      unit,
      roster.people.filter((p) => p.unit === unit),
    ),
  );
}

function emptySeat(id: string, unit: string | null, candidates: Candidate[]): Seat {
  return { id, unit, candidates, decision: null };
}

function settleSeat(task: Task, seat: Seat, roster: ReviewRoster): Seat {
  const eligible = seat.candidates.filter((c) => authorship(task, c) === undefined);
  if (eligible.length > 0) return { ...seat, candidates: eligible };
  const leader = roster.leaders.find((c) => !isAuthor(task, c));
  return { ...seat, unit: null, candidates: leader === undefined ? [] : [leader] };
}

/** Several seats that went up to the same leader are one: nobody decides twice on one level (law S4). */
function onePerLeader(seats: Seat[]): Seat[] {
  const leaderOf = (seat: Seat): string | null =>
    seat.unit === null ? (seat.candidates[0]?.person ?? null) : null;
  return seats.filter((seat, i) => {
    const leader = leaderOf(seat);
    return leader === null || seats.findIndex((s) => leaderOf(s) === leader) === i;
  });
}

export function isAuthor(task: Pick<Task, 'authors'>, candidate: Pick<Candidate, 'person'>): boolean {
  return task.authors.some((a) => a.person === candidate.person);
}

/** Why a person may not review this task because of what was written: in person, or through the unit (F20, D5). */
export function authorship(task: Pick<Task, 'authors'>, candidate: Candidate): Verdict {
  if (isAuthor(task, candidate)) return refuse('reviewer.is_author', { person: candidate.person });
  if (task.authors.some((a) => a.unit === candidate.unit))
    return refuse('reviewer.unit_is_author', { unit: candidate.unit });
  return undefined;
}

/** The level that decides now. */
export function currentLevel(review: Review): ReviewLevel | undefined {
  return review.levels[review.current];
}

/** Who may fill a seat now: those of its roster who have not become authors since, nor decided on the level. */
export function eligibleFor(task: Task, level: ReviewLevel, seat: Seat): Candidate[] {
  return seat.candidates.filter(
    (c) => !isAuthor(task, c) && !level.seats.some((s) => s.decision?.by === c.person),
  );
}

/** Seats of the deciding level that are asked now: all empty ones, or in a sequence the first of them (F38). */
export function askedSeats(review: Review): Seat[] {
  const level = currentLevel(review);
  const empty = (level?.seats ?? []).filter((s) => s.decision === null);
  return level?.quorum.mode === 'sequential' ? empty.slice(0, 1) : empty;
}

/**
 * The seat that a person may fill now, or why none: author first (law S1), then the roster as it stood when the
 * review opened, then what the person has decided already, then the order of a sequential level.
 */
export function seatFor(
  task: Task,
  review: Review,
  candidate: Candidate,
): { seat: Seat; level: ReviewLevel } | NonNullable<Verdict> {
  const level = currentLevel(review);
  if (level === undefined) return refuse('review.none', { track: review.track });
  const away = notOnRoster(task, level, candidate);
  if (away !== undefined) return away;
  const mine = level.seats.filter((s) => s.candidates.some((c) => c.person === candidate.person));
  const decided = level.seats.find((s) => s.decision?.by === candidate.person);
  const seat = mine.find((s) => s.decision === null);
  if (decided !== undefined || seat === undefined)
    return refuse('review.already_decided', {
      level: level.id,
      by: (decided ?? mine[0])?.decision?.by ?? null,
    });
  return askedSeats(review).includes(seat)
    ? { seat, level }
    : refuse('review.not_your_turn', { level: level.id });
}

/** Why a person has no part in the deciding level at all. */
export function notOnRoster(task: Task, level: ReviewLevel, candidate: Candidate): Verdict {
  if (isAuthor(task, candidate)) return refuse('reviewer.is_author', { person: candidate.person });
  if (level.seats.some((s) => s.candidates.some((c) => c.person === candidate.person))) return undefined;
  return authorship(task, candidate) ?? refuse('reviewer.not_on_roster', { level: level.id });
}

/** How many approvals a level needs, counted on its own roster (F38). */
export function approvalsNeeded(quorum: Quorum, seats: number): number {
  switch (quorum.mode) {
    case 'all':
    case 'sequential':
      return seats;
    case 'any':
    case 'allAnswerAnyApproves':
      return 1;
    case 'count':
      return Math.min(Math.max(1, quorum.count), seats);
    case 'percent':
      return Math.min(seats, Math.max(1, Math.ceil((seats * quorum.percent) / 100)));
  }
}

/** What a level says so far. Where not everybody must answer, one return is enough to send the paper back. */
export function levelOutcome(level: ReviewLevel): 'open' | 'passed' | 'returned' {
  const approved = level.seats.filter((s) => s.decision?.outcome === 'approved').length;
  const returned = level.seats.filter((s) => s.decision !== null && s.decision.outcome !== 'approved').length;
  const everybody = approved + returned === level.seats.length;
  if (level.quorum.mode === 'allAnswerAnyApproves') {
    if (!everybody) return 'open';
    return approved > 0 ? 'passed' : 'returned';
  }
  if (returned > 0) return 'returned';
  return approved >= approvalsNeeded(level.quorum, level.seats.length) ? 'passed' : 'open';
}

export function mayUseRoster(roster: ReviewRoster): Verdict {
  return first(
    () =>
      roster.people.length > CANDIDATES_MAX ? refuse('limit.too_many', { max: CANDIDATES_MAX }) : undefined,
    () => (roster.leaders.length > LIST_MAX ? refuse('limit.too_many', { max: LIST_MAX }) : undefined),
  );
}
