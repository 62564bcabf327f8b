/**
 * The words of a row as they hold now (F9): those of its last amendment, else those of its paper; null where the paper
 * is not stored. Select list over `task` as `t` and `ledger_row` as `l`, either of which may be missing.
 */
export const wordsNow = `coalesce(
  (select convert_from(c.bytes, 'UTF8') from content c where c.sha256 = t.amended_text), l.content)`;

/** Characters of a row's words that a list shows. */
const LISTED_CHARS = 200;

/** Their beginning, for a list. */
export const wordsListed = `coalesce(left(${wordsNow}, ${LISTED_CHARS}), '')`;

/**
 * Whether each of the patterns of array parameter `patterns` (`containing`) fits somewhere in what a reader of the ledger
 * sees of a row: its own words, its item, its section, its printed responsibility, the names of its units. True for null.
 */
export function hasWords(patterns: string): string {
  return `(${patterns}::text[] is null or not exists (select from unnest(${patterns}::text[]) as w(word)
    where not coalesce(${hasWord('w.word')}, false)))`;
}

function hasWord(word: string): string {
  return `(${wordsNow} ilike ${word} or l.item_title ilike ${word} or l.section_title ilike ${word}
    or l.responsibility_text ilike ${word}
    or exists (select from task_track k join unit u on u.id = k.unit_id
      where k.task_id = t.id and k.status <> 'withdrawn' and u.short_name ilike ${word})
    or (t.id is null and exists (select from jsonb_array_elements(l.assignments) a join unit u on u.id = a->>'unit'
      where u.short_name ilike ${word})))`;
}

/**
 * A pattern for every word that is sought, matching the word itself: `%` and `_` in it are characters like any other.
 * Null when nothing is sought.
 */
export function containing(text: string | null | undefined): string[] | null {
  const words = text?.split(/\s+/).filter((word) => word !== '') ?? [];
  return words.length === 0 ? null : words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
}
