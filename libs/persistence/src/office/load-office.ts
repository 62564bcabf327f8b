import type { EpochMs, PersonId, Role, UnitId } from '#domain';
import { createAccount, findAccountByLogin } from '../accounts/accounts.js';
import type { Tx } from '../database/transaction.js';
import { putPerson } from '../directory/people.js';
import type { UnitLevel } from '../directory/units.js';
import { putGroup, putUnit } from '../directory/units.js';
import { writeOfficeSettings } from './office-settings.js';

export interface OfficeUnit {
  id: UnitId;
  shortName: string;
  fullName: string;
  aliases: readonly string[];
  level: UnitLevel;
}

export interface OfficeGroup {
  id: string;
  shortName: string;
  aliases: readonly string[];
  closed: boolean;
  members: readonly UnitId[];
}

export interface OfficePerson {
  id: PersonId;
  name: string;
  unit: UnitId;
  roles: readonly Role[];
  login: string;
}

/** Everything that is known of an office before its first ledger. */
export interface Office {
  units: readonly OfficeUnit[];
  groups: readonly OfficeGroup[];
  people: readonly OfficePerson[];
  /** The unit that owns its ledgers (D15). */
  coordinatingUnit: UnitId;
  responsibleLeader: PersonId | null;
}

/**
 * Brings the directory of an office into the tenant: units, groups, people with their accounts, and who coordinates.
 * Loaded again it changes nothing but what differs; accounts that exist keep their password. `passwordHash` is given to
 * new accounts; the caller decides whether anybody knows the password behind it.
 */
export async function loadOffice(
  tx: Tx,
  office: Office,
  accounts: { passwordHash: string; at: EpochMs },
): Promise<void> {
  for (const unit of office.units) await putUnit(tx, ordinaryUnit(unit));
  for (const group of office.groups)
    await putGroup(tx, { ...group, aliases: [...group.aliases], members: [...group.members] });
  for (const person of office.people) {
    const { id, name, unit, roles, login } = person;
    await putPerson(tx, { id, name, unit, roles: [...roles], email: null, active: true });
    if ((await findAccountByLogin(tx, login)) === null)
      await createAccount(tx, { login, personId: id, ...accounts });
  }
  const { coordinatingUnit, responsibleLeader } = office;
  await writeOfficeSettings(tx, { coordinatingUnit, responsibleLeader }, accounts.at);
}

/** A unit that has always been there and was never renamed. */
export function ordinaryUnit(unit: OfficeUnit) {
  return {
    ...unit,
    aliases: [...unit.aliases],
    formerNames: [],
    kind: 'department',
    parentId: null,
    validFrom: null,
    validTo: null,
  };
}
