import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { LedgerDraft } from '../ledger-draft.js';
import type { UnitDirectory } from '../unit-directory.js';
import { toLedgerContract } from './contract-shape.js';
import { readLedger } from './read-ledger.js';

const samples = path.resolve(process.cwd(), 'libs/intake/samples');
const sample = fs.readFileSync(path.join(samples, 'yunhe-2026.txt'), 'utf8');
const directory = JSON.parse(
  fs.readFileSync(path.join(samples, 'yunhe-units.json'), 'utf8'),
) as UnitDirectory;

function draftOf(input: string | Uint8Array, options?: Parameters<typeof readLedger>[1]): LedgerDraft {
  const read = readLedger(input, options);
  if (!read.ok) throw new Error(read.refusal.code);
  return read.value;
}

/** A ledger of six columns: numeral, section, item, content, responsibility, deadline. */
function ledger(rows: readonly (readonly string[])[], title = '云河区2026年重点任务台账'): string {
  const header = ['序号', '任务', '责任分工', '完成时限'];
  return [[title], header, ...rows].map((cells) => cells.map((cell) => `\t${cell}\n`).join('')).join('\n');
}

const plain = [
  ['一', '甲章', '1、甲事', '公布办事指南，逐条核对', '甲教育局牵头，各相关单位配合落实', '2026年6月底前'],
  ['', '', '', '公布收费标准，按月更新', '甲民政局落实', ''],
  ['', '', '2、乙事', '建立问题清单，逐项整改', '甲教育局、甲民政局按职责落实', '长期常态化'],
  ['二', '乙章', '3、丙事', '举办两期培训，全员参加', '甲民政局牵头', '2026年9月底前'],
];

