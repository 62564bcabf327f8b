import type { EpochMs, PersonId, UnitId } from '#domain';
import type { Tx } from '../database/transaction.js';
import { readSetting, writeSetting } from '../settings/settings.js';

/** Who runs the ledgers of an office, where a ledger says nothing else. */
export interface OfficeSettings {
  /** The unit that owns them; its supervisors watch over them (D15). */
  coordinatingUnit: UnitId;
  /** The leader in charge, asked first when nobody else may decide (D14). */
  responsibleLeader: PersonId | null;
}

const officeSetting = 'office';

/** Null before an office was loaded. */
export async function readOfficeSettings(tx: Tx): Promise<OfficeSettings | null> {
  const value = (await readSetting(tx, officeSetting)) as Partial<OfficeSettings> | null;
  if (typeof value?.coordinatingUnit !== 'string') return null;
  return { coordinatingUnit: value.coordinatingUnit, responsibleLeader: value.responsibleLeader ?? null };
}

export async function writeOfficeSettings(tx: Tx, settings: OfficeSettings, at: EpochMs): Promise<void> {
  await writeSetting(tx, officeSetting, settings, at);
}
