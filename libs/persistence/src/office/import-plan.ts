import type { Day, PersonId, UnitId } from '#domain';
import { isDay } from '#domain';
import type { NewRow } from '../ledgers/ledger.js';
import type { Answered, LedgerAnswer, RowEdit } from './answer.js';
import { foldAnswers } from './answer.js';
import type { ImportOffice } from './known-names.js';
import { KnownNames, unitOfWords } from './known-names.js';
import type { OfficeUnit } from './load-office.js';
import { openAfter } from './open-after.js';
import type { RowQuestion } from './open-questions.js';
import type { PaperColumns } from './paper-columns.js';
import type { PaperLedgerRow } from './paper-ledger.js';
import { ledgerRowOf } from './paper-ledger.js';
import type { PaperDecisions, RowPlan } from './row-plan.js';
import { planRow } from './row-plan.js';

/** What people decide for a paper as a whole, beside their answers to its questions. */
export interface ImportDecisions {
  /** Units of the directory by the words of the paper. */
  same: Readonly<Record<string, UnitId>>;
  /** Whether a named unit that nobody knows is added under the words of the paper. */
  createUnits: boolean;
  groups: Readonly<Record<string, readonly UnitId[]>>;
  /** Last day of a row, by its number. */
  dueDays: Readonly<Record<string, Day>>;
  inherit: boolean;
  standIn: UnitId | null;
  /** What was said of the columns of the paper, for its next version. */
  columns: readonly PaperColumns[];
}

/** Everything that an import is planned from. */
export interface ImportAsk {
  rows: readonly PaperLedgerRow[];
  office: ImportOffice;
  decisions: Omit<ImportDecisions, 'columns'> & {
    coordinatingUnit?: UnitId | undefined;
    responsibleLeader?: PersonId | undefined;
  };
  answers: readonly (LedgerAnswer | RowEdit)[];
  /** Units that come with the decisions and are not stored yet. */
  extraUnits?: readonly OfficeUnit[];
}

/** What an import would store, and what must be shown. */
export interface ImportPlan {
  coordinatingUnit: UnitId;
  responsibleLeader: PersonId | null;
  /** Units to be added to the directory. */
  added: OfficeUnit[];
  /** Names to be taught to the directory, so that the next paper does not ask again. */
  learned: { text: string; unit: UnitId }[];
  rows: { paper: PaperLedgerRow; plan: RowPlan; row: NewRow }[];
}

export type ImportProblem = { code: 'ledger.no_office' } | { code: 'directory.unknown'; ids: string[] };
export type ImportPlanned = { ok: true; plan: ImportPlan } | { ok: false; problem: ImportProblem };

/**
 * From the rows of a paper and what people decided to the ledger that would be stored (F1–F5, D1, D2). Pure, and the one
 * way from a paper to a draft: preview, import, answers and revisions all come through here.
 */
export function planImport(ask: ImportAsk): ImportPlanned {
  const { office, decisions, rows } = ask;
  const answered = foldAnswers(ask.answers);
  const coordinatingUnit = decisions.coordinatingUnit ?? office.coordinatingUnit;
  if (coordinatingUnit === null) return { ok: false, problem: { code: 'ledger.no_office' } };
  const names = new KnownNames(office);
  const added = [...(ask.extraUnits ?? []), ...answeredUnits(answered)];
  for (const unit of added) names.add(unit);
  for (const [text, unit] of sameWords(answered, decisions)) names.teach(text, unit);
  if (decisions.createUnits)
    for (const text of unknownNames(rows, names, answered)) {
      const unit = unitOfWords(text);
      added.push(unit);
      names.add(unit);
    }
  const missing = unknownIds(ask, answered, coordinatingUnit, added);
  if (missing.length > 0) return { ok: false, problem: { code: 'directory.unknown', ids: missing } };
  const known = new Set(office.units.map(({ id }) => id));
  const plan = {
    coordinatingUnit,
    responsibleLeader: decisions.responsibleLeader ?? office.responsibleLeader,
    added: added.filter(({ id }) => !known.has(id)),
    learned: learnedNames(answered, office),
    rows: rows.map((paper) => plannedRow(paper, names, answered, paperDecisions(decisions, answered))),
  };
  return { ok: true, plan };
}

