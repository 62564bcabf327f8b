import { Injectable } from '@nestjs/common';
import type { TaskId } from '#domain';
import type { LedgerDecisions, RevisionAsk, RevisionList, RevisionPreview, RevisionView } from '#contract';
import type { LedgerDraftRow } from '#intake';
import { diffLedgers } from '#intake';
import type { Ledger, LedgerChange, RevisionPaper, RevisionProblem, RowChange, Tx } from '#persistence';
import {
  approvalOf,
  beginApplying,
  commandOutcome,
  findLedger,
  findRevision,
  listChanges,
  listLedgerRows,
  listRevisions,
  planRevision,
  readImportOffice,
  reviseLedger,
  settleRevisionChange,
  settledColumns,
  taskStates,
  undoRevision,
  wordsOf,
} from '#persistence';
import { ProblemError, problem, unknownResource } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';
import { identified } from '../sign-in/identify.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { commandIdOf } from '../tasks/command-id.js';
import { CommandService } from '../tasks/command.service.js';
import { lookUpNames } from '../tasks/lookup.js';
import { mention, noMentions } from '../tasks/mentions.js';
import { mustBeApproved } from './approval.service.js';
import { mustHaveCalendars, previewOf, wholeDecisions } from './import.service.js';
import type { PaperFile, ReadPaper } from './reading/read-paper.js';
import { PaperReader } from './reading/paper-reader.js';
import { revisionRequest } from './revision-request.js';
import { changeView, revisionOf } from './revision-view.js';

/** Commands that one request sends; whoever asked goes on asking while some are pending. */
const COMMANDS_MAX = 50;

/** A new version of a ledger's paper: held against it, taken, undone, sent to running tasks (F2, F9, ADR 0012). */
@Injectable()
export class RevisionService {
  constructor(
    private readonly record: RecordGateway,
    private readonly commands: CommandService,
    private readonly papers: PaperReader,
  ) {}

  /** The difference of a paper to the ledger; nothing is stored. */
  async preview(
    who: SignedIn,
    id: string,
    file: PaperFile,
    decisions: LedgerDecisions,
  ): Promise<RevisionPreview> {
    const paper = await this.read(id, file, decisions);
    return this.record.read(async (tx) => {
      const ledger = await mustExist(tx, id);
      const current = (await listRevisions(tx, id)).find(({ status }) => status !== 'undone');
      const revision = await revisionPaper(tx, ledger, paper, decisions);
      const change = { by: who.actor.person, at: Date.now() };
      const planned = await planRevision(tx, ledger, revision, { take: 'all', withdraw: [] }, change);
      if (!planned.ok) throw asProblem(planned.problem);
      const { changes, plan } = planned.value;
      const of = (kind: RowChange['kind']) => changes.filter((one) => one.kind === kind);
      return {
        ledger: id,
        version: ledger.version,
        difference: {
          identical: current?.source?.sha256 === paper.sha256,
          base: current?.no ?? 0,
          created: of('created'),
          changed: of('changed'),
          withdrawn: of('withdrawn'),
          unchanged: revision.differences.filter(({ kind }) => kind === 'unchanged').length,
        },
        preview: await previewOf(tx, paper, plan, await readImportOffice(tx)),
      };
    });
  }

  /** Stores the paper with the differences that were taken. The very bytes of the last import change nothing. */
  async store(
    who: SignedIn,
    id: string,
    file: PaperFile,
    decisions: LedgerDecisions,
    ask: RevisionAsk,
  ): Promise<RevisionView> {
    const paper = await this.read(id, file, decisions);
    const change = { by: who.actor.person, at: Date.now() };
    return this.record.change(async (tx) => {
      const ledger = await mustExist(tx, id);
      const revision = await revisionPaper(tx, ledger, paper, decisions);
      const { draft, sha256, mediaType, format } = paper;
      const { title, year, questions } = draft;
      const stored = await reviseLedger(tx, {
        ...ask,
        effectiveDay: ask.effectiveDay ?? null,
        ledgerId: id,
        file: { ...file, sha256, mediaType, title, year, format, questions },
        paper: revision,
        ...change,
      });
      if (!stored.ok) throw asProblem(stored.problem);
      if (stored.created) await mustHaveCalendars(tx, await listLedgerRows(tx, id));
      return { ...(await view(tx, id, stored.no)), created: stored.created };
    });
  }

  /** A new version is read with what was said of the columns of the last one. */
  private async read(id: string, file: PaperFile, decisions: LedgerDecisions): Promise<ReadPaper> {
    const remembered = await this.record.read(async (tx) => settledColumns(tx, await mustExist(tx, id)));
    return this.papers.read(file, decisions, { remembered, ledger: id });
  }

  list(id: string): Promise<RevisionList> {
    return this.record.read(async (tx) => {
      const ledger = await mustExist(tx, id);
      const items = (await listRevisions(tx, id)).map((one, _n, all) => revisionOf(one, all, ledger));
      return { items, names: await lookUpNames(tx, mention(noMentions(), items)) };
    });
  }

