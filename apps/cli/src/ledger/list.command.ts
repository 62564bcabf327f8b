import { inTenant, ledgerList } from '#persistence';
import type { Command } from '../command/command.js';
import { exitCodes } from '../command/problem.js';
import { withDatabase } from '../connection/office-database.js';
import { databaseWhereabouts } from '../connection/whereabouts.js';
import { columns } from '../terminal/text.js';

/** Ledgers of one list; an office has one or two a year. */
const LISTED_MAX = 100;

export const listCommand: Command = {
  name: 'ledger list',
  summary: { zh: '列出台账', en: 'list the ledgers' },
  options: { json: { type: 'flag', help: { zh: '输出 JSON', en: 'as JSON' } } },
  run: async (given, surroundings) => {
    const { terminal } = surroundings;
    const where = databaseWhereabouts(surroundings);
    const { items } = await withDatabase(where, (database) =>
      inTenant(database, where.tenant, (tx) =>
        ledgerList(tx, { limit: LISTED_MAX, cursor: null, at: Date.now() }),
      ),
    );
    if (given.flag('json')) terminal.print(JSON.stringify(items, null, 2));
    else {
      const rows = items.map((item) => {
        const { green, blue, yellow, red } = item.lights;
        return [
          item.id,
          String(item.year),
          terminal.phrase(statuses[item.status]),
          terminal.phrase({
            zh: `${item.rows} 行，在办 ${green + blue + yellow + red}（红 ${red}、黄 ${yellow}），办结 ${item.closed}`,
            en: `${item.rows} rows, ${green + blue + yellow + red} open (${red} red, ${yellow} yellow), ${item.closed} closed`,
          }),
          item.title,
        ];
      });
      for (const line of columns(rows)) terminal.print(line);
      if (items.length === 0) terminal.print({ zh: '还没有台账。', en: 'There is no ledger yet.' });
    }
    return exitCodes.ok;
  },
};

const statuses = {
  draft: { zh: '草稿', en: 'draft' },
  issuing: { zh: '交办中', en: 'being issued' },
  issued: { zh: '已交办', en: 'issued' },
  undone: { zh: '已撤回', en: 'taken back' },
};
