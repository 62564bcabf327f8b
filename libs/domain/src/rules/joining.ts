import { addWorkdays, isMissingYear, officeDay } from '../time/calendar.js';
import type { Day } from '../time/day.js';
import type { SharingMode, Track, TrackRole } from '../task/task.js';
import { isPrincipal } from '../task/tracks.js';
import type { EpochMs } from '../time/day.js';
import { arm } from './clocks.js';
import { joinCycle } from './cycle.js';
import type { Unfolding } from './unfolding.js';

/** A unit's part as it begins. Reviewers have no part to sign for; they wait for papers. */
export function newTrack(
  seed: { track: string; unit: string; role: TrackRole; mode: SharingMode | null },
  at: EpochMs,
  placeholder: string | null,
): Track {
  return {
    id: seed.track,
    unit: seed.unit,
    role: seed.role,
    mode: seed.mode,
    status: seed.role === 'reviewer' ? 'working' : 'awaitingReceipt',
    round: 1,
    assignedAt: at,
    receivedAt: null,
    receivedBy: null,
    claimedBy: null,
    awaitingSignature: null,
    submission: null,
    acceptedAt: null,
    overdueSince: null,
    lateBeforeMs: 0,
    expected: null,
    lastReportAt: null,
    returns: 0,
    contest: null,
    contestedGrounds: [],
    withdrawnReason: null,
    placeholder,
  };
}

/** Clocks of a unit that has the row from now on (F14): signing late never moves completion. */
export function armNewTrack(act: Unfolding, track: Track, lastDay: Day | null): void {
  if (track.role === 'reviewer') return;
  arm(act, { kind: 'receipt', track: track.id, subject: null, lastDay: null });
  if (lastDay !== null) arm(act, { kind: 'completion', track: track.id, subject: null, lastDay });
  if (act.task.standing && isPrincipal(act.task, track.id)) joinCycle(act, track.id);
}

/**
 * The last day of a unit that joins a running row: the row's own, but never less than the time of a rework, so that
 * nobody is late on arrival (F22, M6). Null for a standing duty.
 */
export function lastDayOfJoining(act: Unfolding): Day | null {
  const { calendar, dueDay, policy } = act.task;
  if (dueDay === null) return null;
  const least = addWorkdays(calendar, officeDay(calendar, act.at), policy.limits.reworkWorkdaysMin);
  return !isMissingYear(least) && least.day > dueDay ? least.day : dueDay;
}
