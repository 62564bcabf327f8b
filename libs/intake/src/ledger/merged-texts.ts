import type { Grid } from '../readers/grid.js';

/**
 * The words that a reader of the printed table sees in every cell: the value of a vertical merge stands for each row that
 * it covers. Where the form of the file cannot show merges, a blank cell stays blank. Source: FEATURES 1.
 */
export function carriedTexts({ rows, columns }: Grid): string[][] {
  let above: string[] = Array.from({ length: columns }, () => '');
  return rows.map(({ cells }) => {
    const texts = cells.map(({ text, merge }, column) =>
      merge === 'continued' ? (above[column] ?? '') : text,
    );
    above = texts;
    return texts;
  });
}
