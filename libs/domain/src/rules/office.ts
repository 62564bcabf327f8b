import type { Address } from '../task/actor.js';
import type { CommandOf } from '../task/task.command.js';
import type { Task } from '../task/task.js';
import { clockOf, isOwing } from '../task/tracks.js';
import { reviewers } from './addresses.js';
import { stop } from './clocks.js';
import { stopEverything } from './closing.js';
import { forgivenBy, mayMoveDay, moveClocks, movesTo } from './due-day.js';
import {
  actsForLeadOrOffice,
  actsForOffice,
  actsForOfficeOrLeader,
  hasRole,
  isSupervisor,
  textGiven,
} from './guards.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/**
 * F61: a word to everybody who has the row in hands now; a lead does not urge itself, the office may urge its own
 * officers too. Throttled per task. Law E7.
 */
export function urge(act: Unfolding, command: CommandOf<'urge'>): Verdict {
  const { lastUrgedAt, policy } = act.task;
  const addresses = inHands(act.task, isSupervisor(act.task, command.by) ? null : command.by.unit);
  const wrong = first(
    () => actsForLeadOrOffice(act.task, command.by),
    () => textGiven(command.text),
    () => {
      const next = lastUrgedAt === null ? 0 : lastUrgedAt + policy.limits.urgeIntervalMs;
      return act.at < next ? refuse('urge.too_soon', { next }) : undefined;
    },
    () => (addresses.length > 0 ? undefined : refuse('urge.nobody')),
  );
  if (wrong === undefined) tell(act, 'urged', { text: command.text, addresses });
  return wrong;
}

function inHands(task: Task, exceptUnit: string | null): Address[] {
  const owing = task.tracks.filter(isOwing).flatMap((t): Address[] => [
    { role: 'officer', unit: t.unit, person: t.claimedBy },
    { role: 'unitLeader', unit: t.unit, person: null },
  ]);
  const reading = task.reviews.flatMap((r) => reviewers(task, r.track));
  return [...owing, ...reading].filter((a) => exceptUnit === null || a.unit !== exceptUnit);
}

/** F64: a leader answers an escalation; its own ladder ends, and so does the one that raised it (F56). Law E6. */
export function acknowledgeEscalation(act: Unfolding, command: CommandOf<'acknowledgeEscalation'>): Verdict {
  const escalation = act.task.escalations.find((e) => e.id === command.escalation);
  if (escalation === undefined) return refuse('escalation.unknown', { escalation: command.escalation });
  const wrong = first(
    () => (hasRole(command.by, 'leader') ? undefined : refuse('actor.wrong_role', { roles: ['leader'] })),
    () =>
      escalation.acknowledgedAt === null
        ? undefined
        : refuse('escalation.already_acknowledged', { by: escalation.acknowledgedBy }),
    () => (command.answer === 'directive' ? textGiven(command.text) : undefined),
  );
  if (wrong) return wrong;
  const { answer, text } = command;
  tell(act, 'escalationAcknowledged', { escalation: escalation.id, answer, text });
  stop(act, clockOf(act.task, 'acknowledgement', { subject: escalation.id }), 'answered', true);
  quieten(act, escalation.deadline);
  return undefined;
}

/** A leader has taken notice: the ladder says no more, while the limit and the light stay as they are (F56). */
function quieten(act: Unfolding, id: string): void {
  const clock = act.task.deadlines.find((d) => d.id === id && d.status === 'running');
  if (clock === undefined || clock.steps.every((s) => s.status !== 'planned')) return;
  const steps = clock.steps.map((s) =>
    s.status === 'planned' ? { ...s, status: 'suppressed' as const, cause: 'answered' as const } : s,
  );
  tell(act, 'deadlineArmed', { deadline: { ...clock, steps }, rearmed: true });
}

/**
 * F60: another last day for the whole row. Every completion clock that runs is armed anew; one that lies in the past
 * means overdue now. A part in rework keeps at least the time it was promised (M6); a paper that is handed in is judged
 * by the new limit; what is accepted stays as it was judged. Law D4.
 */
export function changeDeadline(act: Unfolding, command: CommandOf<'changeDeadline'>): Verdict {
  const { task } = act;
  const { dueDay, reason } = command;
  const wrong = first(
    () => actsForOfficeOrLeader(task, command.by),
    () => mayMoveDay(task, dueDay),
    () => textGiven(reason),
  );
  if (wrong) return wrong;
  const moves = movesTo(task, dueDay);
  tell(act, 'dueDayChanged', {
    from: task.dueDay,
    to: dueDay,
    reason,
    forgiven: forgivenBy(task, moves, dueDay),
  });
  moveClocks(act, moves);
  return undefined;
}

/** F35: by the issuer, with a basis. Every part that is not accepted becomes obsolete; all clocks stop. Law C4. */
export function cancel(act: Unfolding, command: CommandOf<'cancel'>): Verdict {
  const wrong = first(
    () => actsForOffice(act.task, command.by),
    () => textGiven(command.reason),
  );
  if (wrong) return wrong;
  for (const track of act.task.tracks)
    if (isOwing(track) || track.status === 'submitted')
      tell(act, 'trackWithdrawn', { track: track.id, why: 'cancelled', reason: command.reason });
  tell(act, 'taskCancelled', { reason: command.reason });
  stopEverything(act, 'closed');
  return undefined;
}
