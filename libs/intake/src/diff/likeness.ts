/** How alike two Chinese texts are: by the pairs of neighbouring characters they share (Dice). No words, no dictionary. */

const charsMax = 4_000;
const invisible = /[\s\p{Cf}]/gu;

/**
 * A text without what does not change its sense: white space, invisible characters, full or half width.
 * Two texts with the same normal form count as the same words.
 */
export function normalWords(text: string): string {
  return text.normalize('NFKC').replace(invisible, '');
}

/** The pairs of a text with its two borders, so that a single character has pairs too. Bounded: the first 4,000 characters. */
export type Bigrams = ReadonlySet<string>;

export function bigramsOf(text: string): Bigrams {
  const chars = ['', ...Array.from(normalWords(text).slice(0, charsMax)), ''];
  const pairs = new Set<string>();
  for (let at = 1; at < chars.length; at += 1) pairs.add(`${chars[at - 1] ?? ''}\u0001${chars[at] ?? ''}`);
  return pairs;
}

/** Twice the shared pairs over all pairs: 0 = nothing in common, 1 = the same pairs. Symmetric. */
export function likeness(a: Bigrams, b: Bigrams): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}
