import type { Address, PersonId, Role, UnitId } from '#domain';
import type { Tx } from '../database/transaction.js';

export interface Person {
  id: PersonId;
  name: string;
  unit: UnitId;
  roles: Role[];
  email: string | null;
  /** A person who left keeps their acts in the record, and gets and does nothing any more (F21). */
  active: boolean;
}

const columns = 'p.id, p.name, p.unit_id as unit, p.roles, p.email, p.active';

/** Most people that one answer lists. */
export const PEOPLE_MAX = 10_000;

export async function putPerson(tx: Tx, person: Person): Promise<void> {
  await tx.query(
    `insert into person (id, name, unit_id, roles, email, active) values ($1, $2, $3, $4, $5, $6)
     on conflict (tenant_id, id) do update set name = excluded.name, unit_id = excluded.unit_id,
       roles = excluded.roles, email = excluded.email, active = excluded.active`,
    [person.id, person.name, person.unit, person.roles, person.email, person.active],
  );
}

/** The person, also one who left; null when there never was one. */
export async function findPerson(tx: Tx, id: PersonId): Promise<Person | null> {
  const [person] = await tx.query<Person>(`select ${columns} from person p where p.id = $1`, [id]);
  return person ?? null;
}

/** People who are here now, by unit and id; of one unit when it is given. */
export function listPeople(tx: Tx, unit: UnitId | null = null): Promise<Person[]> {
  return tx.query<Person>(
    `select ${columns} from person p where p.active and ($1::text is null or p.unit_id = $1::text)
     order by p.unit_id, p.id limit ${PEOPLE_MAX}`,
    [unit],
  );
}

/**
 * The people whom addresses mean, as the directory stands now, each once, by id: the named person alone, else every
 * holder of the role in the unit, or anywhere when no unit is named.
 */
export function resolveAddresses(tx: Tx, addresses: readonly Address[]): Promise<Person[]> {
  return tx.query<Person>(
    `select distinct ${columns}
     from jsonb_to_recordset($1::jsonb) as a(role text, unit text, person text)
     join person p on p.active and case
       when a.person is not null then p.id = a.person
       else p.roles @> array[a.role] and (a.unit is null or p.unit_id = a.unit) end
     order by p.id limit ${PEOPLE_MAX}`,
    [JSON.stringify(addresses)],
  );
}
