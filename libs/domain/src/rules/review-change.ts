import { limitAfter } from '../time/calendar.js';
import type { CommandOf } from '../task/task.command.js';
import type { Review, ReviewLevel, Seat, Task } from '../task/task.js';
import { hasRole, textGiven } from './guards.js';
import { openReviewOf } from './review.js';
import { authorship, currentLevel, eligibleFor } from './roster.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

interface OwnDecision {
  index: number;
  level: ReviewLevel;
  seat: Seat;
  at: number;
}

/** F45: within the window, and only while nobody has acted on the strength of it. */
export function revokeDecision(act: Unfolding, command: CommandOf<'revokeDecision'>): Verdict {
  const found = openReviewOf(act.task, command);
  if ('code' in found) return found;
  const { track, review } = found;
  const mine = lastOwnDecision(review, command.by.person);
  if (mine === undefined) return refuse('review.none', { track: track.id });
  const wrong = first(
    () => textGiven(command.reason),
    () =>
      isActedOn(act.task, review, mine)
        ? refuse('review.already_decided', { level: mine.level.id, by: command.by.person })
        : undefined,
    () => {
      const end = limitAfter(act.task.calendar, mine.at, act.task.policy.limits.revokeWorkdays);
      return 'at' in end && act.at >= end.at ? refuse('review.revoke_window_over') : undefined;
    },
  );
  if (wrong) return wrong;
  const about = { track: track.id, round: track.round, level: mine.level.id, seat: mine.seat.id };
  tell(act, 'decisionRevoked', { ...about, reason: command.reason });
  return undefined;
}

/** Somebody of a later level has decided, asked the unit, or asked for an opinion. */
function isActedOn(task: Task, review: Review, mine: OwnDecision): boolean {
  if (review.current <= mine.index) return false;
  const decided = review.levels.slice(mine.index + 1).some((l) => l.seats.some((s) => s.decision !== null));
  const asked = task.information.some((i) => i.track === review.track && i.askedAt >= mine.at);
  const consulted = review.consultations.some((c) => c.askedAt >= mine.at);
  return decided || asked || consulted;
}

function lastOwnDecision(review: Review, person: string): OwnDecision | undefined {
  for (let index = Math.min(review.current, review.levels.length - 1); index >= 0; index -= 1) {
    const level = review.levels[index];
    const seat = level?.seats.find((s) => s.decision?.by === person);
    if (level !== undefined && seat?.decision) return { index, level, seat, at: seat.decision.at };
  }
  return undefined;
}

/** D14: nobody free of the paper is left to fill a seat; an administrator names a person who had no part in it. */
export function appointReviewer(act: Unfolding, command: CommandOf<'appointReviewer'>): Verdict {
  const found = openReviewOf(act.task, command);
  if ('code' in found) return found;
  const level = currentLevel(found.review);
  const vacant = level?.seats.find(
    (s) => s.decision === null && eligibleFor(act.task, level, s).length === 0,
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
    () =>
      level?.seats.some((s) => s.decision?.by === candidate.person)
        ? refuse('review.already_decided', { level: level.id, by: candidate.person })
        : undefined,
  );
  if (wrong || level === undefined || vacant === undefined) return wrong;
  const about = { track: command.track, level: level.id, seat: vacant.id };
  tell(act, 'reviewerAppointed', { ...about, candidate, reason: command.reason });
  return undefined;
}
