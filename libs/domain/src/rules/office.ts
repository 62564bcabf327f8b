import { lastDayOf } from '../deadline/ladder.js';
import { isWorkday } from '../time/calendar.js';
import { isDay, yearOf } from '../time/day.js';
import type { Address } from '../task/actor.js';
import type { CommandOf } from '../task/task.command.js';
import type { Task } from '../task/task.js';
import { clockOf, isOwing, principals, trackById } from '../task/tracks.js';
import { arm, armRework, stop } from './clocks.js';
import { stopEverything } from './closing.js';
import { actsForLeadOrOffice, actsForOffice, actsForOfficeOrLeader, hasRole, textGiven } from './guards.js';
import { longEnough } from './review.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/** F61: a word to everybody who still owes something; throttled per task. */
export function urge(act: Unfolding, command: CommandOf<'urge'>): Verdict {
  const { lastUrgedAt, policy } = act.task;
  const wrong = first(
    () => actsForLeadOrOffice(act.task, command.by),
    () => textGiven(command.text),
    () => {
      const next = lastUrgedAt === null ? 0 : lastUrgedAt + policy.limits.urgeIntervalMs;
      return act.at < next ? refuse('urge.too_soon', { next }) : undefined;
    },
  );
  if (wrong === undefined)
    tell(act, 'urged', { text: command.text, addresses: owing(act.task, command.by.unit) });
  return wrong;
}

function owing(task: Task, exceptUnit: string): Address[] {
  return task.tracks
    .filter((t) => isOwing(t) && t.unit !== exceptUnit)
    .flatMap((t) => [
      { role: 'officer' as const, unit: t.unit, person: t.claimedBy },
      { role: 'unitLeader' as const, unit: t.unit, person: null },
    ]);
}

/** F64: a leader answers an escalation; its own ladder ends. */
export function acknowledgeEscalation(act: Unfolding, command: CommandOf<'acknowledgeEscalation'>): Verdict {
  const escalation = act.task.escalations.find((e) => e.id === command.escalation);
  const wrong = first(
    () =>
      escalation === undefined ? refuse('escalation.unknown', { escalation: command.escalation }) : undefined,
    () => (hasRole(command.by, 'leader') ? undefined : refuse('actor.wrong_role', { roles: ['leader'] })),
    () =>
      escalation?.acknowledgedAt == null
        ? undefined
        : refuse('escalation.already_acknowledged', { by: escalation.acknowledgedBy }),
    () => (command.answer === 'directive' ? textGiven(command.text) : undefined),
  );
  if (wrong) return wrong;
  tell(act, 'escalationAcknowledged', {
    escalation: command.escalation,
    answer: command.answer,
    text: command.text,
  });
  stop(act, clockOf(act.task, 'acknowledgement', { subject: command.escalation }), 'answered', true);
  return undefined;
}

/**
 * F60: another last day for the whole row. Every completion clock that runs is armed anew; one that lies in the past
 * means overdue now. A part in rework keeps at least the time it was promised (M6).
 */
export function changeDeadline(act: Unfolding, command: CommandOf<'changeDeadline'>): Verdict {
  const { task } = act;
  const wrong = first(
    () => actsForOfficeOrLeader(task, command.by),
    () => (task.standing ? refuse('task.standing') : undefined),
    () => (isDay(command.dueDay) ? undefined : refuse('deadline.missing')),
    () =>
      command.dueDay === task.dueDay ? refuse('deadline.unchanged', { day: command.dueDay }) : undefined,
    () =>
      typeof isWorkday(task.calendar, command.dueDay) === 'boolean'
        ? undefined
        : refuse('calendar.year_missing', { year: yearOf(command.dueDay) }),
    () => textGiven(command.reason),
  );
  if (wrong) return wrong;
  const running = task.deadlines.filter(
    (d) => d.kind === 'completion' && d.status === 'running' && d.track !== null,
  );
  tell(act, 'dueDayChanged', { from: task.dueDay, to: command.dueDay, reason: command.reason });
  for (const clock of running) {
    const inRework = clock.track !== null && trackById(task, clock.track)?.status === 'returned';
    const promised =
      inRework && clock.current !== null ? lastDayOf(task.calendar, clock.current) : command.dueDay;
    const lastDay = promised > command.dueDay ? promised : command.dueDay;
    stop(act, clock, 'superseded');
    arm(act, { kind: 'completion', track: clock.track, subject: null, lastDay, original: clock.original });
  }
  return undefined;
}

/** F35: by the issuer, with a basis. All clocks stop; the record stays. */
export function cancel(act: Unfolding, command: CommandOf<'cancel'>): Verdict {
  const wrong = first(
    () => actsForOffice(act.task, command.by),
    () => textGiven(command.reason),
  );
  if (wrong) return wrong;
  for (const track of act.task.tracks.filter(isOwing))
    tell(act, 'trackWithdrawn', { track: track.id, why: 'cancelled', reason: command.reason });
  stopEverything(act, 'closed');
  tell(act, 'taskCancelled', { reason: command.reason });
  return undefined;
}

/** F46: a closed row goes on under the same identity, in a new round; its former closing stays visible. */
export function reopen(act: Unfolding, command: CommandOf<'reopen'>): Verdict {
  const { task } = act;
  const chosen = command.tracks;
  const owners = reopenable(task);
  const wrong = first(
    () => (task.closing === null ? refuse('task.not_closed') : undefined),
    () => actsForOfficeOrLeader(task, command.by),
    () => textGiven(command.reason),
    () => longEnough(task, command.reworkUntil, act.at),
    () => {
      const strange = chosen.find((id) => !owners.includes(id));
      return strange === undefined ? undefined : refuse('track.unknown', { track: strange });
    },
    () => (chosen.some((id) => mayOwn(task, id)) ? undefined : refuse('assignment.no_owner')),
  );
  if (wrong) return wrong;
  tell(act, 'taskReopened', { reason: command.reason, tracks: chosen, reworkUntil: command.reworkUntil });
  for (const id of chosen) armRework(act, id, command.reworkUntil);
  return undefined;
}

/** Parts that a reopening may name: all but reviewers, and but those that were handed to another unit. */
function reopenable(task: Task): string[] {
  return task.tracks
    .filter(
      (t) => t.role !== 'reviewer' && t.withdrawnReason !== 'reassigned' && t.withdrawnReason !== 'removed',
    )
    .map((t) => t.id);
}

/** Whether the part closes the row, counting parts that the cancellation withdrew. */
function mayOwn(task: Task, id: string): boolean {
  const revived = task.tracks.map((t) =>
    t.withdrawnReason === 'cancelled' ? { ...t, status: 'returned' as const } : t,
  );
  return principals({ ...task, tracks: revived }).some((t) => t.id === id);
}
