import fs from 'node:fs';
import path from 'node:path';
import { readPaperLedger, type DeadlineReading, type LedgerDraft, type PaperLedger } from './index.js';

/** Papers of an invented district in the layouts that offices use; their golds say what each was written to mean. */
const folder = path.resolve(process.cwd(), 'libs/intake/samples/papers');
const samples = [
  'merged-numbered.docx',
  'two-row-header.docx',
  'brackets.docx',
  'dates.xlsx',
  'leaders.xls',
  'sections-gb18030.csv',
  'six-cell-blocks.txt',
  'numbered-paragraphs.txt',
];

async function readSample(name: string): Promise<PaperLedger> {
  const read = await readPaperLedger(fs.readFileSync(path.join(folder, name)), { fileName: name });
  if (!read.ok) throw new Error(`${name}: ${read.refusal.code}`);
  return read.value;
}

function goldOf(name: string): unknown {
  return JSON.parse(fs.readFileSync(path.join(folder, name.replace(/\.\w+$/, '.gold.json')), 'utf8'));
}

function shortDeadline(deadline: DeadlineReading): string {
  if (deadline.kind === 'date') return deadline.date ?? 'date';
  if (deadline.kind === 'range') return `range ${deadline.start} ${deadline.end}`;
  if (deadline.kind === 'multi') return ['multi', ...deadline.parts.map(shortDeadline)].join(' ');
  return deadline.kind;
}

/** A draft in the words of the golds. */
function meaningOf({ title, year, rows }: LedgerDraft): unknown {
  return {
    title,
    year,
    rows: rows.map((row) => ({
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
    })),
  };
}

describe('sample papers', () => {
  it.each(samples)('%s', async (name) => {
    const { draft } = await readSample(name);
    expect(meaningOf(draft)).toEqual(goldOf(name));
  });

  it('gives the same result for the same bytes', async () => {
    expect(await readSample('dates.xlsx')).toEqual(await readSample('dates.xlsx'));
  });
});
