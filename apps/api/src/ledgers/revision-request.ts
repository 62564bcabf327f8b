import type { PersonId, Task } from '#domain';
import { dayAt } from '#domain';
import type { CommandRequest } from '#contract';
import type { LedgerChange, NewRow, RowChange } from '#persistence';

/**
 * The command that tells a running task what the new version of its row says (F9): its words, its last day, the units
 * that come and go; only what the paper changed, so that what was decided since issue stays. Null when the task says all
 * of that already.
 */
export function revisionRequest(
  task: Task,
  change: LedgerChange,
  {
    revision: { effectiveDay, basis },
    approver,
  }: { revision: { effectiveDay: string | null; basis: string | null }; approver: PersonId | null },
  sender: PersonId,
): CommandRequest | null {
  const { becomes, fields, next } = change.body as RowChange & { next?: NewRow };
  const reason = basis ?? '';
  if (becomes === 'cancel') return { kind: 'cancel', reason };
  if (becomes !== 'amend' || next === undefined) return null;
  const changed = new Set(fields.map(({ field }) => field));
  const dueDay =
    changed.has('deadline') && next.dueDay !== null && next.dueDay !== task.dueDay ? next.dueDay : null;
  const roster = changed.has('responsibility') ? comeAndGo(task, next) : { joining: [], leaving: [] };
  const text = changed.has('content') ? next.content : null;
  if (text === null && dueDay === null && roster.joining.length + roster.leaving.length === 0) return null;
  return {
    kind: 'amend',
    text,
    editorial: false,
    dueDay,
    ...roster,
    reason,
    approver: approver ?? sender,
    effectiveOn: effectiveDay ?? dayAt(Date.now(), task.calendar.utcOffsetMinutes),
  };
}

/** Units by their role: a unit whose role changes leaves with its part and joins with the other. */
function comeAndGo(
  task: Task,
  next: NewRow,
): Pick<Extract<CommandRequest, { kind: 'amend' }>, 'joining' | 'leaving'> {
  const seat = ({ unit, role }: { unit: string; role: string }): string => `${role}/${unit}`;
  const now = task.tracks.filter(({ status }) => status !== 'withdrawn');
  const there = new Set(now.map(seat));
  const wanted = new Set(next.assignments.map(seat));
  return {
    joining: next.assignments
      .filter((one) => !there.has(seat(one)))
      .map(({ unit, role }) => ({ unit, role })),
    leaving: now.filter((one) => !wanted.has(seat(one))).map(({ id }) => id),
  };
}
