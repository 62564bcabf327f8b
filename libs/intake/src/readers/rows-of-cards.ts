import type { GridCell, GridRow } from './grid.js';

/** What stands behind each label of one task card, in the order of the labels. */
export type CardFields = ReadonlyMap<string, string>;

/** All labels of the cards, in the order in which they first appear: the header of their table. */
export function labelsOf(cards: readonly { fields: CardFields }[]): string[] {
  return [...new Set(cards.flatMap(({ fields }) => [...fields.keys()]))];
}

/**
 * Cards as the rows of one table: a header of `labels` at `headerSource`, then a row for each card; a label that a card
 * lacks is an empty cell. `mergeOf` says how a cell with such words stands in the table. Who has a bound of rows or
 * columns holds it before.
 */
export function rowsOfCards(
  labels: readonly string[],
  cards: readonly { fields: CardFields; source: GridRow['source'] }[],
  headerSource: GridRow['source'],
  mergeOf: (words: string) => GridCell['merge'],
): GridRow[] {
  const rowOf = (texts: readonly string[], source: GridRow['source']): GridRow => ({
    cells: texts.map((text) => ({ text, merge: mergeOf(text) })),
    source,
    printedCells: labels.length,
  });
  const rows = cards.map(({ fields, source }) =>
    rowOf(
      labels.map((label) => fields.get(label) ?? ''),
      source,
    ),
  );
  return [rowOf(labels, headerSource), ...rows];
}
