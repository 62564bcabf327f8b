import { Inject, Injectable } from '@nestjs/common';
import type {
  IssueProgress,
  IssueState,
  LedgerListQuery,
  LedgerPage,
  LedgerQuestion,
  LedgerRow,
  LedgerRowChange,
  LedgerView,
  LedgerViewQuery,
} from '#contract';
import { blocksIssue } from '#contract';
import type { IssueProgress as StoredProgress, Ledger, LedgerRowDuties, Tx } from '#persistence';
import {
  beginIssue,
  decideLedgerRow,
  findLedger,
  findLedgerRow,
  issueProgress,
  issueRows,
  ledgerList,
  ledgerView,
  listLedgerRows,
  namesOf,
  undoLedger,
} from '#persistence';
import type { ApiOptions } from '../config/api-options.js';
import { API_OPTIONS } from '../config/api-options.js';
import { engineFault } from '../engine/engine-fault.js';
import { EngineGateway } from '../engine/engine.gateway.js';
import { problem, unknownResource } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { lookUpNames } from '../tasks/lookup.js';
import { mention, noMentions } from '../tasks/mentions.js';
import { openAfter } from './open-questions.js';
import { progressView, rowView } from './row-view.js';

/** Refused rows that one answer lists. */
const REFUSED_MAX = 1_000;
/** Rows that a refusal to issue names; the count says the rest. */
const ROWS_NAMED_MAX = 20;

/** Ledgers as papers: looked at, decided upon, taken back, issued (F2, F6). */
@Injectable()
export class LedgerService {
  constructor(
    private readonly record: RecordGateway,
    private readonly engine: EngineGateway,
    @Inject(API_OPTIONS) private readonly options: ApiOptions,
  ) {}

  list(query: LedgerListQuery): Promise<LedgerPage> {
    const { cursor, limit } = query;
    return this.record.read(async (tx) => {
      const page = await ledgerList(tx, { cursor, limit, at: Date.now() });
      return { ...page, names: await lookUpNames(tx, mention(noMentions(), page.items)) };
    });
  }

  view(id: string, query: LedgerViewQuery): Promise<LedgerView> {
    const { cursor, limit } = query;
    return this.record.read(async (tx) => {
      const found = await ledgerView(tx, { ledgerId: id, cursor, limit, at: Date.now() });
      if (found === null || found.ledger.status === 'undone') throw unknownResource();
      const { ledger, issue, rows } = found;
      const mentions = mention(noMentions(), [ledger, rows.items.map((row) => row.assignments)]);
      return {
        ...headOf(ledger),
        issue: issue === null ? null : await withRefusals(tx, issue),
        rows: { items: rows.items.map((row) => rowView(row, row.task)), next: rows.next },
        names: await lookUpNames(tx, mentions),
      };
    });
  }

  /** A person's answers on one row of a draft. */
  decideRow(id: string, row: number, change: LedgerRowChange): Promise<LedgerRow> {
    return this.record.change(async (tx) => {
      await mustBeDraft(tx, id);
      const stored = await findLedgerRow(tx, id, row);
      if (stored === null) throw unknownResource();
      const { version: baseVersion, settles, ...answers } = change;
      const duties: LedgerRowDuties = { ...dutiesOf(stored), ...given(answers) };
      duties.questions = openAfter(stored.questions as LedgerQuestion[], settles, duties);
      await mustBeInDirectory(tx, duties);
      const answer = await decideLedgerRow(tx, { ledgerId: id, row, baseVersion }, duties, Date.now());
      if (answer.saved) return rowView(answer.row, null);
      throw problem('ledger.stale', {
        data: { stored: answer.stored === null ? null : rowView(answer.stored, null) },
      });
    });
  }

  /** Takes an import back, until the first issue (F2). */
  async undo(id: string): Promise<void> {
    await this.record.change(async (tx) => {
      await mustBeDraft(tx, id);
      if (!(await undoLedger(tx, id, Date.now()))) throw problem('ledger.already_issued');
    });
  }

