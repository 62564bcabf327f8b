import { ApplicationFailure } from '@temporalio/common';
import type { Refusal, RefusalCode } from '#domain';
import { refusalCodes } from '#domain';

/** Deepest chain of causes that is looked through: update, activity, failure, and one to spare. */
const CAUSES_MAX = 5;

const known = new Set<string>(refusalCodes);

/** A refusal of the law on its way out of a workflow: type = code, the refusal itself as the first detail. */
export function refusalFailure(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.create({
    type: refusal.code,
    message: `${refusal.command} is refused: ${refusal.code}`,
    nonRetryable: true,
    details: [refusal],
  });
}

/** The refusal in an error of the client, wherever in its chain of causes; null when it is something else. */
export function refusalOf(error: unknown): Refusal | null {
  for (const failure of chain(error)) {
    const [detail] = Array.isArray(failure.details) ? (failure.details as unknown[]) : [];
    if (known.has(failure.type ?? '') && isRefusal(detail, failure.type)) return detail;
  }
  return null;
}

/**
 * The code of the innermost failure that has one, e.g. `command.key_reused`, `content.unknown`, `payload.too_large`;
 * null for an error that has none.
 */
export function failureCode(error: unknown): string | null {
  let code: string | null = null;
  for (const failure of chain(error)) code = failure.type ?? code;
  return code;
}

/** gRPC status FAILED_PRECONDITION. */
const FAILED_PRECONDITION = 9;

/** The engine gave up an update with the workflow task that it travelled in; it may have been committed or not. */
const GIVEN_UP = /unexpected workflow task failure/;
/** The engine takes no update while a workflow task was begun three times in vain, e.g. by workers that were killed. */
const NOT_TAKEN = /Workflow Task in failed state/;
/** The engine cannot ask a workflow that sleeps since its start (`taskStart`). */
const ASLEEP = /Workflow task is not scheduled yet/;

/**
 * Whether a command should simply be sent again under its key, after a moment: its workflow task had to be begun anew,
 * for example because a timer fired while a new run was being started, or because a worker died (both seen on 1.32.1).
 * The command may have been committed or not; the same key answers either way.
 */
export function shouldRepeat(error: unknown): boolean {
  return failedPrecondition(error, GIVEN_UP) || wasNotTaken(error);
}

/** Whether the engine did not even begin with the command, and will not until a workflow task succeeds. */
export function wasNotTaken(error: unknown): boolean {
  return failedPrecondition(error, NOT_TAKEN);
}

/** Whether a query failed because the workflow has had no task yet. */
export function isAsleep(error: unknown): boolean {
  return failedPrecondition(error, ASLEEP);
}

/** Pause before a command is sent again when `shouldRepeat` says so. */
export const REPEAT_AFTER_MS = 200;

function failedPrecondition(error: unknown, why: RegExp): boolean {
  for (const { code, message } of chain(error))
    if (code === FAILED_PRECONDITION && why.test(message ?? '')) return true;
  return false;
}

/** By shape, not by class: a failure may come from another realm, where `instanceof` does not hold (ENGINE 3.1). */
interface FailureShape {
  type?: string | null;
  details?: unknown;
  code?: unknown;
  message?: string;
  cause?: unknown;
}

function* chain(error: unknown): Generator<FailureShape> {
  let current = error;
  for (let depth = 0; depth < CAUSES_MAX && typeof current === 'object' && current !== null; depth += 1) {
    yield current;
    current = (current as FailureShape).cause;
  }
}

function isRefusal(detail: unknown, code: string | null | undefined): detail is Refusal {
  return typeof detail === 'object' && detail !== null && (detail as { code?: RefusalCode }).code === code;
}
