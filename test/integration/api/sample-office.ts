import fs from 'node:fs';
import path from 'node:path';
import type { LedgerDecisionsInput } from '#contract';
import type { UnitDirectory } from '#intake';
import type { OfficePerson } from '#persistence';
import {
  calendarYears,
  inTenant,
  loadOffice,
  prepareTenant,
  putCalendarYear,
  writeSampleOffice,
} from '#persistence';
import type { Rig } from '../../kit/rig.js';

const folder = path.resolve(import.meta.dirname, '../../../libs/intake/samples');
const read = (name: string): Buffer => fs.readFileSync(path.join(folder, name));

/** The ledger of the fictional district, as a file. */
export const samplePaper = (): Buffer => read('yunhe-2026.txt');

/** Puts the fictional district into the rig's tenant: units, people with logins, calendar, policy. */
export async function loadSampleOffice(rig: Rig): Promise<void> {
  const directory = JSON.parse(read('yunhe-units.json').toString('utf8')) as UnitDirectory;
  const { units, people, coordinatingUnit, responsibleLeader } = JSON.parse(
    read('yunhe-people.json').toString('utf8'),
  ) as {
    units: UnitDirectory;
    people: OfficePerson[];
    coordinatingUnit: string;
    responsibleLeader: string;
  };
  const all = [...directory, ...units];
  await prepareTenant(rig.database, rig.tenantId, Date.now());
  await inTenant(rig.database, rig.tenantId, async (tx) => {
    const office = {
      units: all.filter((entry) => entry.kind === 'unit'),
      groups: all.filter((entry) => entry.kind === 'group'),
      people,
      coordinatingUnit,
      responsibleLeader,
    };
    await loadOffice(tx, office, { passwordHash: 'x'.repeat(60), at: Date.now() });
    await writeSampleOffice(tx, { stage: 'running', until: 0 }, Date.now());
    // Whenever the test runs, the years around it are published.
    const published = new Set((await calendarYears(tx)).map(({ year }) => year));
    const now = new Date().getUTCFullYear();
    for (const year of [now - 1, now, now + 1].filter((one) => !published.has(one)))
      await putCalendarYear(
        tx,
        { year, holidays: [], makeUpWorkdays: [], source: 'test' },
        { by: 'system', at: Date.now() },
      );
  });
}

/** What the office of the sample decided about its paper. */
export const sampleDecisions: LedgerDecisionsInput = {
  groups: {
    政策文件起草单位: ['u-fgj', 'u-rsj', 'u-jyj'],
    行业主管部门: ['u-zjj', 'u-cgj'],
  },
  inherit: true,
  keepDates: true,
};
