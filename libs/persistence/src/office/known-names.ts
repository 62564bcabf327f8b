import { createHash } from 'node:crypto';
import type { PersonId, UnitId } from '#domain';
import type { Tx } from '../database/transaction.js';
import type { UnitGroup, UnitWithGroups } from '../directory/units.js';
import { listGroups, listUnits } from '../directory/units.js';
import { plainWords } from './answer.js';
import type { OfficeUnit } from './load-office.js';
import { readOfficeSettings } from './office-settings.js';
import type { NameMeaning } from './row-plan.js';

/** What an import must know of the office. */
export interface ImportOffice {
  units: readonly Pick<
    UnitWithGroups,
    'id' | 'shortName' | 'fullName' | 'aliases' | 'formerNames' | 'level' | 'groups'
  >[];
  groups: readonly UnitGroup[];
  /** Who coordinates where the decisions name nobody; null before an office was set up. */
  coordinatingUnit: UnitId | null;
  responsibleLeader: PersonId | null;
}

/** The office as it stands now. */
export async function readImportOffice(tx: Tx): Promise<ImportOffice> {
  const settings = await readOfficeSettings(tx);
  return {
    units: await listUnits(tx),
    groups: await listGroups(tx),
    coordinatingUnit: settings?.coordinatingUnit ?? null,
    responsibleLeader: settings?.responsibleLeader ?? null,
  };
}

/** A unit of its own, under the words of the paper; the same words always give the same id. */
export function unitOfWords(text: string, names: { shortName?: string; fullName?: string } = {}): OfficeUnit {
  const words = plainWords(text);
  const id = `u-${createHash('sha256').update(words).digest('hex').slice(0, 10)}`;
  const shortName = names.shortName ?? words;
  const aliases = shortName === words ? [] : [words];
  return { id, shortName, fullName: names.fullName ?? shortName, aliases, level: 'district' };
}

/** Names of the directory and what they mean; of two entries with one name the first has it. */
export class KnownNames {
  private readonly meanings = new Map<string, NameMeaning>();

  constructor({ units, groups }: Pick<ImportOffice, 'units' | 'groups'>) {
    for (const { id, shortName, fullName, aliases, formerNames } of units)
      for (const name of [shortName, fullName, ...aliases, ...formerNames])
        this.set(name, { kind: 'unit', unit: id });
    for (const { shortName, aliases, closed, members } of groups)
      for (const name of [shortName, ...aliases]) this.set(name, { kind: 'group', closed, members });
  }

  add({ id, shortName, fullName, aliases }: OfficeUnit): void {
    for (const name of [shortName, fullName, ...aliases]) this.set(name, { kind: 'unit', unit: id });
  }

  /** These words mean that unit, whatever the directory says of them. */
  teach(text: string, unit: UnitId): void {
    this.meanings.set(plainWords(text), { kind: 'unit', unit });
  }

  meaningOf(text: string): NameMeaning {
    return this.meanings.get(plainWords(text)) ?? { kind: 'unknown' };
  }

  private set(name: string, meaning: NameMeaning): void {
    const words = plainWords(name);
    if (!this.meanings.has(words)) this.meanings.set(words, meaning);
  }
}

/** The office in the shape of a reader of papers: former names count among the aliases. */
export function directoryForReading({ units, groups }: Pick<ImportOffice, 'units' | 'groups'>) {
  return [
    ...units.map(({ id, shortName, fullName, aliases, formerNames, level, groups: memberOfGroups }) => ({
      kind: 'unit' as const,
      id,
      shortName,
      fullName,
      aliases: [...aliases, ...formerNames],
      level,
      memberOfGroups,
    })),
    ...groups.map((group) => ({ kind: 'group' as const, ...group })),
  ];
}
