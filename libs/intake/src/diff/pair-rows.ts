/** Which row of the new ledger is which row of the old one. Source: F2 (row key = item number + content), F9. */
import { likePairs } from './like-pairs.js';
import { normalWords } from './likeness.js';
import { rowFields, type ReadRow } from './row-fields.js';

export interface RowPair {
  before: ReadRow;
  after: ReadRow;
}

/** Within an item a reworded row is still that row; across items the words must be nearly the same. */
const likenessMin = { sameItem: 0.4, anywhere: 0.8 } as const;

/**
 * Pairs every row at most once, the surest ground first: all fields the same; same item and content; same content
 * elsewhere (moved, or its item renumbered); like content in the same item; the only rows left under one item number and
 * title; nearly the same content elsewhere. Rows with equal claims are paired in their order.
 */
export function pairRows(before: readonly ReadRow[], after: readonly ReadRow[]): RowPair[] {
  const left = new Unpaired(before, after);
  left.pairByKey((row) => rowFields.map((field) => row.words[field]).join('\u0002'));
  left.pairByKey(({ itemKey, words }) => `${itemKey}\u0002${words.content}\u0002${words.responsibility}`);
  left.pairByKey(({ itemKey, words }) => `${itemKey}\u0002${words.content}`);
  left.pairByKey(({ words }) => `${words.section}\u0002${words.content}`);
  left.pairByKey(({ words }) => words.content);
  left.pairByLikeness(({ itemKey }) => itemKey, likenessMin.sameItem);
  left.pairOnlyRows(({ row, itemKey }) =>
    row.itemNo === null || row.itemTitle === null ? null : `${itemKey}\u0002${normalWords(row.itemTitle)}`,
  );
  left.pairByLikeness(() => '', likenessMin.anywhere);
  return left.pairs;
}

/** The rows that have no partner yet, in order. */
class Unpaired {
  readonly pairs: RowPair[] = [];
  private before: readonly ReadRow[];
  private after: readonly ReadRow[];

  constructor(before: readonly ReadRow[], after: readonly ReadRow[]) {
    this.before = before;
    this.after = after;
  }

  /** The first row of a key with the first of the other side, the second with the second. */
  pairByKey(keyOf: (row: ReadRow) => string): void {
    this.eachGroup(keyOf, (before, after) =>
      before.slice(0, after.length).flatMap((row, at) => {
        const partner = after[at];
        return partner === undefined ? [] : [{ before: row, after: partner }];
      }),
    );
  }

  /** Pairs what stands alone on both sides; a null key stands for no claim. */
  pairOnlyRows(keyOf: (row: ReadRow) => string | null): void {
    this.eachGroup(keyOf, ([before, ...moreBefore], [after, ...moreAfter]) =>
      before !== undefined && after !== undefined && moreBefore.length + moreAfter.length === 0
        ? [{ before, after }]
        : [],
    );
  }

  /** The most alike first; who is taken is no longer offered. */
  pairByLikeness(keyOf: (row: ReadRow) => string, least: number): void {
    const contents = (rows: readonly ReadRow[]): string[] => rows.map(({ words }) => words.content);
    this.eachGroup(keyOf, (before, after) => {
      const taken = new Set<ReadRow>();
      return likePairs(contents(before), contents(after), least).flatMap((pair) => {
        const [from, to] = [before[pair.before], after[pair.after]];
        if (from === undefined || to === undefined || taken.has(from) || taken.has(to)) return [];
        taken.add(from).add(to);
        return [{ before: from, after: to }];
      });
    });
  }

  private eachGroup(
    keyOf: (row: ReadRow) => string | null,
    pairsOf: (before: readonly ReadRow[], after: readonly ReadRow[]) => RowPair[],
  ): void {
    const partners = groupBy(this.after, keyOf);
    const found = [...groupBy(this.before, keyOf)].flatMap(([key, rows]) =>
      pairsOf(rows, partners.get(key) ?? []),
    );
    const paired = new Set(found.flatMap(({ before, after }) => [before, after]));
    for (const pair of found) this.pairs.push(pair);
    this.before = this.before.filter((row) => !paired.has(row));
    this.after = this.after.filter((row) => !paired.has(row));
  }
}

function groupBy(rows: readonly ReadRow[], keyOf: (row: ReadRow) => string | null): Map<string, ReadRow[]> {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}
