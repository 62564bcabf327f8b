import { isDeepStrictEqual } from 'node:util';
import type { Command, Task, TaskEvent } from '../index.js';
import {
  addWorkdays,
  available,
  decide,
  isMissingYear,
  isOwing,
  isRefusal,
  nextWake,
  offeredKinds,
  officeDay,
  systemActor,
  todoEntries,
  trackMoves,
} from '../index.js';
import type { CarriedReason } from '../task/track-moves.js';
import { carriedBy, carriedMoves } from '../task/track-moves.js';
import type { Accepted, Law } from './law.spec-kit.js';
import { accepted, complain, firstOf, ofAccepted, ofStates } from './law.spec-kit.js';
import { people } from './world.spec-kit.js';

/** The parts to which a command is addressed itself. */
function addressed(command: Command): string[] {
  if (command.kind === 'reopen') return command.tracks;
  return 'track' in command ? [command.track] : [];
}

/** Why an act moved parts beside its own. */
function reasonsOf({ events }: Accepted): CarriedReason[] {
  const reasons: Partial<Record<TaskEvent['kind'], CarriedReason>> = {
    taskCompleted: 'closing',
    taskCancelled: 'cancelling',
    returnedForRework: 'goingBack',
    submitted: 'taking',
    dutyContinued: 'goingOn',
    amended: 'leaving',
  };
  return events.flatMap((event) => reasons[event.kind] ?? []);
}

/** Every move of a part that an act made; acts on a part that leave it in its status count too. */
export function movesOf(act: Accepted): string[] {
  const own = addressed(act.command);
  return act.before.tracks.flatMap((track) => {
    const now = act.after.tracks.find((t) => t.id === track.id);
    if (now === undefined) return [];
    if (own.includes(track.id)) return [`${track.status} ${act.command.kind} ${now.status}`];
    if (now.status === track.status) return [];
    const reasons = reasonsOf(act).filter((r) =>
      (carriedBy[r] as readonly string[]).includes(act.command.kind),
    );
    const moves: Partial<Record<CarriedReason, string>> = carriedMoves[track.status];
    const reason = reasons.find((r) => moves[r] === now.status) ?? reasons[0];
    return [`beside ${track.status} ${reason} ${now.status}`];
  });
}

/** Every legal move, in the words of `movesOf`. */
export function legalMoves(): string[] {
  const own = Object.entries(trackMoves).flatMap(([from, kinds]) =>
    Object.entries(kinds).flatMap(([kind, next]: [string, readonly string[]]) =>
      next.map((to) => `${from} ${kind} ${to}`),
    ),
  );
  const beside = Object.entries(carriedMoves).flatMap(([from, reasons]) =>
    Object.entries(reasons).map(([reason, to]) => `beside ${from} ${reason} ${to}`),
  );
  return [...own, ...beside];
}

const legal = new Set(legalMoves());

/** The status of a row, derived a second time and in another way. */
function statusAgain(task: Task): string {
  if (task.closing !== null) return task.closing.outcome;
  const live = task.tracks.filter((t) => t.status !== 'withdrawn' && t.role !== 'reviewer');
  const leading = live.filter((t) => t.role === 'lead' || t.role === 'jointLead');
  const owners = new Set(
    (leading.length > 0 ? leading : live.filter((t) => t.role === 'responsible'))
      .map((t) => t.status)
      .filter((s) => s !== 'accepted'),
  );
  if (owners.has('returned')) return 'inRework';
  if (owners.size === 1 && owners.has('submitted')) return 'inReview';
  return task.tracks.some((t) => t.receivedAt !== null) ? 'inProgress' : 'issued';
}

function jsonSafe(value: unknown): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(value)), value);
}

/** Kinds of command by which each entry of a to-do list can be done. */
const doneBy: Record<string, readonly string[]> = {
  sign: ['acknowledgeReceipt'],
  nominate: ['nominateUnits'],
  work: ['submit', 'submitPart'],
  rework: ['submit', 'submitPart'],
  consolidate: ['submit'],
  acceptPart: ['acceptPart'],
  signOff: ['signOff', 'returnInside'],
  review: ['approve', 'returnForRework'],
  answerInformation: ['answerInformation'],
  answerConsultation: ['answerConsultation'],
  acknowledgeEscalation: ['acknowledgeEscalation'],
  decideContest: ['decideContest'],
  appointReviewer: ['appointReviewer'],
  reportCycle: ['reportProgress'],
};

