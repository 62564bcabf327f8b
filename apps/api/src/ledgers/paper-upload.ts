import type { LedgerDecisions } from '#contract';
import { ledgerDecisionsSchema } from '#contract';
import { keptName } from '../content/attachment-name.js';
import { problem } from '../http/problem-error.js';
import { fieldsOf } from '../http/validation.pipe.js';
import type { Request } from '../http/request.js';
import type { Paper } from './import.service.js';

/** What arrived: a form with `file` and `decisions`, or the paper itself as the body. */
export interface PaperUpload {
  paper: Paper;
  decisions: LedgerDecisions;
}

/** The paper and the decisions of a request. Throws `content.empty` and `request.invalid`. */
export function paperUpload(
  request: Request,
  file: { originalname: string; buffer: Buffer } | undefined,
): PaperUpload {
  const body: unknown = request.body;
  if (Buffer.isBuffer(body))
    return { paper: { bytes: body, fileName: 'ledger.txt' }, decisions: decided({}) };
  if (file === undefined) throw problem('content.empty');
  const text = (body as { decisions?: unknown } | undefined)?.decisions;
  const paper = { bytes: file.buffer, fileName: keptName(file.originalname) };
  return { paper, decisions: decided(text === undefined ? {} : json(text)) };
}

function decided(value: unknown): LedgerDecisions {
  const parsed = ledgerDecisionsSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.flatMap((issue) =>
    fieldsOf({ ...issue, path: ['decisions', ...issue.path] }),
  );
  throw problem('request.invalid', { fields });
}

function json(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch (cause) {
    throw problem('request.malformed', { cause });
  }
}
