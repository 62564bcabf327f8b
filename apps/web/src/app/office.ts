import type { Session } from '#contract';
import type { Calendar, Day, EpochMs } from '#domain';
import { officeDay } from '#domain';
import { createContext, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatInstant, formatNearDay, lastDayOf } from '../format/dates.js';
import type { Language } from '../format/language.js';
import { timeLeft } from '../format/workdays.js';
import { useNow } from './clock.js';
import { useLanguage } from './i18n/language.js';

/** What every page behind the sign-in may rely on: who one is, and the office's calendar and clock. */
export interface Office {
  session: Session;
  calendar: Calendar;
}

export const OfficeContext = createContext<Office | null>(null);

export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (office === null) throw new Error('useOffice outside of the frame');
  return office;
}

export interface Words {
  language: Language;
  today: Day;
  /** 2026年6月30日（周二） */
  day(day: Day): string;
  /** Without the year when it is this one. */
  nearDay(day: Day): string;
  /** 12月22日 09:00 */
  instant(at: EpochMs): string;
  /** The last day inside a limit, from its exclusive end. */
  limitDay(limit: EpochMs): Day;
  /** 剩 6 个工作日 · 今天到期 · 逾期 2 天 */
  left(limit: EpochMs, calendar?: Calendar): string;
}

/** Dates and times in the reader's language and the office's clock. `instant` counts as now; absent, this machine's clock does. */
export function useWords(instant?: EpochMs): Words {
  const now = useNow();
  const at = instant ?? now;
  const { calendar } = useOffice();
  const { language } = useLanguage();
  const { t } = useTranslation();
  const today = officeDay(calendar, at);
  return useMemo(() => {
    const offset = calendar.utcOffsetMinutes;
    return {
      language,
      today,
      day: (day) => formatDay(day, language),
      nearDay: (day) => formatNearDay(day, today, language),
      instant: (moment) => formatInstant(moment, offset, today, language),
      limitDay: (limit) => lastDayOf(limit, offset),
      left: (limit, own = calendar) => {
        const left = timeLeft(own, at, limit);
        if (left.kind === 'workdays') return t('shell.time.workdaysLeft', { count: left.count });
        if (left.kind === 'overdue') return t('shell.time.overdue', { count: left.days });
        return left.kind === 'lastDay'
          ? t('shell.time.lastDay')
          : t('shell.time.yearMissing', { year: left.missingYear });
      },
    };
  }, [calendar, language, today, at, t]);
}
