import { isDay } from '#domain';
import { z } from 'zod';

/** Longest plain text of a command, a report or a draft, in UTF-16 units. */
export const TEXT_CHARS_MAX = 20_000;
/** Files that one paper may carry. */
export const ATTACHMENTS_MAX = 20;
/** Units that one act may name. */
export const UNITS_MAX = 100;
/** Entries of one page; a client that asks for more gets `request.invalid`. */
export const PAGE_MAX = 200;
export const PAGE_DEFAULT = 50;
/** Rows of one bulk review (F44). */
export const BULK_MAX = 100;
/** Bytes of one uploaded file. */
export const FILE_BYTES_MAX = 20 * 1024 * 1024;
/** Bytes of one JSON request. */
export const JSON_BYTES_MAX = 1024 * 1024;
/** Bytes of one ledger paper. */
export const LEDGER_BYTES_MAX = 20 * 1024 * 1024;

/** Readable text: no control characters but tab and line ends, no half of a surrogate pair (PostgreSQL takes neither). */
const READABLE = /^(?:[\t\n\r]|[^\p{Cs}\p{Cc}])*$/u;
const NOT_BLANK = /\S/u;
/** An identifier is opaque: anything without spaces and control characters. */
const OPAQUE = /^[^\s\p{Cc}\p{Cs}]+$/u;

export const locales = ['zh', 'en'] as const;
export const localeSchema = z.enum(locales).meta({ id: 'Locale' });
export type Locale = z.infer<typeof localeSchema>;

/** Id of a person, unit, task, ledger, track, deadline, request … as the product gave it. */
export const idSchema = z.string().min(1).max(200).regex(OPAQUE, { error: 'id.malformed' });

/** SHA-256 of a stored text or file, lower-case hex (D11). */
export const contentHashSchema = z.string().regex(/^[0-9a-f]{64}$/, { error: 'hash.malformed' });

/** A civil day that exists, `YYYY-MM-DD`. */
export const daySchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, { error: 'day.malformed' })
  .refine((text) => !/^\d{4}-\d{2}-\d{2}$/.test(text) || isDay(text), { error: 'day.unknown' })
  .meta({ format: 'date' });

/** Milliseconds since 1970-01-01T00:00Z. */
export const instantSchema = z.int();

/** A whole number of things. */
export const countSchema = z.int().min(0);

/** A text that a person writes, kept as written. */
export const textSchema = z
  .string()
  .min(1)
  .max(TEXT_CHARS_MAX)
  .regex(READABLE, { error: 'text.unreadable' })
  .regex(NOT_BLANK, { error: 'text.blank' });

/** A short text on one line: a title, a file name, a search word. */
export const lineSchema = z
  .string()
  .min(1)
  .max(500)
  .regex(/^[^\p{Cs}\p{Cc}]*$/u, { error: 'text.unreadable' });

/** Place in a keyset-paged list, handed out by the server and opaque to the client. */
export const cursorSchema = z
  .string()
  .min(1)
  .max(1_000)
  .regex(/^[A-Za-z0-9_-]+$/, { error: 'cursor.malformed' });

export const limitSchema = z.coerce.number().int().min(1).max(PAGE_MAX).default(PAGE_DEFAULT);

/** Every list endpoint takes these; `next` of the page before is the cursor of the next one. */
export const pageQueryShape = { cursor: cursorSchema.optional(), limit: limitSchema } as const;

/** `Idempotency-Key` of an act: chosen by the client, one for each intent, kept over retries (F84). */
export const idempotencyKeySchema = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[A-Za-z0-9._:~-]+$/, { error: 'key.malformed' })
  .meta({ id: 'IdempotencyKey' });
