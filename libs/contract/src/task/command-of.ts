import type { Actor, Command, ContentRef, ReviewRoster } from '#domain';
import type { CommandRequest } from './command.schema.js';

/** What a request does not say: who acts, what its texts hash to, which ids new things get, who could review. */
export interface CommandContext {
  by: Actor;
  /** SHA-256 of a text that is stored (server) or would be (preview). */
  hashOf: (text: string) => ContentRef;
  /** Id of the n-th new thing of this act, n from 0; the same for every repetition of one idempotency key. */
  newId: (n: number) => string;
  roster: ReviewRoster;
}

/**
 * The law's command for a person's request. Used by the API before it asks the engine and by a page for its preview,
 * so both judge the very same act. Total: every kind that the schema admits has one command.
 */
export function commandOf(request: CommandRequest, context: CommandContext): Command {
  const { by, hashOf, newId, roster } = context;
  const optional = (text: string | null): ContentRef | null => (text === null ? null : hashOf(text));
  switch (request.kind) {
    case 'acknowledgeReceipt':
    case 'claim':
    case 'release':
    case 'acceptPart':
    case 'withdrawSubmission':
    case 'publishCalendar':
    case 'changePolicy':
      return { ...request, by };
    case 'signOff':
      return { ...request, by, roster };
    case 'removeUnit':
    case 'contestAssignment':
    case 'returnPart':
    case 'returnInside':
    case 'returnForRework':
    case 'revokeDecision':
    case 'appointReviewer':
    case 'changeDeadline':
    case 'cancel':
    case 'reopen':
      return { ...request, by, reason: hashOf(request.reason) };
    case 'amend':
      return {
        ...request,
        by,
        text: optional(request.text),
        joining: request.joining.map((j, n) => ({ track: newId(n), ...j })),
        reason: hashOf(request.reason),
      };
    case 'nominateUnits':
      return {
        ...request,
        by,
        units: request.units.map((unit, n) => ({ track: newId(n), unit })),
        reason: optional(request.reason),
      };
    case 'addUnit':
      return { ...request, by, track: newId(0), reason: hashOf(request.reason) };
    case 'decideContest':
      return {
        ...request,
        by,
        newTrack: request.outcome === 'reassigned' ? newId(0) : null,
        reason: hashOf(request.reason),
      };
    case 'reportProgress':
      return {
        ...request,
        by,
        progress: hashOf(request.progress),
        problems: optional(request.problems),
        nextStep: optional(request.nextStep),
      };
    case 'reachPhase':
    case 'submitPart':
    case 'urge':
      return { ...request, by, text: hashOf(request.text) };
    case 'submit':
      return {
        ...request,
        by,
        text: hashOf(request.text),
        statements: request.statements.map((s) => ({ track: s.track, text: hashOf(s.text) })),
        roster,
      };
    case 'approve':
      return { ...request, by, opinion: optional(request.opinion) };
    case 'reject':
      return { ...request, by, finding: hashOf(request.finding) };
    case 'consult':
      return { ...request, by, consultation: newId(0), question: hashOf(request.question) };
    case 'answerConsultation':
      return { ...request, by, opinion: hashOf(request.opinion) };
    case 'requestInformation':
      return { ...request, by, request: newId(0), question: hashOf(request.question) };
    case 'answerInformation':
      return { ...request, by, answer: hashOf(request.answer) };
    case 'acknowledgeEscalation':
      return { ...request, by, text: optional(request.text) };
  }
}

/** Every plain text of a request, in the order in which `commandOf` asks for their hashes; the server stores these first. */
export function textsOf(request: CommandRequest): string[] {
  const texts: string[] = [];
  const note = (text: string): ContentRef => {
    texts.push(text);
    return '';
  };
  const nobody: Actor = { person: '', unit: '', roles: [] };
  commandOf(request, { by: nobody, hashOf: note, newId: String, roster: { people: [], leaders: [] } });
  return texts;
}

/** Every file that a request names. */
export function attachmentsOf(request: CommandRequest): ContentRef[] {
  return 'attachments' in request ? request.attachments : [];
}
