import type { Given, ValueOption } from '../command/command.js';
import { usageProblem } from '../command/problem.js';

export const tableOptionSpec: ValueOption = {
  type: 'value',
  value: 'N',
  help: {
    zh: '文件中第几张表是台账（从 1 数起）',
    en: 'which table of the file is the ledger, counted from 1',
  },
};

/** The table that a person named, from 0 as the readers count. Throws a usage problem for anything else. */
export function tableOption(given: Given): number | undefined {
  const text = given.value('table');
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text) - 1;
  throw usageProblem({ zh: '--table 应为从 1 起的序号。', en: '--table is a number from 1.' });
}
