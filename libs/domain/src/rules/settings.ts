import { rearmClock } from '../deadline/ladder.js';
import { validatePolicy } from '../policy/validate-policy.js';
import type { Actor } from '../task/actor.js';
import type { CommandOf } from '../task/task.command.js';
import type { Task } from '../task/task.js';
import type { Calendar } from '../time/calendar.js';
import { officeDay, validateCalendar } from '../time/calendar.js';
import { yearOf } from '../time/day.js';
import { hasRole, isEngine, isSupervisor } from './guards.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** F51, M11: a calendar is published; everything that is still planned gets its instant from it. Law D5. */
export function publishCalendar(act: Unfolding, command: CommandOf<'publishCalendar'>): Verdict {
  const { calendar } = command;
  const wrong = first(
    () => maySet(act.task, command.by),
    () => {
      const problems = validateCalendar(calendar);
      return problems.length > 0
        ? refuse('calendar.invalid', { version: calendar.version, wrong: problems })
        : undefined;
    },
    () => (calendar.version === act.task.calendar.version ? refuse('calendar.unchanged') : undefined),
    () => keepsYears(act.task, calendar),
  );
  if (wrong) return wrong;
  tell(act, 'calendarPublished', { calendar });
  rearmAll(act);
  return undefined;
}

/** What the row has been counted by is not taken back; years before it may be left out. */
function keepsYears({ calendar: known, issuedAt, dueDay }: Task, calendar: Calendar): Verdict {
  const since = Math.min(yearOf(officeDay(known, issuedAt)), dueDay === null ? Infinity : yearOf(dueDay));
  const lost = known.years.find((year) => year >= since && !calendar.years.includes(year));
  return lost === undefined ? undefined : refuse('calendar.year_missing', { year: lost });
}

/** F82: an explicit act moves a task to another version of the policy. Law D5. */
export function changePolicy(act: Unfolding, command: CommandOf<'changePolicy'>): Verdict {
  const wrong = first(
    () => maySet(act.task, command.by),
    () => {
      const problems = validatePolicy(command.policy);
      return problems.length > 0 ? refuse('policy.invalid', { wrong: problems }) : undefined;
    },
    () => (command.policy.version === act.task.policy.version ? refuse('policy.unchanged') : undefined),
  );
  if (wrong) return wrong;
  tell(act, 'policyChanged', { policy: command.policy });
  rearmAll(act);
  return undefined;
}

/** Running clocks follow at once; a paused one asks the new values when it goes on. */
function rearmAll(act: Unfolding): void {
  for (const clock of act.task.deadlines) {
    if (clock.status !== 'running') continue;
    const next = rearmClock(clock, act.task, act.at);
    if (JSON.stringify(next) !== JSON.stringify(clock))
      tell(act, 'deadlineArmed', { deadline: next, rearmed: true });
  }
}

function maySet(task: Task, by: Actor): Verdict {
  if (isEngine(by) || isSupervisor(task, by) || hasRole(by, 'administrator')) return undefined;
  return refuse('actor.wrong_role', { roles: ['administrator', 'supervisor'] });
}