  /** Issues every row exactly once; asked again while it runs or after it was cut off, it goes on (F6). */
  async issue(who: SignedIn, id: string): Promise<IssueProgress> {
    const by = who.actor.person;
    const progress = await this.record.change(async (tx) => {
      await mustBeDecided(tx, id);
      const begun = await beginIssue(tx, { ledgerId: id, by, at: Date.now() });
      if (begun === null) throw unknownResource();
      return withRefusals(tx, begun);
    });
    if (progress.finishedAt === null) await this.start(id, progress.issueNo);
    return progress;
  }

  progress(id: string): Promise<IssueState> {
    return this.record.read(async (tx) => {
      const ledger = await findLedger(tx, id);
      if (ledger === null || ledger.status === 'undone') throw unknownResource();
      const progress = await issueProgress(tx, id);
      return { issue: progress === null ? null : await withRefusals(tx, progress) };
    });
  }

  private async start(ledgerId: string, issueNo: number): Promise<void> {
    try {
      await this.engine.startIssue({ tenantId: this.options.tenantId, ledgerId, issueNo });
    } catch (error) {
      const fault = engineFault(error);
      if (fault === null) throw error;
      throw problem('engine.unavailable', { data: { reason: 'temporal' }, retryAfterS: 2, cause: error });
    }
  }
}

function headOf(ledger: Ledger): Omit<LedgerView, 'issue' | 'rows' | 'names'> {
  const { id, title, year, status, coordinatingUnit, responsibleLeader, createdAt } = ledger;
  const questions = ledger.questions as LedgerQuestion[];
  return { id, title, year, status, coordinatingUnit, responsibleLeader, createdAt, questions };
}

function dutiesOf(row: LedgerRowDuties): LedgerRowDuties {
  const { dueDay, standing, skippable, responsibleLeader, assignments, placeholders, phases, questions } =
    row;
  return { dueDay, standing, skippable, responsibleLeader, assignments, placeholders, phases, questions };
}

/** Only what a person answered; what was left out stays as it is. */
function given(
  answers: Omit<LedgerRowChange, 'version' | 'settles'>,
): Partial<Omit<LedgerRowDuties, 'questions'>> {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined));
}

async function mustBeDraft(tx: Tx, id: string): Promise<void> {
  const ledger = await findLedger(tx, id);
  if (ledger === null || ledger.status === 'undone') throw unknownResource();
  if (ledger.status !== 'draft') throw problem('ledger.already_issued');
}

/** D2, F3: a row with an open question is not issued, and neither is its ledger, as long as it is a draft. */
async function mustBeDecided(tx: Tx, id: string): Promise<void> {
  const ledger = await findLedger(tx, id);
  if (ledger === null || ledger.status === 'undone') throw unknownResource();
  if (ledger.status !== 'draft') return;
  const open = (await listLedgerRows(tx, id)).filter((row) =>
    (row.questions as LedgerQuestion[]).some(blocksIssue),
  );
  if (open.length === 0) return;
  const rows = open.slice(0, ROWS_NAMED_MAX).map(({ row }) => String(row));
  throw problem('ledger.undecided', { data: { count: open.length, rows } });
}

async function mustBeInDirectory(tx: Tx, duties: LedgerRowDuties): Promise<void> {
  const { assignments, responsibleLeader } = duties;
  const people = responsibleLeader === null ? [] : [responsibleLeader];
  const units = assignments.map(({ unit }) => unit);
  const names = await namesOf(tx, { units, people });
  const missing = [
    ...units.filter((unit) => names.units[unit] === undefined),
    ...people.filter((person) => names.people[person] === undefined),
  ];
  if (missing.length > 0) throw problem('directory.unknown', { data: { ids: missing } });
}

async function withRefusals(tx: Tx, progress: StoredProgress): Promise<IssueProgress> {
  const { ledgerId, issueNo, refused } = progress;
  if (refused === 0) return progressView(progress, []);
  const ask = { ledgerId, issueNo, after: 0, limit: REFUSED_MAX, pendingOnly: false };
  return progressView(progress, await issueRows(tx, ask));
}
