import { isDeepStrictEqual } from 'node:util';
import type { Notice, Task } from '../index.js';
import { decide, effects, fold, isRefusal, nextWake, systemActor } from '../index.js';
import type { Law } from './law.spec-kit.js';
import { accepted, complain, eventsOf, firstOf, ofAccepted, ofStates } from './law.spec-kit.js';

const tick = { kind: 'tick', by: systemActor } as const;
const ticks = (task: Task, at: number): boolean => !isRefusal(decide(task, tick, at));

/** What a tick at the next wake-up does, and what one just before it does not. */
function wakesBadly(task: Task): string | null {
  const wake = nextWake(task);
  if (wake === null)
    return complain(ticks(task, task.at + 4e12), () => 'a tick does something although nothing is due');
  if (!ticks(task, wake)) return `a tick at ${wake} does nothing`;
  return complain(wake > task.at && ticks(task, wake - 1), () => `a tick before ${wake} does something`);
}

/** Steps that spoke twice on the same clock, over a whole history. */
function repeatedSteps(fired: readonly { deadline: string; step: string }[]): string | null {
  const keys = fired.map((f) => `${f.deadline}/${f.step}`);
  const twice = keys.find((key, i) => keys.indexOf(key) !== i);
  return complain(twice !== undefined, () => `${twice} spoke twice`);
}

function noticesOf(history: Parameters<Law['broken']>[0]): Notice[] {
  return history.acts.flatMap((act) =>
    isRefusal(act.decision)
      ? []
      : act.decision.events.flatMap((event, i) => {
          const state = act.states[i];
          return state === undefined ? [] : effects(state, event, state.seq);
        }),
  );
}

export const lawsOfLadders: Law[] = [
  {
    name: '[E1] the state of a row is the fold of its events, one number for each',
    broken: ({ acts, lot }) => {
      if (lot < 5) return null;
      const events = acts.flatMap((a) => (isRefusal(a.decision) ? [] : a.decision.events));
      const last = acts.at(-1)?.after ?? null;
      if (last?.seq !== events.length && last !== null) return `seq ${last.seq} of ${events.length} events`;
      return complain(!isDeepStrictEqual(fold(null, events), last), () => 'the fold differs');
    },
  },
  {
    name: '[E2] a step speaks at most once on its clock',
    broken: (history) => repeatedSteps(accepted(history).flatMap((a) => eventsOf(a.events, 'stepFired'))),
  },
  ofAccepted('[E2] a step that did not speak says why', ({ after, before }) =>
    firstOf(after.deadlines, (clock) => {
      const former = before.deadlines.find((d) => d.id === clock.id);
      const lost = former?.steps.find(
        (s) => s.status !== 'suppressed' && !clock.steps.some((n) => n.id === s.id),
      );
      if (lost !== undefined) return `${clock.id}/${lost.id} is gone`;
      const mute = clock.steps.find((s) => s.status === 'suppressed' && s.cause === null);
      return complain(mute !== undefined, () => `${clock.id}/${mute?.id} was held back without a cause`);
    }),
  ),
  ofAccepted('[E2] nothing weaker is said after something stronger on the same clock', ({ before, events }) =>
    firstOf(eventsOf(events, 'stepFired'), (fired) => {
      const clock = before.deadlines.find((d) => d.id === fired.deadline);
      const offset = clock?.steps.find((s) => s.id === fired.step)?.offsetWorkdays ?? 0;
      const stronger = clock?.steps.some((s) => s.status === 'fired' && s.offsetWorkdays > offset) === true;
      return complain(stronger, () => `${fired.deadline}/${fired.step}`);
    }),
  ),
  ofAccepted(
    '[E3] after an outage every clock speaks once, with the strongest step that is due',
    ({ events, before }) => {
      const fired = eventsOf(events, 'stepFired');
      const clocks = fired.map((f) => f.deadline);
      if (new Set(clocks).size !== clocks.length) return `spoke twice: ${clocks.join(' ')}`;
      return firstOf(fired, ({ deadline, skipped, at, step }) => {
        const due = before.deadlines
          .find((d) => d.id === deadline)
          ?.steps.filter((s) => s.status === 'planned' && s.at !== null && s.at <= at)
          .map((s) => s.id);
        return complain(
          due !== undefined && !isDeepStrictEqual([...skipped.map((s) => s.step), step], due),
          () => `${deadline} skipped ${skipped.length} of ${due?.length}`,
        );
      });
    },
  ),
  {
    name: '[E4] the next wake-up is exactly when time does something',
    broken: ({ acts, lot }) => {
      const { after } = acts[Math.min(lot, acts.length - 1)] ?? {};
      return after ? wakesBadly(after) : null;
    },
  },
  ofAccepted('[E4] a second tick of the same instant does nothing', ({ command, after, at }) =>
    complain(command.kind === 'tick' && ticks(after, Math.max(at, after.at)), () => 'it did'),
  ),
  ofStates('[E5] the state stays small', (task) => {
    const parts = task.tracks.length;
    const bound = parts * 15 + task.placeholders.length + task.phases.length;
    const escalations = parts * 12 * 2;
    return complain(
      task.deadlines.length > bound ||
        task.escalations.length > escalations ||
        task.information.length > parts,
      () => `${task.deadlines.length} clocks, ${task.escalations.length} escalations`,
    );
  }),
  ofAccepted('[E6] a ladder says no more once it is answered', ({ before, events }) =>
    firstOf(eventsOf(events, 'stepFired'), ({ deadline }) => {
      const clock = before.deadlines.find((d) => d.id === deadline);
      const answered = before.escalations.some((e) => e.deadline === deadline && e.acknowledgedAt !== null);
      return complain((clock !== undefined && clock.status !== 'running') || answered, () => deadline);
    }),
  ),
  ofStates('[E6] nobody is chased for the acknowledgement of what is answered', (task) =>
    firstOf(
      task.deadlines.filter((d) => d.kind === 'acknowledgement' && d.status === 'running'),
      (chase) => {
        const escalation = task.escalations.find((e) => e.id === chase.subject);
        const clock = task.deadlines.find((d) => d.id === escalation?.deadline);
        return complain(escalation?.acknowledgedAt !== null || clock?.status !== 'running', () => chase.id);
      },
    ),
  ),
  {
    name: '[E7] a row is urged no oftener than its policy allows',
    broken: (history) =>
      firstOf(accepted(history), ({ before, events, command }) => {
        const last = before.lastUrgedAt;
        if (command.kind !== 'urge' || last === null) return null;
        const since = (events[0]?.at ?? 0) - last;
        return complain(
          since < before.policy.limits.urgeIntervalMs,
          () => `${since} ms after the one before`,
        );
      }),
  },
  {
    name: '[E8] every notice has its own id and somebody who gets it',
    broken: (history) => {
      const notices = noticesOf(history);
      const ids = notices.map((n) => n.id);
      const empty = notices.find((n) => n.addresses.length === 0);
      return complain(
        new Set(ids).size !== ids.length || empty !== undefined,
        () => empty?.id ?? 'an id twice',
      );
    },
  },
  ofAccepted('[E8] every step reaches somebody, and none speaks on a closed row', ({ before, events }) =>
    firstOf(eventsOf(events, 'stepFired'), (fired) =>
      complain(
        fired.addresses.length === 0 || before.closing !== null,
        () => `${fired.deadline}/${fired.step}`,
      ),
    ),
  ),
];
