import type { CommandOf, ReviewRoster } from '../task/task.command.js';
import type { Submission, Task, Track } from '../task/task.js';
import {
  clockOf,
  isLastOwner,
  isPrincipal,
  lackingParts,
  leads,
  partsBroughtTogether,
  reviewOf,
} from '../task/tracks.js';
import { onOwnTrack } from './assignment.js';
import { answerCompletion, arm, resumeCompletion, stop } from './clocks.js';
import { hasRole, inStatus, notClaimedByOther, sameRound, textGiven } from './guards.js';
import { mayUseRoster, openReview } from './roster.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';
import { impliedReceipt, mayHandIn } from './work.js';

/**
 * F12, F30: the lead (or each owner of a row without one) hands in the result. Every part must be accepted or be
 * spoken of; open groups must be settled. Where the unit signs, an officer's paper waits for the leader (F27).
 */
export function submit(act: Unfolding, command: CommandOf<'submit'>): Verdict {
  return onOwnTrack(act.task, command.by, command.track, (track) => {
    const wrong = first(
      () => (isPrincipal(act.task, track.id) ? undefined : refuse('track.wrong_role', { role: track.role })),
      () => mayHandIn(track, command),
      () => (command.notApplicable && !act.task.skippable ? refuse('task.not_skippable') : undefined),
      () => mayUseRoster(command.roster),
      () => partsSpokenFor(act.task, track, command),
    );
    if (wrong) return wrong;
    impliedReceipt(act, track);
    const { text, attachments, notApplicable, statements } = command;
    const submission: Submission = {
      round: track.round,
      at: act.at,
      by: act.by.person,
      text,
      attachments,
      notApplicable,
      statements,
    };
    if (act.task.policy.signOff && !hasRole(command.by, 'unitLeader')) {
      tell(act, 'signatureRequested', { track: track.id, submission });
      return undefined;
    }
    handIn(act, track, submission, command.roster);
    return undefined;
  });
}

/** F27: the unit's leader signs; only now the paper leaves the unit, and its instant is this one. */
export function signOff(act: Unfolding, command: CommandOf<'signOff'>): Verdict {
  return onOwnTrack(act.task, command.by, command.track, (track) => {
    const paper = track.awaitingSignature;
    if (paper === null) return refuse('submission.none', { track: track.id });
    const wrong = first(
      () =>
        hasRole(command.by, 'unitLeader') ? undefined : refuse('actor.wrong_role', { roles: ['unitLeader'] }),
      () => mayUseRoster(command.roster),
    );
    if (wrong) return wrong;
    handIn(act, track, { ...paper, at: act.at }, command.roster);
    return undefined;
  });
}

/** F27: the unit's leader wants it changed first. Stays inside the unit; its clock keeps running. */
export function returnInside(act: Unfolding, command: CommandOf<'returnInside'>): Verdict {
  return onOwnTrack(act.task, command.by, command.track, (track) => {
    const wrong = first(
      () => (track.awaitingSignature === null ? refuse('submission.none', { track: track.id }) : undefined),
      () =>
        hasRole(command.by, 'unitLeader') ? undefined : refuse('actor.wrong_role', { roles: ['unitLeader'] }),
      () => textGiven(command.reason),
    );
    if (wrong === undefined)
      tell(act, 'submissionReturnedInside', { track: track.id, reason: command.reason });
    return wrong;
  });
}

function handIn(act: Unfolding, track: Track, submission: Submission, roster: ReviewRoster): void {
  answerCompletion(act, track.id);
  for (const part of partsBroughtTogether(act.task, track.id))
    if (part.status === 'submitted') tell(act, 'partAccepted', { track: part.id, round: part.round });
  // The submitter (and signer) counts as an author before the roster is drawn, so that no seat is theirs (law S1).
  const writers = [...act.task.authors, act.by, { person: submission.by, unit: track.unit }];
  const review = openReview({ ...act.task, authors: writers }, track.id, track.round, roster, act.at);
  tell(act, 'submitted', { track: track.id, submission, review });
  for (const level of review.levels)
    if (level.escalated !== null)
      tell(act, 'reviewLevelEscalated', { track: track.id, level: level.id, to: level.escalated });
  arm(act, { kind: 'review', track: null, subject: track.id, lastDay: null });
}

/** The last lead to hand in speaks for every part that is missing (F30). */
function partsSpokenFor(task: Task, track: Track, command: CommandOf<'submit'>): Verdict {
  const lacking = lackingParts(task, track.id);
  const spoken = command.statements.map((s) => s.track);
  const unneeded = spoken.find((id) => !lacking.some((p) => p.id === id));
  if (unneeded !== undefined) return refuse('statement.unneeded', { track: unneeded });
  const empty = command.statements.find((s) => s.text === '');
  if (empty !== undefined) return textGiven(empty.text);
  const missing = lacking.filter((p) => !spoken.includes(p.id));
  if (missing.length > 0)
    return refuse('submission.parts_missing', {
      tracks: missing.map((p) => p.id),
      units: missing.map((p) => p.unit),
    });
  const open =
    isLastOwner(task, track.id) && leads(task).length > 0
      ? task.placeholders.find((p) => p.status === 'open')
      : undefined;
  return open === undefined
    ? undefined
    : refuse('placeholder.open', { placeholder: open.id, text: open.text });
}

/** F31: until the first act of review; the limit is judged on the paper that finally stands. */
export function withdrawSubmission(act: Unfolding, command: CommandOf<'withdrawSubmission'>): Verdict {
  return onOwnTrack(act.task, command.by, command.track, (track) => {
    const wrong = first(
      () => inStatus(track, 'submitted'),
      () => sameRound(track, command.round),
      () => notClaimedByOther(track, command.by),
      () => (reviewHasBegun(act.task, track) ? refuse('submission.already_reviewed') : undefined),
    );
    if (wrong) return wrong;
    tell(act, 'submissionWithdrawn', { track: track.id, round: track.round });
    stop(act, clockOf(act.task, 'review', { subject: track.id }), 'answered');
    resumeCompletion(act, track.id);
    return undefined;
  });
}

function reviewHasBegun(task: Task, track: Track): boolean {
  const review = reviewOf(task, track.id);
  if (review === undefined) return false;
  const asked = task.information.some((i) => i.track === track.id);
  const decided = review.levels.some((l) => l.seats.some((s) => s.decision !== null));
  return asked || decided || review.consultations.length > 0 || review.current > 0;
}
