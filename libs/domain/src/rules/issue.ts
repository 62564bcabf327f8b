import { isWorkday, officeDay } from '../time/calendar.js';
import { isDay, yearOf } from '../time/day.js';
import type { Day, EpochMs } from '../time/day.js';
import { validatePolicy } from '../policy/policy.js';
import type { CommandOf } from '../task/task.command.js';
import type { SharingMode, Track, TrackRole } from '../task/task.js';
import type { TaskEvent } from '../task/task.event.js';
import { evolve } from '../task/evolve.js';
import { principals } from '../task/tracks.js';
import { LIST_MAX, TRACKS_MAX } from './guards.js';
import { arm, armNewTrack } from './clocks.js';
import { first, refuse, unfold } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';
import { openCycle, quarterEnd } from './cycle.js';

/** A unit's part as it begins. Reviewers have no part to sign for; they wait for papers. */
export function newTrack(
  seed: { track: string; unit: string; role: TrackRole; mode: SharingMode | null },
  at: EpochMs,
  placeholder: string | null,
): Track {
  return {
    id: seed.track,
    unit: seed.unit,
    role: seed.role,
    mode: seed.mode,
    status: seed.role === 'reviewer' ? 'working' : 'awaitingReceipt',
    round: 1,
    assignedAt: at,
    receivedAt: null,
    receivedBy: null,
    claimedBy: null,
    awaitingSignature: null,
    submission: null,
    acceptedAt: null,
    overdueSince: null,
    expected: null,
    lastReportAt: null,
    returns: 0,
    contest: null,
    contestedGrounds: [],
    withdrawnReason: null,
    placeholder,
  };
}

/** Issues one row (F6, F12–F14): its tracks, and every clock with its ladder as instants. Laws T1, R1, D1, D3. */
export function issue(
  command: CommandOf<'issue'>,
  at: EpochMs,
): { act: Unfolding } | { verdict: NonNullable<Verdict> } {
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
  if (command.standing)
    for (const owner of principals(act.task))
      openCycle(act, owner.id, 1, quarterEnd(officeDay(command.calendar, at)));
  return { act };
}

function mayIssue(command: CommandOf<'issue'>, at: EpochMs): Verdict {
  const owners = command.assignments.filter((a) => a.role !== 'support' && a.role !== 'reviewer');
  return first(
    () => (command.standing || command.dueDay !== null ? undefined : refuse('deadline.missing')),
    () => (command.dueDay === null || isDay(command.dueDay) ? undefined : refuse('deadline.missing')),
    () => (owners.length === 0 ? refuse('assignment.no_owner') : undefined),
    () => mayAssign(command),
    () => mayLeaveOpen(command),
    () => mayUseCalendar(command, at),
    () => {
      const wrong = validatePolicy(command.policy);
      return wrong.length > 0 ? refuse('policy.invalid', { wrong }) : undefined;
    },
    () => {
      const due = command.dueDay;
      const late = command.phases.find((p) => due !== null && p.due > due);
      return late === undefined ? undefined : refuse('phase.after_deadline', { phase: late.id });
    },
  );
}

function mayAssign(command: CommandOf<'issue'>): Verdict {
  const { assignments } = command;
  if (
    assignments.length > TRACKS_MAX ||
    command.placeholders.length > LIST_MAX ||
    command.phases.length > LIST_MAX
  )
    return refuse('limit.too_many', { max: TRACKS_MAX });
  if (new Set(assignments.map((a) => a.track)).size !== assignments.length) return refuse('track.duplicate');
  const seats = assignments.map((a) => `${a.unit} ${a.role === 'reviewer' ? 'reviewer' : 'owner'}`);
  const twice = assignments.find((_, i) => seats.indexOf(seats[i] ?? '') !== i);
  return twice === undefined ? undefined : refuse('assignment.duplicate_unit', { unit: twice.unit });
}

/** A group that answers for itself, or that nobody could nominate for, must be resolved before issue (D2). */
function mayLeaveOpen(command: CommandOf<'issue'>): Verdict {
  const hasLead = command.assignments.some((a) => a.role === 'lead' || a.role === 'jointLead');
  const blocking = command.placeholders.find(
    (p) => p.mode === 'separately' || (p.role !== 'support' && !hasLead),
  );
  return blocking === undefined
    ? undefined
    : refuse('group.unresolved', { placeholder: blocking.id, text: blocking.text });
}

/** The years of the issue and of the limit must be published; later steps may wait for theirs by name (F51). */
function mayUseCalendar(command: CommandOf<'issue'>, at: EpochMs): Verdict {
  const days: Day[] = [officeDay(command.calendar, at)];
  if (command.dueDay !== null) days.push(command.dueDay);
  for (const day of days) {
    const worked = isWorkday(command.calendar, day);
    if (typeof worked !== 'boolean') return refuse('calendar.year_missing', { year: yearOf(day) });
  }
  return undefined;
}
