import type { EpochMs, Light, Task } from '#domain';
import { MS_PER_DAY, addDays, isClosed, light, lights, officeDay, startOfDay } from '#domain';

/** From when on the row shows a light or a graver one, while nothing happens; null when it never will. */
export interface LightInstants {
  blue: EpochMs | null;
  yellow: EpochMs | null;
  red: EpochMs | null;
}

/**
 * When the lights of an untouched row turn, so that a query can count lights without asking the law about every row.
 * While nothing happens a light only rises, and it turns at the beginning of a day or at the end of a limit (F53, D12):
 * the instant is looked for among the limits, and before the first of them among the days.
 */
export function lightInstants(task: Task): LightInstants {
  if (isClosed(task)) return { blue: null, yellow: null, red: null };
  const limits = task.deadlines.flatMap((d) =>
    d.status === 'running' && d.current !== null ? [d.current] : [],
  );
  const moments = [task.at, ...new Set(limits.filter((at) => at > task.at))].toSorted((a, b) => a - b);
  const shown = moments.map((at) => ({ at, grade: gradeAt(task, at) }));
  return {
    blue: firstShowing(task, 'blue', shown),
    yellow: firstShowing(task, 'yellow', shown),
    red: firstShowing(task, 'red', shown),
  };
}

interface Moment {
  at: EpochMs;
  grade: number;
}

function gradeAt(task: Task, at: EpochMs): number {
  return lights.indexOf(light(task, at).light);
}

function firstShowing(task: Task, wanted: Light, moments: readonly Moment[]): EpochMs | null {
  const grade = lights.indexOf(wanted);
  const index = moments.findIndex((moment) => moment.grade >= grade);
  const lit = moments[index];
  const dark = moments[index - 1];
  if (lit === undefined || dark === undefined) return lit?.at ?? null;
  return firstDayShowing(task, grade, dark.at, lit.at);
}

/** Halves the days in (`dark`, `lit`]: the grade is not reached at the first instant and is at the second. */
function firstDayShowing(task: Task, grade: number, dark: EpochMs, lit: EpochMs): EpochMs {
  const offset = task.calendar.utcOffsetMinutes;
  const firstDay = officeDay(task.calendar, dark);
  const beginOf = (count: number): EpochMs => startOfDay(addDays(firstDay, count), offset);
  let [low, high] = [0, Math.ceil((lit - beginOf(0)) / MS_PER_DAY)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (gradeAt(task, beginOf(middle)) >= grade) high = middle;
    else low = middle;
  }
  return Math.min(beginOf(high), lit);
}
