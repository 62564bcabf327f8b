import type { CommandRequest } from '#contract';
import { commandOf } from '#contract';
import type { Actor, Deadline, EpochMs, Notice, Refusal, ReviewRoster, Task, Track } from '#domain';
import { decide, effects, evolve } from '#domain';

/** What a command would do if it were sent now: the very rule of the server, run here (DESIGN 3). */
export type Preview = { refusal: Refusal } | { outcome: Outcome };

export interface Outcome {
  after: Task;
  /** Set when the row as a whole changes. */
  taskStatus: Task['status'] | null;
  tracks: { track: Track; from: Track['status'] | null }[];
  /** Clocks that begin or get another limit, soonest first. */
  armed: Deadline[];
  /** Clocks that end with this act. */
  stopped: Deadline[];
  /** Clocks that stand still. */
  paused: Deadline[];
  notices: Notice[];
}

export interface PreviewContext {
  by: Actor;
  roster: ReviewRoster;
  at: EpochMs;
}

/** Stands for the hash of a text that is not stored yet; the law only asks whether there is one. */
const UNSTORED = '0'.repeat(64);

/** Runs `decide` and `evolve` on the state that the page shows. Pure; nothing is sent. */
export function previewOf(task: Task, request: CommandRequest, context: PreviewContext): Preview {
  const { by, roster, at } = context;
  const newId = (n: number): string => `new-${n}`;
  const command = commandOf(request, { by, roster, hashOf: () => UNSTORED, newId });
  const decision = decide(task, command, at);
  if ('refusal' in decision) return decision;
  let after = task;
  const notices: Notice[] = [];
  for (const event of decision.events) {
    after = evolve(after, event);
    notices.push(...effects(after, event, after.seq));
  }
  return { outcome: compare(task, after, notices) };
}

function compare(before: Task, after: Task, notices: Notice[]): Outcome {
  const former = new Map(before.deadlines.map((d) => [d.id, d]));
  const changed = after.deadlines.filter((d) => isChanged(former.get(d.id), d));
  return {
    after,
    notices,
    taskStatus: after.status === before.status ? null : after.status,
    tracks: after.tracks.flatMap((track) => changeOf(before, track)),
    armed: changed.filter((d) => d.status === 'running').toSorted(bySoonest),
    stopped: changed.filter((d) => d.status === 'met' || d.status === 'stopped'),
    paused: changed.filter((d) => d.status === 'paused'),
  };
}

function changeOf(before: Task, track: Track): Outcome['tracks'] {
  const from = before.tracks.find((t) => t.id === track.id);
  const same = from?.status === track.status && from.round === track.round;
  return same ? [] : [{ track, from: from?.status ?? null }];
}

function isChanged(from: Deadline | undefined, to: Deadline): boolean {
  return from === undefined || from.status !== to.status || from.current !== to.current;
}

function bySoonest(a: Deadline, b: Deadline): number {
  return (a.current ?? Number.MAX_SAFE_INTEGER) - (b.current ?? Number.MAX_SAFE_INTEGER);
}
