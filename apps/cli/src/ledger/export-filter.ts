import { ledgerExportQuerySchema, toldQuestions } from '#contract';
import { listUnits, type LedgerFilter, type Tx } from '#persistence';
import type { Given, OptionSpec } from '../command/command.js';
import { CliProblem, usageProblem } from '../command/problem.js';

/** The filter of the page of a ledger, word for word: with it the file has the rows that the page shows (F75). */
export const filterOptions: Readonly<Record<string, OptionSpec>> = {
  text: {
    type: 'value',
    value: 'WORDS',
    help: {
      zh: '只导出含有这些词的行（内容、事项、板块、分工或单位）',
      en: 'only rows with these words (in text, item, section, responsibility or units)',
    },
  },
  section: { type: 'value', value: 'TITLE', help: { zh: '只导出该板块', en: 'only this section' } },
  unit: {
    type: 'value',
    value: 'UNIT',
    help: { zh: '只导出该单位参与的行', en: 'only rows in which this unit has a part' },
  },
  status: { type: 'value', value: 'STATUS', help: { zh: '只导出该状态', en: 'only rows in this state' } },
  light: {
    type: 'value',
    value: 'LIGHT',
    help: { zh: '只导出该灯：green、blue、yellow、red', en: 'only this light: green, blue, yellow, red' },
  },
  open: { type: 'flag', help: { zh: '只导出未办结的行', en: 'only rows that are not closed' } },
  undecided: {
    type: 'flag',
    help: { zh: '只导出还有事要定的行', en: 'only rows of which something must still be decided' },
  },
};

const valued = ['text', 'section', 'status', 'light'] as const;

/** The filter of the command line; a unit is still a name. Throws a usage problem that names the first wrong option. */
export function filterOf(given: Given): LedgerFilter {
  const values = Object.fromEntries(valued.map((name) => [name, given.value(name)]));
  const found = ledgerExportQuerySchema.safeParse(values);
  if (!found.success) {
    const option = String(found.error.issues[0]?.path[0] ?? '');
    throw usageProblem(
      {
        zh: `--${option} 不能是“${given.value(option) ?? ''}”。`,
        en: `--${option} cannot be “${given.value(option) ?? ''}”.`,
      },
      'ledger export',
    );
  }
  const { format: _format, layout: _layout, ...filter } = found.data;
  return {
    ...filter,
    open: given.flag('open') ? true : null,
    askedBut: given.flag('undecided') ? toldQuestions : null,
  };
}

/** Id of the unit that `--unit` names by its id, its short or its full name; throws `unit.unknown`. */
export async function unitOf(tx: Tx, given: Given): Promise<string | null> {
  const wanted = given.value('unit');
  if (wanted === undefined) return null;
  const unit = (await listUnits(tx)).find(
    ({ id, shortName, fullName }) => wanted === id || wanted === shortName || wanted === fullName,
  );
  if (unit !== undefined) return unit.id;
  throw new CliProblem(
    'unit.unknown',
    { zh: `单位目录中没有“${wanted}”。`, en: `“${wanted}” is not in the directory of units.` },
    { zh: '请用单位的简称、全称或编号。', en: 'Give its short name, its full name or its id.' },
  );
}
