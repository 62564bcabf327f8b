/** Finds pairs of like texts without comparing every text with every other. */
import { bigramsOf, likeness, type Bigrams } from './likeness.js';

export interface LikePair {
  /** Places in the two lists that were given. */
  before: number;
  after: number;
  /** 0 to 1. */
  likeness: number;
}

/** Pairs of characters that more texts than this have in common tell nothing about which of them belong together. */
const postingsMax = 100;
/** Texts that are compared exactly with one text: those that share most of its telling pairs. */
const candidatesMax = 20;

/**
 * Pairs at least as alike as `likenessMin`, most alike first, then in the order of the lists. Lists of up to 100 texts
 * are searched completely; in longer ones a text is found by the pairs of characters it shares with few others.
 */
export function likePairs(
  before: readonly string[],
  after: readonly string[],
  likenessMin: number,
): LikePair[] {
  const afterPairs = after.map(bigramsOf);
  const search = new LikenessIndex(afterPairs);
  const found = before.flatMap((text, at) => {
    const pairs = bigramsOf(text);
    return search
      .candidates(pairs)
      .map((candidate) => ({
        before: at,
        after: candidate,
        likeness: likeness(pairs, afterPairs[candidate] ?? new Set()),
      }))
      .filter((pair) => pair.likeness >= likenessMin);
  });
  return found.toSorted((a, b) => b.likeness - a.likeness || a.before - b.before || a.after - b.after);
}

/** Which texts hold a pair of characters. */
export class LikenessIndex {
  private readonly postings = new Map<string, number[]>();
  private readonly hits: Uint16Array;

  constructor(texts: readonly Bigrams[]) {
    this.hits = new Uint16Array(texts.length);
    texts.forEach((pairs, at) => {
      for (const pair of pairs) {
        const places = this.postings.get(pair);
        if (places === undefined) this.postings.set(pair, [at]);
        else if (places.length <= postingsMax) places.push(at);
      }
    });
  }

  /** Places of the texts that share most telling pairs, most first; ties in order. */
  candidates(pairs: Bigrams): number[] {
    const touched: number[] = [];
    for (const pair of pairs) {
      const places = this.postings.get(pair) ?? [];
      if (places.length > postingsMax) continue;
      for (const at of places) {
        const before = this.hits[at] ?? 0;
        if (before === 0) touched.push(at);
        this.hits[at] = before + 1;
      }
    }
    const best = touched
      .map((at) => ({ at, shared: this.hits[at] ?? 0 }))
      .toSorted((a, b) => b.shared - a.shared || a.at - b.at)
      .slice(0, candidatesMax);
    for (const at of touched) this.hits[at] = 0;
    return best.map(({ at }) => at);
  }
}
