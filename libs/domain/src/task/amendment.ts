import type { Day, EpochMs } from '../time/day.js';
import type { PersonId, UnitId } from './actor.js';
import type { ContentRef, TrackId, TrackRole } from './task.js';

/** A revision of an issued row with its approver and the day from which it counts (F9). */
export interface Amendment {
  /** Hash of the row's new words; null where they stay. */
  text: ContentRef | null;
  /** The new words ask for nothing more, so nobody signs again for them. */
  editorial: boolean;
  /** Null where the last day stays. */
  dueDay: Day | null;
  /** A unit whose role changes leaves with its part and joins with another. */
  joining: JoiningUnit[];
  leaving: TrackId[];
  /** Its basis. */
  reason: ContentRef;
  approver: PersonId;
  /** It counts from 00:00 of this day; at once when that has passed. */
  effectiveOn: Day;
  orderedBy: PersonId;
}

export interface JoiningUnit {
  track: TrackId;
  unit: UnitId;
  role: TrackRole;
}

/** What amendments have made of a row. */
export interface Revision {
  /** How many have taken effect. */
  number: number;
  /** The row's words as amended; null while they are those of its paper. */
  text: ContentRef | null;
  /** The one whose day is still to come; there is at most one. */
  waiting: { amendment: Amendment; effectiveAt: EpochMs } | null;
}
