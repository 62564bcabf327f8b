import type { ReceiverRole } from '../policy/policy.js';
import type { Address, Role } from '../task/actor.js';
import type { Deadline, Task } from '../task/task.js';
import { leads, principals, reviewOf, trackById } from '../task/tracks.js';
import { currentLevel } from './roster.js';

const everybody = (role: Role, unit: string | null): Address => ({ role, unit, person: null });

/** Whom a step of this clock reaches, from the roles of its rung (D13). Each address once, in the rung's order. */
export function addressesOf(
  task: Task,
  deadline: Pick<Deadline, 'track' | 'subject' | 'kind'>,
  receivers: readonly ReceiverRole[],
): Address[] {
  const found = receivers.flatMap((role) => resolve(task, deadline, role));
  const seen = new Set<string>();
  return found.filter((a) => {
    const key = `${a.role} ${a.unit ?? ''} ${a.person ?? ''}`;
    return seen.has(key) ? false : seen.add(key).has(key);
  });
}

function resolve(
  task: Task,
  deadline: Pick<Deadline, 'track' | 'subject' | 'kind'>,
  role: ReceiverRole,
): Address[] {
  const units =
    deadline.track === null ? principals(task).map((t) => t.unit) : trackUnit(task, deadline.track);
  switch (role) {
    case 'officers':
      return units.map((unit) => everybody('officer', unit));
    case 'unitLeader':
      return units.map((unit) => everybody('unitLeader', unit));
    case 'lead':
      return leads(task)
        .filter((t) => t.id !== deadline.track)
        .map((t) => everybody('officer', t.unit));
    case 'supervisor':
      return [everybody('supervisor', task.coordinatingUnit)];
    case 'responsibleLeader':
      return [{ role: 'leader', unit: null, person: task.responsibleLeader }];
    case 'reviewers':
      return reviewers(task, deadline.subject);
    case 'reviewerLeaders':
      return reviewerUnits(task, deadline.subject).map((unit) => everybody('unitLeader', unit));
  }
}

function trackUnit(task: Task, track: string): string[] {
  const unit = trackById(task, track)?.unit;
  return unit === undefined ? [] : [unit];
}

/** People whose seat of the deciding level is still empty. */
export function reviewers(task: Task, track: string | null): Address[] {
  return vacantSeats(task, track).flatMap((s) =>
    s.candidates.map((c) => ({ role: 'officer' as const, unit: c.unit, person: c.person })),
  );
}

function reviewerUnits(task: Task, track: string | null): string[] {
  return [...new Set(vacantSeats(task, track).flatMap((s) => s.candidates.map((c) => c.unit)))];
}

function vacantSeats(task: Task, track: string | null) {
  const review = track === null ? undefined : reviewOf(task, track);
  const level = review === undefined ? undefined : currentLevel(review);
  return (level?.seats ?? []).filter((s) => s.decision === null);
}
