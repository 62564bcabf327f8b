import { isDeepStrictEqual } from 'node:util';
import type { Deadline, EpochMs, Task, Track } from '../index.js';
import {
  addWorkdays,
  decide,
  endOfDay,
  isMissingYear,
  isOwing,
  isRefusal,
  light,
  officeDay,
} from '../index.js';
import type { Accepted, Law } from './law.spec-kit.js';
import { accepted, complain, eventsOf, firstOf, ofAccepted, ofStates } from './law.spec-kit.js';

const clockOfTrack = (task: Task, kind: Deadline['kind'], track: string): Deadline | undefined =>
  task.deadlines.find((d) => d.kind === kind && d.track === track);
const trackOf = (task: Task, id: string): Track | undefined => task.tracks.find((t) => t.id === id);
const isLive = (d: Deadline): boolean => d.status === 'running' || d.status === 'paused';

/** The end of the least time of a rework that begins now; null when a year is missing. */
function leastRework(task: Task, at: EpochMs): EpochMs | null {
  const { calendar, policy } = task;
  const day = addWorkdays(calendar, officeDay(calendar, at), policy.limits.reworkWorkdaysMin);
  return isMissingYear(day) ? null : endOfDay(day.day, calendar.utcOffsetMinutes);
}

/** Parts that an act sent back or reopened. */
function sentBackBy({ before, after, events }: Accepted): Track[] {
  const told = events.some((e) =>
    ['returnedForRework', 'rejected', 'partReturned', 'taskReopened'].includes(e.kind),
  );
  if (!told) return [];
  return after.tracks.filter(
    (t) => t.status === 'returned' && t.round > (trackOf(before, t.id)?.round ?? t.round),
  );
}

/** Whether an accepted act may take back that a part was late. */
function mayForgive({ events }: Accepted): boolean {
  return events.some((e) =>
    ['taskReopened', 'dueDayChanged', 'amended', 'dayGranted', 'dutyContinued'].includes(e.kind),
  );
}

/** Whether the office set another last day, by which papers that are handed in are judged too (F60). */
function isMovedByOffice({ events }: Accepted): boolean {
  return events.some((e) => e.kind === 'dueDayChanged' || e.kind === 'amended');
}

/** The last day that an act gave the row, when it gave one. */
function newDueDay({ events }: Accepted): string | null {
  const changed = eventsOf(events, 'dueDayChanged').at(-1)?.to;
  const amended = eventsOf(events, 'amended').find(({ from, to }) => from.dueDay !== to.dueDay);
  return changed ?? amended?.to.dueDay ?? null;
}

function unarmed(task: Task, clock: Deadline): string | null {
  if (clock.status !== 'running') return null;
  const silent = clock.steps.some((s) => s.status === 'planned' && s.at === null);
  return complain(
    silent && clock.waitsForYear === null,
    () => `${clock.id} has a step without instant and waits for nothing`,
  );
}

/** Every clock that a row must have, by what its parts are doing; what is missing of it. */
function missingClock(task: Task): string | null {
  if (task.closing !== null) return null;
  const live = (kind: Deadline['kind'], id: string): boolean =>
    task.deadlines.some((d) => d.kind === kind && (d.track === id || d.subject === id) && isLive(d));
  const wanted: [boolean, Deadline['kind'], string][] = [
    ...task.tracks.flatMap((t): [boolean, Deadline['kind'], string][] => [
      [t.status === 'awaitingReceipt', 'receipt', t.id],
      [t.status === 'contested', 'contest', t.id],
      [isOwing(t) && (!task.standing || t.status === 'returned'), 'completion', t.id],
    ]),
    ...task.reviews.map((r): [boolean, Deadline['kind'], string] => [true, 'review', r.track]),
    ...task.placeholders.map((p): [boolean, Deadline['kind'], string] => [
      p.status === 'open',
      'nomination',
      p.id,
    ]),
  ];
  return firstOf(wanted, ([needed, kind, id]) =>
    complain(needed && !live(kind, id), () => `no ${kind} clock for ${id}`),
  );
}

/** Steps that were settled before and are something else, or nowhere, on the same clock. */
function unsettled(before: Task, after: Task): string | null {
  return firstOf(before.deadlines, (old) => {
    const now = after.deadlines.find((d) => d.id === old.id);
    if (now === undefined) return null;
    return firstOf(old.steps, (step) => {
      if (step.status === 'planned' || step.cause === 'superseded') return null;
      const same = now.steps.some((s) => s.id === step.id && isDeepStrictEqual(s, step));
      return complain(!same, () => `${old.id}/${step.id} was ${step.status} and is not any more`);
    });
  });
}

