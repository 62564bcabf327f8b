import fs from 'node:fs';
import { toLedgerContract, type LedgerDraft, type UnitDirectory } from '#intake';
import type { Command } from '../command/command.js';
import { exitCodes } from '../command/problem.js';
import type { Terminal } from '../terminal/terminal.js';
import { columns } from '../terminal/text.js';
import { readLedgerFile, readPaperFile } from './paper-file.js';
import { tableOption, tableOptionSpec } from './table-option.js';
import { yearOption } from './year-option.js';

/** Reads a paper and shows what was understood; nothing is stored, nothing needs to run. */
export const parseCommand: Command = {
  name: 'ledger parse',
  summary: { zh: '解析台账文件，不保存', en: 'read a ledger file without storing it' },
  arguments: ['FILE'],
  options: {
    json: { type: 'flag', help: { zh: '按约定格式输出 JSON', en: 'as JSON in the shape of the contract' } },
    table: tableOptionSpec,
    year: {
      type: 'value',
      value: 'YEAR',
      help: { zh: '标题没有年份时使用的年份', en: 'the year of the paper where its title names none' },
    },
    units: {
      type: 'value',
      value: 'FILE',
      help: {
        zh: '单位目录（JSON），用于提示未知单位',
        en: 'a directory of units (JSON), to tell unknown names',
      },
    },
  },
  examples: ['taizhang ledger parse ledger.docx --json', 'taizhang ledger parse ledger.xlsx --table 2'],
  run: async (given, { terminal }) => {
    const units = given.value('units');
    const year = yearOption(given, 'year');
    const table = tableOption(given);
    const { draft } = await readLedgerFile(readPaperFile(given.arguments[0] ?? ''), {
      ...(table === undefined ? {} : { table }),
      ...(units === undefined
        ? {}
        : { directory: JSON.parse(fs.readFileSync(units, 'utf8')) as UnitDirectory }),
      ...(year === undefined ? {} : { year }),
    });
    if (given.flag('json')) terminal.print(JSON.stringify(toLedgerContract(draft), null, 2));
    else printDraft(terminal, draft);
    return exitCodes.ok;
  },
};

function printDraft(terminal: Terminal, draft: LedgerDraft): void {
  terminal.print(`${draft.title} · ${draft.year ?? '–'}`);
  const rows = draft.rows.map((row) => [
    String(row.row),
    row.deadlineText === '' ? '–' : row.deadlineText,
    row.responsibilityText.replaceAll('\n', ' '),
    row.content.slice(0, 30).replaceAll('\n', ' '),
  ]);
  for (const line of columns(rows)) terminal.print(line);
  const assignments = draft.rows.reduce((sum, row) => sum + row.assignments.length, 0);
  terminal.print({
    zh: `${draft.rows.length} 行，${assignments} 项分工。`,
    en: `${draft.rows.length} rows, ${assignments} assignments.`,
  });
  const doubts = [
    ...draft.questions.map((question) => ({ row: null, question })),
    ...draft.rows.flatMap(({ row, questions }) => questions.map((question) => ({ row, question }))),
  ];
  for (const { row, question } of doubts)
    terminal.print(
      `? ${row ?? '·'} ${terminal.words({ zh: question.message, en: question.messageEn })} [${question.code}]`,
    );
}
