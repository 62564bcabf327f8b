import type { Tx } from '../database/transaction.js';
import type { Person } from '../directory/people.js';
import { listPeople } from '../directory/people.js';
import type { UnitGroup, UnitWithGroups } from '../directory/units.js';
import { listGroups, listUnits } from '../directory/units.js';

export interface UnitDirectory {
  units: UnitWithGroups[];
  groups: UnitGroup[];
  people: Person[];
}

/** The whole directory of the office. */
export async function unitDirectory(tx: Tx): Promise<UnitDirectory> {
  return { units: await listUnits(tx), groups: await listGroups(tx), people: await listPeople(tx) };
}
