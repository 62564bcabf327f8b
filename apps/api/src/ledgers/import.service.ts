import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { yearOf } from '#domain';
import type { LedgerDecisions, LedgerImported, LedgerPreview, LedgerQuestion, Names } from '#contract';
import { blocksIssue } from '#contract';
import type { ImportOffice, ImportPlan, NewRow, Tx } from '#persistence';
import {
  calendarYears,
  findLedgerBySource,
  findPerson,
  listLedgerRows,
  openLedgerRows,
  planImport,
  readImportOffice,
  storeImport,
} from '#persistence';
import { ProblemError, problem } from '../http/problem-error.js';
import { RecordGateway } from '../record/record.gateway.js';
import type { SignedIn } from '../sign-in/signed-in.js';
import { lookUpNames } from '../tasks/lookup.js';
import { mention, noMentions } from '../tasks/mentions.js';
import { versionsOf } from './reading/overlaps.js';
import type { PaperFile, ReadPaper } from './reading/read-paper.js';
import { PaperReader } from './reading/paper-reader.js';
import { rowView } from './row-view.js';
import { withAnswers } from './suggested-answers.js';

/** From a paper to a draft ledger: first shown, then stored, never twice (F1, F2). */
@Injectable()
export class ImportService {
  constructor(
    private readonly record: RecordGateway,
    private readonly papers: PaperReader,
  ) {}

  /** What an import with these decisions would give; nothing is stored. */
  async preview(file: PaperFile, decisions: LedgerDecisions): Promise<LedgerPreview> {
    const paper = await this.papers.read(file, decisions);
    return this.record.read(async (tx) => {
      const office = await readImportOffice(tx);
      return previewOf(tx, paper, await planned(tx, paper, office, decisions), office);
    });
  }

  /**
   * Stores the ledger as a draft, with the paper, new units and learned names, in one transaction. The same paper again
   * changes nothing and gives the ledger that it made before.
   */
  async store(who: SignedIn, file: PaperFile, decisions: LedgerDecisions): Promise<LedgerImported> {
    const at = Date.now();
    const known = await this.record.read((tx) => knownImport(tx, file));
    if (known !== null) return known;
    const paper = await this.papers.read(file, decisions);
    return this.record.change(async (tx) => {
      const office = await readImportOffice(tx);
      const plan = await planned(tx, paper, office, decisions);
      await mustBeLeader(tx, plan);
      await mustHaveCalendars(
        tx,
        plan.rows.map(({ row }) => row),
      );
      const by = who.actor.person;
      const { draft, mediaType, format } = paper;
      const stored = await storeImport(
        tx,
        {
          paper: {
            bytes: file.bytes,
            sha256: paper.sha256,
            fileName: file.fileName,
            mediaType,
            format,
            title: draft.title,
            year: draft.year,
            questions: draft.questions,
          },
          plan,
          decisions: wholeDecisions(decisions, paper),
          answers: paper.answers,
        },
        { by, at },
      );
      const rows = stored.created ? plan.rows.map(({ row }) => row) : await listLedgerRows(tx, stored.id);
      return imported(stored.id, stored.created, rows);
    });
  }
}

/** What was decided for the paper as a whole; what was answered to its questions is kept by itself. */
export function wholeDecisions(
  { same, createUnits, groups, dueDays, inherit, standIn }: LedgerDecisions,
  { columns }: Pick<ReadPaper, 'columns'>,
) {
  return { same, createUnits, groups, dueDays, inherit, standIn, columns };
}

/** The plan of a paper. Throws `ledger.no_office` and `directory.unknown`. */
async function planned(
  tx: Tx,
  paper: ReadPaper,
  office: ImportOffice,
  decisions: LedgerDecisions,
): Promise<ImportPlan> {
  const found = planImport({ rows: paper.rows, office, decisions, answers: paper.answers });
  if (found.ok) return found.plan;
  const { code, ...data } = found.problem;
  throw problem(code, { data });
}

