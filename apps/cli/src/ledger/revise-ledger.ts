import { dayAt, systemActor, yearOf } from '#domain';
import { problemSentence } from '#contract';
import {
  diffLedgers,
  rowsWithDuties,
  type LedgerDraft,
  type LedgerDraftRow,
  type PaperFormat,
} from '#intake';
import {
  calendarYears,
  directoryForReading,
  inTenant,
  listLedgerRows,
  listRevisions,
  planRevision,
  readImportOffice,
  reviseLedger,
  settledColumns,
  wordsOf,
  type Database,
  type ImportOffice,
  type Ledger,
  type RevisionPaper,
  type RevisionPlan,
  type RevisionProblem,
  type RowChange,
  type Tx,
} from '#persistence';
import { CliProblem, exitCodes, type ExitCode } from '../command/problem.js';
import type { Whereabouts } from '../connection/whereabouts.js';
import type { Terminal } from '../terminal/terminal.js';
import { tellCounts, tellRow } from './difference-lines.js';
import { mustFindLedger } from './find-ledger.js';
import type { ImportOptions } from './import-options.js';
import { calendarMissing, tellPlan } from './import-report.js';
import { readLedgerFile, type PaperFile } from './paper-file.js';
import { nearNames, revisionDecisions, yearsOf } from './plan-from-words.js';
import type { RevisionOptions } from './revision-options.js';
import { settleYear } from './settle-year.js';

/** Minutes east of Greenwich of the offices this is made for; decides which year it is. */
const OFFICE_OFFSET_MINUTES = 480;

interface RevisionAsk {
  readonly database: Database;
  readonly where: Whereabouts;
  readonly terminal: Terminal;
  readonly paper: PaperFile;
  readonly table: number | undefined;
  readonly options: ImportOptions;
  readonly revision: RevisionOptions;
  readonly dryRun: boolean;
}

/** A paper held against the ledger, before anything is stored. */
interface Compared {
  readonly ledger: Ledger;
  readonly office: ImportOffice;
  readonly draft: LedgerDraft & { year: number };
  readonly format: PaperFormat;
  readonly paper: RevisionPaper;
  readonly value: RevisionPlan;
}

/**
 * A new version of a ledger from the command line, in the very steps of the API: the difference is shown, a person
 * confirms it (or `--yes`), and it is stored in one transaction as a revision that waits for approval and sending. The
 * bytes of the last import change nothing (F2, F9).
 */
export async function reviseFromFile(ask: RevisionAsk): Promise<ExitCode> {
  const { terminal, paper } = ask;
  const standing = await inTenant(ask.database, ask.where.tenant, (tx) =>
    standingOf(tx, ask.revision.ledger),
  );
  if (standing.sha256 === paper.sha256) {
    terminal.print({
      zh: `✓ 这份文件就是台账 ${standing.ledger.id} 的现行版本，没有改变任何内容。`,
      en: `✓ Ledger ${standing.ledger.id} stands on this very file; nothing was changed.`,
    });
    return exitCodes.ok;
  }
  if (standing.open !== null) throw asProblem({ code: 'ledger.revision_open', revision: standing.open });
  const compared = await compare(ask, standing.ledger);
  const kept = tell(ask, compared);
  if (kept.length === 0) {
    terminal.print({ zh: '✓ 没有要保存的改动。', en: '✓ There is nothing to store.' });
    return exitCodes.ok;
  }
  if (ask.dryRun) return exitCodes.ok;
  const basis = await basisOf(ask, kept);
  await confirmed(ask);
  const no = await store(ask, compared, basis);
  const goesOut = kept.some(({ becomes }) => becomes === 'amend' || becomes === 'cancel');
  terminal.print({
    zh: `✓ 已保存为台账 ${compared.ledger.id} 的第 ${no} 次导入。${goesOut ? '送审、批准后在台账页面送出，送出之前可以撤回。' : ''}`,
    en: `✓ Stored as import ${no} of ledger ${compared.ledger.id}.${goesOut ? ' It is approved and sent on the page of the ledger, and can be taken back until then.' : ''}`,
  });
  return exitCodes.ok;
}

