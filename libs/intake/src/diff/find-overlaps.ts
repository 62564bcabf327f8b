/** Rows of other ledgers that may ask a unit for the same thing. Source: F10. */
import type { LedgerDraftRow } from '../ledger-draft.js';
import { bigramsOf, likeness, normalWords, type Bigrams } from './likeness.js';

/** A row as far as an overlap can be seen in it; a draft row is one. */
export type OverlapRow = Pick<LedgerDraftRow, 'row' | 'content' | 'assignments'>;

/** A row of an open ledger; `ledger` is the caller's name for it and comes back in the answer. */
export interface OpenRow {
  ledger: string;
  row: OverlapRow;
}

export interface Overlap<Open extends OpenRow = OpenRow> {
  other: Open;
  /** 0 to 1, of the contents. */
  likeness: number;
  /** Names of the units that both rows ask, in the words of the first. */
  units: string[];
}

export interface OverlapOptions {
  /** 0 to 1; 0.6 when left out. */
  likenessMin?: number;
  /** Overlaps that are told at most; 10 when left out. */
  overlapsMax?: number;
}

/** Open rows made ready for the search. Built once per import, never changed. */
export interface CompiledOpenRows<Open extends OpenRow = OpenRow> {
  /** Rows that ask a unit, by the unit's name in normal form. */
  byUnit: ReadonlyMap<string, readonly { other: Open; pairs: Bigrams }[]>;
}

/** Indexes the rows of open ledgers by unit. */
export function compileOpenRows<Open extends OpenRow>(rows: Iterable<Open>): CompiledOpenRows<Open> {
  const byUnit = new Map<string, { other: Open; pairs: Bigrams }[]>();
  for (const other of rows) {
    const entry = { other, pairs: bigramsOf(other.row.content) };
    for (const unit of unitsOf(other.row).keys()) {
      const entries = byUnit.get(unit);
      if (entries === undefined) byUnit.set(unit, [entry]);
      else entries.push(entry);
    }
  }
  return { byUnit };
}

/**
 * Rows of other ledgers with a unit in common and similar content, most alike first. Groups (各相关单位) and reviewers do
 * not count as a common unit. Nothing is merged: the supervisor chooses.
 */
export function findOverlaps<Open extends OpenRow>(
  row: OverlapRow,
  others: CompiledOpenRows<Open>,
  { likenessMin = 0.6, overlapsMax = 10 }: OverlapOptions = {},
): Overlap<Open>[] {
  const pairs = bigramsOf(row.content);
  const found = new Map<Open, Overlap<Open>>();
  for (const [unit, name] of unitsOf(row)) {
    for (const { other, pairs: otherPairs } of others.byUnit.get(unit) ?? []) {
      const known = found.get(other);
      if (known !== undefined) known.units.push(name);
      else if (canBeAlike(pairs, otherPairs, likenessMin))
        found.set(other, { other, likeness: likeness(pairs, otherPairs), units: [name] });
    }
  }
  return [...found.values()]
    .filter((overlap) => overlap.likeness >= likenessMin)
    .toSorted(
      (a, b) =>
        b.likeness - a.likeness ||
        (a.other.ledger < b.other.ledger ? -1 : Number(a.other.ledger > b.other.ledger)) ||
        a.other.row.row - b.other.row.row,
    )
    .slice(0, overlapsMax);
}

/** Lengths alone rule out most pairs. */
function canBeAlike(a: Bigrams, b: Bigrams, least: number): boolean {
  return (2 * Math.min(a.size, b.size)) / (a.size + b.size) >= least;
}

/** Named units that must do something, by normal form. */
function unitsOf(row: OverlapRow): Map<string, string> {
  return new Map(
    row.assignments
      .filter(({ kind, role }) => kind === 'unit' && role !== 'reviewer')
      .map(({ unitText }) => [normalWords(unitText), unitText]),
  );
}