function plannedRow(
  paper: PaperLedgerRow,
  names: KnownNames,
  answered: Answered,
  decisions: PaperDecisions,
): ImportPlan['rows'][number] {
  const plan = planRow(paper, (text) => names.meaningOf(text), decisions);
  const understood = ledgerRowOf(paper, plan);
  const edited = { ...understood, ...answered.edits.get(paper.row) };
  const settled = answered.settled.get(paper.row) ?? new Set<string>();
  const merged = answered.overlaps.get(paper.row)?.find(({ choice }) => choice === 'merge');
  const row: NewRow = {
    ...edited,
    reading: { ...(understood.reading as object), duties: dutiesOf(paper, answered) },
    questions: openAfter(understood.questions as RowQuestion[], [...settled], edited).filter(
      (question) => !isAnsweredOverlap(question, answered, paper.row),
    ),
    mergedInto: merged === undefined ? null : { ledger: merged.ledger, row: merged.otherRow },
  };
  return { paper, plan, row };
}

/** Duties inside the content with what a person said of them. */
function dutiesOf({ row, duties = [] }: PaperLedgerRow, answered: Answered): object[] {
  const said = new Map(answered.duties.get(row)?.map(({ start, take }) => [start, take]));
  return duties.map((duty) => ({ ...duty, taken: said.get(duty.start) ?? null }));
}

function isAnsweredOverlap({ code, data }: RowQuestion, answered: Answered, row: number): boolean {
  return (
    code === 'row.overlap' &&
    answered.overlaps
      .get(row)
      ?.some(({ ledger, otherRow }) => ledger === data?.['ledger'] && otherRow === data['otherRow']) === true
  );
}

function paperDecisions(decisions: ImportAsk['decisions'], answered: Answered): PaperDecisions {
  const words = [...answered.names.values()];
  const days = Object.entries(decisions.dueDays).filter(([, day]) => isDay(day));
  return {
    groups: {
      ...decisions.groups,
      ...Object.fromEntries(words.flatMap((a) => (a.kind === 'members' ? [[a.text, a.units]] : []))),
    },
    dueDays: Object.fromEntries(days),
    inherit: decisions.inherit,
    standIn: decisions.standIn,
    standIns: Object.fromEntries(words.flatMap((a) => (a.kind === 'standIn' ? [[a.text, a.unit]] : []))),
    notUnits: new Set(words.flatMap((a) => (a.kind === 'notUnit' ? [a.text] : []))),
    answered,
  };
}

/** Words that mean a unit of the directory: the answers come after the decisions. */
function sameWords(
  answered: Answered,
  { same }: Pick<ImportDecisions, 'same'>,
): [text: string, unit: UnitId][] {
  const answers = [...answered.names].flatMap(([text, answer]): [string, UnitId][] =>
    answer.kind === 'sameUnit' ? [[text, answer.unit]] : [],
  );
  return [...Object.entries(same), ...answers];
}

function answeredUnits(answered: Answered): OfficeUnit[] {
  return [...answered.names.values()].flatMap((answer) => {
    if (answer.kind !== 'newUnit') return [];
    const { text, shortName, fullName } = answer;
    return [
      unitOfWords(text, {
        ...(shortName === undefined ? {} : { shortName }),
        ...(fullName === undefined ? {} : { fullName }),
      }),
    ];
  });
}

function unknownNames(rows: readonly PaperLedgerRow[], names: KnownNames, answered: Answered): string[] {
  const named = rows.flatMap(({ assignments }) =>
    assignments.filter(({ kind }) => kind === 'unit').map(({ unitText }) => unitText),
  );
  return [...new Set(named)].filter(
    (name) =>
      names.meaningOf(name).kind === 'unknown' &&
      answered.names.get(name.replaceAll(/\s/g, ''))?.kind !== 'notUnit',
  );
}

/** Ids that somebody gave and the directory does not have. */
function unknownIds(
  { decisions, office, answers }: ImportAsk,
  answered: Answered,
  coordinatingUnit: UnitId,
  added: readonly OfficeUnit[],
): string[] {
  const known = new Set([...office.units, ...added].map(({ id }) => id));
  const wanted = [
    coordinatingUnit,
    ...Object.values(decisions.same),
    ...Object.values(decisions.groups).flat(),
    ...(decisions.standIn === null ? [] : [decisions.standIn]),
    ...[...answered.names.values()].flatMap((answer) => {
      if (answer.kind === 'members') return answer.units;
      return answer.kind === 'sameUnit' || answer.kind === 'standIn' ? [answer.unit] : [];
    }),
    ...answers.flatMap((answer) => (answer.kind === 'shares' ? answer.shares.map(({ unit }) => unit) : [])),
  ];
  return [...new Set(wanted)].filter((id) => !known.has(id));
}

/** Only what a person answered is learned; a name that the directory has already is not. */
function learnedNames(answered: Answered, office: ImportOffice): ImportPlan['learned'] {
  const names = new KnownNames(office);
  return [...answered.names].flatMap(([text, answer]) =>
    answer.kind === 'sameUnit' && names.meaningOf(text).kind === 'unknown'
      ? [{ text, unit: answer.unit }]
      : [],
  );
}
