import type { Day } from '#domain';
import { isDay } from '#domain';
import type { PaperDeadline } from './paper.js';

/** What a row is held to: a last day, a standing duty with report periods (D6), or both; stages before the last day. */
export interface Limit {
  dueDay: Day | null;
  standing: boolean;
  /** Last days of the stages, ascending (F29). */
  stages: Day[];
}

/**
 * The limit that a reading gives by itself, or null where a person must say one: blank, relative to something that has
 * not happened, two possible days, the end of a permission (LEDGER section 4, items 9 and 12).
 */
export function limitOf(deadline: PaperDeadline): Limit | null {
  switch (deadline.kind) {
    case 'date':
      return datedLimit(deadline, deadline.date ?? null);
    case 'range':
      return datedLimit(deadline, deadline.end ?? null);
    case 'multi':
      return stagedLimit(deadline.parts ?? []);
    case 'recurring':
    case 'from':
    case 'ongoing':
      return { dueDay: null, standing: true, stages: [] };
    default:
      return null;
  }
}

function datedLimit(deadline: PaperDeadline, day: string | null): Limit | null {
  const doubtful = deadline.validityEnd === true || (deadline.readings ?? []).length > 1;
  if (day === null || !isDay(day) || doubtful) return null;
  return { dueDay: day, standing: deadline.also === 'ongoing', stages: [] };
}

/** Several dates in one cell: the last one is the limit, those before it are stages. */
function stagedLimit(parts: readonly PaperDeadline[]): Limit | null {
  const limits = parts.map(limitOf);
  const days = limits.flatMap((limit) => limit?.dueDay ?? []);
  if (days.length === 0 || days.length !== parts.length) return null;
  const ascending = [...new Set(days)].sort();
  return {
    dueDay: ascending.at(-1) ?? null,
    standing: limits.some((limit) => limit?.standing),
    stages: ascending.slice(0, -1),
  };
}
