/** 任务：…⏎牵头单位：…⏎完成时限：…: tasks as cards of labelled lines, one card under the other. Source: LEDGER section 3. */
import { matchAt } from '../grammar/text-scan.js';
import type { Grid } from './grid.js';
import type { PaperLimits } from './paper.js';
import { labelStartsAt } from './paragraph-headings.js';
import { refuseNow } from './refusals.js';
import { labelsOf, rowsOfCards } from './rows-of-cards.js';

const labelled = /([^\s:：，,。；;、（()）\d][^:：，,。；;、]{0,11})[:：]\s*/y;
const taskLabel =
  /^(?:(?:重点|主要|具体|年度|工作|整改|实事)?(?:任务|事项|工作|项目|问题|举措|措施))(?:名称|内容|事项|任务)?$/;

interface Card {
  fields: Map<string, string>;
  lines: [first: number, last: number];
}

/**
 * The cards as the rows of a table, their labels its header; null where the text is anything else: a card begins with the
 * label of its task, the same for all, and names its units. A line without a label goes on with the field above it. Throws
 * PaperRefused: ledger.too_many_rows.
 */
export function readCards(text: string, { rowsMax, columnsMax }: PaperLimits): Grid | null {
  const lines = text.split(/\r\n|\r|\n/).map((line) => line.trim());
  const first = lines.findIndex((line) => taskLabel.test(labelOf(line)?.label ?? ''));
  const opening = labelOf(lines[first] ?? '')?.label;
  if (opening === undefined) return null;
  const cards = cardsOf(lines, first, opening);
  const labels = labelsOf(cards);
  const isCards = cards.every(({ fields }) =>
    [...fields.keys()].some((label) => labelStartsAt(`${label}：`, 0)),
  );
  if (!isCards || labels.length > columnsMax) return null;
  if (cards.length > rowsMax) refuseNow('ledger.too_many_rows', { rows: cards.length, rowsMax });
  return {
    format: 'txt',
    columns: labels.length,
    before: lines.slice(0, first).filter((line) => line !== ''),
    rows: rowsOfCards(
      labels,
      cards.map(({ fields, lines: own }) => ({ fields, source: { lines: own } })),
      { lines: [first + 1, first + 1] },
      (words) => (words === '' ? 'none' : 'start'),
    ),
    after: [],
  };
}

function labelOf(line: string): { label: string; length: number } | null {
  const match = matchAt(labelled, line, 0);
  return match === null ? null : { label: match[1] ?? '', length: match[0].length };
}

/** A label that a card has already, other than the one that opens it, is a line of the field above. */
function cardsOf(lines: readonly string[], first: number, opening: string): Card[] {
  const cards: Card[] = [];
  let field = opening;
  lines.slice(first).forEach((line, at) => {
    if (line === '') return;
    const number = first + at + 1;
    const found = labelOf(line);
    if (found?.label === opening) cards.push({ fields: new Map(), lines: [number, number] });
    const card = cards.at(-1);
    if (card === undefined) return;
    card.lines[1] = number;
    const opens = found !== null && !card.fields.has(found.label);
    if (opens) field = found.label;
    const words = opens ? line.slice(found.length) : line;
    const above = card.fields.get(field) ?? '';
    card.fields.set(field, above === '' ? words : `${above}\n${words}`);
  });
  return cards;
}
