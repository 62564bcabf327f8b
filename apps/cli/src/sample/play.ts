import type { Command, EpochMs, Refusal, Task } from '#domain';
import { nextWake, systemActor } from '#domain';
import type { RowScript } from './year-script.js';

/** Where a script is played: the record itself, or a table of a test. */
export interface Journal {
  /** The task as it stands, null before it is issued; and the keys of commands that it answered already. */
  open(row: number): Promise<{ task: Task | null; done: ReadonlySet<string> }>;
  /** The very same commit as everybody's, with an instant of the past. */
  commit(ask: {
    row: number;
    commandId: string;
    command: Command;
    at: EpochMs;
    known: Task | null;
  }): Promise<{ task: Task | null; refusal: Refusal | null }>;
}

/** An act of the script that the law did not allow. */
export interface Refused {
  row: number;
  act: string;
  refusal: Refusal;
}

/** More ticks than this in one row of one year is a loop, not a year. */
const TICKS_MAX = 5_000;

/**
 * Plays one row up to an instant: acts and the engine's own ticks in the order of time, each tick exactly when the
 * task would have woken. Played again, also after it was killed half way, it goes on where it stopped.
 */
export async function playRow(
  script: RowScript,
  issue: Command,
  journal: Journal,
  until: EpochMs,
): Promise<Refused[]> {
  const row = script.plan.row;
  const opened = await journal.open(row);
  const refused: Refused[] = [];
  let task = opened.task;
  const commit = async (commandId: string, command: Command, at: EpochMs): Promise<void> => {
    const answer = await journal.commit({ row, commandId, command, at, known: task });
    task = answer.task;
    if (answer.refusal !== null) refused.push({ row, act: commandId, refusal: answer.refusal });
  };
  if (task === null) await commit('sample-issue', issue, script.issuedAt);
  const acts = script.acts.filter((act) => !opened.done.has(act.id));
  let ticks = 0;
  while (task !== null) {
    const [act] = acts;
    const wake = nextWake(task);
    const tickAt = wake !== null && wake <= until ? wake : null;
    if (tickAt !== null && (act === undefined || tickAt <= act.at)) {
      if ((ticks += 1) > TICKS_MAX) throw new Error(`row ${row} of the sample ticks without end`);
      await commit(`sample-tick-${tickAt}`, { kind: 'tick', by: systemActor }, tickAt);
      continue;
    }
    if (act === undefined) break;
    acts.shift();
    const command = act.command(task);
    if (command !== null) await commit(act.id, command, act.at);
  }
  return refused;
}
