import { Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import type { FieldProblem } from '#contract';
import { problem } from './problem-error.js';

/** Most faults that one answer lists; a request with more is wrong altogether. */
const FIELDS_MAX = 50;

/** What a zod issue says, beside the message that the standard promises. */
export interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { key: PropertyKey })[] | undefined;
  readonly code?: string;
  readonly keys?: readonly string[];
}

/** Holds every body, query and parameter against its schema; a fault is `request.invalid` with its fields. */
@Injectable()
export class RequestPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({
      exceptionFactory: (issues) =>
        problem('request.invalid', {
          fields: (issues as readonly Issue[]).flatMap(fieldsOf).slice(0, FIELDS_MAX),
        }),
    });
  }
}

/** One fault, or one for every unknown field. Values are never repeated: they may be secret. */
export function fieldsOf(issue: Issue): FieldProblem[] {
  const path = (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part));
  if (issue.code === 'unrecognized_keys' && issue.keys !== undefined)
    return issue.keys.map((key) => ({
      path: [...path, key.slice(0, 100)].join('.'),
      code: 'unknown_field',
      message: 'this field is not known here',
    }));
  return [{ path: path.join('.'), code: issue.code ?? 'invalid', message: issue.message }];
}