describe('the sample ledger', () => {
  const draft = draftOf(sample, { directory });

  it('reads as its gold says, row by row', () => {
    const gold: unknown = JSON.parse(fs.readFileSync(path.join(samples, 'yunhe-2026.gold.json'), 'utf8'));
    expect(JSON.parse(JSON.stringify(toLedgerContract(draft)))).toEqual(gold);
  });

  it('has six sections, 27 items, 39 rows and 14 standing duties', () => {
    expect(new Set(draft.rows.map(({ sectionNo }) => sectionNo)).size).toBe(6);
    expect(new Set(draft.rows.map(({ itemNo }) => itemNo)).size).toBe(27);
    expect(draft.rows).toHaveLength(39);
    expect(draft.rows.filter(({ deadline }) => deadline.kind === 'ongoing')).toHaveLength(14);
  });

  it('asks only where a blank deadline is offered the value above', () => {
    const asked = draft.rows.filter(({ questions }) => questions.length > 0);
    expect(asked.map(({ row, inheritedDeadline }) => [row, inheritedDeadline?.fromRow])).toEqual([
      [21, 20],
      [30, 29],
      [36, 35],
    ]);
    expect(asked.flatMap(({ questions }) => questions.map(({ code }) => code))).toEqual(
      Array(3).fill('deadline.missing'),
    );
  });

  it('names units of its directory only', () => {
    const known = new Set(directory.map(({ shortName }) => shortName));
    const named = draft.rows.flatMap(({ assignments }) => assignments.map(({ unitText }) => unitText));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('reads the same without a directory', () => {
    expect(draftOf(sample)).toEqual(draft);
  });
});

describe('headings', () => {
  it('attaches a late numeral to its title and reports it', () => {
    const rows = plain.map((cells, at) =>
      at === 0 ? ['', ...cells.slice(1)] : at === 1 ? ['一', ...cells.slice(1)] : cells,
    );
    const draft = draftOf(ledger(rows));
    expect(draft.rows.map(({ sectionNo }) => sectionNo)).toEqual(['一', '一', '一', '二']);
    expect(
      draft.rows.map(({ questions }) => questions.map(({ code }) => code).includes('section.misplaced')),
    ).toEqual([false, true, false, false]);
  });

  it('reads titles without numerals and numerals inside titles', () => {
    const bare = draftOf(ledger(plain.map(([, ...rest]) => ['', ...rest])));
    expect(bare.rows.map(({ sectionNo, sectionTitle }) => [sectionNo, sectionTitle])[3]).toEqual([
      null,
      '乙章',
    ]);
    const inside = draftOf(
      ledger(
        plain.map(([numeral = '', title = '', ...rest]) => [
          '',
          title === '' ? '' : `${numeral}、${title}`,
          ...rest,
        ]),
      ),
    );
    expect(inside.rows.map(({ sectionNo, sectionTitle }) => [sectionNo, sectionTitle])).toEqual([
      ['一', '甲章'],
      ['一', '甲章'],
      ['一', '甲章'],
      ['二', '乙章'],
    ]);
  });

  it('takes a heading over the whole width as the section of the row below', () => {
    const [first, ...rest] = plain;
    const rows = [
      ['', '', ...(first ?? []).slice(2)],
      ['一、甲章'],
      ...rest.map((cells) => ['', '', ...cells.slice(2)]),
    ];
    const draft = draftOf(ledger(rows));
    expect(draft.rows).toHaveLength(4);
    expect(draft.rows.map(({ sectionTitle }) => sectionTitle)).toEqual([null, '甲章', '甲章', '甲章']);
  });
});

describe('deadlines over rows', () => {
  it('offers the value above inside an item, and never takes it over', () => {
    const [, row] = draftOf(ledger(plain)).rows;
    expect(row?.deadline).toEqual({ kind: 'missing' });
    expect(row?.inheritedDeadline).toMatchObject({
      deadlineText: '2026年6月底前',
      fromRow: 1,
      deadline: { date: '2026-06-30' },
    });
    expect(row?.questions.map(({ code }) => code)).toEqual(['deadline.missing']);
  });

  it('never carries a value over the border of an item', () => {
    const rows = plain.map((cells, at) => (at === 2 || at === 3 ? [...cells.slice(0, 5), ''] : cells));
    const draft = draftOf(ledger(rows));
    expect(draft.rows.map(({ inheritedDeadline }) => inheritedDeadline?.fromRow ?? null)).toEqual([
      null,
      1,
      null,
      null,
    ]);
    expect(draft.rows[3]?.questions.map(({ code }) => code)).toEqual(['deadline.missing']);
  });

  it('asks about a date before the year of the paper', () => {
    const rows = plain.map((cells, at) => (at === 3 ? [...cells.slice(0, 5), '2025年9月底前'] : cells));
    expect(draftOf(ledger(rows)).rows[3]?.questions.map(({ code }) => code)).toEqual(['deadline.past']);
  });
});

describe('doubtful rows', () => {
  it('reports cells that hold what belongs to another column', () => {
    const rows = plain.map((cells, at) =>
      at === 3 ? [...cells.slice(0, 4), '2026年9月底前', '甲民政局'] : cells,
    );
    expect(draftOf(ledger(rows)).rows[3]?.questions.map(({ code }) => code)).toEqual([
      'columns.shifted',
      'columns.shifted',
    ]);
  });

  it('reports a phrase that the border of a cell cut', () => {
    const rows = plain.map((cells, at) =>
      at === 3 ? [...cells.slice(0, 3), '前完成培训，全员参加', '甲民政局', '2026年6月'] : cells,
    );
    expect(draftOf(ledger(rows)).rows[3]?.questions.map(({ code }) => code)).toEqual(['columns.shifted']);
  });

  it('keeps a row that has too few cells, and asks', () => {
    const draft = draftOf(
      ledger([...plain.slice(0, 3), ['', '', '4、丁事', '做好归档工作'], ...plain.slice(3)]),
    );
    expect(draft.rows).toHaveLength(5);
    expect(draft.rows[3]?.questions.map(({ code }) => code)).toContain('columns.shifted');
  });

  it('says which unit the directory does not hold, and offers near names', () => {
    const rows = plain.map((cells) =>
      cells.map((cell) => cell.replaceAll('甲教育局', '区教局').replaceAll('甲民政局', '区民政局')),
    );
    const questions = draftOf(ledger(rows), { directory }).rows[0]?.questions ?? [];
    expect(questions.map(({ code }) => code)).toEqual(['unit.unknown']);
    expect(questions[0]?.data).toMatchObject({
      unitText: '区教局',
      suggestions: expect.arrayContaining(['区教育局']),
    });
  });

  it('applies a rule about the first unit to the rows below and shows where it came from', () => {
    const rows = plain.map((cells, at) =>
      at === 0
        ? [...cells.slice(0, 4), '甲教育局、甲民政局负责。列第一位者为牵头单位，下同', cells[5] ?? '']
        : cells,
    );
    const draft = draftOf(ledger(rows));
    expect(draft.rows[2]?.assignments.map(({ role, mode }) => [role, mode])).toEqual([
      ['lead', null],
      ['responsible', 'by-duty'],
    ]);
    expect(draft.rows[2]?.appliedRemarks).toMatchObject([{ kind: 'first-listed-is-lead', fromRow: 1 }]);
    expect(draft.rows[0]?.appliedRemarks).toEqual([]);
  });

  it('applies a rule that stands in a note under the table, and keeps the note', () => {
    const text = `${ledger(plain)}\n注：排名首位的为牵头单位。\n`;
    const draft = draftOf(text);
    expect(draft.notes).toEqual(['注：排名首位的为牵头单位。']);
    expect(draft.rows[2]?.assignments.map(({ role }) => role)).toEqual(['lead', 'responsible']);
    expect(draft.rows[2]?.appliedRemarks).toMatchObject([{ kind: 'first-listed-is-lead', fromRow: null }]);
  });

  it('takes the year of a paper without one from the caller, else leaves it open', () => {
    const rows = plain.map((cells) => cells.map((cell) => cell.replace('2026年', '')));
    expect(draftOf(ledger(rows, '重点任务台账'), { year: 2026 }).rows[0]?.deadline).toMatchObject({
      date: '2026-06-30',
    });
    const open = draftOf(ledger(rows, '重点任务台账'));
    expect(open.year).toBeNull();
    expect(open.rows[0]?.questions.map(({ code }) => code)).toEqual(['deadline.ambiguous']);
  });

  it('refuses a table that holds no tasks', () => {
    const read = readLedger(['甲', '乙', '丙'].map((name) => `\t${name}\n\t1\n\t2\n\n`).join(''));
    expect(read.ok ? null : read.refusal.code).toBe('ledger.no_table');
  });
});

describe('any ledger', () => {
  it('keeps every row and every word, and reads the same twice', () => {
    const word = fc.constantFrom(
      '公布办事指南',
      '甲教育局牵头',
      '2026年6月底前',
      '',
      '各街镇',
      '适时',
      '一',
      '🙂',
      '，',
      '整改到位',
    );
    const extra = fc.array(fc.tuple(word, word, word, word, word, word), { maxLength: 8 });
    fc.assert(
      fc.property(extra, (rows) => {
        const text = ledger([...plain, ...rows]);
        const read = readLedger(text);
        expect(readLedger(text)).toEqual(read);
        if (!read.ok) return;
        const filled = rows.filter((cells) => cells.some((cell) => cell !== ''));
        expect(read.value.rows).toHaveLength(plain.length + filled.length);
        read.value.rows.forEach(({ row, assignments, questions }, at) => {
          expect(row).toBe(at + 1);
          if (assignments.length === 0) expect(questions).not.toEqual([]);
        });
      }),
      { numRuns: 60 },
    );
  });
});
