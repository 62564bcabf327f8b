import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { endOfDay, systemActor, type EpochMs } from '#domain';
import {
  beginIssue,
  calendarValue,
  createLedger,
  inTenant,
  issueCommands,
  ledgerRowOf,
  loadOffice,
  putContent,
  readNoticesBefore,
  readSampleOffice,
  settleIssueRows,
  taskIdOf,
  writeSampleOffice,
  type Database,
  type SampleOffice,
  type Tx,
} from '#persistence';
import { inParallel } from '#temporal';
import { Cast } from './cast.js';
import { playRow, type Refused } from './play.js';
import { RecordJournal } from './record-journal.js';
import { SAMPLE_LEDGER, SAMPLE_YEAR, readSampleFiles, type SampleFiles } from './sample-files.js';
import { issueInstant, yearScript } from './year-script.js';

/** Rows played at once; each is a chain of commits of its own. */
const IN_FLIGHT_MAX = 6;
const OFFICE_OFFSET_MINUTES = 480;
/** What people were told up to this long ago they have read by now. */
const UNREAD_MS = 3 * 86_400_000;

export interface LoadSampleAsk {
  readonly database: Database;
  readonly tenantId: string;
  /** Root of the clone, for the files of the sample. */
  readonly root: string;
  readonly now: EpochMs;
  readonly signal: AbortSignal;
  say(detail: string): void;
}

/**
 * Loads the sample district, with its year played up to now (at most to its end). Killed half way and asked again it
 * goes on with the same story: the instant is kept with the first transaction, every act has a key of its own. Gives
 * acts that the law did not allow; there should be none.
 */
export async function loadSample(ask: LoadSampleAsk): Promise<Refused[]> {
  const files = readSampleFiles(ask.root);
  const sample = await beginLoading(ask, files);
  if (sample.stage !== 'loading') return [];
  const refused = await playYear(ask, files, sample.until);
  await inTenant(ask.database, ask.tenantId, async (tx) => {
    await readNoticesBefore(tx, sample.until - UNREAD_MS);
    await writeSampleOffice(tx, { ...sample, stage: 'played' }, ask.now);
  });
  return refused;
}

/** Whether the tenant is as empty as on the day of its installation, or holds a sample that is not complete yet. */
export async function wantsSample(tx: Tx): Promise<boolean> {
  const sample = await readSampleOffice(tx);
  if (sample !== null) return sample.stage === 'loading';
  const [row] = await tx.query<{ used: boolean }>(
    'select exists (select from unit) or exists (select from ledger) as used',
  );
  return row?.used === false;
}

/** Office, people and the ledger as a draft, with the instant up to which the year is told: one transaction. */
function beginLoading(ask: LoadSampleAsk, files: SampleFiles): Promise<SampleOffice> {
  return inTenant(ask.database, ask.tenantId, async (tx) => {
    const known = await readSampleOffice(tx);
    if (known !== null) return known;
    const sample: SampleOffice = { stage: 'loading', until: Math.min(ask.now, endOfSampleYear()) };
    await writeSampleOffice(tx, sample, ask.now);
    await loadOffice(tx, files.office, { passwordHash: await nobodysPassword(), at: ask.now });
    await storeLedger(tx, files, await issuedAt(tx));
    return sample;
  });
}

async function storeLedger(tx: Tx, { draft, paper, plans, office }: SampleFiles, at: EpochMs): Promise<void> {
  const by = systemActor.person;
  const sha256 = await putContent(tx, paper, {
    mediaType: 'text/plain',
    fileName: `${SAMPLE_LEDGER}.txt`,
    by,
    at,
  });
  const { coordinatingUnit, responsibleLeader } = office;
  const rows = draft.rows.flatMap((row, n) => {
    const plan = plans[n];
    return plan === undefined ? [] : [ledgerRowOf(row, plan)];
  });
  const ledger = {
    id: SAMPLE_LEDGER,
    title: draft.title,
    year: SAMPLE_YEAR,
    coordinatingUnit,
    responsibleLeader,
    source: { sha256, format: draft.format },
    questions: draft.questions,
  };
  await createLedger(tx, ledger, rows, { by, at });
}

async function playYear(
  ask: LoadSampleAsk,
  { office, plans }: SampleFiles,
  until: EpochMs,
): Promise<Refused[]> {
  const { database, tenantId } = ask;
  const journal = new RecordJournal(ask, (row) => taskIdOf(SAMPLE_LEDGER, row));
  const calendar = await inTenant(database, tenantId, (tx) => calendarValue(tx));
  const cast = new Cast(office.people);
  const scripts = yearScript({
    year: SAMPLE_YEAR,
    plans,
    coordinatingUnit: office.coordinatingUnit,
    calendar,
    cast,
    writeFor: (row) => journal.writeFor(row),
    until,
  });
  const at = issueInstant(SAMPLE_YEAR, calendar);
  if (at > until) return [];
  await inTenant(database, tenantId, (tx) =>
    beginIssue(tx, { ledgerId: SAMPLE_LEDGER, by: systemActor.person, at }),
  );
  const refused: Refused[] = [];
  let played = 0;
  await allToTheirEnd(scripts, async (script) => {
    const { row } = script.plan;
    const [issue] = await inTenant(database, tenantId, (tx) => issueCommands(tx, SAMPLE_LEDGER, [row]));
    if (issue === undefined) throw new Error(`the sample ledger has no row ${row}`);
    refused.push(...(await playRow(script, issue, journal, until)));
    const settled = { ledgerId: SAMPLE_LEDGER, rows: [{ row, refusal: null }], at };
    await inTenant(database, tenantId, (tx) => settleIssueRows(tx, settled));
    ask.say(`${(played += 1)} / ${scripts.length}`);
  });
  return refused;
}

/** A few at a time; after a failure nothing new is begun, and it is thrown only when nothing is at work any more. */
async function allToTheirEnd<T>(items: readonly T[], act: (item: T) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  await inParallel(items, IN_FLIGHT_MAX, async (item) => {
    if (failures.length === 0) await act(item).catch((failure: unknown) => failures.push(failure));
  });
  if (failures.length > 0) throw failures[0];
}

async function issuedAt(tx: Tx): Promise<EpochMs> {
  return issueInstant(SAMPLE_YEAR, await calendarValue(tx));
}

const endOfSampleYear = (): EpochMs => endOfDay(`${SAMPLE_YEAR}-12-31`, OFFICE_OFFSET_MINUTES) - 1;

/** One hash for all: of a password that nobody knows. Demo people sign in without one, through the demo panel only. */
function nobodysPassword(): Promise<string> {
  return hash(randomBytes(32));
}