/** A plan as a page shows it, beside the paper as printed. */
export async function previewOf(
  tx: Tx,
  { draft, moves, printed, format, sha256: source }: ReadPaper,
  plan: ImportPlan,
  office: ImportOffice,
): Promise<LedgerPreview> {
  const known = await findLedgerBySource(tx, source);
  const rows = withAnswers(
    plan.rows.map(({ row }) => row),
    office,
  );
  const { coordinatingUnit, responsibleLeader } = plan;
  const mentions = mention(noMentions(), [rows, { coordinatingUnit, responsibleLeader }]);
  return {
    title: draft.title,
    year: draft.year,
    format,
    known: known?.id ?? null,
    versionOf: known === null ? versionsOf(draft.rows, await openLedgerRows(tx, null)) : [],
    coordinatingUnit,
    responsibleLeader,
    paper: printed,
    counts: counts(rows),
    questions: draft.questions,
    moved: moves.map(({ row, from, to }) => ({ row, from, to })),
    added: plan.added.map(({ id, shortName, fullName }) => ({ id, shortName, fullName })),
    learned: plan.learned,
    rows: rows.map((row) => rowView({ ...row, version: 1 }, null)),
    names: withAdded(await lookUpNames(tx, mentions), plan),
  };
}

/** Units that the decisions would add have their names before they are stored. */
function withAdded(names: Names, { added }: ImportPlan): Names {
  const units = added.map(({ id, shortName, fullName }) => [id, { id, shortName, fullName }] as const);
  return { ...names, units: { ...names.units, ...Object.fromEntries(units) } };
}

/** What these very bytes made before. */
async function knownImport(tx: Tx, { bytes }: PaperFile): Promise<LedgerImported | null> {
  const known = await findLedgerBySource(tx, createHash('sha256').update(bytes).digest('hex'));
  return known === null ? null : imported(known.id, false, await listLedgerRows(tx, known.id));
}

async function mustBeLeader(tx: Tx, { responsibleLeader }: ImportPlan): Promise<void> {
  if (responsibleLeader === null) return;
  const person = await findPerson(tx, responsibleLeader);
  if (person === null || !person.roles.includes('leader'))
    throw problem('directory.unknown', { data: { ids: [responsibleLeader] } });
}

/** F51: a year that nobody published is asked for, not guessed. */
export async function mustHaveCalendars(
  tx: Tx,
  rows: readonly Pick<NewRow, 'dueDay' | 'phases'>[],
): Promise<void> {
  const published = new Set((await calendarYears(tx)).map(({ year }) => year));
  const wanted = rows.flatMap(({ dueDay, phases }) => [
    ...(dueDay === null ? [] : [yearOf(dueDay)]),
    ...phases.map(({ due }) => yearOf(due)),
  ]);
  const year = wanted.find((one) => !published.has(one));
  if (year !== undefined) throw new ProblemError('calendar.year_missing', 409, { data: { year } });
}

type WithQuestions = Pick<NewRow, 'questions'>;

/** Rows that cannot be issued yet. */
export function undecided(rows: readonly WithQuestions[]): number {
  return rows.filter(({ questions }) => (questions as LedgerQuestion[]).some(blocksIssue)).length;
}

function counts(rows: readonly NewRow[]): LedgerPreview['counts'] {
  const distinct = (values: (string | null)[]): number =>
    new Set(values.filter((value) => value !== null)).size;
  const open = rows.flatMap((row) =>
    (row.questions as LedgerQuestion[])
      .filter(blocksIssue)
      .map(({ code, data }) => `${code}/${String(data?.['unitText'] ?? row.row)}`),
  );
  return {
    rows: rows.length,
    items: distinct(rows.map(({ itemNo, itemTitle }) => itemTitle && `${itemNo ?? ''}/${itemTitle}`)),
    sections: distinct(rows.map(({ sectionTitle }) => sectionTitle)),
    assignments: rows.reduce((sum, row) => sum + row.assignments.length + row.placeholders.length, 0),
    understood: rows.length - undecided(rows),
    undecided: undecided(rows),
    questions: new Set(open).size,
  };
}

function imported(id: string, created: boolean, rows: readonly WithQuestions[]): LedgerImported {
  return { id, created, rows: rows.length, undecided: undecided(rows) };
}
