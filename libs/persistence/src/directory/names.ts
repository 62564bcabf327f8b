import type { PersonId, UnitId } from '#domain';
import { statement, type Tx } from '../database/transaction.js';

export interface Names {
  units: Record<UnitId, { id: UnitId; shortName: string; fullName: string }>;
  people: Record<PersonId, { id: PersonId; name: string; unit: UnitId }>;
}

const peopleNamed = statement(
  'names.people',
  'select id, name, unit_id as unit from person where id = any ($1::text[])',
);
const unitsNamed = statement(
  'names.units',
  `select id, short_name as "shortName", full_name as "fullName" from unit where id = any ($1::text[])`,
);

/** The names of everybody and every unit that an answer mentions; ids that nobody knows are left out. */
export async function namesOf(
  tx: Tx,
  mentioned: { units: Iterable<UnitId>; people: Iterable<PersonId> },
): Promise<Names> {
  const people = await tx.query<Names['people'][string]>(peopleNamed, [[...new Set(mentioned.people)]]);
  const units = await tx.query<Names['units'][string]>(unitsNamed, [
    [...new Set([...mentioned.units, ...people.map((person) => person.unit)])],
  ]);
  return { units: byId(units), people: byId(people) };
}

function byId<Named extends { id: string }>(rows: readonly Named[]): Record<string, Named> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
