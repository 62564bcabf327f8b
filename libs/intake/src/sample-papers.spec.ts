import fs from 'node:fs';
import path from 'node:path';
import {
  readPaperLedger,
  type ColumnsByTable,
  type DeadlineReading,
  type LedgerDraft,
  type PaperLedger,
} from './index.js';

/** Papers of an invented district in the layouts that offices use; their golds say what each was written to mean. */
const folder = path.resolve(process.cwd(), 'libs/intake/samples/papers');
const samples = [
  'merged-numbered.docx',
  'two-row-header.docx',
  'brackets.docx',
  'rectify-header-again.docx',
  'two-tables.docx',
  'unlike-parts.docx',
  'title-inside.docx',
  'nested-table.docx',
  'no-header.docx',
  'word-outline.docx',
  'merged-blocks.docx',
  'project-sums.docx',
  'leader-names.docx',
  'task-cards.docx',
  'three-row-header.docx',
  'cover-and-pages.docx',
  'revised.docx',
  'controls.docx',
  'deadline-first.wps',
  'side-by-side.xlsx',
  'cover-sheet.xlsx',
  'unit-sheets.xlsx',
  'matched-lines.xlsx',
  'turned.xlsx',
  'unit-rows.et',
  'matrix.xlsx',
  'hinted-gb18030.csv',
  'starred.tsv',
  'drawn.txt',
  'ticks.docx',
  'overseers.docx',
  'deadline-in-note.docx',
  'unit-banners.docx',
  'beside-in-word.docx',
  'uncommon-words.docx',
  'turned-in-word.docx',
  'sign-behind.docx',
  'word-matrix.xlsx',
  'three-days.xlsx',
  'strokes.xlsx',
  'three-levels.xlsx',
  'part-banners.xlsx',
  'pipes.txt',
  'ragged-utf16be.txt',
  'dates.xlsx',
  'quarters.xlsx',
  'sheet-per-section.xlsx',
  'shifted-cells.xlsx',
  'part-numbers.xlsx',
  'leaders.xls',
  'form-above.xls',
  'sections-gb18030.csv',
  'semicolons.csv',
  'proposals-utf16.tsv',
  'pasted.tsv',
  'plan-days.csv',
  'aligned.txt',
  'six-cell-blocks.txt',
  'numbered-paragraphs.txt',
  'web-page.txt',
  'duty-lines.txt',
  'label-lines.txt',
  'label-tails.txt',
  'leader-lines.txt',
];

/** Columns that only a person can tell, by table: who asked for a matter stands under a word for those who do it. */
const told: Readonly<Record<string, ColumnsByTable>> = { 'unlike-parts.docx': { 1: { 1: 'other' } } };

/** The fields that a gold names for a row are compared, and no others. */
interface Gold {
  title: string;
  year: number | null;
  rows: Record<string, unknown>[];
}

async function readSample(name: string): Promise<PaperLedger> {
  const read = await readPaperLedger(fs.readFileSync(path.join(folder, name)), {
    fileName: name,
    columns: told[name] ?? {},
  });
  if (!read.ok) throw new Error(`${name}: ${read.refusal.code}`);
  return read.value;
}

function goldOf(name: string): Gold {
  return JSON.parse(fs.readFileSync(path.join(folder, name.replace(/\.\w+$/, '.gold.json')), 'utf8')) as Gold;
}

function shortDeadline(deadline: DeadlineReading): string {
  if (deadline.kind === 'date') return deadline.date ?? 'date';
  if (deadline.kind === 'range') return `range ${deadline.start} ${deadline.end}`;
  if (deadline.kind === 'multi') return ['multi', ...deadline.parts.map(shortDeadline)].join(' ');
  return deadline.kind;
}

/** A draft in the words of its gold. */
function meaningOf({ title, year, rows }: LedgerDraft, gold: Gold): Gold {
  return {
    title,
    year,
    rows: rows.map((row, at) =>
      picked(
        {
          row: row.row,
          section: [row.sectionNo, row.sectionTitle],
          item: [row.itemNo, row.itemTitle],
          content: row.content,
          assignments: row.assignments.map(
            ({ role, mode, kind, unitText }) => `${role} ${mode ?? '-'} ${kind} ${unitText}`,
          ),
          deadlineText: row.deadlineText,
          deadline: shortDeadline(row.deadline),
          inherited: row.inheritedDeadline?.fromRow ?? null,
          responsibilityText: row.responsibilityText,
          leaders: row.leaders,
          questions: [...new Set(row.questions.map(({ code }) => code))].toSorted(),
        },
        gold.rows[at],
      ),
    ),
  };
}

function picked(row: Record<string, unknown>, like: Record<string, unknown> = row): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([field]) => field in like));
}

describe('sample papers', () => {
  it.each(samples)('%s', async (name) => {
    const { draft } = await readSample(name);
    const gold = goldOf(name);
    expect(meaningOf(draft, gold)).toEqual(gold);
  });

  it('gives the same result for the same bytes', async () => {
    expect(await readSample('dates.xlsx')).toEqual(await readSample('dates.xlsx'));
  });
});
