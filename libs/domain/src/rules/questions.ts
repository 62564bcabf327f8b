import { officeDay } from '../time/calendar.js';
import type { CommandOf } from '../task/task.command.js';
import { clockOf } from '../task/tracks.js';
import { arm, pauseReview, resumeReview, stop } from './clocks.js';
import { LIST_MAX, promisable, textGiven } from './guards.js';
import { onOwnTrack } from './own-track.js';
import { openReviewOf } from './review.js';
import { authorship, currentLevel, notOnRoster, seatFor } from './roster.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** F40: the reviewer asks; the paper stays with the reviewer, whose clock pauses; the unit's clock is untouched. */
export function requestInformation(act: Unfolding, command: CommandOf<'requestInformation'>): Verdict {
  const found = openReviewOf(act.task, command);
  if ('code' in found) return found;
  const place = seatFor(act.task, found.review, command.by);
  if ('code' in place) return place;
  const wrong = first(
    () => textGiven(command.question),
    () => promisable(act.task, command.answerBy),
    () =>
      command.answerBy < officeDay(act.task.calendar, act.at)
        ? refuse('deadline.in_past', { day: command.answerBy })
        : undefined,
    () =>
      act.task.information.some((i) => i.track === command.track) ? refuse('information.pending') : undefined,
  );
  if (wrong) return wrong;
  const { track, round, question, answerBy } = command;
  const request = {
    id: command.request,
    track,
    round,
    askedBy: act.by.person,
    askedAt: act.at,
    answerBy,
    question,
  };
  tell(act, 'informationRequested', { request });
  pauseReview(act, track);
  arm(act, { kind: 'information', track, subject: command.request, lastDay: answerBy });
  return undefined;
}

/** F40: the unit answers; the reviewer's clock goes on with what was left of it. */
export function answerInformation(act: Unfolding, command: CommandOf<'answerInformation'>): Verdict {
  return onOwnTrack(act.task, command, (track) => {
    const request = act.task.information.find((i) => i.id === command.request && i.track === track.id);
    const wrong = first(
      () => (request === undefined ? refuse('information.unknown', { request: command.request }) : undefined),
      () => textGiven(command.answer),
      () => (command.attachments.length > LIST_MAX ? refuse('limit.too_many', { max: LIST_MAX }) : undefined),
    );
    if (wrong) return wrong;
    const { answer, attachments } = command;
    tell(act, 'informationAnswered', { track: track.id, request: command.request, answer, attachments });
    stop(act, clockOf(act.task, 'information', { subject: command.request }), 'answered', true);
    resumeReview(act, track.id);
    return undefined;
  });
}

/**
 * F43: a reviewer asks somebody's opinion, before or after a decision of their own. It is advice, unless marked required;
 * then the level waits for it.
 */
export function consult(act: Unfolding, command: CommandOf<'consult'>): Verdict {
  const found = openReviewOf(act.task, command);
  if ('code' in found) return found;
  const level = currentLevel(found.review);
  if (level === undefined) return refuse('review.none', { track: command.track });
  const { track, consultation, person, unit, required, question } = command;
  const asked = found.review.consultations;
  const seated = level.seats.flatMap((s) => s.candidates.map((c) => c.person));
  const known = [command.by.person, ...seated, ...asked.map((c) => c.person)];
  const wrong = first(
    () => notOnRoster(act.task, level, command.by),
    () => textGiven(question),
    () =>
      known.includes(person) || asked.some((c) => c.id === consultation)
        ? refuse('consultation.duplicate', { person })
        : undefined,
    () => (required ? authorship(act.task, { person, unit }) : undefined),
    () => (asked.length >= LIST_MAX ? refuse('limit.too_many', { max: LIST_MAX }) : undefined),
  );
  if (wrong === undefined) tell(act, 'consulted', { track, consultation, person, unit, required, question });
  return wrong;
}

/** F43: the person who was asked gives an opinion, once. */
export function answerConsultation(act: Unfolding, command: CommandOf<'answerConsultation'>): Verdict {
  const review = act.task.reviews.find((r) => r.track === command.track);
  const asked = review?.consultations.find((c) => c.id === command.consultation);
  const wrong = first(
    () =>
      asked === undefined || asked.answeredAt !== null
        ? refuse('consultation.unknown', { consultation: command.consultation })
        : undefined,
    () =>
      asked?.person === command.by.person
        ? undefined
        : refuse('reviewer.not_on_roster', { person: asked?.person ?? null }),
    () => textGiven(command.opinion),
  );
  if (wrong) return wrong;
  tell(act, 'consultationAnswered', {
    track: command.track,
    consultation: command.consultation,
    opinion: command.opinion,
  });
  return undefined;
}
