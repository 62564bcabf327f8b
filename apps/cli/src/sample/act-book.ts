import type {
  Actor,
  Command,
  CommandBodies,
  CommandKind,
  ContentRef,
  Day,
  EpochMs,
  Task,
  Track,
  UnitId,
} from '#domain';
import { reviewOf } from '#domain';
import type { RowPlan } from '#persistence';
import type { Cast } from './cast.js';
import { officeMinute, type YearDays } from './year-days.js';

/** One act of a script. `command` sees the task as it stands then; null when there is nothing to do any more. */
export interface Act {
  readonly id: string;
  readonly at: EpochMs;
  command(task: Task): Command | null;
}

/** Keeps a text, or a file of that name, and gives its hash, which is all that a command carries (D11). */
export type Write = (text: string, by: Actor, fileName?: string) => ContentRef;

export interface StageSetting {
  readonly plan: RowPlan;
  readonly coordinatingUnit: UnitId;
  readonly days: YearDays;
  readonly cast: Cast;
  readonly write: Write;
}

/** Collects the acts on one row: each on its day, by whoever does such a thing, on the task as it stands by then. */
export class ActBook {
  private readonly collected: Act[] = [];

  constructor(readonly setting: StageSetting) {}

  /** In order of time; acts of one instant in the order in which they were told. */
  acts(): Act[] {
    return this.collected.toSorted((a, b) => a.at - b.at);
  }

  office(): Actor {
    return this.setting.cast.supervisor(this.setting.coordinatingUnit);
  }

  /** An act of the unit's officer on the unit's own part; not done where the unit has none. */
  onTrack<K extends CommandKind>(
    kind: K,
    unit: UnitId,
    day: Day,
    body: (track: Track, by: Actor, task: Task) => CommandBodies[K] | null,
  ): void {
    const by = this.setting.cast.officer(unit);
    this.add(kind, by, day, (task) => {
      const track = trackOf(task, unit);
      return track === undefined ? null : body(track, by, task);
    });
  }

  /** An act of the lead's officer on another unit's part that lies with it. */
  onPart<K extends CommandKind>(
    kind: K,
    about: { lead: UnitId; unit: UnitId; day: Day },
    body: (track: Track, by: Actor) => CommandBodies[K],
  ): void {
    const by = this.setting.cast.officer(about.lead);
    this.add(kind, by, about.day, (task) => {
      const track = trackOf(task, about.unit);
      return track?.status === 'submitted' ? body(track, by) : null;
    });
  }

  /** An act of whoever may decide now on the unit's paper. */
  onReview<K extends CommandKind>(
    kind: K,
    unit: UnitId,
    day: Day,
    body: (track: Track, by: Actor) => CommandBodies[K],
  ): void {
    this.add(kind, null, day, (task) => {
      const track = trackOf(task, unit);
      const by = track === undefined ? undefined : this.reviewerOf(task, track);
      return track === undefined || by === undefined ? null : { ...body(track, by), by };
    });
  }

  /** `by` null: the responsible leader, unless the body names somebody. */
  add<K extends CommandKind>(
    kind: K,
    by: Actor | null,
    day: Day,
    body: (task: Task, by: Actor) => (CommandBodies[K] & { by?: Actor }) | null,
  ): void {
    const number = this.collected.length + 1;
    const minute = officeMinute(`${kind}${this.setting.plan.row}${by?.person ?? ''}${number}`);
    this.collected.push({
      id: `sample-${number}-${kind}`,
      at: this.setting.days.at(day, minute),
      command: (task) => {
        const actor = by ?? this.setting.cast.actor(task.responsibleLeader ?? '');
        const filled = body(task, actor);
        return filled === null ? null : ({ kind, by: actor, ...filled } as unknown as Command);
      },
    });
  }

  private reviewerOf(task: Task, track: Track): Actor | undefined {
    const review = reviewOf(task, track.id);
    const seat = review?.levels[review.current]?.seats.find((s) => s.decision === null);
    const person = seat?.candidates[0]?.person;
    return person === undefined ? undefined : this.setting.cast.actor(person);
  }
}

/** The unit's own part, as it stands; one that was withdrawn does not count. */
export function trackOf(task: Task, unit: UnitId): Track | undefined {
  return task.tracks.find((t) => t.unit === unit && t.role !== 'reviewer' && t.status !== 'withdrawn');
}
