import type { Names, NoticeItem } from '#contract';
import { isDay } from '#domain';
import { useTranslation } from 'react-i18next';
import { useWords } from '../app/office.js';
import { unitName } from './names.js';

/** The particulars of a notice in words: its day, how late, how a leader answered. Empty when it has none. */
export function useNoticeDetail(item: NoticeItem, names: Names): string {
  const { t } = useTranslation();
  const words = useWords();
  const { day, daysLate, due, answer, unit } = item.data;
  const parts: string[] = [];
  if (typeof unit === 'string') parts.push(unitName(names, unit));
  if (typeof day === 'string' && isDay(day)) parts.push(t('shell.time.dueDay', { day: words.day(day) }));
  if (typeof daysLate === 'number' && daysLate > 0) parts.push(t('shell.time.overdue', { count: daysLate }));
  if (typeof due === 'number') parts.push(words.instant(due));
  if (answer === 'read' || answer === 'directive' || answer === 'takeOver')
    parts.push(t(`words.escalationAnswer.${answer}`));
  return parts.join(' · ');
}
