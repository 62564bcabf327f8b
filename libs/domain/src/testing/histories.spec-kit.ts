import * as fc from 'fast-check';
import type { Command, Decision, EpochMs, Task } from '../index.js';
import { MS_PER_DAY, MS_PER_HOUR, decide, evolve, isRefusal, nextWake, systemActor } from '../index.js';
import { chanceOf } from './chance.spec-kit.js';
import type { Chance } from './chance.spec-kit.js';
import {
  answerTodo,
  isAskedToSignAgain,
  isLeftBeside,
  offered,
  officeAct,
  sequel,
  spoilt,
  wild,
} from './commands.spec-kit.js';
import { anyIssue } from './world.spec-kit.js';

/** One command of a history, accepted or refused. */
export interface Act {
  before: Task | null;
  command: Command;
  at: EpochMs;
  decision: Decision;
  /** The state after it; the very same as before when it was refused. */
  after: Task | null;
  /** States after each of its events. */
  states: Task[];
}

export interface History {
  /** Says which of the dear questions are asked about it; there are many histories. */
  lot: number;
  acts: Act[];
  /** How it came about, to be read when a law is broken. */
  toString(): string;
}

/** Random histories of one row: who acts, when, on what and how are all chosen; most acts are such as people do. */
export function histories(): fc.Arbitrary<History> {
  const seed = fc.nat(0x7fffffff);
  return fc
    .tuple(seed, fc.array(seed, { minLength: 2, maxLength: 20, size: 'max' }))
    .map(([first, seeds]) => play(first, seeds));
}

function play(first: number, seeds: readonly number[]): History {
  const { command, at } = anyIssue(chanceOf(first));
  const acts = [act(null, command, at)];
  let now = at;
  for (const seed of seeds) {
    const task = acts.at(-1)?.after ?? null;
    if (task === null) break;
    const chance = chanceOf(seed);
    now = laterThan(now, task, chance);
    acts.push(act(task, choose(task, now, chance), now));
  }
  return { lot: first % 12, acts, toString: () => acts.map(describeAct).join('\n') };
}

function choose(task: Task, at: EpochMs, chance: Chance): Command {
  const moment = { task, at, chance };
  const draw = chance.below(20);
  const wake = nextWake(task);
  if (wake !== null && wake <= at && draw < 14) return { kind: 'tick', by: systemActor };
  if (draw < 12) return answerTodo(moment);
  if (draw > 9 && hasSequel(task)) return sequel(moment);
  if (draw < 13) return officeAct(moment);
  if (draw < 15) return sequel(moment);
  if (draw < 16) return offered(moment);
  if (draw < 18) return spoilt(answerTodo(moment), moment);
  return wild(moment);
}

/**
 * Whether something is going on that seldom comes to its end by chance: a vote in which everybody must answer, a review
 * beside a part that is contested or sent back, a second signature.
 */
function hasSequel(task: Task): boolean {
  return (
    task.reviews.some(
      (r) => r.levels[r.current]?.quorum.mode === 'allAnswerAnyApproves' || isLeftBeside(task, r),
    ) || task.tracks.some((t) => isAskedToSignAgain(task, t))
  );
}

/** Mostly minutes and days go by, at times the very next instant at which something is due, at times an outage. */
function laterThan(now: EpochMs, task: Task, chance: Chance): EpochMs {
  const wake = nextWake(task);
  const draw = chance.below(12);
  if (draw < 3 && wake !== null && wake > now) return wake;
  if (draw < 4) return now - MS_PER_HOUR;
  const spans = [0, 1, MS_PER_HOUR, MS_PER_DAY, MS_PER_DAY, 3 * MS_PER_DAY, 12 * MS_PER_DAY, 45 * MS_PER_DAY];
  return now + (chance.oneIn(30) ? 400 * MS_PER_DAY : chance.pick(spans));
}

function act(before: Task | null, command: Command, at: EpochMs): Act {
  deepFreeze(command);
  const decision = decide(before, command, at);
  if (isRefusal(decision)) return { before, command, at, decision, after: before, states: [] };
  const states: Task[] = [];
  let after = before;
  for (const event of decision.events) {
    after = evolve(after, event);
    states.push(after);
  }
  deepFreeze(after);
  return { before, command, at, decision, after, states };
}

/** Freezes a value and all that hangs on it, so that whoever would change it fails at once. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const part of Object.values(value)) deepFreeze(part);
  return value;
}

function describeAct({ command, at, decision }: Act): string {
  const { kind, by, ...rest } = command;
  const told = isRefusal(decision)
    ? `refused ${decision.refusal.code} ${JSON.stringify(decision.refusal.data)}`
    : decision.events.map((e) => e.kind).join(' ');
  const body = JSON.stringify(rest, (key, value: unknown) =>
    key === 'calendar' || key === 'policy'
      ? (value as { version: string }).version
      : key === 'roster'
        ? 'roster'
        : value,
  );
  return `${new Date(at).toISOString()} ${by.person}@${by.unit} ${kind} ${kind === 'issue' || !isRefusal(decision) ? '' : ''}${body}\n    -> ${told}`;
}
