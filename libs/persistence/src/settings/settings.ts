import type { EpochMs } from '#domain';
import type { Tx } from '../database/transaction.js';

/** The value of a setting of the office; null when it was never set. */
export async function readSetting(tx: Tx, key: string): Promise<unknown> {
  const [row] = await tx.query<{ value: unknown }>('select value from setting where key = $1', [key]);
  return row?.value ?? null;
}

/** Sets it to a JSON value. */
export async function writeSetting(tx: Tx, key: string, value: unknown, at: EpochMs): Promise<void> {
  await tx.query(
    `insert into setting (key, value, changed_at) values ($1, $2, $3)
     on conflict (tenant_id, key) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [key, JSON.stringify(value), at],
  );
}
