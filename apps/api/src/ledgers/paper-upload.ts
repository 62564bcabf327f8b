import type { LedgerDecisions, RevisionAsk } from '#contract';
import { ledgerDecisionsSchema, revisionAskSchema } from '#contract';
import type { ZodType } from 'zod';
import { keptName } from '../content/attachment-name.js';
import { problem } from '../http/problem-error.js';
import { fieldsOf } from '../http/validation.pipe.js';
import type { Request } from '../http/request.js';
import type { PaperFile } from './reading/read-paper.js';

/** A file in a form. */
export interface FormFile {
  originalname: string;
  buffer: Buffer;
}

/** What arrived: a form with `file` and `decisions`, or the paper itself as the body. */
export interface PaperUpload {
  paper: PaperFile;
  decisions: LedgerDecisions;
}

/** The paper and the decisions of a request. Throws `content.empty` and `request.invalid`. */
export function paperUpload(request: Request, file: FormFile | undefined): PaperUpload {
  const body: unknown = request.body;
  if (Buffer.isBuffer(body))
    return { paper: { bytes: body, fileName: 'ledger.txt' }, decisions: decided({}) };
  if (file === undefined) throw problem('content.empty');
  const text = (body as { decisions?: unknown } | undefined)?.decisions;
  const paper = { bytes: file.buffer, fileName: keptName(file.originalname) };
  return { paper, decisions: decided(text === undefined ? {} : json(text)) };
}

/** The part `revision` of a form: which differences are taken. Throws `request.invalid`. */
export function revisionPart(request: Request): RevisionAsk {
  const text = (request.body as { revision?: unknown } | undefined)?.revision;
  return parsed(revisionAskSchema, 'revision', text === undefined ? {} : json(text));
}

function decided(value: unknown): LedgerDecisions {
  return parsed(ledgerDecisionsSchema, 'decisions', value);
}

function parsed<Output>(schema: ZodType<Output>, part: string, value: unknown): Output {
  const found = schema.safeParse(value);
  if (found.success) return found.data;
  const fields = found.error.issues.flatMap((issue) => fieldsOf({ ...issue, path: [part, ...issue.path] }));
  throw problem('request.invalid', { fields });
}

/** A part of a form; one that says of itself that it is JSON comes read. */
function json(text: unknown): unknown {
  if (typeof text === 'object' && text !== null && !Array.isArray(text)) return text;
  try {
    return JSON.parse(String(text));
  } catch (cause) {
    throw problem('request.malformed', { cause });
  }
}
