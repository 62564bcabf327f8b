import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { dayAt, systemActor, yearOf, type Day, type TrackRole, type UnitId } from '#domain';
import {
  calendarYears,
  createLedger,
  inTenant,
  loadOffice,
  prepareTenant,
  putCalendarYear,
  type Database,
  type Tx,
} from '#persistence';
import { Cast } from '../sample/cast.js';
import { readSampleFiles } from '../sample/sample-files.js';

export const DEMO_LEDGER = 'demo';
const OFFICE_OFFSET_MINUTES = 480;
/** Years after this one in which steps of the demo may fall. */
const YEARS_AHEAD = 2;

/** A row of the demo's paper. */
export interface DemoRow {
  readonly content: string;
  readonly responsibility: string;
  readonly dueDay: Day | null;
  readonly shares: readonly { unit: UnitId; role: TrackRole }[];
}

export interface DemoOffice {
  readonly cast: Cast;
  /** Years that have no published arrangement yet, for which the demo takes weekends alone. */
  readonly assumedYears: readonly number[];
}

/** The people of the sample district in a tenant of their own, with calendars for the years that are to be skipped to. */
export async function setUpDemoOffice(
  database: Database,
  tenantId: string,
  root: string,
): Promise<DemoOffice> {
  const { office } = readSampleFiles(root);
  const at = Date.now();
  await prepareTenant(database, tenantId, at);
  const passwordHash = await hash(randomBytes(32));
  return inTenant(database, tenantId, async (tx) => {
    await loadOffice(tx, office, { passwordHash, at });
    return { cast: new Cast(office.people), assumedYears: await assumeYears(tx, at) };
  });
}

async function assumeYears(tx: Tx, at: number): Promise<number[]> {
  const published = (await calendarYears(tx)).map(({ year }) => year);
  const first = yearOf(dayAt(at, OFFICE_OFFSET_MINUTES));
  const wanted = Array.from({ length: YEARS_AHEAD + 1 }, (_, n) => first + n);
  const missing = wanted.filter((year) => !published.includes(year));
  for (const year of missing)
    await putCalendarYear(
      tx,
      { year, holidays: [], makeUpWorkdays: [], source: '演示用：仅周末休息' },
      { by: systemActor.person, at },
    );
  return missing;
}

/** Stores the demo's ledger as a draft; its issue goes the ordinary way. */
export async function storeDemoLedger(
  database: Database,
  tenantId: string,
  office: { coordinatingUnit: UnitId; responsibleLeader: string },
  rows: readonly DemoRow[],
): Promise<void> {
  const at = Date.now();
  const ledger = {
    id: DEMO_LEDGER,
    title: '演示台账',
    year: yearOf(dayAt(at, OFFICE_OFFSET_MINUTES)),
    ...office,
    source: null,
    questions: [],
  };
  const papers = rows.map((row, n) => ({
    row: n + 1,
    sectionNo: null,
    sectionTitle: null,
    itemNo: n + 1,
    itemTitle: null,
    content: row.content,
    responsibilityText: row.responsibility,
    deadlineText: row.dueDay ?? '长期常态化',
    dueDay: row.dueDay,
    standing: row.dueDay === null,
    skippable: false,
    responsibleLeader: null,
    assignments: row.shares.map(({ unit, role }, k) => ({ track: `t${k + 1}`, unit, role, mode: null })),
    placeholders: [],
    phases: [],
    reading: {},
    questions: [],
  }));
  await inTenant(database, tenantId, (tx) =>
    createLedger(tx, ledger, papers, { by: systemActor.person, at }),
  );
}