export const lawsOfDeadlines: Law[] = [
  ofStates('[D2] a step without an instant waits for a year by name', (task) =>
    firstOf(task.deadlines, (clock) => unarmed(task, clock)),
  ),
  ofAccepted(
    '[D2] no reminder is sent for an instant that lay behind when its clock was opened',
    ({ after, events }) =>
      firstOf(eventsOf(events, 'stepFired'), (fired) => {
        const clock = after.deadlines.find((d) => d.id === fired.deadline);
        const step = clock?.steps.find((s) => s.id === fired.step);
        return complain(
          clock !== undefined && step !== undefined && step.offsetWorkdays < 0 && fired.due < clock.armedAt,
          () => `${fired.deadline}/${fired.step}`,
        );
      }),
  ),
  ofAccepted('[D3] who hands in after the limit is late, whether or not time was told in between', (act) =>
    firstOf(
      [...eventsOf(act.events, 'submitted'), ...eventsOf(act.events, 'partSubmitted')],
      ({ track, at }) => {
        const clock = clockOfTrack(act.before, 'completion', track);
        if (clock?.current == null || !isLive(clock)) return null;
        const late = trackOf(act.after, track)?.overdueSince !== null;
        return complain(
          at >= clock.current && !late,
          () => `${track} came after ${clock.id} and is not late`,
        );
      },
    ),
  ),
  ofAccepted('[D4] late stays late, unless a later limit or a new beginning is given', (act) =>
    firstOf(act.before.tracks, (track) => {
      const now = trackOf(act.after, track.id);
      const lost = track.overdueSince !== null && now?.overdueSince !== track.overdueSince;
      return complain(lost && !mayForgive(act), () => `${track.id} was late and is not any more`);
    }),
  ),
  ofAccepted('[D5] what was said or held back on a clock stays as it is', ({ before, after }) =>
    unsettled(before, after),
  ),
  ofAccepted('[D5] the same version of a calendar or a policy is refused', ({ command, after, at }) => {
    if (command.kind !== 'publishCalendar' && command.kind !== 'changePolicy') return null;
    return complain(!isRefusal(decide(after, command, at)), () => 'done twice');
  }),
  ofAccepted(
    '[D6] who gets a paper back has at least the time of a rework, and never less than before',
    (act) => {
      const least = leastRework(act.before, Math.max(act.at, act.before.at));
      return firstOf(sentBackBy(act), (track) => {
        const clock = clockOfTrack(act.after, 'completion', track.id);
        const former = clockOfTrack(act.before, 'completion', track.id)?.current ?? 0;
        const short =
          clock?.current == null || (least !== null && clock.current < least) || clock.current < former;
        return complain(short, () => `${track.id} has until ${clock?.current}`);
      });
    },
  ),
  ofAccepted('[D7] nobody becomes late while another has the paper', (act) => {
    const handedIn = new Set(
      [...eventsOf(act.events, 'submitted'), ...eventsOf(act.events, 'partSubmitted')].map((e) => e.track),
    );
    return firstOf(act.before.tracks, (track) => {
      const now = trackOf(act.after, track.id);
      const became = track.overdueSince === null && now !== undefined && now.overdueSince !== null;
      const held = !isOwing(track) && !handedIn.has(track.id) && !isMovedByOffice(act);
      return complain(became && held, () => `${track.id} became late`);
    });
  }),
  ofStates('[D7] only who has the paper is shown red', (task, { at }) =>
    firstOf(
      light(task, at).facts.filter((f) => f.light === 'red'),
      ({ track }) => complain(!isOwing(trackOf(task, track ?? '') as Track), () => `${track} is red`),
    ),
  ),
  ofStates('[D8] every clock that a row needs is open', (task) => missingClock(task)),
  ofStates('[D8] a clock that is over keeps no step planned', (task) =>
    firstOf(task.deadlines, (d) =>
      complain(
        d.status !== 'running' && d.steps.some((s) => s.status === 'planned'),
        () => `${d.id} is ${d.status}`,
      ),
    ),
  ),
  ofStates('[D8] one live clock for each thing', (task) => {
    const keys = task.deadlines.map((d) => [d.kind, d.track, d.subject].join(' '));
    const ids = task.deadlines.map((d) => d.id);
    return complain(new Set(keys).size !== keys.length || new Set(ids).size !== ids.length, () =>
      ids.join(' '),
    );
  }),
  ofAccepted('[D9] another last day reaches every running clock of completion', (act) => {
    const { before, after } = act;
    const day = newDueDay(act);
    if (day === null || after.closing !== null) return null;
    const limit = endOfDay(day, after.calendar.utcOffsetMinutes);
    const staying = before.tracks.filter((t) => isOwing(t) && trackOf(after, t.id)?.status !== 'withdrawn');
    return firstOf(staying, (track) => {
      const former = clockOfTrack(before, 'completion', track.id);
      const clock = clockOfTrack(after, 'completion', track.id);
      if (former === undefined || clock === undefined) return null;
      const promised = track.round > 1 ? Math.max(limit, former.current ?? 0) : limit;
      return complain(
        clock.current !== promised || clock.original !== former.original || clock.id === former.id,
        () => `${clock.id}: ${clock.current} is not ${promised}`,
      );
    });
  }),
  ofStates('[D10] a paused clock of readers goes with an open question', (task) =>
    firstOf(
      task.deadlines.filter((d) => d.status === 'paused'),
      (d) =>
        complain(
          d.kind !== 'review' || !task.information.some((i) => i.track === d.subject),
          () => `${d.id} pauses`,
        ),
    ),
  ),
  {
    name: '[D11] periods are numbered without a gap and stay what they were',
    broken: (history) =>
      firstOf(accepted(history), ({ before, events }) =>
        firstOf(eventsOf(events, 'deadlineArmed'), ({ deadline, rearmed }) => {
          if (deadline.kind !== 'cycle' || rearmed) return null;
          const known = before.deadlines.filter((d) => d.kind === 'cycle').map((d) => d.period ?? 0);
          const opened = eventsOf(events, 'deadlineArmed').map((e) => e.deadline.period ?? 0);
          const before1 = (deadline.period ?? 0) - 1;
          const joined = known.includes(deadline.period ?? 0);
          return complain(
            before1 > 0 && !known.includes(before1) && !opened.includes(before1) && !joined,
            () => `period ${deadline.period} without the one before it`,
          );
        }),
      ),
  },
];
