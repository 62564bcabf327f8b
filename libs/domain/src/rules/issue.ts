import { officeDay, validateCalendar } from '../time/calendar.js';
import { isDay } from '../time/day.js';
import type { EpochMs } from '../time/day.js';
import { validatePolicy } from '../policy/validate-policy.js';
import type { CommandOf } from '../task/task.command.js';
import type { TaskEvent } from '../task/task.event.js';
import { evolve } from '../task/evolve.js';
import { LIST_MAX, TRACKS_MAX, isEngine, isSupervisor, promisable, repeated } from './guards.js';
import { arm } from './clocks.js';
import { armNewTrack, newTrack } from './joining.js';
import { first, refuse, unfold } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

type Issue = CommandOf<'issue'>;

/** Issues one row (F6, F12–F14): its tracks, and every clock with its ladder as instants. Laws D1, D2, R1, R2. */
export function issue(command: Issue, at: EpochMs): { act: Unfolding } | { verdict: NonNullable<Verdict> } {
  const verdict = mayIssue(command, at);
  if (verdict !== undefined) return { verdict };
  const by = { person: command.by.person, unit: command.by.unit };
  const issued: TaskEvent = {
    kind: 'taskIssued',
    v: 1,
    at,
    by,
    task: command.task,
    ledger: command.ledger,
    row: command.row,
    standing: command.standing,
    skippable: command.skippable,
    dueDay: command.dueDay,
    coordinatingUnit: command.coordinatingUnit,
    responsibleLeader: command.responsibleLeader,
    calendar: command.calendar,
    policy: command.policy,
    tracks: command.assignments.map((seed) => newTrack(seed, at, null)),
    placeholders: command.placeholders.map((p) => ({ ...p, status: 'open' as const })),
    phases: command.phases,
  };
  const act = unfold(evolve(null, issued), command.by, at);
  act.events.push(issued);
  for (const track of act.task.tracks) armNewTrack(act, track, command.dueDay);
  for (const p of command.placeholders)
    arm(act, { kind: 'nomination', track: null, subject: p.id, lastDay: null });
  for (const p of command.phases) arm(act, { kind: 'phase', track: null, subject: p.id, lastDay: p.due });
  return { act };
}

function mayIssue(command: Issue, at: EpochMs): Verdict {
  return first(
    () => mayBeIssuedBy(command),
    () => {
      const wrong = validateCalendar(command.calendar);
      return wrong.length > 0
        ? refuse('calendar.invalid', { version: command.calendar.version, wrong })
        : undefined;
    },
    () => {
      const wrong = validatePolicy(command.policy);
      return wrong.length > 0 ? refuse('policy.invalid', { wrong }) : undefined;
    },
    () => mayAssign(command),
    () => mayLeaveOpen(command),
    () => mayPromise(command, at),
    () => mayDivide(command),
  );
}

/** The office issues through the engine, or by the hand of its supervisor. */
function mayBeIssuedBy({ by, coordinatingUnit }: Issue): Verdict {
  return isEngine(by) || isSupervisor({ coordinatingUnit }, by)
    ? undefined
    : refuse('actor.wrong_role', { roles: ['supervisor'] });
}

function mayAssign({ assignments, placeholders, phases }: Issue): Verdict {
  if (assignments.length > TRACKS_MAX) return refuse('limit.too_many', { max: TRACKS_MAX });
  if (placeholders.length > LIST_MAX || phases.length > LIST_MAX)
    return refuse('limit.too_many', { max: LIST_MAX });
  if (!assignments.some((a) => a.role !== 'support' && a.role !== 'reviewer'))
    return refuse('assignment.no_owner');
  const track = repeated(assignments.map((a) => a.track));
  if (track !== undefined) return refuse('track.duplicate', { track });
  const group = repeated(placeholders.map((p) => p.id));
  if (group !== undefined) return refuse('placeholder.duplicate', { placeholder: group });
  // A unit has one part, and beside it may review (D5 keeps it from reviewing itself).
  const parts = assignments.filter((a) => a.role !== 'reviewer').map((a) => a.unit);
  const reviewers = assignments.filter((a) => a.role === 'reviewer').map((a) => a.unit);
  const unit = repeated(parts) ?? repeated(reviewers);
  return unit === undefined ? undefined : refuse('assignment.duplicate_unit', { unit });
}

/** A group that answers for itself, or that no lead could nominate for, must be resolved before issue (D2). */
function mayLeaveOpen({ assignments, placeholders }: Issue): Verdict {
  const hasLead = assignments.some((a) => a.role === 'lead' || a.role === 'jointLead');
  const blocking = placeholders.find((p) => p.mode === 'separately' || !hasLead);
  return blocking === undefined
    ? undefined
    : refuse('group.unresolved', { placeholder: blocking.id, text: blocking.text });
}

/** The years of the issue and of the limit must be published; later steps may wait for theirs by name (F51). */
function mayPromise(command: Issue, at: EpochMs): Verdict {
  const { calendar, dueDay, standing } = command;
  if (dueDay === null && !standing) return refuse('deadline.missing');
  return first(
    () => (dueDay === null ? undefined : promisable({ calendar }, dueDay)),
    () => promisable({ calendar }, officeDay(calendar, at)),
  );
}

/** A child's day is never later than its parent's (F8, F29). */
function mayDivide({ phases, dueDay }: Issue): Verdict {
  const phase = repeated(phases.map((p) => p.id));
  if (phase !== undefined) return refuse('phase.duplicate', { phase });
  if (phases.some((p) => !isDay(p.due))) return refuse('deadline.missing');
  const late = phases.find((p) => dueDay !== null && p.due > dueDay);
  return late === undefined ? undefined : refuse('phase.after_deadline', { phase: late.id });
}
