import type { Day, EpochMs, Light, Task } from '#domain';
import { addDays, isClosed, light, lights, officeDay, startOfDay } from '#domain';

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
  const moments = [task.at, ...new Set(limits.filter((at) => at > task.at))].sort((a, b) => a - b);
  return {
    blue: firstShowing(task, 'blue', moments),
    yellow: firstShowing(task, 'yellow', moments),
    red: firstShowing(task, 'red', moments),
  };
}

function firstShowing(task: Task, wanted: Light, moments: EpochMs[]): EpochMs | null {
  const index = moments.findIndex((at) => shows(task, wanted, at));
  const found = moments[index];
  const before = moments[index - 1];
  if (found === undefined || before === undefined) return found ?? null;
  return firstDayShowing(task, wanted, before, found);
}

/** Halves the days in (`dark`, `lit`]: the light is not shown at the first instant and is at the second. */
function firstDayShowing(task: Task, wanted: Light, dark: EpochMs, lit: EpochMs): EpochMs {
  const offset = task.calendar.utcOffsetMinutes;
  const firstDay = officeDay(task.calendar, dark);
  const begin = (count: number): EpochMs => startOfDay(addDays(firstDay, count) satisfies Day, offset);
  let [low, high] = [0, Math.ceil((lit - begin(0)) / (begin(1) - begin(0)))];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (shows(task, wanted, begin(middle))) high = middle;
    else low = middle;
  }
  return Math.min(begin(high), lit);
}

function shows(task: Task, wanted: Light, at: EpochMs): boolean {
  return lights.indexOf(light(task, at).light) >= lights.indexOf(wanted);
}