  view(id: string, no: number): Promise<RevisionView> {
    return this.record.read((tx) => view(tx, id, no));
  }

  /** Takes the last import back, until it was issued or sent. */
  undo(who: SignedIn, id: string, no: number): Promise<void> {
    return this.record.change(async (tx) => {
      await mustExist(tx, id);
      if ((await findRevision(tx, id, no)) === null) throw unknownResource();
      const change = { by: who.actor.person, at: Date.now() };
      if (!(await undoRevision(tx, { ledgerId: id, no }, change))) throw problem('ledger.not_undoable');
    });
  }

  /**
   * Sends the commands of a revision to its running tasks, some at a time, through the one way that every command goes.
   * Cut off and asked again it goes on: the key of a command is the revision and its row, and what was answered before
   * is settled from the record.
   */
  async apply(who: SignedIn, id: string, no: number): Promise<RevisionView> {
    const begun = await this.record.change(async (tx) => {
      await mustExist(tx, id);
      const revision = await findRevision(tx, id, no);
      if (revision === null) throw unknownResource();
      const pending = await listChanges(tx, { ledgerId: id, no }, { pending: true, limit: COMMANDS_MAX });
      if (pending.length === 0 || revision.status === 'undone') return null;
      if (revision.status === 'open') await mustBeApproved(tx, id, who);
      await beginApplying(tx, { ledgerId: id, no }, who.actor.person);
      const approver = await approverOf(tx, id);
      return { pending, first: revision.appliedBy ?? who.actor.person, revision, approver };
    });
    for (const change of begun?.pending ?? []) await this.send(who, { id, no }, change, begun);
    return this.view(id, no);
  }

  private async send(
    who: SignedIn,
    { id, no }: { id: string; no: number },
    change: LedgerChange,
    begun: {
      first: string;
      revision: { effectiveDay: string | null; basis: string | null };
      approver: string | null;
    } | null,
  ): Promise<void> {
    const task = (change.body as RowChange).task;
    if (task === null || begun === null) return;
    const key = keyOf(id, no, change.key);
    const settle = (refusal: ProblemError['extras']['refusal'] | null) =>
      this.record.change((tx) =>
        settleRevisionChange(tx, { ledgerId: id, no, key: change.key }, refusal ?? null, {
          by: who.actor.person,
          at: Date.now(),
        }),
      );
    const known = await this.record.read((tx) =>
      commandOutcome(tx, { taskId: task, commandId: commandIdOf(begun.first, key) }),
    );
    if (known !== null) return settle(known.accepted ? null : known.refusal);
    const state = await this.record.read(async (tx) => (await taskStates(tx, [task])).get(task as TaskId));
    const request = state === undefined ? null : revisionRequest(state, change, begun, who.actor.person);
    if (request === null) return settle(null);
    try {
      const performed = await this.commands.perform({ identify: identified(who), task, key, request });
      if (performed.status === 'done') await settle(null);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.extras.refusal === undefined) throw error;
      await settle(error.extras.refusal);
    }
  }
}

/** The same for every attempt, whoever makes it: 1–128 characters that a key may have. */
function keyOf(id: string, no: number, change: string): string {
  return `revision.${id.replaceAll(/[^A-Za-z0-9._~-]/g, '_').slice(0, 80)}.${no}.${change}`;
}

async function mustExist(tx: Tx, id: string): Promise<Ledger> {
  const ledger = await findLedger(tx, id);
  if (ledger === null || ledger.status === 'undone') throw unknownResource();
  return ledger;
}

/** The new paper held against the rows of the ledger, each under its number there. */
async function revisionPaper(
  tx: Tx,
  ledger: Ledger,
  paper: ReadPaper,
  decisions: LedgerDecisions,
): Promise<RevisionPaper> {
  const before = (await listLedgerRows(tx, ledger.id)).map(wordsOf) as unknown as LedgerDraftRow[];
  const differences = diffLedgers(before, paper.rows).rows;
  return { differences, decisions: wholeDecisions(decisions, paper), answers: paper.answers };
}

async function view(tx: Tx, id: string, no: number): Promise<RevisionView> {
  const ledger = await mustExist(tx, id);
  const all = await listRevisions(tx, id);
  const revision = all.find((one) => one.no === no);
  if (revision === undefined) throw unknownResource();
  const changes = (await listChanges(tx, { ledgerId: id, no })).map(changeView);
  const head = revisionOf(revision, all, ledger);
  return {
    ...head,
    changes,
    version: ledger.version,
    created: true,
    names: await lookUpNames(tx, mention(noMentions(), { ...head, refusals: changes.map((c) => c.refusal) })),
  };
}

async function approverOf(tx: Tx, id: string): Promise<string | null> {
  const found = await approvalOf(tx, id);
  return found?.acts.findLast(({ act }) => act === 'approve')?.by ?? found?.leader ?? null;
}

function asProblem(found: RevisionProblem): ProblemError {
  const { code, ...data } = found;
  return problem(code, { data });
}
