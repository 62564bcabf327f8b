import { officeDay } from '../time/calendar.js';
import { isDay } from '../time/day.js';
import type { CommandOf } from '../task/task.command.js';
import { clockOf } from '../task/tracks.js';
import { onOwnTrack } from './assignment.js';
import { arm, pauseReview, resumeReview, stop } from './clocks.js';
import { LIST_MAX, textGiven } from './guards.js';
import { openReviewOf } from './review.js';
import { authorship, seatFor } from './roster.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** F40: the reviewer asks; the paper stays with the reviewer, whose clock pauses; the unit's clock is untouched. */
export function requestInformation(act: Unfolding, command: CommandOf<'requestInformation'>): Verdict {
  const found = openReviewOf(act.task, command.track, command.round);
  if ('code' in found) return found;
  const place = seatFor(act.task, found.review, command.by);
  if ('code' in place) return place;
  const wrong = first(
    () => textGiven(command.question),
    () => (isDay(command.answerBy) ? undefined : refuse('deadline.missing')),
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
  return onOwnTrack(act.task, command.by, command.track, (track) => {
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

/** F43: the reviewer asks somebody's opinion. It is advice, unless marked required; then the level waits for it. */
export function consult(act: Unfolding, command: CommandOf<'consult'>): Verdict {
  const found = openReviewOf(act.task, command.track, command.round);
  if ('code' in found) return found;
  const place = seatFor(act.task, found.review, command.by);
  if ('code' in place) return place;
  const { track, consultation, person, unit, required, question } = command;
  const asked = found.review.consultations;
  const wrong = first(
    () => textGiven(question),
    () =>
      asked.some((c) => c.id === consultation || c.person === person) || person === command.by.person
        ? refuse('consultation.duplicate', { person })
        : undefined,
    () =>
      place.level.seats.some((s) => s.candidates.some((c) => c.person === person))
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
        : refuse('actor.wrong_role', { person: asked?.person ?? null }),
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
