import type { LedgerRow } from '#contract';
import type { TFunction } from 'i18next';
import type { Words } from '../app/office.js';

/** Until when a row runs; a standing duty may have a last day too (2026年全年). */
export function limitText(
  { dueDay, standing }: Pick<LedgerRow, 'dueDay' | 'standing'>,
  t: TFunction,
  words: Words,
): string {
  if (dueDay === null) return t(standing ? 'ledgers.standing' : 'ledgers.undated');
  const day = words.day(dueDay);
  return standing ? t('ledgers.standingUntil', { day }) : day;
}
