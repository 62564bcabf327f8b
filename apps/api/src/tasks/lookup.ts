import type { ContentRef } from '#domain';
import type { ContentItem, Names } from '#contract';
import type { Tx } from '#persistence';
import { contentInfo, getTexts, namesOf } from '#persistence';
import type { Mentions } from './mentions.js';

/** Texts and files by hash, texts with their words. Hashes under which nothing is stored are left out. */
export async function contentsOf(
  tx: Tx,
  refs: readonly ContentRef[],
): Promise<Record<ContentRef, ContentItem>> {
  if (refs.length === 0) return {};
  const infos = await contentInfo(tx, refs);
  const texts = await getTexts(tx, refs);
  return Object.fromEntries(
    infos.map(({ sha256, mediaType, size, fileName, by, at }) => [
      sha256,
      // A file is shown by its name and fetched when it is wanted, also when it is a text.
      {
        hash: sha256,
        mediaType,
        size,
        fileName,
        by,
        at,
        text: fileName === null ? (texts[sha256] ?? null) : null,
      },
    ]),
  );
}

/** Names of all that an answer mentions. */
export function lookUpNames(tx: Tx, mentions: Mentions): Promise<Names> {
  return namesOf(tx, mentions);
}
