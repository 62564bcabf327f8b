import { refusalCodes } from '#domain';
import type { Refusal } from '#domain';
import type { Locale, Problem, WireProblemCode } from '#contract';
import { problemSentence, refusalSentence } from '#contract';
import type { ProblemError } from './problem-error.js';

const refusals: ReadonlySet<string> = new Set(refusalCodes);

/** The answer for a problem, with its sentence in the reader's language. `instance` finds it in the log. */
export function problemBody(error: ProblemError, locale: Locale, instance: string): Problem {
  const { detail, data = {}, fields, available, refusal } = error.extras;
  return {
    type: `urn:taizhang:problem:${error.code}`,
    title: sentence(error, locale),
    status: error.status,
    detail: detail ?? null,
    code: error.code,
    instance,
    data,
    ...(fields === undefined ? {} : { fields }),
    ...(refusal === undefined ? {} : { refusal }),
    ...(available === undefined ? {} : { available }),
  };
}

function sentence({ code, extras }: ProblemError, locale: Locale): string {
  const context = extras.names === undefined ? {} : { names: extras.names };
  if (extras.refusal !== undefined) return refusalSentence(extras.refusal, locale, context);
  const data = extras.data ?? {};
  if (refusals.has(code)) return refusalSentence({ code, command: 'tick', data } as Refusal, locale, context);
  return problemSentence(code as WireProblemCode, locale, data, context);
}
