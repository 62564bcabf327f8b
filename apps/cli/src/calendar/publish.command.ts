import { systemActor } from '#domain';
import {
  CalendarYearInvalid,
  calendarYears,
  inTenant,
  putCalendarYear,
  type CalendarYear,
  type Tx,
} from '#persistence';
import type { Command } from '../command/command.js';
import { exitCodes } from '../command/problem.js';
import { withEngine } from '../connection/engine-client.js';
import { withDatabase } from '../connection/office-database.js';
import { whereabouts } from '../connection/whereabouts.js';
import { StepLines } from '../terminal/step-lines.js';
import { invalid, readCalendarFile } from './calendar-file.js';
import { giveCalendar } from './give-calendar.js';

/** Publishes a year, and gives it to every open task as one recorded act each (F51, M11). Twice is a no-op. */
export const calendarPublishCommand: Command = {
  name: 'calendar publish',
  summary: {
    zh: '录入某年的工作日历，并交给在办事项',
    en: 'publish a year’s calendar and give it to open tasks',
  },
  arguments: ['FILE'],
  about: {
    zh: '文件格式：{"year":2027,"holidays":["2027-01-01"],"makeUpWorkdays":[],"source":"发布文件名称"}。holidays 只列放假的周一至周五，makeUpWorkdays 只列调休上班的周六周日。',
    en: 'The file: {"year":2027,"holidays":["2027-01-01"],"makeUpWorkdays":[],"source":"the paper that published it"}. holidays lists weekdays that are off, makeUpWorkdays weekend days that are worked.',
  },
  run: async (given, surroundings) => {
    const { terminal, signal } = surroundings;
    const year = readCalendarFile(given.arguments[0] ?? '');
    const where = whereabouts(surroundings);
    return withDatabase(where, async (database) => {
      const changed = await inTenant(database, where.tenant, (tx) => publish(tx, year));
      terminal.print(
        changed
          ? { zh: `✓ 已录入 ${year.year} 年日历。`, en: `✓ The calendar of ${year.year} is published.` }
          : {
              zh: `✓ ${year.year} 年日历没有变化。`,
              en: `✓ The calendar of ${year.year} is the same as before.`,
            },
      );
      const report = await new StepLines(terminal).run(
        { zh: '交给在办事项', en: 'Giving it to open tasks' },
        (say) =>
          withEngine(where, (client) =>
            giveCalendar({ client, database, tenantId: where.tenant, signal, say }),
          ),
      );
      terminal.print({
        zh: `  ${report.given} 个事项已更新，${report.missed.length} 个没有应答。`,
        en: `  ${report.given} tasks have it, ${report.missed.length} did not answer.`,
      });
      for (const { taskId, reason } of report.missed) terminal.print(`  ✗ ${taskId}: ${reason}`);
      return report.missed.length === 0 ? exitCodes.ok : exitCodes.failed;
    });
  },
};

/** False when the very same year stands there already. Throws `calendar.file_invalid`. */
async function publish(tx: Tx, year: CalendarYear): Promise<boolean> {
  const known = (await calendarYears(tx)).find((record) => record.year === year.year);
  const same =
    known !== undefined &&
    sameDays(known.holidays, year.holidays) &&
    sameDays(known.makeUpWorkdays, year.makeUpWorkdays);
  if (same) return false;
  try {
    await putCalendarYear(tx, year, { by: systemActor.person, at: Date.now() });
  } catch (error) {
    if (error instanceof CalendarYearInvalid) throw invalid(error.message);
    throw error;
  }
  return true;
}

function sameDays(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.toSorted().join() === b.toSorted().join();
}
