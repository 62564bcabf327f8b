import fs from 'node:fs';
import path from 'node:path';
import { parseDeadline, parseResponsibility, readLedger, type DeadlineReading } from './index.js';

/** Real papers stand beside a developer's clone, never inside it; without them this file has nothing to measure. */
const papers = path.resolve(process.cwd(), '../shared/ledgers');
const fileOf = (name: string): string => path.join(papers, name);
const present = [
  'chaoyang-2021.txt',
  'chaoyang-2021.gold.json',
  'responsibility-phrases.jsonl',
  'deadline-phrases.jsonl',
].every((name) => fs.existsSync(fileOf(name)));

interface PhraseGold {
  id: string;
  text: string;
  ref_year: number | null;
  source_title: string;
  gold: Record<string, unknown>;
}

function phrases(name: string): PhraseGold[] {
  const lines = fs.readFileSync(fileOf(name), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as PhraseGold);
}

/** `unit_text` → `unitText`, with the keys in order; notes and readings that need more than the phrase left out. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (value === null || typeof value !== 'object') return value;
  const beyond = new Set(['note', 'inherits', 'computed_due', 'computed_if', 'validityEnd']);
  const entries = Object.entries(value).filter(([key]) => !beyond.has(key));
  const camel = (key: string): string => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(
    entries
      .map(([key, each]) => [camel(key), comparable(each)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const sameSet = (a: unknown[], b: unknown[]): boolean =>
  JSON.stringify(a.map((each) => JSON.stringify(each)).toSorted()) ===
  JSON.stringify(b.map((each) => JSON.stringify(each)).toSorted());

function responsibilityIsExact({ text, gold }: PhraseGold): boolean {
  const { assignments } = parseResponsibility(text);
  const named = assignments.map(({ openList: _openList, ...rest }) => comparable(rest));
  const isOpen = assignments.some(({ openList }) => openList === true);
  return sameSet(named, comparable(gold.assignments) as unknown[]) && isOpen === (gold.open_list === true);
}

function deadlineIsExact({ text, gold, ref_year }: PhraseGold): boolean {
  const deadline: DeadlineReading = parseDeadline(text, ref_year).deadline;
  return JSON.stringify(comparable(deadline)) === JSON.stringify(comparable(gold));
}

/** Exact readings of all, and the papers whose own share is lowest. */
function measure(
  all: readonly PhraseGold[],
  isExact: (phrase: PhraseGold) => boolean,
): { share: number; missed: string[] } {
  const missed = all.filter((phrase) => !isExact(phrase)).map(({ id }) => id);
  return { share: 1 - missed.length / all.length, missed };
}

if (present) {
  describe('the real ledger', () => {
    const read = readLedger(fs.readFileSync(fileOf('chaoyang-2021.txt')));
    const gold = comparable(JSON.parse(fs.readFileSync(fileOf('chaoyang-2021.gold.json'), 'utf8'))) as Record<
      string,
      unknown
    >[];
    const rows = read.ok ? read.value.rows : [];

    it.each([
      'sectionNo',
      'sectionTitle',
      'itemNo',
      'itemTitle',
      'content',
      'responsibilityText',
      'assignments',
      'deadlineText',
      'deadline',
    ])('%s of every row', (field) => {
      expect(rows.map((row) => comparable(row[field as keyof typeof row]))).toEqual(
        gold.map((row) => row[field]),
      );
    });

    it('39 rows, 86 assignments, two inherited deadlines, two misplaced numerals', () => {
      expect(rows).toHaveLength(39);
      expect(rows.flatMap(({ assignments }) => assignments)).toHaveLength(86);
      expect(
        rows.flatMap(({ row, inheritedDeadline: from }) =>
          from === null ? [] : [[row, from.fromRow, from.deadline]],
        ),
      ).toEqual([
        [33, 32, { kind: 'date', date: '2021-12-31' }],
        [34, 32, { kind: 'date', date: '2021-12-31' }],
      ]);
      expect(rows.flatMap(({ row, questions }) => questions.map(({ code }) => `${row} ${code}`))).toEqual([
        '2 section.misplaced',
        '30 section.misplaced',
        '33 deadline.missing',
        '34 deadline.missing',
      ]);
    });

    it('knows where every row stands', () => {
      expect(rows.map(({ source }) => ('lines' in source ? source.lines : null))).toEqual(
        gold.map(({ sourceLines }) => sourceLines),
      );
    });
  });

  describe('real phrases', () => {
    it('responsibility: at least 98 % exact', () => {
      const { share, missed } = measure(phrases('responsibility-phrases.jsonl'), responsibilityIsExact);
      expect({ isEnough: share >= 0.98, missed }).toEqual({ isEnough: true, missed: ['R097'] });
    });

    it('deadlines: at least 97 % exact', () => {
      const { share, missed } = measure(phrases('deadline-phrases.jsonl'), deadlineIsExact);
      expect({ isEnough: share >= 0.97, missed }).toEqual({ isEnough: true, missed: ['D084', 'D157'] });
    });

    it('asks about no phrase that it reads right, beyond those that name no date', () => {
      const asked = phrases('responsibility-phrases.jsonl').filter(
        ({ text }) => parseResponsibility(text).questions.length > 0,
      );
      expect(asked.map(({ id }) => id)).toEqual([]);
      const dated = phrases('deadline-phrases.jsonl').filter(
        (phrase) => deadlineIsExact(phrase) && phrase.gold.kind === 'date',
      );
      expect(
        dated
          .filter(({ text, ref_year }) => parseDeadline(text, ref_year).questions.length > 0)
          .map(({ id }) => id),
      ).toEqual(['D133', 'D200']);
    });
  });
} else {
  it('finds no real papers beside this clone, so only the sample is measured', () => {
    expect(fs.existsSync(fileOf('chaoyang-2021.txt'))).toBe(false);
  });
}
