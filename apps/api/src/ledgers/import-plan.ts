import { createHash } from 'node:crypto';
import type { Day, EpochMs, PersonId, UnitId } from '#domain';
import { dayAt, isDay, yearOf } from '#domain';
import type { LedgerDecisions } from '#contract';
import type { LedgerDraft, LedgerDraftRow, UnitDirectory, YearMove } from '#intake';
import { moveLedgerYear, readLedger } from '#intake';
import type { NameMeaning, OfficeUnit, RowPlan, UnitGroup, UnitWithGroups } from '#persistence';
import { planRow } from '#persistence';
import { problem } from '../http/problem-error.js';

/** What an import must know of the office. */
export interface ImportOffice {
  units: readonly UnitWithGroups[];
  groups: readonly UnitGroup[];
  /** Who coordinates where the decisions name nobody; null before an office was set up. */
  coordinatingUnit: UnitId | null;
  responsibleLeader: PersonId | null;
}

/** What an import would store, and what must be shown. */
export interface ImportPlan {
  draft: LedgerDraft & { year: number };
  coordinatingUnit: UnitId;
  responsibleLeader: PersonId | null;
  moves: YearMove[];
  added: OfficeUnit[];
  rows: { paper: LedgerDraftRow; plan: RowPlan }[];
}

/** Minutes east of Greenwich of the offices this is made for; decides which year it is. */
const OFFICE_OFFSET_MINUTES = 480;

/**
 * From the bytes of a paper and a person's decisions to the ledger that would be stored (F1–F5, D1, D2). Pure. Throws
 * `ledger.unreadable`, `ledger.no_year`, `ledger.past_year`, `ledger.no_office`, `directory.unknown`.
 */
export function planImport(
  paper: Buffer,
  office: ImportOffice,
  decisions: LedgerDecisions,
  at: EpochMs,
): ImportPlan {
  const read = readLedger(paper, {
    ...(office.units.length === 0 ? {} : { directory: directoryOf(office) }),
    ...(decisions.paperYear === undefined ? {} : { year: decisions.paperYear }),
  });
  if (!read.ok) {
    const { code, message, messageEn, data } = read.refusal;
    throw problem('ledger.unreadable', {
      detail: messageEn,
      data: { ...data, reason: message, cause: code },
    });
  }
  const { draft, moves } = settleYear(read.value, decisions, at);
  const coordinatingUnit = decisions.coordinatingUnit ?? office.coordinatingUnit;
  if (coordinatingUnit === null) throw problem('ledger.no_office');
  const names = new KnownNames(office, decisions.same);
  const added = decisions.createUnits ? unknownUnits(draft, names).map(newUnit) : [];
  for (const unit of added) names.add(unit);
  mustKnow(office, [
    coordinatingUnit,
    ...Object.values(decisions.same),
    ...Object.values(decisions.groups).flat(),
    ...(decisions.standIn === null ? [] : [decisions.standIn]),
  ]);
  const { groups, inherit, standIn } = decisions;
  const forRows = { groups, dueDays: daysByRow(decisions.dueDays), inherit, standIn };
  return {
    draft,
    coordinatingUnit,
    responsibleLeader: decisions.responsibleLeader ?? office.responsibleLeader,
    moves,
    added,
    rows: draft.rows.map((row) => ({
      paper: row,
      plan: planRow(row, (text) => names.meaningOf(text), forRows),
    })),
  };
}

/** F11, F57: a past year is not taken silently. */
function settleYear(draft: LedgerDraft, { forYear, keepDates }: LedgerDecisions, at: EpochMs) {
  const { year } = draft;
  if (year === null && forYear === undefined) throw problem('ledger.no_year');
  const isPast = year !== null && year < yearOf(dayAt(at, OFFICE_OFFSET_MINUTES));
  if (forYear === undefined && isPast && !keepDates) throw problem('ledger.past_year', { data: { year } });
  if (forYear === undefined || forYear === year) return { draft: { ...draft, year: year ?? 0 }, moves: [] };
  const moved = moveLedgerYear(draft, forYear);
  return { draft: { ...moved.draft, year: forYear }, moves: moved.moves };
}

function directoryOf({ units, groups }: ImportOffice): UnitDirectory {
  return [
    ...units.map(({ id, shortName, fullName, aliases, level, groups: memberOfGroups }) => ({
      kind: 'unit' as const,
      id,
      shortName,
      fullName,
      aliases,
      level,
      memberOfGroups,
    })),
    ...groups.map((group) => ({ kind: 'group' as const, ...group })),
  ];
}

function daysByRow(dueDays: Readonly<Record<string, Day>>): Record<number, Day> {
  return Object.fromEntries(Object.entries(dueDays).filter(([, day]) => isDay(day)));
}

function mustKnow(office: ImportOffice, wanted: readonly UnitId[]): void {
  const known = new Set(office.units.map(({ id }) => id));
  const missing = [...new Set(wanted)].filter((id) => !known.has(id));
  if (missing.length > 0) throw problem('directory.unknown', { data: { ids: missing } });
}

function unknownUnits(draft: LedgerDraft, names: KnownNames): string[] {
  const named = draft.rows.flatMap(({ assignments }) =>
    assignments.filter(({ kind }) => kind === 'unit').map(({ unitText }) => unitText),
  );
  return [...new Set(named)].filter((name) => names.meaningOf(name).kind === 'unknown');
}

/** A unit of its own, under the words of the paper; the same words always give the same id. */
function newUnit(name: string): OfficeUnit {
  const id = `u-${createHash('sha256').update(name).digest('hex').slice(0, 10)}`;
  return { id, shortName: name, fullName: name, aliases: [], level: 'district' };
}

/** Names of the directory and what they mean; of two entries with one name the first has it. */
class KnownNames {
  private readonly meanings = new Map<string, NameMeaning>();

  constructor(
    { units, groups }: ImportOffice,
    private readonly same: Readonly<Record<string, UnitId>>,
  ) {
    for (const { id, shortName, fullName, aliases, formerNames } of units)
      for (const name of [shortName, fullName, ...aliases, ...formerNames])
        this.set(name, { kind: 'unit', unit: id });
    for (const { shortName, aliases, closed, members } of groups)
      for (const name of [shortName, ...aliases]) this.set(name, { kind: 'group', closed, members });
  }

  add({ id, shortName }: OfficeUnit): void {
    this.set(shortName, { kind: 'unit', unit: id });
  }

  meaningOf(text: string): NameMeaning {
    const words = text.replaceAll(/\s/g, '');
    const said = Object.hasOwn(this.same, words) ? this.same[words] : undefined;
    if (said !== undefined) return { kind: 'unit', unit: said };
    return this.meanings.get(words) ?? { kind: 'unknown' };
  }

  private set(name: string, meaning: NameMeaning): void {
    if (!this.meanings.has(name)) this.meanings.set(name, meaning);
  }
}
