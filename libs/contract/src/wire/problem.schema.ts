import type { Refusal } from '#domain';
import { commandKinds, refusalCodes } from '#domain';
import { z } from 'zod';
import type { Holds, SameShape } from './same-shape.js';

/** Why the law refuses: a stable code, and what a sentence about it needs. */
export const refusalSchema = z
  .object({
    code: z.enum(refusalCodes),
    command: z.enum(commandKinds),
    data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
  })
  .meta({ id: 'Refusal' });
/** @proof The schema has the very shape of the law. */
export type RefusalHolds = Holds<SameShape<z.infer<typeof refusalSchema>, Refusal>>;

/** Problems of the wire, beside the law's refusals: code → HTTP status. */
export const problemStatus = {
  'request.invalid': 400,
  'request.malformed': 400,
  'request.too_large': 413,
  'request.unsupported_type': 415,
  'request.cross_site': 403,
  'request.too_many': 429,
  'route.unknown': 404,
  'route.method': 405,
  'session.missing': 401,
  'session.ended': 401,
  'session.wrong_credentials': 401,
  'session.locked': 429,
  'demo.not_loaded': 404,
  'permission.denied': 403,
  'resource.unknown': 404,
  'command.key_missing': 400,
  'command.key_reused': 422,
  'command.unknown': 404,
  'content.unknown': 422,
  'content.kind_refused': 415,
  'content.too_large': 413,
  'content.empty': 422,
  'draft.stale': 409,
  'ledger.unreadable': 422,
  'ledger.stale': 409,
  'ledger.already_issued': 409,
  'ledger.no_year': 422,
  'ledger.past_year': 422,
  'ledger.no_office': 422,
  'ledger.undecided': 409,
  'ledger.not_approved': 409,
  'ledger.nothing_to_approve': 409,
  'ledger.answer_unfit': 422,
  'ledger.revision_open': 409,
  'ledger.not_undoable': 409,
  'ledger.unknown_change': 422,
  'ledger.no_basis': 422,
  'ledger.no_original': 422,
  'ledger.not_exported': 422,
  'directory.unknown': 422,
  'engine.busy': 429,
  'engine.unavailable': 503,
  'engine.task_missing': 404,
  'server.failed': 500,
} as const;
export type WireProblemCode = keyof typeof problemStatus;
export const wireProblemCodes = Object.keys(problemStatus) as WireProblemCode[];

export const problemCodes = [...refusalCodes, ...wireProblemCodes] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** One thing wrong with a request: where (`body.text`, `query.limit`) and what. */
export const fieldProblemSchema = z
  .object({ path: z.string(), code: z.string(), message: z.string() })
  .meta({ id: 'FieldProblem' });
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

/** Every answer that is not a success, as `application/problem+json` (RFC 9457). */
export const problemSchema = z
  .object({
    type: z.string(),
    /** A sentence a person can act on, in the language of the request. */
    title: z.string(),
    status: z.int(),
    detail: z.string().nullable(),
    /** Stable; programs look at this one only. */
    code: z.enum(problemCodes),
    /** Path of the request and its id, to find it in the server's log. */
    instance: z.string(),
    data: z.record(z.string(), z.unknown()),
    fields: z.array(fieldProblemSchema).optional(),
    refusal: refusalSchema.optional(),
    /** For a refused command: what is possible now (the same form as in `TaskView.available`), allowed ones only. */
    available: z
      .array(z.object({ kind: z.enum(commandKinds), target: z.record(z.string(), z.unknown()) }))
      .optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
