import type { LedgerPreview, LedgerQuestion, LedgerRow, LedgerView, PrintedRow } from '#contract';
import { names } from './office.js';

/** A row of a paper that is understood without any doubt. */
export function rowOf(row: number, more: Partial<LedgerRow> = {}): LedgerRow {
  return {
    row,
    section: { no: '一', title: '政策解读' },
    item: { no: row, title: `公众参与之${row}` },
    content: `公布第 ${row} 份目录。`,
    responsibilityText: '区发改局牵头',
    deadlineText: '2026年12月底前',
    dueDay: '2026-12-31',
    standing: false,
    skippable: false,
    responsibleLeader: null,
    assignments: [{ track: 't1', unit: 'lead', role: 'lead', mode: null }],
    placeholders: [],
    phases: [],
    questions: [],
    settled: [],
    marks: { responsibility: [{ start: 0, end: 4, kind: 'unit' }], deadline: [] },
    source: { table: 1, row: row + 1 },
    parts: [
      {
        text: '区发改局',
        kind: 'unit',
        role: 'lead',
        mode: null,
        unit: 'lead',
        members: null,
        basis: '区发改局牵头',
      },
    ],
    duties: [],
    mergedInto: null,
    version: 1,
    task: null,
    ...more,
  };
}

/** The same unknown name, in every row that has it. */
export function unknownUnit(text: string, rows: number[]): LedgerQuestion {
  return {
    code: 'unit.unknown',
    message: `“${text}”是哪个单位？`,
    messageEn: `Which unit is “${text}”?`,
    data: { unitText: text },
    answers: [
      {
        label: '区水务局',
        labelEn: 'Water',
        answer: { kind: 'sameUnit', text, unit: 'support' },
        likeness: 0.8,
      },
      { label: '不是单位', labelEn: 'No unit', answer: { kind: 'notUnit', text } },
    ],
    accepts: ['sameUnit', 'newUnit', 'notUnit'],
    ...(rows.length > 1 ? { rows } : {}),
  };
}

/** A printed row whose cells start at their places in the list; null leaves a place to a cell above it. */
export function printedRow(at: number, row: number | null, texts: (string | null)[]): PrintedRow {
  return {
    at,
    header: row === null,
    row,
    cells: texts.flatMap((text, column) => (text === null ? [] : [{ column, text, columns: 1, rows: 1 }])),
  };
}

/** A paper of two rows under a header, whose section covers both. */
export function previewOf(rows: LedgerRow[], more: Partial<LedgerPreview> = {}): LedgerPreview {
  const [first, ...others] = rows.map((row) => printedRow(row.row + 1, row.row, [null, row.content]));
  const section = { column: 0, text: '政策解读', columns: 1, rows: rows.length };
  const undecided = rows.filter((row) => row.questions.length > 0).length;
  return {
    title: '云河区2026年任务台账',
    year: 2026,
    format: 'docx',
    known: null,
    versionOf: [],
    coordinatingUnit: 'office',
    responsibleLeader: null,
    paper: {
      fileName: '台账.docx',
      format: 'docx',
      notes: [],
      notices: [],
      tables: [
        {
          table: 0,
          name: null,
          columns: 2,
          rowCount: rows.length + 1,
          rows: [
            printedRow(1, null, ['类别', '内容']),
            ...(first === undefined ? [] : [{ ...first, cells: [section, ...first.cells] }]),
            ...others,
          ],
          score: 1,
          chosen: true,
        },
      ],
      parts: [
        {
          tables: [0],
          columns: [
            { column: 0, header: '类别', field: 'sectionTitle', score: 1, given: false },
            { column: 1, header: '内容', field: 'other', score: 0.4, given: false },
          ],
        },
      ],
    },
    counts: {
      rows: rows.length,
      items: rows.length,
      sections: 1,
      assignments: rows.length,
      understood: rows.length - undecided,
      undecided,
      questions: undecided,
    },
    questions: [],
    moved: [],
    added: [],
    learned: [],
    rows,
    names,
    ...more,
  };
}

/** A stored draft with these rows. */
export function draftOf(rows: LedgerRow[], more: Partial<LedgerView> = {}): LedgerView {
  return {
    id: 'l9',
    title: '云河区2026年任务台账',
    year: 2026,
    status: 'draft',
    version: 4,
    coordinatingUnit: 'office',
    responsibleLeader: null,
    createdAt: 0,
    source: { fileName: '台账.docx', sha256: '00', format: 'docx' },
    revision: 1,
    approval: { needed: false, leader: null, state: 'draft', waiting: true, acts: [] },
    questions: [],
    issue: null,
    toIssue: rows.length,
    rows: { items: rows, next: null },
    names,
    ...more,
  };
}
