import { diffLedgers, type LedgerDifference, type LedgerDraftRow } from '#intake';
import {
  directoryForReading,
  inTenant,
  listLedgerRows,
  readImportOffice,
  settledColumns,
  wordsOf,
} from '#persistence';
import type { Command } from '../command/command.js';
import { exitCodes } from '../command/problem.js';
import { withDatabase } from '../connection/office-database.js';
import { databaseWhereabouts } from '../connection/whereabouts.js';
import type { Terminal } from '../terminal/terminal.js';
import { tellCounts, tellRow } from './difference-lines.js';
import { mustFindLedger } from './find-ledger.js';
import { readLedgerFile, readPaperFile } from './paper-file.js';
import { tableOption, tableOptionSpec } from './table-option.js';

/** What a new version of a paper would change in a ledger; nothing is stored (F2). */
export const diffCommand: Command = {
  name: 'ledger diff',
  summary: { zh: '新版文件与台账逐行比较，不保存', en: 'hold a new version of a paper against a ledger' },
  arguments: ['FILE', 'ID'],
  about: {
    zh: '逐行列出新增、改动（哪些字段）、撤下和未变的行。确认并保存用 ledger import FILE --into ID，送审和送出在台账页面进行。',
    en: 'Tells rows that are new, changed (which fields), withdrawn and unchanged. ledger import FILE --into ID confirms and stores them; they are approved and sent on the page of the ledger.',
  },
  options: {
    json: { type: 'flag', help: { zh: '输出 JSON', en: 'as JSON' } },
    table: tableOptionSpec,
  },
  examples: ['taizhang ledger diff ledger-v2.docx l2027-0a1b2c3d --json'],
  run: (given, surroundings) => {
    const { terminal } = surroundings;
    const where = databaseWhereabouts(surroundings);
    const [file = '', id = ''] = given.arguments;
    return withDatabase(where, async (database) => {
      const paper = readPaperFile(file);
      const { ledger, rows, office, remembered } = await inTenant(database, where.tenant, async (tx) => {
        const found = await mustFindLedger(tx, id);
        return {
          ledger: found,
          rows: await listLedgerRows(tx, id),
          office: await readImportOffice(tx),
          remembered: await settledColumns(tx, found),
        };
      });
      const table = tableOption(given);
      const { draft } = await readLedgerFile(paper, {
        year: ledger.year,
        directory: directoryForReading(office),
        remembered,
        ...(table === undefined ? {} : { table }),
      });
      const before = rows.map(wordsOf) as unknown as LedgerDraftRow[];
      const difference = diffLedgers(before, draft.rows);
      if (given.flag('json')) terminal.print(JSON.stringify(told(difference), null, 2));
      else tell(terminal, difference);
      return exitCodes.ok;
    });
  },
};

/** Rows by their numbers, in the ledger and in the paper, with the fields that differ. */
function told({ rows, counts }: LedgerDifference): object {
  return {
    counts,
    rows: rows.flatMap((row) =>
      row.kind === 'unchanged'
        ? []
        : [
            {
              kind: row.kind,
              row: 'before' in row ? row.before.row : null,
              printed: 'after' in row ? row.after.row : null,
              content: ('after' in row ? row.after : row.before).content,
              ...(row.kind === 'changed' ? { likeness: row.likeness, fields: row.fields } : {}),
            },
          ],
    ),
  };
}

function tell(terminal: Terminal, { rows, counts }: LedgerDifference): void {
  for (const row of rows) {
    if (row.kind === 'unchanged') continue;
    tellRow(terminal, {
      kind: row.kind,
      row: 'before' in row ? row.before.row : null,
      printed: 'after' in row ? row.after.row : null,
      content: ('after' in row ? row.after : row.before).content,
      fields: row.kind === 'changed' ? row.fields : [],
    });
  }
  tellCounts(terminal, counts);
}
