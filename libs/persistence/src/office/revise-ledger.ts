import type { Day, EpochMs, PersonId } from '#domain';
import type { Tx } from '../database/transaction.js';
import { sameJson } from '../commit/canonical-json.js';
import { addAnswers, listAnswers, type NewAnswer } from '../ledgers/answers.js';
import type { Ledger, LedgerRow, NewRow } from '../ledgers/ledger.js';
import {
  insertLedgerRows,
  listLedgerRows,
  lockLedger,
  lockLedgers,
  setLedgerPaper,
  touchLedger,
} from '../ledgers/ledgers.js';
import {
  insertChanges,
  insertRevision,
  listRevisions,
  settleRevision,
  type LedgerChange,
} from '../ledgers/revisions.js';
import { keepRows } from '../ledgers/row-versions.js';
import type { LedgerAnswer } from './answer.js';
import { settledSoFar } from './answer-draft.js';
import {
  answersOfPaper,
  carriedAnswers,
  composeRevision,
  mergedDecisions,
  type Composed,
} from './compose-revision.js';
import { planImport, type ImportDecisions, type ImportPlan, type ImportProblem } from './import-plan.js';
import { readImportOffice } from './known-names.js';
import { rowChanges, type PaperDifference, type RowChange, type RowTask } from './row-changes.js';
import { storeNames, storePaper, type ImportedPaper } from './store-import.js';

/** A new version of a paper, read and held against the ledger. */
export interface RevisionPaper {
  differences: readonly PaperDifference[];
  decisions: ImportDecisions;
  answers: readonly LedgerAnswer[];
}

/** Which differences a person takes. */
export interface RevisionTake {
  /** Of an issued ledger `all` withdraws nothing: each cancellation is confirmed by itself. */
  take: 'all' | readonly string[];
  withdraw: readonly string[];
  effectiveDay: Day | null;
  basis: string | null;
}

export type RevisionProblem =
  | ImportProblem
  | { code: 'resource.unknown' }
  | { code: 'ledger.stale'; version: number }
  | { code: 'ledger.revision_open'; revision: number }
  | { code: 'ledger.unknown_change'; keys: string[] }
  | { code: 'ledger.no_basis' };

export interface RevisionPlan {
  changes: RowChange[];
  taken: ReadonlySet<string>;
  composed: Composed;
  decisions: ImportDecisions;
  answers: NewAnswer[];
  plan: ImportPlan;
}

export type RevisionPlanned = { ok: true; value: RevisionPlan } | { ok: false; problem: RevisionProblem };

/** What a revision would do to a ledger; nothing is stored. */
export async function planRevision(
  tx: Tx,
  ledger: Ledger,
  paper: RevisionPaper,
  take: Pick<RevisionTake, 'take' | 'withdraw'>,
  change: { by: PersonId; at: EpochMs },
): Promise<RevisionPlanned> {
  const rows = await listLedgerRows(tx, ledger.id);
  const changes = rowChanges(ledger, rows, await rowTasks(tx, ledger.id), paper.differences);
  const taken = takenKeys(ledger, changes, take);
  const unknown = [...taken].filter((key) => !changes.some((one) => one.key === key));
  if (unknown.length > 0)
    return { ok: false, problem: { code: 'ledger.unknown_change', keys: unknown.slice(0, 20) } };
  const composed = composeRevision(ledger, rows, paper.differences, taken);
  const { revision, decisions: past } = await settledSoFar(tx, ledger);
  const decisions = mergedDecisions(past, paper.decisions, composed);
  const answers = [
    ...carriedAnswers(await listAnswers(tx, ledger.id, revision), composed),
    ...answersOfPaper(paper.answers, composed, change),
  ];
  const planned = planImport({
    rows: composed.papers.filter(({ assignments }) => Array.isArray(assignments)),
    office: await readImportOffice(tx),
    decisions: { ...decisions, coordinatingUnit: ledger.coordinatingUnit },
    answers: answers.map(({ answer }) => answer),
  });
  if (!planned.ok) return planned;
  return { ok: true, value: { changes, taken, composed, decisions, answers, plan: planned.plan } };
}

/** Tasks of a ledger by row. */
export function rowTasks(tx: Tx, ledgerId: string): Promise<RowTask[]> {
  return tx.query<RowTask & Record<string, unknown>>(
    'select row_no as row, id, closed_at is not null as closed from task where ledger_id = $1 order by row_no',
    [ledgerId],
  );
}

