import { isDeepStrictEqual } from 'node:util';
import type { Task, TaskEvent } from '../index.js';
import { clockOf, isOwing, trackById } from '../index.js';
import type { Law } from './law.spec-kit.js';
import { complain, eventsOf, firstOf, ofAccepted, ofStates } from './law.spec-kit.js';

type Amended = Extract<TaskEvent, { kind: 'amended' }>;

/** The roles of a row, read off its parts. */
function rosterOf(task: Task): { track: string; unit: string; role: string }[] {
  return task.tracks
    .filter((t) => t.status !== 'withdrawn')
    .map(({ id, unit, role }) => ({ track: id, unit, role }));
}

/** Whether the part is asked to sign: by its receipt clock, or once its objection is decided. */
function signs(task: Task, track: string): boolean {
  return (
    clockOf(task, 'receipt', { track }) !== undefined ||
    trackById(task, track)?.contest?.from === 'awaitingReceipt'
  );
}

/** More is asked of the part, or sooner, worked out from what was and what is. */
function isAskedForMore(before: Task, after: Task, { amendment, from, to }: Amended, track: string): boolean {
  const limits = [before, after].map(
    (task) => task.deadlines.find((d) => d.kind === 'completion' && d.track === track)?.current ?? null,
  );
  const [was, is] = limits;
  const sooner = was != null && is != null && is < was;
  const leads = (roster: Amended['from']['roster']): boolean =>
    roster.some((r) => r.role === 'lead' || r.role === 'jointLead');
  const role = trackById(after, track)?.role;
  const owns = role === 'responsible' && leads(from.roster) && !leads(to.roster);
  return sooner || owns || (from.text !== to.text && !amendment.editorial);
}

export const lawsOfAmendments: Law[] = [
  ofAccepted('[R12] an amendment says what was and what is, and both are so', ({ before, after, events }) =>
    firstOf(eventsOf(events, 'amended'), ({ from, to }) => {
      const was = { text: before.revision?.text ?? null, dueDay: before.dueDay, roster: rosterOf(before) };
      if (!isDeepStrictEqual(from, was)) return 'what was is told otherwise';
      const is = { text: after.revision?.text ?? null, dueDay: after.dueDay };
      if (!isDeepStrictEqual({ text: to.text, dueDay: to.dueDay }, is)) return 'what is is told otherwise';
      return complain(
        after.closing === null && !isDeepStrictEqual(to.roster, rosterOf(after)),
        () => 'the roster is told otherwise',
      );
    }),
  ),
  ofAccepted('[R12] it counts from its day, and lapses as a whole with a reason', ({ command, events, at }) =>
    firstOf(events, (event) => {
      if (event.kind === 'amendmentScheduled')
        return complain(event.effectiveAt <= event.at, () => 'it waits for a day that has come');
      if (event.kind !== 'amended') return null;
      return complain(
        event.waited !== (command.kind === 'tick') || event.at < at,
        () => `waited ${event.waited}, done by ${command.kind}`,
      );
    }),
  ),
  ofStates('[R12] none waits on a closed row, nor after its day', (task, { command }) => {
    const waiting = task.revision?.waiting ?? null;
    if (waiting === null) return null;
    const over = command.kind === 'tick' && waiting.effectiveAt <= task.at;
    return complain(task.closing !== null || over, () => `waits for ${waiting.amendment.effectiveOn}`);
  }),
  ofAccepted('[R13] a unit signs again exactly when more is asked of what it has in hand', (act) => {
    const { before, after, events } = act;
    if (after.closing !== null) return null;
    return firstOf(eventsOf(events, 'amended'), (event) =>
      firstOf(before.tracks.filter(isOwing), (track) => {
        const now = trackById(after, track.id);
        if (now === undefined || now.status === 'withdrawn') return null;
        const more = isAskedForMore(before, after, event, track.id) || signs(before, track.id);
        if (signs(after, track.id) !== more) return `${track.id}: asked for more is ${more}`;
        return complain(now.status !== track.status, () => `${track.id} was moved to ${now.status}`);
      }),
    );
  }),
  ofAccepted(
    '[R13] a paper that is handed in stays with its readers, in its round',
    ({ before, after, events }) =>
      firstOf(eventsOf(events, 'amended'), ({ amendment }) =>
        firstOf(
          before.tracks.filter((t) => t.status === 'submitted' && !amendment.leaving.includes(t.id)),
          (track) => {
            const now = trackById(after, track.id);
            const stays = now?.status === 'submitted' && now.round === track.round;
            return complain(after.closing === null && !stays, () => `${track.id} is ${now?.status}`);
          },
        ),
      ),
  ),
];
