import type { Refusal, RefusalCode } from '#domain';
import type { FieldProblem, Names, Problem, ProblemCode, WireProblemCode } from '#contract';
import { problemStatus } from '#contract';

interface ProblemExtras {
  detail?: string;
  data?: Record<string, unknown>;
  fields?: FieldProblem[];
  available?: Problem['available'];
  /** Names of the units and people that the data mention. */
  names?: Names;
  /** Seconds after which asking again makes sense. */
  retryAfterS?: number;
  refusal?: Refusal;
  cause?: unknown;
}

/** Anything that is answered as a problem (RFC 9457). Thrown anywhere below a controller; the filter writes it out. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: ProblemCode,
    readonly status: number,
    readonly extras: ProblemExtras = {},
  ) {
    super(code, { cause: extras.cause });
  }
}

/** A problem of the wire; its status belongs to its code. */
export function problem(code: WireProblemCode, extras: ProblemExtras = {}): ProblemError {
  return new ProblemError(code, problemStatus[code], extras);
}

/** What is not there, or not for this person: both read alike, so that nobody learns what exists (checklist 3). */
export function unknownResource(): ProblemError {
  return problem('resource.unknown');
}

/** The law's refusal: 403 for who asks, 404 for what is not there, 422 for what was written, else 409 (F84). */
export function refused(refusal: Refusal, extras: ProblemExtras = {}): ProblemError {
  return new ProblemError(refusal.code, refusalStatus(refusal.code), {
    ...extras,
    refusal,
    data: refusal.data,
  });
}

const unprocessable: ReadonlySet<RefusalCode> = new Set([
  'text.missing',
  'limit.too_many',
  'deadline.missing',
  'deadline.in_past',
  'deadline.too_short',
  'calendar.invalid',
  'policy.invalid',
]);

export function refusalStatus(code: RefusalCode): number {
  if (code.startsWith('actor.')) return 403;
  if (code === 'task.unknown') return 404;
  return unprocessable.has(code) ? 422 : 409;
}
