import type { ReceiverRole } from '../policy/policy.js';
import type { Address, Role } from '../task/actor.js';
import type { Candidate, Deadline, Task } from '../task/task.js';
import { leads, principals, reviewOf, trackById } from '../task/tracks.js';
import { askedSeats, currentLevel, eligibleFor } from './roster.js';

const everybody = (role: Role, unit: string | null): Address => ({ role, unit, person: null });

/**
 * Whom a step of this clock reaches, from the roles of its rung (D13). Each address once, in the rung's order; when
 * they come to nobody, the coordinating office is told, so that nothing is said into the void (F21).
 */
export function addressesOf(
  task: Task,
  deadline: Pick<Deadline, 'track' | 'subject' | 'kind'>,
  receivers: readonly ReceiverRole[],
): Address[] {
  const found = receivers.flatMap((role) => resolve(task, deadline, role));
  return found.length > 0 ? once(found) : resolve(task, deadline, 'supervisor');
}

/** Each address once, and each person once whatever their role, in the order of the first place (F77). */
function once(addresses: readonly Address[]): Address[] {
  const keyOf = (a: Address): string => JSON.stringify(a.person === null ? [a.role, a.unit] : a.person);
  const keys = addresses.map(keyOf);
  return addresses.filter((a, i) => keys.indexOf(keyOf(a)) === i);
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
      return [...reviewers(task, deadline.subject), ...appointers(task, deadline.subject)];
    case 'reviewerLeaders':
      return reviewerUnits(task, deadline.subject).map((unit) => everybody('unitLeader', unit));
  }
}

function trackUnit(task: Task, track: string): string[] {
  const unit = trackById(task, track)?.unit;
  return unit === undefined ? [] : [unit];
}

/** People who are asked to decide on the paper of a track now, each once. */
export function reviewers(task: Task, track: string | null): Address[] {
  return once(
    askedCandidates(task, track)
      .flat()
      .map((c) => ({ role: 'officer' as const, unit: c.unit, person: c.person })),
  );
}

/** Administrators, while a seat is asked for which nobody is left (D14). */
export function appointers(task: Task, track: string | null): Address[] {
  const vacant = askedCandidates(task, track).some((candidates) => candidates.length === 0);
  return vacant ? [everybody('administrator', null)] : [];
}

function reviewerUnits(task: Task, track: string | null): string[] {
  return [...new Set(askedCandidates(task, track).flatMap((candidates) => candidates.map((c) => c.unit)))];
}

/** For each seat that is asked now, who may fill it. */
function askedCandidates(task: Task, track: string | null): Candidate[][] {
  const review = track === null ? undefined : reviewOf(task, track);
  const level = review === undefined ? undefined : currentLevel(review);
  if (review === undefined || level === undefined) return [];
  return askedSeats(review).map((seat) => eligibleFor(task, level, seat));
}
