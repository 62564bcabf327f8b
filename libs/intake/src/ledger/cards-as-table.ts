/** Task cards: a small table for each task, its labels at the left of what they say. */
import type { Grid, GridRow } from '../readers/grid.js';
import type { Paper } from '../readers/paper.js';
import { labelsOf, rowsOfCards, type CardFields } from '../readers/rows-of-cards.js';
import { headerKind, type HeaderKind } from './header-kind.js';

interface Card {
  grid: Grid;
  fields: CardFields;
}

const labelLengthMax = 12;
const fieldsMin = 3;

/** The cards of a paper as the rows of one table, their labels its header; null where it holds none. */
export function cardsAsTable({ tables, format }: Paper): Grid | null {
  const cards = tables.flatMap((grid) => cardOf(grid) ?? []);
  const [first] = cards;
  if (first === undefined) return null;
  const sourceOf = ({ rows }: Grid): GridRow['source'] => rows[0]?.source ?? { table: 1, row: 1 };
  const labels = labelsOf(cards);
  const rows = rowsOfCards(
    labels,
    cards.map(({ grid, fields }) => ({ fields, source: sourceOf(grid) })),
    sourceOf(first.grid),
    () => 'none',
  );
  return {
    format,
    columns: labels.length,
    before: first.grid.before,
    rows,
    after: cards.at(-1)?.grid.after ?? [],
  };
}

/** A table whose cells are labels and words in turn, units and a task among them. */
function cardOf(grid: Grid): Card | null {
  const fields = new Map<string, string>();
  const kinds = new Set<HeaderKind | null>();
  for (const { cells } of grid.rows) {
    const own = cells.filter(({ merge }) => merge !== 'across' && merge !== 'continued');
    // The name of the card over its whole width.
    if (own.length === 1) continue;
    for (let at = 0; at < own.length; at += 2) {
      const label = own[at]?.text.replace(/[\s:：]/g, '') ?? '';
      const kind = headerKind([label]);
      if (label.length > labelLengthMax || kind === null || own[at + 1] === undefined || fields.has(label))
        return null;
      kinds.add(kind);
      fields.set(label, own[at + 1]?.text ?? '');
    }
  }
  const isTask = kinds.has('unit') && (kinds.has('content') || kinds.has('task'));
  return isTask && fields.size >= fieldsMin ? { grid, fields } : null;
}
