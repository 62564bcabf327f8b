import { readCommandLine } from '../command/command-line.js';
import { CliProblem } from '../command/problem.js';
import { importCommand } from './import.command.js';
import { importOptions } from './import-options.js';
import { settleYear } from './settle-year.js';
import { readLedger, type LedgerDraft } from '#intake';
import type { Terminal } from '../terminal/terminal.js';

function optionsOf(...words: string[]) {
  const asked = readCommandLine(['ledger', 'import', 'a.txt', ...words], [importCommand]);
  if (asked.kind !== 'run') throw new Error('not a command');
  return importOptions(asked.given);
}

describe('the options of an import', () => {
  it('reads names between commas of either width', () => {
    const { resolve, same } = optionsOf('--resolve', '各相关单位=甲局，乙局、丙局', '--same', '丁分局=丁局');
    expect(resolve).toEqual({ 各相关单位: ['甲局', '乙局', '丙局'] });
    expect(same).toEqual({ 丁分局: '丁局' });
  });

  it('takes the days of rows', () => {
    expect(optionsOf('--due', '33=2027-12-31', '--due', '34=2027-06-30').dueDays).toEqual({
      33: '2027-12-31',
      34: '2027-06-30',
    });
  });

  it.each([
    [['--due', '33=2027-02-30']],
    [['--due', 'x=2027-02-20']],
    [['--resolve', '各相关单位']],
    [['--for-year', '27']],
    [['--for-year', '2027', '--keep-dates']],
  ])('refuses %j', (words) => {
    expect(() => optionsOf(...words)).toThrow(CliProblem);
  });
});

function neverRead(): never {
  throw new Error('the paper of this spec is not readable');
}

describe('the year of a ledger', () => {
  const read = readLedger(
    '\t甲区2021年重点工作任务台账\n\n\t序号\n\t工作任务\n\t责任分工\n\t完成时限\n\n\t1\n\t清理文件\n\t甲局负责\n\t2021年6月底前\n',
  );
  const draft: LedgerDraft = read.ok ? read.value : neverRead();
  const answering = (...answers: string[]) =>
    ({
      interactive: answers.length > 0,
      tell: () => undefined,
      ask: () => Promise.resolve(answers.shift() ?? ''),
    }) as unknown as Terminal;

  it('is not taken silently when it is past: without a terminal both ways are named', async () => {
    const settled = settleYear(draft, undefined, 2026, answering());
    await expect(settled).rejects.toMatchObject({ code: 'ledger.past_year' });
    await expect(settled).rejects.toThrow(/--keep-dates.*--for-year/);
  });

  it('is asked for on a terminal', async () => {
    expect((await settleYear(draft, undefined, 2026, answering('1'))).draft.year).toBe(2021);
    expect((await settleYear(draft, undefined, 2026, answering('2', '2027'))).draft.year).toBe(2027);
    expect((await settleYear(draft, undefined, 2026, answering('2', ''))).draft.year).toBe(2026);
    await expect(settleYear(draft, undefined, 2026, answering('no'))).rejects.toThrow(CliProblem);
  });

  it('is taken as it is in its own year, or as the command line says', async () => {
    expect((await settleYear(draft, undefined, 2021, answering())).draft.year).toBe(2021);
    expect((await settleYear(draft, { kind: 'keep' }, 2026, answering())).draft.year).toBe(2021);
    expect((await settleYear(draft, { kind: 'move', year: 2027 }, 2026, answering())).draft.year).toBe(2027);
  });

  it('must be known', async () => {
    const nameless = settleYear({ ...draft, year: null }, undefined, 2026, answering());
    await expect(nameless).rejects.toMatchObject({ code: 'ledger.year_unknown' });
  });
});
