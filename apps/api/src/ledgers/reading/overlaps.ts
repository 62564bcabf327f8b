import type { LedgerPreview, LedgerQuestion } from '#contract';
import type { LedgerDraftRow, OverlapRow } from '#intake';
import { findOverlaps } from '#intake';
import type { OpenLedgerRow } from '#persistence';

/** Overlaps that are told of one row. */
const PER_ROW_MAX = 3;
/** Share of equal rows from which a paper reads like a new version of a ledger. */
const VERSION_LIKENESS = 0.5;
const WORDS_MAX = 60;

/**
 * Rows with a question for each row of another open ledger that asks the same unit for similar work (F10). Told and not
 * settled: the supervisor keeps both or merges. A paper that is a version of that ledger is no overlap of it.
 */
export function withOverlaps<Row extends LedgerDraftRow>(
  rows: readonly Row[],
  others: readonly OpenLedgerRow[],
): Row[] {
  const versions = new Set(versionsOf(rows, others).map(({ ledger }) => ledger));
  const open = others
    .filter(({ ledger }) => !versions.has(ledger))
    .map((other) => ({
      ledger: other.ledger,
      other,
      row: {
        row: other.row,
        content: other.content,
        assignments: other.assignments as OverlapRow['assignments'],
      },
    }));
  if (open.length === 0) return [...rows];
  const overlaps = findOverlaps(rows, open, { overlapsMax: PER_ROW_MAX });
  return rows.map((row, at) => {
    const questions = (overlaps[at] ?? []).map(({ other, likeness, units }) =>
      question(other.other, likeness, units),
    );
    return questions.length === 0
      ? row
      : { ...row, questions: [...row.questions, ...(questions as unknown as Row['questions'])] };
  });
}

function question(other: OpenLedgerRow, likeness: number, units: readonly string[]): LedgerQuestion {
  const { ledger, title, row, task, content } = other;
  const percent = Math.round(likeness * 100);
  return {
    code: 'row.overlap',
    message: `与《${title}》第 ${row} 行相近（${percent}%），都涉及${units.join('、')}，是否同一件事？`,
    messageEn: `Row ${row} of "${title}" asks ${units.join(', ')} for similar work (${percent}%). Is it the same?`,
    data: {
      ledger,
      ledgerTitle: title,
      otherRow: row,
      otherText: content.slice(0, WORDS_MAX),
      percent,
      units: [...units],
      ...(task === null ? {} : { task }),
    },
  };
}

/** Open ledgers of which at least half of the paper's rows stand there in the very same words, likeliest first. */
export function versionsOf(
  rows: readonly Pick<LedgerDraftRow, 'content'>[],
  others: readonly OpenLedgerRow[],
): LedgerPreview['versionOf'] {
  const contents = new Set(rows.map(({ content }) => plain(content)));
  const found = new Map<string, { title: string; same: Set<string> }>();
  for (const { ledger, title, content } of others) {
    const words = plain(content);
    if (!contents.has(words)) continue;
    const entry = found.get(ledger) ?? { title, same: new Set<string>() };
    found.set(ledger, entry);
    entry.same.add(words);
  }
  return [...found]
    .map(([ledger, { title, same }]) => ({ ledger, title, likeness: same.size / Math.max(1, contents.size) }))
    .filter(({ likeness }) => likeness >= VERSION_LIKENESS)
    .toSorted((a, b) => b.likeness - a.likeness || (a.ledger < b.ledger ? -1 : 1));
}

const plain = (text: string): string => text.replaceAll(/\s/g, '');
