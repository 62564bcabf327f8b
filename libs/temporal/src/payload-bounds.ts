import { ApplicationFailure } from '@temporalio/common';

/** Largest command in bytes of its JSON. Texts and files go by hash, so an honest one stays far below it. */
export const COMMAND_BYTES_MAX = 128 * 1024;

/** Largest answer of an activity in bytes of its JSON: half of what the engine takes in one payload (ENGINE 4). */
export const ANSWER_BYTES_MAX = 1024 * 1024;

/** Longest idempotency key, in characters. */
export const COMMAND_ID_MAX = 200;

/**
 * The value itself, when its JSON is small enough. An oversize payload would be sent again and again by the engine
 * without end, so it ends here with a final failure `payload.too_large` that names the thing.
 */
export function bounded<T>(value: T, bytesMax: number, what: string): T {
  const bytes = new TextEncoder().encode(JSON.stringify(value)).length;
  if (bytes <= bytesMax) return value;
  throw ApplicationFailure.create({
    type: 'payload.too_large',
    message: `${what} has ${bytes} bytes, at most ${bytesMax} are possible`,
    nonRetryable: true,
  });
}
