import { readLedger, type LedgerDraft } from '#intake';
import type { ImportOffice } from '#persistence';
import { planFromWords, yearsOf, type ImportChoices } from './plan-from-words.js';
import type { ImportOptions } from './import-options.js';

/** A ledger as text: four cells a row, each on its line, rows between blank lines. */
function paper(rows: [content: string, duty: string, due: string][]): LedgerDraft {
  const head = `\t甲区2026年重点工作任务台账\n\n\t序号\n\t工作任务\n\t责任分工\n\t完成时限\n`;
  const body = rows
    .map(([content, duty, due], n) => `\n\t${n + 1}\n\t${content}\n\t${duty}\n\t${due}\n`)
    .join('');
  const read = readLedger(`${head}${body}`);
  if (!read.ok) throw new Error(read.refusal.messageEn);
  return read.value;
}

const draft = paper([
  ['公布办事指南，逐项写明需要的材料。', '甲局牵头，乙分局配合落实', '2026年6月底前'],
  ['清理过期文件，公布三张清单。', '各相关单位分别落实', '2026年9月底前'],
]);
const office: ImportOffice = {
  units: [
    {
      id: 'a',
      shortName: '甲局',
      fullName: '甲区甲局',
      aliases: [],
      formerNames: [],
      level: 'district',
      groups: [],
    },
  ],
  groups: [],
  coordinatingUnit: null,
  responsibleLeader: null,
};
const options: ImportOptions = {
  year: undefined,
  paperYear: undefined,
  resolve: {},
  same: {},
  dueDays: {},
  office: undefined,
  leader: undefined,
  inherit: true,
  createUnits: true,
  standIn: true,
};
const choices: ImportChoices = { office: '甲局', responsibleLeader: null };

describe('planning an import', () => {
  it('reads the rows of the paper', () => {
    expect(draft.rows.map((row) => row.assignments.map((a) => a.unitText))).toEqual([
      ['甲局', '乙分局'],
      ['各相关单位'],
    ]);
  });

  it('adds a named unit under the words of the paper, always with the same id, and no group', () => {
    const { plan, created } = planFromWords(draft, office, options, choices);
    expect(created.map(({ unit }) => unit.shortName)).toEqual(['乙分局']);
    expect(planFromWords(draft, office, options, choices).plan).toEqual(plan);
    expect(plan.rows.flatMap(({ plan: { open } }) => open)).toEqual([]);
  });

  it('lets the office answer for a group that is not listed (ADR 0010)', () => {
    const [, second] = planFromWords(draft, office, options, choices).plan.rows;
    expect(second?.plan.assignments.map((a) => a.unit)).toEqual(['a']);
  });

  it('takes the members that were named, known or new', () => {
    const resolve = { 各相关单位: ['甲局', '丙局'] };
    const { plan, created } = planFromWords(draft, office, { ...options, resolve }, choices);
    expect(created.map(({ unit }) => unit.shortName)).toEqual(['丙局', '乙分局']);
    expect(plan.rows[1]?.plan.assignments).toHaveLength(2);
  });

  it('takes words for a known unit when a person says that they are', () => {
    const { plan, created } = planFromWords(draft, office, { ...options, same: { 乙分局: '甲局' } }, choices);
    expect(created).toEqual([]);
    expect(plan.rows[0]?.plan.settled).toEqual([{ kind: 'namedTwice', unit: 'a' }]);
  });

  it('leaves rows undecided that may neither be added to nor be answered for', () => {
    const { plan } = planFromWords(
      draft,
      office,
      { ...options, createUnits: false, standIn: false },
      choices,
    );
    expect(plan.rows.map((row) => row.plan.open.map((point) => point.code))).toEqual([
      ['unit.unknown'],
      ['group.unresolved'],
    ]);
  });

  it('refuses an office that is no unit when none may be added', () => {
    const strange = { ...choices, office: '无此局' };
    expect(() => planFromWords(draft, office, { ...options, createUnits: false }, strange)).toThrow('无此局');
  });

  it('knows the years whose calendar it needs', () => {
    const dueDays = { 2: '2027-03-31' };
    expect(yearsOf(planFromWords(draft, office, { ...options, dueDays }, choices).plan)).toEqual([
      2026, 2027,
    ]);
  });
});
