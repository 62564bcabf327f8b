import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EpochMs } from '#domain';
import { yearOf } from '#domain';
import type { LedgerDecisions, LedgerImported, LedgerPreview } from '#contract';
import { blocksIssue } from '#contract';
import type { LedgerRow, Tx } from '#persistence';
import {
  calendarYears,
  createLedger,
  findLedgerBySource,
  findPerson,
  ledgerRowOf,
  listGroups,
  listLedgerRows,
  listUnits,
  ordinaryUnit,
  putContent,
  putUnit,
  readOfficeSettings,
  writeOfficeSettings,
} from '#persistence';
import { ProblemError, problem } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { lookUpNames } from '../tasks/lookup.js';
import { mention, noMentions } from '../tasks/mentions.js';
import type { ImportOffice, ImportPlan } from './import-plan.js';
import { planImport } from './import-plan.js';
import { rowView } from './row-view.js';

/** A paper as it arrived. */
export interface Paper {
  bytes: Buffer;
  fileName: string;
}

type NewRow = Omit<LedgerRow, 'version'>;

/** From a paper to a draft ledger: first shown, then stored, never twice (F1, F2). */
@Injectable()
export class ImportService {
  constructor(private readonly record: RecordGateway) {}

  /** What an import with these decisions would give; nothing is stored. */
  preview(paper: Paper, decisions: LedgerDecisions): Promise<LedgerPreview> {
    return this.record.read(async (tx) => {
      const plan = planImport(paper.bytes, await officeNow(tx), decisions, Date.now());
      const known = await findLedgerBySource(tx, sha256(paper.bytes));
      const rows = storedRows(plan);
      const { draft } = plan;
      const mentions = mention(noMentions(), [rows, { unit: plan.coordinatingUnit }]);
      return {
        title: draft.title,
        year: draft.year,
        format: draft.format,
        known: known?.id ?? null,
        counts: counts(rows),
        questions: draft.questions,
        moved: plan.moves.map(({ row, from, to }) => ({ row, from, to })),
        added: plan.added.map(({ id, shortName, fullName }) => ({ id, shortName, fullName })),
        rows: rows.map((row) => rowView({ ...row, version: 1 }, null)),
        names: await lookUpNames(tx, mentions),
      };
    });
  }

  /**
   * Stores the ledger as a draft, with the paper and new units, in one transaction. The same paper again changes nothing
   * and gives the ledger that it made before.
   */
  store(who: SignedIn, paper: Paper, decisions: LedgerDecisions): Promise<LedgerImported> {
    const at = Date.now();
    return this.record.change(async (tx) => {
      const source = sha256(paper.bytes);
      const known = await findLedgerBySource(tx, source);
      if (known !== null) return imported(known.id, false, await listLedgerRows(tx, known.id));
      const office = await officeNow(tx);
      const plan = planImport(paper.bytes, office, decisions, at);
      await mustBeLeader(tx, plan);
      await mustHaveCalendars(tx, plan);
      const rows = storedRows(plan);
      const by = who.actor.person;
      for (const unit of plan.added) await putUnit(tx, ordinaryUnit(unit));
      await settleOffice(tx, office, plan, at);
      await putContent(tx, paper.bytes, { mediaType: 'text/plain', fileName: paper.fileName, by, at });
      const { draft, coordinatingUnit, responsibleLeader } = plan;
      const { title, year, questions, format } = draft;
      const id = `l${year}-${source.slice(0, 8)}`;
      const answer = await createLedger(
        tx,
        {
          id,
          title,
          year,
          coordinatingUnit,
          responsibleLeader,
          questions,
          source: { sha256: source, format },
        },
        rows,
        { by, at },
      );
      return imported(answer.id, answer.created, rows);
    });
  }
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

async function officeNow(tx: Tx): Promise<ImportOffice> {
  const settings = await readOfficeSettings(tx);
  return {
    units: await listUnits(tx),
    groups: await listGroups(tx),
    coordinatingUnit: settings?.coordinatingUnit ?? null,
    responsibleLeader: settings?.responsibleLeader ?? null,
  };
}

/** The first ledger of an office says who coordinates it. */
async function settleOffice(tx: Tx, office: ImportOffice, plan: ImportPlan, at: EpochMs): Promise<void> {
  if (office.coordinatingUnit !== null) return;
  const { coordinatingUnit, responsibleLeader } = plan;
  await writeOfficeSettings(tx, { coordinatingUnit, responsibleLeader }, at);
}

async function mustBeLeader(tx: Tx, { responsibleLeader }: ImportPlan): Promise<void> {
  if (responsibleLeader === null) return;
  const person = await findPerson(tx, responsibleLeader);
  if (person === null || !person.roles.includes('leader'))
    throw problem('directory.unknown', { data: { ids: [responsibleLeader] } });
}

/** F51: a year that nobody published is asked for, not guessed. */
async function mustHaveCalendars(tx: Tx, plan: ImportPlan): Promise<void> {
  const published = new Set((await calendarYears(tx)).map(({ year }) => year));
  const wanted = plan.rows.flatMap(({ plan: { dueDay, phases } }) => [
    ...(dueDay === null ? [] : [yearOf(dueDay)]),
    ...phases.map(({ due }) => yearOf(due)),
  ]);
  const year = wanted.find((one) => !published.has(one));
  if (year !== undefined) throw new ProblemError('calendar.year_missing', 409, { data: { year } });
}

function storedRows(plan: ImportPlan): NewRow[] {
  return plan.rows.map(({ paper, plan: row }) => ledgerRowOf(paper, row));
}

function undecided(rows: readonly Pick<NewRow, 'questions'>[]): number {
  return rows.filter(({ questions }) => (questions as { code: string }[]).some(blocksIssue)).length;
}

function counts(rows: readonly NewRow[]): LedgerPreview['counts'] {
  const distinct = (values: (string | null)[]): number =>
    new Set(values.filter((value) => value !== null)).size;
  return {
    rows: rows.length,
    items: distinct(rows.map(({ itemNo, itemTitle }) => itemTitle && `${itemNo ?? ''}/${itemTitle}`)),
    sections: distinct(rows.map(({ sectionTitle }) => sectionTitle)),
    assignments: rows.reduce((sum, row) => sum + row.assignments.length + row.placeholders.length, 0),
    undecided: undecided(rows),
  };
}

function imported(id: string, created: boolean, rows: readonly Pick<NewRow, 'questions'>[]): LedgerImported {
  return { id, created, rows: rows.length, undecided: undecided(rows) };
}
