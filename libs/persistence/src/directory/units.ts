import type { Day, UnitId } from '#domain';
import type { Tx } from '../database/transaction.js';

export const unitLevels = ['national', 'province', 'city', 'district', 'township'] as const;
export type UnitLevel = (typeof unitLevels)[number];

/** A unit with the span in which it exists, last day inside; null = open (F80). */
export interface Unit {
  id: UnitId;
  shortName: string;
  fullName: string;
  aliases: string[];
  formerNames: string[];
  level: UnitLevel;
  kind: string;
  parentId: UnitId | null;
  validFrom: Day | null;
  validTo: Day | null;
}

export interface UnitWithGroups extends Unit {
  /** Ids of the groups that count it as a member. */
  groups: string[];
}

/** A group of units (各街镇): a closed one resolves to its members at issue, an open one is nominated (D1). */
export interface UnitGroup {
  id: string;
  shortName: string;
  aliases: string[];
  closed: boolean;
  members: UnitId[];
}

const columns = `u.id, u.short_name as "shortName", u.full_name as "fullName", u.aliases,
  u.former_names as "formerNames", u.level, u.kind, u.parent_id as "parentId", u.valid_from as "validFrom",
  u.valid_to as "validTo",
  array(select m.group_id::text from unit_group_member m where m.unit_id = u.id order by 1) as groups`;

/** Most units of one office; a directory that is larger is another kind of directory. */
export const UNITS_MAX = 5_000;

/** Every unit, also those that no longer exist, by id. */
export function listUnits(tx: Tx): Promise<UnitWithGroups[]> {
  return tx.query<UnitWithGroups>(`select ${columns} from unit u order by u.id limit ${UNITS_MAX}`);
}

/** Every group with its members, by id. */
export function listGroups(tx: Tx): Promise<UnitGroup[]> {
  return tx.query<UnitGroup>(
    `select g.id, g.short_name as "shortName", g.aliases, g.closed,
       array(select m.unit_id::text from unit_group_member m where m.group_id = g.id order by 1) as members
     from unit_group g order by g.id limit ${UNITS_MAX}`,
  );
}

/** Adds the unit or replaces what is known of it; its id never changes. */
export async function putUnit(tx: Tx, unit: Unit): Promise<void> {
  await tx.query(
    `insert into unit (id, short_name, full_name, aliases, former_names, level, kind, parent_id, valid_from, valid_to)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (tenant_id, id) do update set short_name = excluded.short_name, full_name = excluded.full_name,
       aliases = excluded.aliases, former_names = excluded.former_names, level = excluded.level,
       kind = excluded.kind, parent_id = excluded.parent_id, valid_from = excluded.valid_from,
       valid_to = excluded.valid_to`,
    [
      unit.id,
      unit.shortName,
      unit.fullName,
      unit.aliases,
      unit.formerNames,
      unit.level,
      unit.kind,
      unit.parentId,
      unit.validFrom,
      unit.validTo,
    ],
  );
}

/** Adds the group or replaces it with its members. Tasks that were issued keep their own list (F5). */
export async function putGroup(tx: Tx, group: UnitGroup): Promise<void> {
  await tx.query(
    `insert into unit_group (id, short_name, aliases, closed) values ($1, $2, $3, $4)
     on conflict (tenant_id, id) do update set short_name = excluded.short_name, aliases = excluded.aliases,
       closed = excluded.closed`,
    [group.id, group.shortName, group.aliases, group.closed],
  );
  await tx.query('delete from unit_group_member where group_id = $1 and unit_id <> all ($2)', [
    group.id,
    group.members,
  ]);
  await tx.query(
    `insert into unit_group_member (group_id, unit_id) select $1::text, unnest($2::text[]) on conflict do nothing`,
    [group.id, group.members],
  );
}