/** The ledger, the file it stands on, and the revision that must be finished first. */
async function standingOf(tx: Tx, id: string) {
  const ledger = await mustFindLedger(tx, id);
  const current = (await listRevisions(tx, id)).find(({ status }) => status !== 'undone');
  const waits = ledger.status !== 'draft' && (current?.status === 'open' || current?.status === 'applying');
  return { ledger, sha256: current?.source?.sha256 ?? null, open: waits ? current.no : null };
}

async function compare(ask: RevisionAsk, ledger: Ledger): Promise<Compared> {
  const { database, where, paper, table, options, terminal } = ask;
  const office = await inTenant(database, where.tenant, readImportOffice);
  const remembered = await inTenant(database, where.tenant, (tx) => settledColumns(tx, ledger));
  const read = await readLedgerFile(paper, {
    year: options.paperYear ?? ledger.year,
    directory: directoryForReading(office),
    remembered,
    ...(table === undefined ? {} : { table }),
  });
  const same = read.draft.year === ledger.year ? ({ kind: 'keep' } as const) : undefined;
  const thisYear = yearOf(dayAt(Date.now(), OFFICE_OFFSET_MINUTES));
  const { draft } = await settleYear(read.draft, options.year ?? same, thisYear, terminal);
  const { remembered: columns } = read;
  const decisions = { ...revisionDecisions(office, options, ledger.coordinatingUnit), columns };
  return inTenant(database, where.tenant, async (tx) => {
    const before = (await listLedgerRows(tx, ledger.id)).map(wordsOf) as unknown as LedgerDraftRow[];
    const held = { differences: diffLedgers(before, rowsWithDuties(draft)).rows, decisions, answers: [] };
    const planned = await planRevision(tx, ledger, held, takeOf(ask), byOperator());
    if (!planned.ok) throw asProblem(planned.problem);
    return { ledger, office, draft, format: read.paper.format, paper: held, value: planned.value };
  });
}

/** Everything is taken; of an issued ledger a row is withdrawn only where it was named. */
function takeOf({ revision: { withdraw } }: RevisionAsk) {
  return { take: 'all' as const, withdraw: withdraw.map((row) => `withdrawn:${row}`) };
}

/** Tells the difference and what is still open in it; gives the changes that are taken. */
function tell({ terminal }: RevisionAsk, { office, paper, value }: Compared): RowChange[] {
  const { changes, taken, plan, composed } = value;
  for (const change of changes)
    tellRow(terminal, change, terminal.phrase(taken.has(change.key) ? becoming[change.becomes] : left));
  const count = (kind: RowChange['kind']): number => changes.filter((one) => one.kind === kind).length;
  const unchanged = paper.differences.filter(({ kind }) => kind === 'unchanged').length;
  const counts = { created: count('created'), changed: count('changed'), withdrawn: count('withdrawn') };
  tellCounts(terminal, { ...counts, unchanged });
  const kept = changes.filter(({ key, becomes }) => taken.has(key) && becomes !== 'none');
  const places = new Set(
    kept.map(({ kind, row, printed }) => (kind === 'created' ? composed.fromAfter.get(printed ?? 0) : row)),
  );
  const near = nearNames(office);
  const created = plan.added.map((unit) => ({ unit, near: near(unit.shortName) }));
  const names = new Map([...office.units, ...plan.added].map(({ id, shortName }) => [id, shortName]));
  const touched = { ...plan, rows: plan.rows.filter(({ row }) => places.has(row.row)) };
  tellPlan(terminal, { plan: touched, created }, (unit) => names.get(unit) ?? unit);
  return kept;
}