/** To-do entries of the last state that nobody whom they address can do. */
function undoable(task: Task, at: number): string | null {
  const seen = new Map<string, Set<string>>();
  const allowedTo = (person: string, unit: string): Set<string> => {
    const key = `${person}@${unit}`;
    const actor = people.find((p) => p.person === person && p.unit === unit);
    const known = seen.get(key) ?? new Set(actor === undefined ? [] : open(task, actor, at));
    seen.set(key, known);
    return known;
  };
  return firstOf(todoEntries(task), (entry) => {
    const { role, unit, person } = entry.address;
    const asked = people.filter(
      (p) =>
        (person === null ? p.roles.includes(role) : p.person === person) &&
        (unit === null || p.unit === unit),
    );
    // Nothing can be promised in a year without a calendar, and so nothing sent back (ADR 0007).
    if (isMissingYear(addWorkdays(task.calendar, officeDay(task.calendar, at), WORKDAYS_AHEAD))) return null;
    // The result waits for the groups without units, of which the list tells too.
    if (
      ['work', 'rework', 'consolidate'].includes(entry.kind) &&
      task.placeholders.some((p) => p.status === 'open')
    )
      return null;
    const able = asked.some((p) => doneBy[entry.kind]?.some((kind) => allowedTo(p.person, p.unit).has(kind)));
    // Somebody who was asked for an opinion may be anybody; the directory of the test has them all.
    return complain(asked.length > 0 && !able, () => `nobody asked by ${entry.id} can do it`);
  });
}

/** More than any rework in the policies of the test. */
const WORKDAYS_AHEAD = 6;

function open(task: Task, actor: (typeof people)[number], at: number): string[] {
  return available(task, actor, at)
    .filter((a) => a.allowed)
    .map((a) => a.kind);
}

export const lawsOfTasks: Law[] = [
  ofAccepted('[T1] a part moves only along the tables of moves', (act) =>
    firstOf(movesOf(act), (move) => complain(!legal.has(move), () => `no such move: ${move}`)),
  ),
  {
    name: '[T2] decide gives the same answer twice, from frozen values, and a refusal leaves the row as it was',
    broken: ({ acts, lot }) =>
      firstOf(acts, ({ before, command, at, decision, after }) => {
        if (isRefusal(decision) && after !== before) return 'a refusal changed the row';
        if (!isRefusal(decision) && decision.events.length === 0) return 'an accepted command told nothing';
        if (lot > 1) return null;
        return complain(!isDeepStrictEqual(decide(before, command, at), decision), () => 'two answers');
      }),
  },
  ofStates('[T3] the status of a row is derived from its parts', (task) =>
    complain(task.status !== statusAgain(task), () => `${task.status} is not ${statusAgain(task)}`),
  ),
  ofAccepted('[T4] time never runs backwards inside a row', ({ before, after, events }) => {
    const times = [before.at, ...events.map((e) => e.at), after.at];
    return complain(
      times.some((at, i) => i > 0 && at < (times[i - 1] ?? at)),
      () => times.join(' '),
    );
  }),
  {
    name: '[T5] what decide accepts from a person is offered to them',
    broken: (history) => {
      if (history.lot < 9) return null;
      const offeredTo = new Set<string>(offeredKinds);
      const acts = accepted(history).filter((a) => offeredTo.has(a.command.kind));
      const act = acts[history.acts.length % Math.max(1, acts.length)];
      if (act === undefined) return null;
      const { by, kind } = act.command;
      return complain(
        !open(act.before, by, act.at).includes(kind),
        () => `${kind} was not offered to ${by.person}`,
      );
    },
  },
  {
    name: '[T6] commands, events and states are plain JSON',
    broken: ({ acts, lot }) => {
      const last = acts.at(-1);
      if (lot < 2 || lot > 3) return null;
      return complain(
        !jsonSafe(last?.after) || !acts.every((a) => jsonSafe(a.decision) && jsonSafe(a.command)),
        () => 'changed by JSON',
      );
    },
  },
  ofAccepted('[T7] a closed row takes no command but a reopening', ({ before, command }) =>
    complain(before.closing !== null && command.kind !== 'reopen', () => `${command.kind} was done`),
  ),
  ofStates(
    '[T8] an open row asks somebody or waits for a named instant, a closed one asks nobody',
    (task) => {
      const entries = todoEntries(task);
      const ids = entries.map((e) => e.id);
      if (new Set(ids).size !== ids.length) return `entries stand twice: ${ids.join(' ')}`;
      if (task.closing !== null) return complain(entries.length > 0, () => 'a closed row asks');
      const waits = nextWake(task) !== null || task.deadlines.some((d) => d.waitsForYear !== null);
      return complain(entries.length === 0 && !waits, () => 'nobody is asked and nothing is waited for');
    },
  ),
  ofStates('[T8] whoever owes something is asked for it, and nobody who does not', (task) => {
    if (task.closing !== null) return null;
    const asked = new Set(todoEntries(task).map((e) => e.track));
    return firstOf(task.tracks.filter(isOwing), (track) =>
      complain(
        !asked.has(track.id) && !(task.standing && track.status === 'working'),
        () => `${track.id} owes and is not asked`,
      ),
    );
  }),
  {
    name: '[T9] whom an entry of a to-do list asks can do it',
    broken: ({ acts, lot }) => {
      const last = acts.at(-1);
      if (!last?.after || lot !== 4) return null;
      return undoable(last.after, Math.max(last.at, last.after.at));
    },
  },
  ofAccepted('[R9] nobody but the engine lets time pass', ({ command }) =>
    complain(command.kind === 'tick' && command.by.person !== systemActor.person, () => command.by.person),
  ),
];
