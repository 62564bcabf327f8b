import type { PersonId, UnitId } from '#domain';
import { yearOf } from '#domain';
import { compileDirectory, resolveUnit, type LedgerDraft } from '#intake';
import {
  directoryForReading,
  KnownNames,
  planImport,
  unitOfWords,
  type ImportDecisions,
  type ImportOffice,
  type ImportPlan,
  type OfficeUnit,
} from '#persistence';
import { CliProblem } from '../command/problem.js';
import type { ImportOptions } from './import-options.js';

/** What the import decided about the ledger as a whole. */
export interface ImportChoices {
  /** Words of the unit that owns the ledger, or its id (D15). */
  readonly office: string;
  readonly responsibleLeader: PersonId | null;
}

/** A plan with what a terminal shows beside it. */
export interface WordsPlan {
  readonly plan: ImportPlan;
  /** What was decided for the paper as a whole, as it is stored with it. */
  readonly decisions: ImportDecisions;
  /** Units that the import adds, with near names that the directory does know. */
  readonly created: readonly { unit: OfficeUnit; near: readonly string[] }[];
}

/**
 * The plan of an import whose decisions are words of the command line. A named unit that nobody knows is added under the
 * words of the paper, unless `--no-create-units` leaves its rows undecided; a description of units (各…单位) never becomes
 * a unit. Throws `unit.unknown` for a name on the command line that is no unit.
 */
export function planFromWords(
  draft: Pick<LedgerDraft, 'rows'>,
  office: ImportOffice,
  options: ImportOptions,
  choices: ImportChoices,
): WordsPlan {
  const words = new Words(office, options);
  const coordinatingUnit = words.unitOf(choices.office);
  const decisions = decisionsIn(words, options, coordinatingUnit);
  const planned = planImport({
    rows: draft.rows,
    office,
    decisions: {
      ...decisions,
      coordinatingUnit,
      ...(choices.responsibleLeader === null ? {} : { responsibleLeader: choices.responsibleLeader }),
    },
    answers: [],
    extraUnits: words.created,
  });
  if (!planned.ok) throw new Error(`a unit that was named is unknown: ${JSON.stringify(planned.problem)}`);
  const created = planned.plan.added.map((unit) => ({ unit, near: nearNames(office)(unit.shortName) }));
  return { plan: planned.plan, decisions, created };
}

/**
 * The decisions of the command line for a new version of a ledger that is stored already. Every name on it must be one
 * of the directory. Throws `unit.unknown`.
 */
export function revisionDecisions(
  office: ImportOffice,
  options: ImportOptions,
  coordinatingUnit: UnitId,
): ImportDecisions {
  return decisionsIn(new Words(office, { ...options, createUnits: false }), options, coordinatingUnit);
}

function decisionsIn(words: Words, options: ImportOptions, coordinatingUnit: UnitId): ImportDecisions {
  return {
    same: Object.fromEntries(Object.entries(options.same).map(([text, name]) => [text, words.unitOf(name)])),
    createUnits: options.createUnits,
    groups: Object.fromEntries(
      Object.entries(options.resolve).map(([text, members]) => [
        text,
        members.map((name) => words.unitOf(name)),
      ]),
    ),
    dueDays: options.dueDays,
    inherit: options.inherit,
    standIn: options.standIn ? coordinatingUnit : null,
    columns: [],
  };
}

/** Names of the directory that are near to a name, nearest first. */
export function nearNames(office: ImportOffice): (name: string) => string[] {
  const directory = compileDirectory(directoryForReading(office));
  return (name) => {
    const found = resolveUnit(name, directory);
    return found.kind === 'unknown' ? found.suggestions.map((suggestion) => suggestion.name) : [];
  };
}

/** Years that the calendar must know: those of the last days of the rows and of their stages. */
export function yearsOf({ rows }: Pick<ImportPlan, 'rows'>): number[] {
  const days = rows.flatMap(({ row: { dueDay, phases } }) => [
    ...(dueDay === null ? [] : [dueDay]),
    ...phases.map(({ due }) => due),
  ]);
  return [...new Set(days.map(yearOf))].toSorted((a, b) => a - b);
}

/** Names that a person wrote on the command line; unknown ones become units unless that was forbidden. */
class Words {
  readonly created: OfficeUnit[] = [];
  private readonly ids: ReadonlySet<UnitId>;
  private readonly names: KnownNames;

  constructor(
    office: ImportOffice,
    private readonly options: ImportOptions,
  ) {
    this.ids = new Set(office.units.map(({ id }) => id));
    this.names = new KnownNames(office);
  }

  /** The unit of a name or an id. Throws `unit.unknown`. */
  unitOf(name: string): UnitId {
    if (this.ids.has(name)) return name;
    const meaning = this.names.meaningOf(name);
    if (meaning.kind === 'unit') return meaning.unit;
    if (meaning.kind === 'group' || !this.options.createUnits) throw unknownUnit(name);
    const unit = unitOfWords(name);
    this.created.push(unit);
    this.names.add(unit);
    return unit.id;
  }
}

const unknownUnit = (name: string): CliProblem =>
  new CliProblem(
    'unit.unknown',
    { zh: `单位目录中没有“${name}”。`, en: `“${name}” is no unit of the directory.` },
    {
      zh: '请检查写法，或去掉 --no-create-units 以便新增。',
      en: 'Check its spelling, or leave out --no-create-units to add it.',
    },
  );
