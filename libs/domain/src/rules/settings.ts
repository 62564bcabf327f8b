import { rearmClock } from '../deadline/ladder.js';
import { validatePolicy } from '../policy/policy.js';
import type { Calendar } from '../time/calendar.js';
import { isDay, yearOf } from '../time/day.js';
import type { CommandOf } from '../task/task.command.js';
import type { Actor } from '../task/actor.js';
import { systemActor } from '../task/actor.js';
import { hasRole } from './guards.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** F51, M11: a calendar is published; everything that is still planned gets its instant from it. */
export function publishCalendar(act: Unfolding, command: CommandOf<'publishCalendar'>): Verdict {
  const wrong = first(
    () => maySet(command.by),
    () => validCalendar(command.calendar),
    () => (command.calendar.version === act.task.calendar.version ? refuse('calendar.unchanged') : undefined),
  );
  if (wrong) return wrong;
  tell(act, 'calendarPublished', { calendar: command.calendar });
  rearmAll(act);
  return undefined;
}

/** F82: an explicit act moves a task to another version of the policy. */
export function changePolicy(act: Unfolding, command: CommandOf<'changePolicy'>): Verdict {
  const wrong = first(
    () => maySet(command.by),
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

function rearmAll(act: Unfolding): void {
  for (const clock of act.task.deadlines) {
    if (clock.status !== 'running') continue;
    const next = rearmClock(clock, act.task, act.at);
    if (JSON.stringify(next) !== JSON.stringify(clock))
      tell(act, 'deadlineArmed', { deadline: next, rearmed: true });
  }
}

function maySet(by: Actor): Verdict {
  if (by.person === systemActor.person || hasRole(by, 'administrator', 'supervisor')) return undefined;
  return refuse('actor.wrong_role', { roles: ['administrator', 'supervisor'] });
}

function validCalendar(calendar: Calendar): Verdict {
  const days = [...calendar.holidays, ...calendar.makeUpWorkdays];
  const sound =
    calendar.version !== '' &&
    calendar.years.length > 0 &&
    days.every((day) => isDay(day) && calendar.years.includes(yearOf(day))) &&
    calendar.holidays.every((day) => !calendar.makeUpWorkdays.includes(day));
  return sound ? undefined : refuse('calendar.invalid', { version: calendar.version });
}
