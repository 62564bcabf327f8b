import type {
  Assignment,
  Actor,
  Command,
  CommandBodies,
  CommandKind,
  CommandOf,
  Day,
  EpochMs,
  Refusal,
  Task,
  TaskEvent,
} from '../index.js';
import { decide, defaultPolicy, fold, isRefusal, rehearse, systemActor } from '../index.js';
import { OFFICE, actorOf, calendar2026, instantOf, rosters } from './world.spec-kit.js';

/** A day, or a day with minutes after midnight; 10:00 when only the day is said. */
export type When = Day | readonly [Day, number];

export const instant = (when: When): EpochMs =>
  typeof when === 'string' ? instantOf(when) : instantOf(when[0], when[1]);

/** One row told act by act, with the people of `world.spec-kit.ts`. Whatever is refused unasked fails the test. */
export class Scene {
  task: Task;
  events: TaskEvent[];

  constructor(change: Partial<CommandOf<'issue'>> = {}, when: When = '2026-03-02') {
    const decision = decide(null, issueOf(change), instant(when));
    if (isRefusal(decision)) throw new Error(`not issued: ${JSON.stringify(decision.refusal)}`);
    this.events = decision.events;
    this.task = fold(null, decision.events) as Task;
  }

  /** Somebody does something; gives the kinds of events it made. */
  act<K extends CommandKind>(when: When, who: string | Actor, kind: K, body: CommandBodies[K]): string[] {
    const decision = decide(this.task, commandOf(who, kind, body), instant(when));
    if (isRefusal(decision)) throw new Error(`${kind} refused: ${JSON.stringify(decision.refusal)}`);
    this.events = decision.events;
    this.task = fold(this.task, decision.events) as Task;
    return decision.events.map((e) => e.kind);
  }

  /** Why somebody may not. */
  refusal<K extends CommandKind>(when: When, who: string | Actor, kind: K, body: CommandBodies[K]): Refusal {
    const decision = decide(this.task, commandOf(who, kind, body), instant(when));
    if (!isRefusal(decision)) throw new Error(`${kind} was done`);
    return decision.refusal;
  }

  /** Time passes; gives what was sent, as `day form@step`, in order. */
  until(when: When): string[] {
    const future = rehearse([this.task], instant(when));
    this.task = future.tasks[0] as Task;
    return future.fired.map((f) => `${dayText(f.at)} ${f.kind}/${f.step}`);
  }

  track(id: string) {
    const found = this.task.tracks.find((t) => t.id === id);
    if (found === undefined) throw new Error(`no part ${id}`);
    return found;
  }

  /** The clock of a kind for a part or another subject, live or not. */
  clock(kind: string, about: string) {
    const found = this.task.deadlines
      .filter((d) => d.kind === kind && (d.track === about || d.subject === about))
      .at(-1);
    if (found === undefined) throw new Error(`no ${kind} clock for ${about}`);
    return found;
  }

  /** Last day of a clock, as people would say it. */
  lastDay(kind: string, about: string): Day | null {
    const { current } = this.clock(kind, about);
    return current === null ? null : dayText(current - 1).slice(0, 10);
  }

  // What happens in nearly every story.

  sign(when: When, unit: string, track = unit.toLowerCase()): string[] {
    return this.act(when, `${unit}1`, 'acknowledgeReceipt', { track });
  }

  part(when: When, unit: string, track = unit.toLowerCase()): string[] {
    return this.act(when, `${unit}1`, 'submitPart', { track, text: 'x', attachments: [] });
  }

  submit(
    when: When,
    unit: string,
    change: Partial<CommandBodies['submit']> = {},
    who = `${unit}1`,
  ): string[] {
    return this.act(when, who, 'submit', paper(unit.toLowerCase(), change));
  }

  approve(when: When, who: string | Actor, track = 'a', round = this.track(track).round): string[] {
    return this.act(when, who, 'approve', { track, round, opinion: null });
  }

  sendBack(when: When, who: string | Actor, reworkUntil: Day, track = 'a'): string[] {
    const { round } = this.track(track);
    return this.act(when, who, 'returnForRework', { track, round, reason: 'more', reworkUntil, tracks: [] });
  }
}

export function paper(track: string, change: Partial<CommandBodies['submit']> = {}): CommandBodies['submit'] {
  const roster = rosters[0];
  if (roster === undefined) throw new Error('no roster');
  return { track, text: 'x', attachments: [], notApplicable: false, statements: [], roster, ...change };
}

/** A row of unit A as lead and unit B as support, due on 30 June 2026. */
export function issueOf(change: Partial<CommandOf<'issue'>> = {}): CommandOf<'issue'> {
  return {
    kind: 'issue',
    by: systemActor,
    task: 'row',
    ledger: 'ledger',
    row: 1,
    standing: false,
    skippable: false,
    dueDay: '2026-06-30',
    coordinatingUnit: OFFICE,
    responsibleLeader: 'BOSS',
    calendar: calendar2026,
    policy: defaultPolicy,
    assignments: [
      { track: 'a', unit: 'A', role: 'lead', mode: null },
      { track: 'b', unit: 'B', role: 'support', mode: null },
    ],
    placeholders: [],
    phases: [],
    ...change,
  };
}

function commandOf<K extends CommandKind>(who: string | Actor, kind: K, body: CommandBodies[K]): Command {
  const by = typeof who === 'string' ? actorOf(who) : who;
  return { kind, by, ...body } as unknown as Command;
}

/** `2026-07-01 09:00` of an instant, by the clock of the office. */
export function dayText(at: EpochMs): string {
  return new Date(at + 480 * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}

export const lead = (unit: string): Assignment => ({
  track: unit.toLowerCase(),
  unit,
  role: 'lead',
  mode: null,
});
export const jointLead = (unit: string): Assignment => ({ ...lead(unit), role: 'jointLead' });
export const responsible = (unit: string): Assignment => ({ ...lead(unit), role: 'responsible' });
export const support = (unit: string): Assignment => ({ ...lead(unit), role: 'support' });
export const reviewer = (unit: string): Assignment => ({
  ...lead(unit),
  track: `review-${unit}`,
  role: 'reviewer',
});
