import { Inject, Injectable } from '@nestjs/common';
import type {
  IssueProgress,
  IssueState,
  LedgerAnswerRecords,
  LedgerAnswered,
  LedgerAnswers,
  LedgerListQuery,
  LedgerPage,
  LedgerQuestion,
  LedgerRow,
  LedgerRowChange,
  LedgerView,
  LedgerViewQuery,
} from '#contract';
import { withoutSource } from '#contract';
import type {
  AnswerRecord,
  IssueProgress as StoredProgress,
  Ledger,
  LedgerRowDuties,
  Tx,
} from '#persistence';
import {
  answerDraft,
  beginIssue,
  currentRevision,
  decideLedgerRow,
  findLedger,
  findLedgerRow,
  issueProgress,
  issueRows,
  ledgerList,
  ledgerView,
  listAnswers,
  listLedgerRows,
  lockLedger,
  namesOf,
  openAfter,
  readImportOffice,
  recordEdit,
  rowsToIssue,
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

import { approval, mustBeApproved, mustBeDecided } from './approval.service.js';
import { undecided } from './import.service.js';
import { ledgerFilter } from './ledger-filter.js';
import { progressView, rowView } from './row-view.js';
import { withAnswers } from './suggested-answers.js';

/** Refused rows that one answer lists. */
const REFUSED_MAX = 1_000;

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
    const { cursor, limit, ...asked } = query;
    const filter = ledgerFilter(asked);
    return this.record.read(async (tx) => {
      const found = await ledgerView(tx, { ledgerId: id, cursor, limit, filter, at: Date.now() });
      if (found === null || found.ledger.status === 'undone') throw unknownResource();
      const { ledger, issue, rows } = found;
      const told = await approval(tx, id);
      const mentions = mention(noMentions(), [ledger, issue ?? [], rows.items, told]);
      const office = await readImportOffice(tx);
      const items = withAnswers(rows.items, { ...office, coordinatingUnit: ledger.coordinatingUnit });
      return {
        ...headOf(ledger),
        revision: await currentRevision(tx, id),
        approval: told,
        issue: issue === null ? null : await withRefusals(tx, issue),
        toIssue: (await rowsToIssue(tx, id)).length,
        rows: { items: items.map((row) => rowView(row, row.task)), next: rows.next },
        names: await lookUpNames(tx, mentions),
      };
    });
  }

  /** What a person sets by hand on one row of a draft. */
  decideRow(who: SignedIn, id: string, row: number, change: LedgerRowChange): Promise<LedgerRow> {
    const by = who.actor.person;
    const at = Date.now();
    return this.record.change(async (tx) => {
      await mustBeOpen(tx, id, row);
      const stored = await findLedgerRow(tx, id, row);
      if (stored === null) throw unknownResource();
      const { version: baseVersion, settles, ...answers } = change;
      const fields = given(answers);
      const duties: LedgerRowDuties = { ...dutiesOf(stored), ...fields };
      duties.questions = openAfter(stored.questions as LedgerQuestion[], settles, duties);
      await mustBeInDirectory(tx, duties);
      const answer = await decideLedgerRow(tx, { ledgerId: id, row, baseVersion }, duties, at, by);
      if (!answer.saved)
        throw problem('ledger.stale', {
          data: { stored: answer.stored === null ? null : rowView(answer.stored, null) },
        });
      await recordEdit(tx, id, { kind: 'edit', row, fields, settles }, { by, at });
      const office = await readImportOffice(tx);
      const [saved = answer.row] = withAnswers([answer.row], office);
      return rowView(saved, null);
    });
  }

  /** Answers to the questions of a draft: taken together or not at all, kept for ever, names are learned. */
  answer(who: SignedIn, id: string, { version, answers }: LedgerAnswers): Promise<LedgerAnswered> {
    return this.record.change(async (tx) => {
      const about = answers.map(withoutSource);
      const ask = { ledgerId: id, version, answers: about, by: who.actor.person, at: Date.now() };
      const answered = await answerDraft(tx, ask);
      if (!answered.ok) {
        const { code, ...data } = answered.problem;
        throw problem(code, { data });
      }
      const rows = await listLedgerRows(tx, id);
      return { version: answered.version, undecided: undecided(rows), changed: answered.changed };
    });
  }

  /** Everything that was answered, oldest first. */
  answers(id: string): Promise<LedgerAnswerRecords> {
    return this.record.read(async (tx) => {
      if ((await findLedger(tx, id)) === null) throw unknownResource();
      const items = await listAnswers(tx, id);
      const mentions = mention(noMentions(), items);
      return {
        items: items.map((item) => ({ ...item, answer: answerView(item.answer) })),
        names: await lookUpNames(tx, mentions),
      };
    });
  }

  /** Takes an import back, until the first issue (F2). */
  async undo(who: SignedIn, id: string): Promise<void> {
    await this.record.change(async (tx) => {
      await mustBeDraft(tx, id);
      const change = { by: who.actor.person, at: Date.now() };
      if (!(await undoLedger(tx, id, change))) throw problem('ledger.already_issued');
    });
  }

  /** Issues every row exactly once; asked again while it runs or after it was cut off, it goes on (F6). */
  async issue(who: SignedIn, id: string): Promise<IssueProgress> {
    const by = who.actor.person;
    const progress = await this.record.change(async (tx) => {
      const ledger = await lockLedger(tx, id);
      if (ledger === null || ledger.status === 'undone') throw unknownResource();
      await mustBeDecided(tx, ledger);
      if (await hasRowsToIssue(tx, id)) await mustBeApproved(tx, id, who);
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

function headOf(
  ledger: Ledger,
): Omit<LedgerView, 'issue' | 'toIssue' | 'rows' | 'names' | 'revision' | 'approval'> {
  const { id, title, year, status, version, coordinatingUnit, responsibleLeader, createdAt, source } = ledger;
  const questions = ledger.questions as LedgerQuestion[];
  const people = { coordinatingUnit, responsibleLeader };
  return { id, title, year, status, version, ...people, createdAt, source, questions };
}

/** An edit without the row that its record names anyway. */
function answerView(answer: AnswerRecord['answer']): LedgerAnswerRecords['items'][number]['answer'] {
  if (answer.kind !== 'edit') return answer;
  return { kind: 'edit', fields: answer.fields as Record<string, unknown> };
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

/** A row is a draft until it is issued, also where others of its ledger are issued already. */
async function mustBeOpen(tx: Tx, id: string, row: number): Promise<void> {
  const ledger = await findLedger(tx, id);
  if (ledger === null || ledger.status === 'undone') throw unknownResource();
  if (ledger.status !== 'draft' && !(await rowsToIssue(tx, id)).includes(row))
    throw problem('ledger.already_issued');
}

/** Issued again, a ledger has nothing left to approve. */
async function hasRowsToIssue(tx: Tx, id: string): Promise<boolean> {
  const progress = await issueProgress(tx, id);
  if (progress !== null && progress.finishedAt === null) return false;
  return (await rowsToIssue(tx, id)).length > 0;
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