function takenKeys(
  { status }: Pick<Ledger, 'status'>,
  changes: readonly RowChange[],
  { take, withdraw }: Pick<RevisionTake, 'take' | 'withdraw'>,
): Set<string> {
  if (take !== 'all') return new Set([...take, ...withdraw]);
  const all = changes.filter(({ kind }) => kind !== 'withdrawn' || status === 'draft');
  return new Set([...all.map(({ key }) => key), ...withdraw]);
}

/**
 * Stores a new version of a ledger's paper with the differences that were taken, in the caller's one transaction. A
 * draft is replaced, its answers kept where they still hold; of an issued ledger new rows wait for the next issue, and
 * changes of running tasks wait as commands (F2, F9). The very bytes of the last import change nothing.
 */
export async function reviseLedger(
  tx: Tx,
  ask: RevisionTake & {
    ledgerId: string;
    version: number;
    file: ImportedPaper;
    paper: RevisionPaper;
    by: PersonId;
    at: EpochMs;
  },
): Promise<{ ok: true; no: number; created: boolean } | { ok: false; problem: RevisionProblem }> {
  const { ledgerId, file, by, at } = ask;
  await lockLedgers(tx);
  const ledger = await lockLedger(tx, ledgerId);
  if (ledger === null || ledger.status === 'undone')
    return { ok: false, problem: { code: 'resource.unknown' } };
  const revisions = await listRevisions(tx, ledgerId);
  const current = revisions.find(({ status }) => status !== 'undone');
  if (current?.source?.sha256 === file.sha256) return { ok: true, no: current.no, created: false };
  if (ledger.version !== ask.version)
    return { ok: false, problem: { code: 'ledger.stale', version: ledger.version } };
  if (ledger.status !== 'draft' && (current?.status === 'open' || current?.status === 'applying'))
    return { ok: false, problem: { code: 'ledger.revision_open', revision: current.no } };
  const planned = await planRevision(tx, ledger, ask.paper, ask, { by, at });
  if (!planned.ok) return planned;
  const { changes, taken, plan } = planned.value;
  const kept = changes.filter(({ key, becomes }) => taken.has(key) && becomes !== 'none');
  const goesOut = kept.some(({ becomes }) => becomes === 'amend' || becomes === 'cancel');
  if (goesOut && ask.basis === null) return { ok: false, problem: { code: 'ledger.no_basis' } };
  const no = (revisions[0]?.no ?? 0) + 1;
  await storePaper(tx, file, { by, at });
  await storeNames(tx, plan);
  await insertRevision(tx, {
    ...headOf(ledger, ask, no),
    decisions: planned.value.decisions,
    counts: countsOf(kept, ask.paper),
  });
  await writeRows(tx, ledger, no, planned.value, kept, { by, at, differences: ask.paper.differences });
  await addAnswers(tx, { ledgerId, revision: no }, planned.value.answers);
  const { sha256, format, fileName, questions } = file;
  const title = ledger.status === 'draft' ? file.title : ledger.title;
  await setLedgerPaper(tx, ledgerId, { title, questions, source: { sha256, format, fileName } });
  // Nothing waits for an issue or a command: the words are written, and that was all.
  if (ledger.status !== 'draft' && kept.every(({ becomes }) => becomes === 'words'))
    await settleRevision(tx, { ledgerId, no }, { status: 'applied' }, at);
  await touchLedger(tx, ledgerId, at);
  return { ok: true, no, created: true };
}

function headOf(
  ledger: Ledger,
  { file, effectiveDay, basis, by, at }: RevisionTake & { file: ImportedPaper; by: PersonId; at: EpochMs },
  no: number,
) {
  const { id: ledgerId, title, questions, source } = ledger;
  const { sha256, format, fileName } = file;
  const headBefore = { title, questions, source };
  return { ledgerId, no, source: { sha256, format, fileName }, headBefore, effectiveDay, basis, by, at };
}

function countsOf(kept: readonly RowChange[], { differences }: RevisionPaper) {
  const count = (kind: RowChange['kind']): number => kept.filter((one) => one.kind === kind).length;
  const unchanged = differences.filter(({ kind }) => kind === 'unchanged').length;
  return { created: count('created'), changed: count('changed'), withdrawn: count('withdrawn'), unchanged };
}

