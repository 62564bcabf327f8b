import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { Question } from '../ledger-draft.js';
import { readDeadline } from './deadline/read-deadline.js';
import { splitDutyBracket } from './duty-bracket.js';
import { readResponsibility } from './responsibility/read-responsibility.js';

/** Phrases in the manner of many bodies, with readings decided before the grammar saw them. Made up for this place. */
interface Phrase {
  id: string;
  text: string;
  ref_year: number | null;
  gold: Record<string, unknown>;
  /** A person must settle it. */
  doubt?: true;
}

function phrases(name: string): Phrase[] {
  const file = path.resolve(process.cwd(), `libs/intake/samples/phrases/${name}.jsonl`);
  const lines = fs.readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as Phrase);
}

const sets = ['', '-unseen', '-elsewhere', '-further', '-broader'];
const duties = sets.flatMap((set) => phrases(`responsibility${set}`));
const times = sets.flatMap((set) => phrases(`deadline${set}`));

/** `unit_text` → `unitText`, keys in order, notes left out. */
function comparable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(comparable);
  if (value === null || typeof value !== 'object') return value;
  const camel = (key: string): string => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const entries = Object.entries(value).filter(([key]) => key !== 'note');
  return Object.fromEntries(
    entries
      .map(([key, each]) => [camel(key), comparable(each)] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

const asSet = (list: readonly unknown[]): string[] =>
  list.map((each) => JSON.stringify(comparable(each))).toSorted();

function assignmentsOf(text: string): { named: string[]; isOpen: boolean; questions: Question[] } {
  const { assignments, questions } = readResponsibility(text);
  return {
    named: asSet(assignments.map(({ openList: _openList, ...rest }) => rest)),
    isOpen: assignments.some(({ openList }) => openList === true),
    questions,
  };
}

describe('phrases of other provinces and bodies', () => {
  it.each(duties.map(({ id, text, gold }) => [id, text, gold] as const))('%s %j', (_id, text, gold) => {
    const { named, isOpen } = assignmentsOf(text);
    expect(named).toEqual(asSet(gold.assignments as unknown[]));
    expect(isOpen).toBe(gold.open_list === true);
  });

  it.each(times.map(({ id, text, ref_year, gold }) => [id, text, ref_year, gold] as const))(
    '%s %j of %d',
    (_id, text, year, gold) => {
      expect(comparable(readDeadline(text, year).deadline)).toEqual(comparable(gold));
    },
  );

  it('asks where a person must settle it, and nowhere else', () => {
    const asked = [
      ...duties.filter(({ text }) => readResponsibility(text).questions.length > 0),
      ...times.filter(({ text, ref_year }) => readDeadline(text, ref_year).questions.length > 0),
    ];
    const ofDoubt = [...duties, ...times].filter(({ doubt, gold }) => doubt === true || gold.kind === 'from');
    expect(asked.map(({ id }) => id)).toEqual(ofDoubt.map(({ id }) => id));
  });
});

/** Phrases that are read without a doubt, for turning into others. */
const certain = duties.filter(({ doubt }) => doubt !== true);
const names = [
  '省文化和旅游厅 市工业和信息化局 县粮食和储备局 区政数局 国家统计局 财政部 市委宣传部 团市委 市妇联',
  '县融媒体中心 市公安局 市交警支队 云河海关 市市场监管局（市知识产权局） 市城投集团 县供电公司 人行云河市分行',
  '市委编办 区税务局 市总工会 市大数据发展管理局 市住房和城乡建设局 区行政审批服务局 市中级人民法院',
].flatMap((line) => line.split(' '));

describe('the same phrase, written otherwise', () => {
  it('with other units in it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...certain),
        fc.shuffledSubarray(names, { minLength: 12 }),
        ({ text }, others) => {
          const before = readResponsibility(text);
          const units = before.marks.filter(({ kind }) => kind === 'unit');
          const renamed = new Map<string, string>();
          let words = '';
          let at = 0;
          units.forEach(({ start, end }, order) => {
            const name = others[order % others.length] ?? '';
            // A name that a line end or a gap of the print breaks is read without it.
            renamed.set(text.slice(start, end).replace(/\s+/g, ''), name);
            words += text.slice(at, start) + name;
            at = end;
          });
          words += text.slice(at);
          // A list that names a unit twice is another phrase.
          fc.pre(renamed.size === units.length && units.length <= others.length);
          const wanted = before.assignments.map((each) => ({
            ...each,
            unitText: renamed.get(each.unitText) ?? each.unitText,
          }));
          expect([words, asSet(readResponsibility(words).assignments)]).toEqual([words, asSet(wanted)]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('with half-width signs, and with white space between its parts', () => {
    const half: Readonly<Record<string, string>> = { '，': ',', '；': ';', '：': ':', '（': '(', '）': ')' };
    const narrow = (words: string): string => words.replace(/[，；：（）]/g, (sign) => half[sign] ?? sign);
    fc.assert(
      fc.property(
        fc.constantFrom(...certain),
        fc.boolean(),
        fc.constantFrom('', ' ', '　'),
        (phrase, isHalf, gap) => {
          const { assignments, marks } = readResponsibility(phrase.text);
          const borders = marks.filter(({ kind }) => kind === 'separator').map(({ start }) => start);
          let words = '';
          Array.from(phrase.text).forEach((char, at) => {
            words += borders.includes(at) && /[、，；]/.test(char) ? `${gap}${char}${gap}` : char;
          });
          const written = isHalf ? narrow(words) : words;
          const wanted = assignments.map((each) => ({
            ...each,
            unitText: isHalf ? narrow(each.unitText) : each.unitText,
          }));
          expect([written, asSet(readResponsibility(written).assignments)]).toEqual([written, asSet(wanted)]);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('with its clauses in another order', () => {
    const clauses = [
      '甲局牵头',
      '乙局、丙局配合',
      '丁委、各街镇按职责分工落实',
      '戊办审核把关',
      '己中心、庚局分别落实',
    ];
    const wanted = asSet(clauses.flatMap((clause) => readResponsibility(clause).assignments));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(clauses, { minLength: 5 }),
        fc.constantFrom('，', '；', '\n', '。'),
        (order, sign) => {
          expect(asSet(readResponsibility(order.join(sign)).assignments)).toEqual(wanted);
        },
      ),
    );
    const labelled = [
      '牵头单位：甲局',
      '责任单位：乙局、丙委',
      '配合单位：各街镇',
      '完成时限：2022年6月底前',
    ];
    const ofLabels = asSet(labelled.flatMap((clause) => readResponsibility(clause).assignments));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(labelled, { minLength: 4 }),
        fc.constantFrom('；', '\n', '。'),
        (order, sign) => {
          expect(asSet(readResponsibility(order.join(sign)).assignments)).toEqual(ofLabels);
        },
      ),
    );
  });

  it('with full-width digits and white space in its time', () => {
    const wide = (words: string): string =>
      words.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.constantFrom(...times), fc.boolean(), fc.boolean(), (phrase, isWide, isSpaced) => {
        const before = readDeadline(phrase.text, phrase.ref_year).deadline;
        const spaced = isSpaced ? Array.from(phrase.text).join(' ') : phrase.text;
        const words = isWide ? wide(spaced) : spaced;
        expect([words, readDeadline(words, phrase.ref_year).deadline]).toEqual([words, before]);
      }),
      { numRuns: 1_000 },
    );
  });

  it('with its deadline in the same bracket', () => {
    const dates = [
      '2022年6月底前完成',
      '长期坚持',
      '每季度末',
      '年底前',
      '持续推进',
      '12月31日前',
      '完成时限：2022年9月',
    ];
    const bare = certain.filter(
      ({ text }) => !/[\n（(〔【[]/.test(text.charAt(0)) && splitDutyBracket(text).deadline.length === 0,
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...bare),
        fc.constantFrom(...dates),
        fc.constantFrom('（）', '()', '【】'),
        (phrase, date, sign) => {
          const text = `${sign.charAt(0)}${phrase.text}；${date}${sign.charAt(1)}`;
          const split = splitDutyBracket(text);
          expect(split.deadlineText).toBe(date.replace('完成时限：', ''));
          expect(asSet(readResponsibility(split.responsibilityText).assignments)).toEqual(
            asSet(readResponsibility(phrase.text).assignments),
          );
          for (const { start, end } of split.deadline)
            expect(text.slice(start, end)).toBe(split.deadlineText);
        },
      ),
      { numRuns: 500 },
    );
  });
});
