import { calendarYears, inTenant } from '#persistence';
import type { Command } from '../command/command.js';
import { exitCodes } from '../command/problem.js';
import { withDatabase } from '../connection/office-database.js';
import { databaseWhereabouts } from '../connection/whereabouts.js';
import { columns } from '../terminal/text.js';

export const calendarListCommand: Command = {
  name: 'calendar list',
  summary: { zh: '列出已录入的工作日历', en: 'list the published working calendars' },
  options: { json: { type: 'flag', help: { zh: '输出 JSON', en: 'as JSON' } } },
  run: async (given, surroundings) => {
    const { terminal } = surroundings;
    const where = databaseWhereabouts(surroundings);
    const years = await withDatabase(where, (database) => inTenant(database, where.tenant, calendarYears));
    if (given.flag('json')) terminal.print(JSON.stringify(years, null, 2));
    else {
      const rows = years.map(({ year, holidays, makeUpWorkdays, source }) => [
        String(year),
        terminal.phrase({ zh: `放假 ${holidays.length} 天`, en: `${holidays.length} days off` }),
        terminal.phrase({
          zh: `调休上班 ${makeUpWorkdays.length} 天`,
          en: `${makeUpWorkdays.length} worked weekends`,
        }),
        source,
      ]);
      for (const line of columns(rows)) terminal.print(line);
    }
    return exitCodes.ok;
  },
};
