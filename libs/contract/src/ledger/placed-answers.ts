import type { SourceRef } from './paper.schema.js';
import type { LedgerAnswer } from './question.schema.js';

/** A row of a reading, as far as answers find it again. */
interface ReadRow {
  row: number;
  source: SourceRef | null;
  duties: readonly { start: number }[];
}

/**
 * Answers under the numbers that their rows have in this reading of the paper, in their order, and those that rest: their
 * row is not read now, or not with the words that they are about. An answer without a place in the file keeps its number.
 */
export function placedAnswers(
  answers: readonly LedgerAnswer[],
  rows: readonly ReadRow[],
): { placed: LedgerAnswer[]; resting: LedgerAnswer[] } {
  const bySource = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const key = keyOf(row.source);
    bySource.set(key, [...(bySource.get(key) ?? []), row]);
  }
  const placed: LedgerAnswer[] = [];
  const resting: LedgerAnswer[] = [];
  for (const answer of answers) {
    if (!('row' in answer) || answer.source === undefined) {
      placed.push(answer);
      continue;
    }
    const row = rowOf(answer.row, bySource.get(keyOf(answer.source)) ?? []);
    if (row === null || !speaksOf(answer, row)) resting.push(answer);
    else placed.push(row.row === answer.row ? answer : { ...answer, row: row.row });
  }
  return { placed, resting };
}

/** Of several rows from one place in the file the one with the number; where none has it nobody can tell. */
function rowOf(number: number, rows: readonly ReadRow[]): ReadRow | null {
  const [only] = rows;
  return rows.find(({ row }) => row === number) ?? (rows.length === 1 && only !== undefined ? only : null);
}

/** A duty is found by where its words start: in other words it is another one. */
function speaksOf(answer: LedgerAnswer, { duties }: ReadRow): boolean {
  return answer.kind !== 'duty' || duties.some(({ start }) => start === answer.start);
}

function keyOf(source: SourceRef | null): string {
  if (source === null) return '';
  const { sheet, table, lines, row } = source;
  return JSON.stringify([sheet ?? null, table ?? null, lines ?? null, row ?? null]);
}

/** An answer without the place in the file that found its row. */
export function withoutSource(answer: LedgerAnswer): LedgerAnswer {
  if (!('row' in answer)) return answer;
  const { source: _, ...rest } = answer;
  return rest;
}
