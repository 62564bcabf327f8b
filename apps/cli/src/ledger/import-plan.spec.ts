import { readLedger, type LedgerDraft } from '#intake';
import { planImport, yearsOf, type ImportChoices, type ImportDirectory } from './import-plan.js';
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
const directory: ImportDirectory = {
  units: [{ id: 'a', shortName: '甲局', fullName: '甲区甲局', aliases: [] }],
  groups: [],
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
const choices: ImportChoices = { year: 2026, office: '甲局', responsibleLeader: null };

describe('planning an import', () => {
  it('reads the rows of the paper', () => {
    expect(draft.rows.map((row) => row.assignments.map((a) => a.unitText))).toEqual([
      ['甲局', '乙分局'],
      ['各相关单位'],
    ]);
  });

  it('adds a named unit under the words of the paper, always with the same id, and no group', () => {
    const plan = planImport(draft, directory, options, choices);
    expect(plan.created.map(({ unit }) => unit.shortName)).toEqual(['乙分局']);
    expect(planImport(draft, directory, options, choices)).toEqual(plan);
    expect(plan.rows.flatMap(({ plan: { open } }) => open)).toEqual([]);
  });

  it('lets the office answer for a group that is not listed (ADR 0010)', () => {
    const [, second] = planImport(draft, directory, options, choices).rows;
    expect(second?.plan.assignments.map((a) => a.unit)).toEqual(['a']);
  });

  it('takes the members that were named, known or new', () => {
    const resolve = { 各相关单位: ['甲局', '丙局'] };
    const plan = planImport(draft, directory, { ...options, resolve }, choices);
    expect(plan.created.map(({ unit }) => unit.shortName)).toEqual(['乙分局', '丙局']);
    expect(plan.rows[1]?.plan.assignments).toHaveLength(2);
  });

  it('takes words for a known unit when a person says that they are', () => {
    const plan = planImport(draft, directory, { ...options, same: { 乙分局: '甲局' } }, choices);
    expect(plan.created).toEqual([]);
    expect(plan.rows[0]?.plan.settled).toEqual([{ kind: 'namedTwice', unit: 'a' }]);
  });

  it('leaves rows undecided that may neither be added to nor be answered for', () => {
    const plan = planImport(draft, directory, { ...options, createUnits: false, standIn: false }, choices);
    expect(plan.rows.map((row) => row.plan.open.map((point) => point.code))).toEqual([
      ['unit.unknown'],
      ['group.unresolved'],
    ]);
  });

  it('refuses an office that is no unit when none may be added', () => {
    const strange = { ...choices, office: '无此局' };
    expect(() => planImport(draft, directory, { ...options, createUnits: false }, strange)).toThrow('无此局');
  });

  it('knows the years whose calendar it needs', () => {
    const dueDays = { 2: '2027-03-31' };
    expect(yearsOf(planImport(draft, directory, { ...options, dueDays }, choices))).toEqual([2026, 2027]);
  });
});
