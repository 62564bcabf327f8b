import { createHash } from 'node:crypto';
import type { Day, PersonId, UnitId } from '#domain';
import {
  compileDirectory,
  resolveUnit,
  type LedgerDraft,
  type LedgerDraftRow,
  type UnitDirectory,
} from '#intake';
import { planRow, type NameMeaning, type OfficeUnit, type RowPlan } from '#persistence';
import { CliProblem } from '../command/problem.js';
import type { ImportOptions } from './import-options.js';

/** The directory as an import looks it up. */
export interface ImportDirectory {
  readonly units: readonly { id: UnitId; shortName: string; fullName: string; aliases: readonly string[] }[];
  readonly groups: readonly {
    id: string;
    shortName: string;
    aliases: readonly string[];
    closed: boolean;
    members: readonly UnitId[];
  }[];
}

/** What the import decided about the ledger as a whole. */
export interface ImportChoices {
  readonly year: number;
  /** Words of the unit that owns the ledger, or its id (D15). */
  readonly office: string;
  readonly responsibleLeader: PersonId | null;
}

/** Everything that will be stored, and everything that must be shown. */
export interface ImportPlan {
  readonly coordinatingUnit: UnitId;
  readonly responsibleLeader: PersonId | null;
  readonly year: number;
  /** Named units that the directory does not know and the import adds, with near names that it does know. */
  readonly created: readonly { unit: OfficeUnit; near: readonly string[] }[];
  readonly rows: readonly { paper: LedgerDraftRow; plan: RowPlan }[];
}

/**
 * From a draft and a directory to the ledger that would be stored. Pure. A named unit that nobody knows is added under
 * the words of the paper, unless `--no-create-units` leaves its rows undecided; a description of units (各…单位) never
 * becomes a unit.
 */
export function planImport(
  draft: LedgerDraft,
  directory: ImportDirectory,
  options: ImportOptions,
  choices: ImportChoices,
): ImportPlan {
  const known = new KnownNames(directory, options.same);
  const wanted = [choices.office, ...namedUnits(draft), ...Object.values(options.resolve).flat()];
  const unknown = [...new Set(wanted)].filter((name) => known.meaningOf(name).kind === 'unknown');
  const created = options.createUnits ? unknown.map(newUnit) : [];
  for (const unit of created) known.add(unit);
  const unitOf = (name: string): UnitId => known.unitOf(name);
  const coordinatingUnit = unitOf(choices.office);
  const decisions = {
    groups: Object.fromEntries(
      Object.entries(options.resolve).map(([text, members]) => [text, members.map(unitOf)]),
    ),
    dueDays: options.dueDays,
    inherit: options.inherit,
    standIn: options.standIn ? coordinatingUnit : null,
  };
  return {
    coordinatingUnit,
    responsibleLeader: choices.responsibleLeader,
    year: choices.year,
    created: created.map((unit) => ({ unit, near: nearNames(entriesOf(directory), unit.shortName) })),
    rows: draft.rows.map((paper) => ({
      paper,
      plan: planRow(paper, (text) => known.meaningOf(text), decisions),
    })),
  };
}

/** The directory in the shape of the reader. */
function entriesOf({ units, groups }: ImportDirectory): UnitDirectory {
  return [
    ...units.map(({ id, shortName, fullName, aliases }) => ({
      id,
      kind: 'unit' as const,
      shortName,
      fullName,
      aliases: [...aliases],
      level: 'district' as const,
      memberOfGroups: groups.filter((group) => group.members.includes(id)).map((group) => group.id),
    })),
    ...groups.map(({ id, shortName, aliases, closed, members }) => ({
      id,
      kind: 'group' as const,
      shortName,
      aliases: [...aliases],
      closed,
      members: [...members],
    })),
  ];
}

/** Last days that the year's calendar must know: those of the rows, by year. */
export function yearsOf(plan: ImportPlan): number[] {
  const days = plan.rows.flatMap(({ plan: { dueDay, phases } }): Day[] => [
    ...(dueDay === null ? [] : [dueDay]),
    ...phases.map((phase) => phase.due),
  ]);
  return [...new Set(days.map((day) => Number(day.slice(0, 4))))].toSorted((a, b) => a - b);
}

function namedUnits(draft: LedgerDraft): string[] {
  return draft.rows.flatMap((row) => row.assignments.filter((a) => a.kind === 'unit').map((a) => a.unitText));
}

/** A unit of its own, under the words of the paper; the same words always give the same id. */
function newUnit(name: string): OfficeUnit {
  const id = `u-${createHash('sha256').update(name).digest('hex').slice(0, 10)}`;
  return { id, shortName: name, fullName: name, aliases: [], level: 'district' };
}

/** Names of the directory that look like these words (LEDGER section 4, item 13). */
function nearNames(directory: UnitDirectory, name: string): string[] {
  const found = resolveUnit(name, compileDirectory(directory));
  return found.kind === 'unknown' ? found.suggestions.map((suggestion) => suggestion.name) : [];
}

/** Names and what they mean; the first entry of the directory that has a name keeps it. */
class KnownNames {
  private readonly meanings = new Map<string, NameMeaning>();

  constructor(
    directory: ImportDirectory,
    private readonly same: Readonly<Record<string, string>>,
  ) {
    for (const { id, shortName, fullName, aliases } of directory.units)
      for (const name of [id, shortName, fullName, ...aliases]) this.set(name, { kind: 'unit', unit: id });
    for (const { shortName, aliases, closed, members } of directory.groups)
      for (const name of [shortName, ...aliases]) this.set(name, { kind: 'group', closed, members });
  }

  add(unit: OfficeUnit): void {
    this.set(unit.shortName, { kind: 'unit', unit: unit.id });
    this.set(unit.id, { kind: 'unit', unit: unit.id });
  }

  meaningOf(text: string): NameMeaning {
    const words = text.replaceAll(/\s/g, '');
    return this.meanings.get(this.same[words] ?? words) ?? { kind: 'unknown' };
  }

  /** The unit of a name that a person gave. Throws `unit.unknown`. */
  unitOf(name: string): UnitId {
    const meaning = this.meaningOf(name);
    if (meaning.kind === 'unit') return meaning.unit;
    throw new CliProblem(
      'unit.unknown',
      { zh: `单位目录中没有“${name}”。`, en: `“${name}” is no unit of the directory.` },
      {
        zh: '请检查写法，或去掉 --no-create-units 以便新增。',
        en: 'Check its spelling, or leave out --no-create-units to add it.',
      },
    );
  }

  private set(name: string, meaning: NameMeaning): void {
    if (!this.meanings.has(name)) this.meanings.set(name, meaning);
  }
}
