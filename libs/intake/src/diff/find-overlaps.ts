/** Rows of other ledgers that may ask a unit for the same thing. Source: F10. */
import type { LedgerDraftRow } from '../ledger-draft.js';
import { LikenessIndex } from './like-pairs.js';
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
  /** Overlaps that are told of one row at most; 10 when left out. */
  overlapsMax?: number;
}

/** Rows of one paper in the very same words under one unit that are compared with an open row of these words. */
const sameWordsMax = 20;

/**
 * For each row, in their order, the open rows with a unit in common and similar content, most alike first. Groups
 * (各相关单位) and reviewers do not count as a common unit. Nothing is merged: the supervisor chooses.
 *
 * What is made ready for the search are the rows of the paper, which are bounded; the open ones are looked at one by
 * one. Up to 100 rows of a unit are searched completely; among more a row is found by its very words, or by the pairs of
 * characters that it shares with few others (`LikenessIndex`).
 */
export function findOverlaps<Open extends OpenRow>(
  rows: readonly OverlapRow[],
  others: Iterable<Open>,
  { likenessMin = 0.6, overlapsMax = 10 }: OverlapOptions = {},
): Overlap<Open>[][] {
  const paper = rows.map(paperRow);
  const found = rows.map((): Overlap<Open>[] => []);
  const byUnit = rowsByUnit(paper);
  for (const other of others) {
    const groups = [...unitsOf(other.row).keys()].flatMap((unit) => byUnit.get(unit) ?? []);
    if (groups.length === 0) continue;
    const pairs = bigramsOf(other.row.content);
    const words = normalWords(other.row.content);
    const places = new Set(groups.flatMap((group) => group.candidates(pairs, words)));
    const asked = new Set(groups.map(({ unit }) => unit));
    for (const place of places) {
      const row = paper[place];
      const kept = found[place];
      if (row === undefined || kept === undefined || !canBeAlike(row.pairs, pairs, likenessMin)) continue;
      const overlap = { other, likeness: likeness(row.pairs, pairs), units: common(row.units, asked) };
      if (overlap.likeness >= likenessMin) keep(kept, overlap, overlapsMax);
    }
  }
  return found;
}

/** A row of the paper, made ready: its place, its words in normal form, and what is compared. */
type PaperRow = ReturnType<typeof paperRow>;

const paperRow = (row: OverlapRow, place: number) => ({
  place,
  words: normalWords(row.content),
  pairs: bigramsOf(row.content),
  units: unitsOf(row),
});

/** The paper's rows that ask one unit. */
class RowsOfUnit {
  private readonly index: LikenessIndex;
  private readonly sameWords = new Map<string, number[]>();

  constructor(
    /** In normal form. */
    readonly unit: string,
    private readonly rows: readonly PaperRow[],
  ) {
    this.index = new LikenessIndex(rows.map(({ pairs }) => pairs));
    for (const { place, words } of rows) {
      const places = this.sameWords.get(words);
      if (places === undefined) this.sameWords.set(words, [place]);
      else if (places.length < sameWordsMax) places.push(place);
    }
  }

  /** Places of rows that may be like a text. */
  candidates(pairs: Bigrams, words: string): number[] {
    const like = this.index.candidates(pairs).flatMap((at) => this.rows[at]?.place ?? []);
    return [...like, ...(this.sameWords.get(words) ?? [])];
  }
}

function rowsByUnit(paper: readonly PaperRow[]): Map<string, RowsOfUnit> {
  const byUnit = new Map<string, PaperRow[]>();
  for (const row of paper)
    for (const unit of row.units.keys()) {
      const rows = byUnit.get(unit);
      if (rows === undefined) byUnit.set(unit, [row]);
      else rows.push(row);
    }
  return new Map([...byUnit].map(([unit, rows]) => [unit, new RowsOfUnit(unit, rows)]));
}

/** Puts an overlap in its place among those that are told of a row, and lets go what is too much. */
function keep<Open extends OpenRow>(kept: Overlap<Open>[], overlap: Overlap<Open>, most: number): void {
  const at = kept.findIndex((other) => before(overlap, other) < 0);
  kept.splice(at === -1 ? kept.length : at, 0, overlap);
  if (kept.length > most) kept.pop();
}

function before<Open extends OpenRow>(a: Overlap<Open>, b: Overlap<Open>): number {
  return (
    b.likeness - a.likeness ||
    (a.other.ledger < b.other.ledger ? -1 : Number(a.other.ledger > b.other.ledger)) ||
    a.other.row.row - b.other.row.row
  );
}

/** Lengths alone rule out most pairs. */
function canBeAlike(a: Bigrams, b: Bigrams, least: number): boolean {
  return (2 * Math.min(a.size, b.size)) / (a.size + b.size) >= least;
}

const common = (units: ReadonlyMap<string, string>, asked: ReadonlySet<string>): string[] =>
  [...units].flatMap(([unit, name]) => (asked.has(unit) ? [name] : []));

/** Named units that must do something, by normal form. */
function unitsOf(row: OverlapRow): Map<string, string> {
  return new Map(
    row.assignments
      .filter(({ kind, role }) => kind === 'unit' && role !== 'reviewer')
      .map(({ unitText }) => [normalWords(unitText), unitText]),
  );
}
