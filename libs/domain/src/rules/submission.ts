import type { Actor } from '../task/actor.js';
import type { CommandOf, ReviewRoster } from '../task/task.command.js';
import type { Submission, Task, Track } from '../task/task.js';
import { clockOf, isPrincipal, partsBroughtTogether, reviewOf } from '../task/tracks.js';
import { answerCompletion, arm, impliedReceipt, resumeAnswered, stop } from './clocks.js';
import { onlyNeeded, partsSpokenFor } from './consolidation.js';
import { answerCycles } from './cycle.js';
import { LIST_MAX, hasRole, sameRound, textGiven } from './guards.js';
import { onOwnTrack } from './own-track.js';
import { mayUseRoster, openReview } from './roster.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** F12, F30: a unit hands its part to the lead. Its clock stops at once; where the unit signs, its leader signs first (F27). */
export function submitPart(act: Unfolding, command: CommandOf<'submitPart'>): Verdict {
  return onOwnTrack(act.task, command, (track) => {
    if (isPrincipal(act.task, track.id)) return refuse('track.wrong_role', { role: track.role });
    const wrong = mayHandIn(track, command);
    if (wrong) return wrong;
    const { text, attachments } = command;
    const paper = draft(act, track, { text, attachments, notApplicable: false, statements: [] });
    impliedReceipt(act, track);
    signFirst(act, track, paper, command.by, () => handInPart(act, track, paper));
    return undefined;
  });
}

/**
 * F12, F30: the lead (or each owner of a row without one) hands in the result. Parts that lie with the lead are taken
 * as they are; every other one must be spoken of; open groups must be settled. Where the unit signs, an officer's paper waits for the leader (F27). Law R8.
 */
export function submit(act: Unfolding, command: CommandOf<'submit'>): Verdict {
  return onOwnTrack(act.task, command, (track) => {
    const wrong = first(
      () => (isPrincipal(act.task, track.id) ? undefined : refuse('track.wrong_role', { role: track.role })),
      () => mayHandIn(track, command),
      () => (command.notApplicable && !act.task.skippable ? refuse('task.not_skippable') : undefined),
      () => mayUseRoster(command.roster),
      () => onlyNeeded(act.task, track, command.statements),
      () => partsSpokenFor(act.task, track, command.statements),
    );
    if (wrong) return wrong;
    const { text, attachments, notApplicable, statements } = command;
    const paper = draft(act, track, { text, attachments, notApplicable, statements });
    impliedReceipt(act, track);
    signFirst(act, track, paper, command.by, () => handIn(act, track, paper, command.roster));
    return undefined;
  });
}

/** F27: the unit's leader signs; only now the paper leaves the unit, and its instant is this one. */
export function signOff(act: Unfolding, command: CommandOf<'signOff'>): Verdict {
  return onOwnTrack(act.task, command, (track) => {
    const paper = track.awaitingSignature;
    if (paper === null) return refuse('submission.none', { track: track.id });
    const principal = isPrincipal(act.task, track.id);
    const wrong = first(
      () =>
        hasRole(command.by, 'unitLeader') ? undefined : refuse('actor.wrong_role', { roles: ['unitLeader'] }),
      () => mayUseRoster(command.roster),
      () => (principal ? partsSpokenFor(act.task, track, paper.statements) : undefined),
    );
    if (wrong) return wrong;
    const signed = { ...paper, at: act.at };
    impliedReceipt(act, track);
    if (principal) handIn(act, track, signed, command.roster);
    else handInPart(act, track, signed);
    return undefined;
  });
}

/** F27: the unit's leader wants it changed first. Stays inside the unit; its clock keeps running. */
export function returnInside(act: Unfolding, command: CommandOf<'returnInside'>): Verdict {
  return onOwnTrack(act.task, command, (track) => {
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

/** F31: until the first act of review; the limit is judged on the paper that finally stands. Law D3. */
export function withdrawSubmission(act: Unfolding, command: CommandOf<'withdrawSubmission'>): Verdict {
  return onOwnTrack(act.task, command, (track) => {
    const wrong = first(
      () => sameRound(track, command.round),
      () => (reviewHasBegun(act.task, track) ? refuse('submission.already_reviewed') : undefined),
    );
    if (wrong) return wrong;
    const to = statusBefore(act.task, track);
    tell(act, 'submissionWithdrawn', { track: track.id, round: track.round, to });
    stop(act, clockOf(act.task, 'review', { subject: track.id }), 'answered');
    resumeAnswered(act, track);
    return undefined;
  });
}

function mayHandIn(track: Track, paper: Pick<Submission, 'text' | 'attachments'>): Verdict {
  return first(
    () =>
      track.awaitingSignature === null
        ? undefined
        : refuse('submission.awaits_signature', { track: track.id }),
    () => textGiven(paper.text),
    () => (paper.attachments.length > LIST_MAX ? refuse('limit.too_many', { max: LIST_MAX }) : undefined),
  );
}

function draft(
  act: Unfolding,
  track: Track,
  paper: Pick<Submission, 'text' | 'attachments' | 'notApplicable' | 'statements'>,
): Submission {
  return { round: track.round, at: act.at, by: act.by.person, ...paper };
}

/** Where the unit signs, an officer's paper waits inside for the leader; the unit's clock keeps running (F27). */
function signFirst(act: Unfolding, track: Track, submission: Submission, by: Actor, leave: () => void): void {
  if (act.task.policy.signOff && !hasRole(by, 'unitLeader'))
    tell(act, 'signatureRequested', { track: track.id, submission });
  else leave();
}

function handInPart(act: Unfolding, track: Track, submission: Submission): void {
  answerCompletion(act, track.id);
  tell(act, 'partSubmitted', { track: track.id, submission });
}

function handIn(act: Unfolding, track: Track, submission: Submission, roster: ReviewRoster): void {
  answerCompletion(act, track.id);
  answerCycles(act, track.id);
  for (const part of partsBroughtTogether(act.task, track.id))
    if (part.status === 'submitted') tell(act, 'partAccepted', { track: part.id, round: part.round });
  // The submitter (and signer) counts as an author before the roster is drawn, so that no seat is theirs (law S1).
  const writers = [...act.task.authors, act.by, { person: submission.by, unit: track.unit }];
  const review = openReview({ ...act.task, authors: writers }, track, roster, act.at);
  tell(act, 'submitted', { track: track.id, submission, review });
  for (const level of review.levels)
    if (level.escalated !== null)
      tell(act, 'reviewLevelEscalated', { track: track.id, level: level.id, to: level.escalated });
  arm(act, { kind: 'review', track: null, subject: track.id, lastDay: null });
}

/** Where the part goes back to: to its rework when it was one, else to the work. */
function statusBefore(task: Task, track: Track): 'working' | 'returned' {
  if (track.round === 1) return 'working';
  // A confirmed duty works in later rounds too; only a rework has a limit that this paper answered.
  const answered = task.deadlines.some(
    (d) => d.kind === 'completion' && d.track === track.id && d.stoppedAt === track.submission?.at,
  );
  return task.standing && !answered ? 'working' : 'returned';
}

function reviewHasBegun(task: Task, track: Track): boolean {
  const review = reviewOf(task, track.id);
  if (review === undefined) return false;
  const asked = task.deadlines.some(
    (d) => d.kind === 'information' && d.track === track.id && d.armedAt >= review.openedAt,
  );
  const decided = review.levels.some((l) => l.seats.some((s) => s.decision !== null));
  return asked || decided || review.consultations.length > 0 || review.current > 0;
}
