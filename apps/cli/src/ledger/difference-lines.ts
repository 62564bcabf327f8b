import type { Terminal } from '../terminal/terminal.js';

const WORDS_MAX = 40;

/** A row in which a new version of a paper differs from the ledger: as an import tells it, and as a person confirms it. */
export interface DifferentRow {
  readonly kind: 'created' | 'changed' | 'withdrawn';
  /** Row of the ledger; null for a created one. */
  readonly row: number | null;
  /** Row of the new paper; null for a withdrawn one. */
  readonly printed: number | null;
  readonly content: string;
  readonly fields: readonly {
    field: keyof typeof fieldWords;
    before: string | null;
    after: string | null;
  }[];
}

/** One line for the row and one for each field that differs; `note` says what becomes of it. */
export function tellRow(
  terminal: Terminal,
  { kind, row, printed, content, fields }: DifferentRow,
  note = '',
): void {
  const words = content.slice(0, WORDS_MAX).replaceAll('\n', ' ');
  terminal.print(
    `${signs[kind]} ${row ?? '–'} → ${printed ?? '–'}  ${words}${note === '' ? '' : `  [${note}]`}`,
  );
  if (kind !== 'changed') return;
  for (const { field, before, after } of fields)
    terminal.print(`    ${terminal.phrase(fieldWords[field])}: ${before ?? ''} → ${after ?? ''}`);
}

export interface DifferenceCounts {
  readonly created: number;
  readonly changed: number;
  readonly withdrawn: number;
  readonly unchanged: number;
}

export function tellCounts(terminal: Terminal, counts: DifferenceCounts): void {
  terminal.print({
    zh: `新增 ${counts.created}，改动 ${counts.changed}，撤下 ${counts.withdrawn}，未变 ${counts.unchanged}。`,
    en: `${counts.created} new, ${counts.changed} changed, ${counts.withdrawn} withdrawn, ${counts.unchanged} unchanged.`,
  });
}

const signs = { created: '+', changed: '~', withdrawn: '-' } as const;

const fieldWords = {
  section: { zh: '板块', en: 'section' },
  item: { zh: '事项', en: 'item' },
  content: { zh: '举措', en: 'measure' },
  responsibility: { zh: '分工', en: 'responsibility' },
  deadline: { zh: '时限', en: 'deadline' },
  other: { zh: '其他栏', en: 'other columns' },
} as const;
