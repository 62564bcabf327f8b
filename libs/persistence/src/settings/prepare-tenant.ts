import type { EpochMs } from '#domain';
import { defaultPolicy, systemActor } from '#domain';
import type { Database } from '../database/open-database.js';
import { inTenant } from '../database/transaction.js';
import { calendarYears, putCalendarYear } from './calendars.js';
import { currentPolicy, putPolicy } from './policies.js';
import { publishedYears } from './published-years.js';

/**
 * What an office needs before its first ledger: the published calendar years and the default policy. What somebody
 * entered or changed already stays as it is, so it may be called with every start.
 */
export async function prepareTenant(database: Database, tenantId: string, at: EpochMs): Promise<void> {
  await inTenant(database, tenantId, async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`prepare ${tenantId}`]);
    const by = { by: systemActor.person, at };
    const known = new Set((await calendarYears(tx)).map((year) => year.year));
    for (const year of publishedYears) if (!known.has(year.year)) await putCalendarYear(tx, year, by);
    if ((await currentPolicy(tx)) === null) await putPolicy(tx, defaultPolicy, { ...by, activate: true });
  });
}
