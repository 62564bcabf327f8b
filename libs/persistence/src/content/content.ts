import { createHash } from 'node:crypto';
import type { ContentRef, EpochMs, PersonId, TaskId } from '#domain';
import { statement, type Tx } from '../database/transaction.js';

export interface ContentAbout {
  /** `text/plain` for what people write; the recognised type for files. */
  mediaType: string;
  fileName?: string;
  by: PersonId;
  at: EpochMs;
}

/** What is known of a stored text or file without its bytes (F28). */
export interface ContentInfo {
  sha256: ContentRef;
  size: number;
  mediaType: string;
  /** The first person who brought it, under their name for it. */
  fileName: string | null;
  by: PersonId;
  at: EpochMs;
}

export interface StoredContent extends ContentInfo {
  bytes: Buffer;
}

/** Most texts that one answer carries. */
export const TEXTS_MAX = 2_000;

const put = statement(
  'content.put',
  `with stored as (
     insert into content (sha256, size, media_type, bytes, stored_at) values ($1, $2, $3, $4, $5) on conflict do nothing
   )
   insert into content_upload (sha256, by_person, file_name, at) values ($1, $6, $7, $5) on conflict do nothing`,
);

/** Stores bytes, or a text as UTF-8, under their hash. The same bytes again are one content with one more uploader. */
export async function putContent(tx: Tx, body: Buffer | string, about: ContentAbout): Promise<ContentRef> {
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { mediaType, at, by, fileName = null } = about;
  tx.write(put, [sha256, bytes.length, mediaType, bytes, at, by, fileName]);
  return sha256;
}

const infoColumns = `c.sha256, c.size, c.media_type as "mediaType", u.file_name as "fileName", u.by_person as by, u.at`;
const firstUpload = `left join lateral (select file_name, by_person, at from content_upload
  where sha256 = c.sha256 order by at, by_person limit 1) u on true`;

const infoOf = statement(
  'content.info',
  `select ${infoColumns} from content c ${firstUpload} where c.sha256 = any ($1::text[]) order by c.sha256`,
);
const textsOf = statement(
  'content.texts',
  `select sha256, convert_from(bytes, 'UTF8') as text from content
   where sha256 = any ($1::text[]) and media_type = 'text/plain'`,
);

/** The content with its bytes; null when nothing is stored under this hash. */
export async function getContent(tx: Tx, sha256: ContentRef): Promise<StoredContent | null> {
  const [content] = await tx.query<StoredContent & Record<string, unknown>>(
    `select ${infoColumns}, c.bytes from content c ${firstUpload} where c.sha256 = $1`,
    [sha256],
  );
  return content ?? null;
}

/** What is known of each content that is stored; the others are left out. */
export function contentInfo(tx: Tx, refs: readonly ContentRef[]): Promise<ContentInfo[]> {
  return tx.query<ContentInfo & Record<string, unknown>>(infoOf, [refs.slice(0, TEXTS_MAX)]);
}

/** Stored texts by their hash; files and unknown hashes are left out. */
export async function getTexts(tx: Tx, refs: readonly ContentRef[]): Promise<Record<ContentRef, string>> {
  const rows = await tx.query<{ sha256: string; text: string }>(textsOf, [refs.slice(0, TEXTS_MAX)]);
  return Object.fromEntries(rows.map((row) => [row.sha256, row.text]));
}

/** Those of the hashes under which nothing is stored. */
export async function missingContent(tx: Tx, refs: readonly ContentRef[]): Promise<ContentRef[]> {
  const rows = await tx.query<{ ref: string }>(
    `select ref from unnest($1::text[]) as ref where not exists (select from content c where c.sha256 = ref)`,
    [refs],
  );
  return rows.map((row) => row.ref);
}

/** Tasks whose record names this content, by id: whoever may see one of them may see it (checklist 32). */
export async function tasksUsingContent(tx: Tx, sha256: ContentRef, limit = 100): Promise<TaskId[]> {
  const rows = await tx.query<{ id: string }>(
    'select distinct task_id as id from content_use where sha256 = $1 order by 1 limit $2',
    [sha256, limit],
  );
  return rows.map((row) => row.id);
}

/** Whether this person stored the content themselves: they see it before any task names it. */
export async function hasUploaded(tx: Tx, person: PersonId, sha256: ContentRef): Promise<boolean> {
  const rows = await tx.query('select from content_upload where sha256 = $1 and by_person = $2', [
    sha256,
    person,
  ]);
  return rows.length > 0;
}
