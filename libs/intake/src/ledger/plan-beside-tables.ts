import type { Grid } from '../readers/grid.js';
import { defaultPaperLimits, type Paper, type PaperLimits } from '../readers/paper.js';
import { readTextForm } from '../readers/text-forms.js';

/**
 * The numbered paragraphs of a document whose tables hold no tasks (a list of contacts, a frame of one cell around the
 * whole plan), as one more table; null where they are no plan either.
 */
export function planBesideTables(
  { tables, format }: Paper,
  limits: PaperLimits = defaultPaperLimits,
): Grid | null {
  if (format !== 'docx' && format !== 'doc') return null;
  const inFrame = ({ columns, rows }: Grid): string[] =>
    columns === 1 ? rows.flatMap(({ cells }) => cells.map(({ text }) => text)) : [];
  const outer = tables.filter(({ nested }) => nested !== true);
  const lines = [
    ...outer.flatMap((grid) => [...grid.before, ...inFrame(grid)]),
    ...(outer.at(-1)?.after ?? []),
  ];
  const text = lines.join('\n');
  const plan = text.trim() === '' ? null : readTextForm(text, limits);
  return plan === null ? null : { ...plan, format };
}