const becoming = {
  draft: { zh: '改草稿', en: 'changes the draft' },
  issue: { zh: '待交办', en: 'waits for the next issue' },
  amend: { zh: '调整在办事项', en: 'amends a running task' },
  cancel: { zh: '撤销在办事项', en: 'cancels a running task' },
  words: { zh: '只改文字', en: 'words only' },
  none: { zh: '已办结，不变', en: 'closed, nothing changes' },
} as const;

const left = {
  zh: '保留；要撤下请用 --withdraw',
  en: 'stays; --withdraw takes it away',
} as const;

/** F9: running tasks are changed on a basis only. Throws `ledger.no_basis`. */
async function basisOf(
  { terminal, revision }: RevisionAsk,
  kept: readonly RowChange[],
): Promise<string | null> {
  const goesOut = kept.some(({ becomes }) => becomes === 'amend' || becomes === 'cancel');
  if (!goesOut || revision.basis !== null) return revision.basis;
  const answer = terminal.interactive
    ? await terminal.ask({
        zh: '调整或撤销在办事项的依据（文件、会议纪要等）？',
        en: 'What does the change of running tasks rest on (a paper, minutes of a meeting)?',
      })
    : '';
  if (answer !== '') return answer;
  throw new CliProblem(
    'ledger.no_basis',
    {
      zh: '调整或撤销在办事项须写明依据，没有保存任何内容。',
      en: 'A change of running tasks needs a basis; nothing was stored.',
    },
    { zh: '请用 --basis 给出。', en: 'Give it by --basis.' },
    exitCodes.undecided,
  );
}

/** Throws `revision.unconfirmed` unless a person says yes. */
async function confirmed({ terminal, revision }: RevisionAsk): Promise<void> {
  if (revision.yes) return;
  const answer = terminal.interactive
    ? await terminal.ask({ zh: '保存为新版本？[y/N]', en: 'Store it as a new version? [y/N]' })
    : '';
  if (/^(y|yes|是)$/i.test(answer)) return;
  throw new CliProblem(
    'revision.unconfirmed',
    { zh: '没有确认，没有保存任何内容。', en: 'It was not confirmed; nothing was stored.' },
    {
      zh: '看过比较结果后加 --yes 再执行一次。',
      en: 'Look at the difference, then run it again with --yes.',
    },
    exitCodes.undecided,
  );
}

async function store(ask: RevisionAsk, compared: Compared, basis: string | null): Promise<number> {
  const { database, where, paper, revision } = ask;
  const { ledger, draft, format } = compared;
  const { title, year, questions } = draft;
  const change = byOperator();
  const stored = await inTenant(database, where.tenant, async (tx) => {
    const revised = await reviseLedger(tx, {
      ...takeOf(ask),
      effectiveDay: revision.effectiveDay,
      basis,
      ledgerId: ledger.id,
      version: ledger.version,
      file: { ...paper, title, year, format, questions },
      paper: compared.paper,
      ...change,
    });
    if (revised.ok) await mustHaveCalendars(tx, compared.value);
    return revised;
  });
  if (!stored.ok) throw asProblem(stored.problem);
  return stored.no;
}

/** F51: a year without a published calendar is never guessed; thrown, nothing is stored. */
async function mustHaveCalendars(tx: Tx, { plan }: RevisionPlan): Promise<void> {
  const published = (await calendarYears(tx)).map(({ year }) => year);
  const missing = yearsOf(plan).find((year) => !published.includes(year));
  if (missing !== undefined) throw calendarMissing(missing);
}

function byOperator() {
  return { by: systemActor.person, at: Date.now() };
}

/** The sentences of the API, whose steps these are. */
function asProblem({ code, ...data }: RevisionProblem): CliProblem {
  const text = {
    zh: problemSentence(code, 'zh', data),
    en: problemSentence(code, 'en', data),
  };
  const remedy = { zh: '没有保存任何内容。', en: 'Nothing was stored.' };
  return new CliProblem(code, text, remedy);
}
