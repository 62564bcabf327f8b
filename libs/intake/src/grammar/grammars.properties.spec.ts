import fc from 'fast-check';
import type { Mark } from '../ledger-draft.js';
import { readDeadline } from './deadline/read-deadline.js';
import { readResponsibility } from './responsibility/read-responsibility.js';

/** Pieces that the grammars react to, so that random texts reach every production. */
const pieces = [
  '区教育局 区政数局 文化和旅游局 各街镇 各相关单位 有关部门 市 县（市、区）政府 张三 采购 涉及 牵头 负责 落实 配合',
  '按职责分工 分别 会同 审核把关 责任单位： 配合单位 等 和 及 、 ， ； 。 \n （ ） “ ” 《 ：',
  '列第一位者为牵头单位，下同 以下均需落实，不再列出 2021年 12月 底 前 31日 第一季度 每年 每月 起 至 - 3 十二',
  '个工作日 内 之日起 长期 常态化 持续推进 力争 适时 年底前 全年 两次 压缩至 ５ 🙂 \u200b A',
].flatMap((line) => [...line.split(' '), ' ']);
const text = fc.oneof(
  fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((words) => words.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
);
const runs = { numRuns: 1_000 };

function expectOrderly(marks: readonly Mark[], length: number): void {
  let last = 0;
  for (const { start, end } of marks) {
    expect(start).toBeGreaterThanOrEqual(last);
    expect(end).toBeGreaterThan(start);
    last = end;
  }
  expect(last).toBeLessThanOrEqual(length);
}

describe('grammars, on any text', () => {
  it('marks lie inside the text, in order, without overlaps', () => {
    fc.assert(
      fc.property(text, (words) => {
        expectOrderly(readResponsibility(words).marks, words.length);
        expectOrderly(readDeadline(words, 2021).marks, words.length);
      }),
      runs,
    );
  });

  it('the same text gives the same reading', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(readResponsibility(words)).toEqual(readResponsibility(words));
        expect(readDeadline(words, 2021)).toEqual(readDeadline(words, 2021));
      }),
      { numRuns: 300 },
    );
  });

  it('every name stands in the text, and every mark of a text without doubt is understood', () => {
    fc.assert(
      fc.property(text, (words) => {
        const reading = readResponsibility(words);
        const plain = words.replace(/\s/g, '');
        for (const { unitText } of reading.assignments) expect(plain).toContain(unitText.replace(/\s/g, ''));
        if (reading.questions.length === 0)
          expect(reading.marks.map(({ kind }) => kind)).not.toContain('leftover');
        if (reading.assignments.length === 0) expect(reading.questions).not.toEqual([]);
      }),
      runs,
    );
  });

  it('marks cover every word of a responsibility cell', () => {
    fc.assert(
      fc.property(text, (words) => {
        const covered = new Set<number>();
        for (const { start, end } of readResponsibility(words).marks) {
          for (let at = start; at < end; at += 1) covered.add(at);
        }
        const open = [...words.split('').keys()].filter(
          (at) => !covered.has(at) && words.charAt(at).trim() !== '',
        );
        expect(words.trim() === '' ? [] : open).toEqual([]);
      }),
      runs,
    );
  });

  it('a list of names comes back whole, whatever joins it', () => {
    const names = fc.uniqueArray(
      fc.constantFrom('甲局', '乙委', '丙办', '丁中心', '戊部', '各街镇', '各部门', '己大队'),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(names, fc.constantFrom('、', '，', '；', '\n', '和', '及'), (list, joiner) => {
        const reading = readResponsibility(`${list.join(joiner)}按职责落实`);
        expect(reading.assignments.map(({ unitText }) => unitText)).toEqual(list);
        expect(new Set(reading.assignments.map(({ mode }) => mode))).toEqual(new Set(['by-duty']));
        expect(reading.questions).toEqual([]);
      }),
    );
  });

  it('a hostile list costs no more than its length', () => {
    for (const piece of [
      '各局和',
      '有关部门和单位和',
      '（',
      '等',
      '按职责',
      '每年',
      '2021年',
      '涉及、',
      '指导中心',
      '第一位为',
    ]) {
      const words = piece.repeat(Math.floor(1_000 / piece.length));
      expect(readResponsibility(words).questions.length).toBeLessThan(10);
      expect(readDeadline(words, 2021).questions.length).toBeLessThan(2);
    }
  });
});

describe('deadlines, on any date', () => {
  const day = fc.record({
    year: fc.integer({ min: 2000, max: 2099 }),
    month: fc.integer({ min: 1, max: 12 }),
  });

  it('the end of a month is its last day, in every way of writing it', () => {
    fc.assert(
      fc.property(day, fc.constantFrom('月底前', '月末', '月底', '月底之前'), ({ year, month }, words) => {
        const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
        expect(readDeadline(`${year}年${month}${words}`).deadline).toEqual({ kind: 'date', date: last });
      }),
    );
  });

  it('a range never ends before it starts', () => {
    const month = fc.integer({ min: 1, max: 12 });
    fc.assert(
      fc.property(month, month, fc.constantFrom('-', '~', '—', '至', '～'), (first, last, sign) => {
        const { deadline } = readDeadline(`${first}${sign}${last}月`, 2023);
        expect(deadline.kind).toBe('range');
        if (deadline.kind === 'range') expect((deadline.start ?? '') < (deadline.end ?? '')).toBe(true);
      }),
    );
  });
});