/** Rows that the new file has in another place, so that they find back to the old one when the revision is taken back. */
function movedInFile(before: readonly LedgerRow[], differences: readonly PaperDifference[]): Set<number> {
  const places = new Map(
    differences.flatMap((one) =>
      one.before === undefined ? [] : [[one.before.row, one.after?.source ?? null]],
    ),
  );
  const moved = before.filter(({ row, reading }) => {
    const { source = null } = (reading ?? {}) as { source?: unknown };
    return places.has(row) && !sameJson(source, places.get(row) ?? null);
  });
  return new Set(moved.map(({ row }) => row));
}

/** Rows that stay say where the new file has them, so that the very cells can be filled in again (F75). */
async function pointIntoFile(
  tx: Tx,
  ledgerId: string,
  differences: readonly PaperDifference[],
): Promise<void> {
  const places = differences.flatMap(({ before, after }) =>
    before === undefined ? [] : [{ row: before.row, source: after?.source ?? null }],
  );
  await tx.query(
    `update ledger_row r set reading = jsonb_set(r.reading, '{source}', coalesce(p.source, 'null'))
     from jsonb_to_recordset($2::jsonb) as p(row int, source jsonb)
     where r.ledger_id = $1 and r.row_no = p.row and jsonb_typeof(r.reading) = 'object'`,
    [ledgerId, JSON.stringify(places)],
  );
}

async function writeRows(
  tx: Tx,
  ledger: Ledger,
  no: number,
  { plan, composed }: RevisionPlan,
  kept: readonly RowChange[],
  { by, at, differences }: { by: PersonId; at: EpochMs; differences: readonly PaperDifference[] },
): Promise<void> {
  const { id: ledgerId } = ledger;
  const before = await listLedgerRows(tx, ledgerId);
  const planned = new Map(plan.rows.map(({ row }) => [row.row, row]));
  const rowOf = (change: RowChange): NewRow | undefined => {
    const place =
      change.kind === 'created'
        ? composed.fromAfter.get(change.printed ?? 0)
        : composed.fromBefore.get(change.row ?? 0)?.row;
    return place === undefined ? undefined : planned.get(place);
  };
  if (ledger.status === 'draft') {
    await keepRows(tx, { ledgerId, rows: before, why: 'revision', by, at, revision: no });
    await tx.query('delete from ledger_row where ledger_id = $1', [ledgerId]);
    const next = Math.max(0, ...before.map(({ version }) => version)) + 1;
    await insertLedgerRows(
      tx,
      ledgerId,
      plan.rows.map(({ row }) => ({ ...row, version: next })),
    );
  } else {
    const atOnce = kept.filter(({ becomes }) => becomes === 'draft' || becomes === 'words');
    const touched = before.filter(({ row }) => atOnce.some((change) => change.row === row));
    const moved = movedInFile(before, differences);
    const replaced = before.filter((row) => touched.includes(row) || moved.has(row.row));
    await keepRows(tx, { ledgerId, rows: replaced, why: 'revision', by, at, revision: no });
    await tx.query('delete from ledger_row where ledger_id = $1 and row_no = any ($2::int[])', [
      ledgerId,
      touched.map(({ row }) => row),
    ]);
    const versions = new Map(touched.map(({ row, version }) => [row, version + 1]));
    const added = kept
      .filter(({ becomes }) => becomes === 'issue' || becomes === 'draft' || becomes === 'words')
      .flatMap((change) => rowOf(change) ?? []);
    await insertLedgerRows(
      tx,
      ledgerId,
      added.map((row) => ({ ...row, version: versions.get(row.row) ?? 1 })),
    );
  }
  if (ledger.status !== 'draft') await pointIntoFile(tx, ledgerId, differences);
  await insertChanges(
    tx,
    { ledgerId, no },
    kept.map((change): LedgerChange => {
      const waits = change.becomes === 'amend' || change.becomes === 'cancel';
      const next = rowOf(change);
      return {
        key: change.key,
        row: next?.row ?? change.row,
        body: { ...change, row: next?.row ?? change.row, ...(change.becomes === 'amend' ? { next } : {}) },
        outcome: waits ? 'pending' : 'done',
        refusal: null,
      };
    }),
  );
}
