import type { Actor } from '../task/actor.js';
import type { CommandKind } from '../task/task.command.js';
import type { Task, Track } from '../task/task.js';
import { trackById } from '../task/tracks.js';
import { actsForUnit, mayMove, notClaimedByOther } from './guards.js';
import { first, refuse } from './unfolding.js';
import type { Verdict } from './unfolding.js';

/**
 * Runs a rule on a part of the actor's own unit, or says why it is not theirs to do: the part, the unit, the role, the
 * claim of another officer, the status, in this order.
 */
export function onOwnTrack(
  task: Task,
  command: { kind: CommandKind; by: Actor; track: string },
  rule: (track: Track) => Verdict,
): Verdict {
  const track = trackById(task, command.track);
  if (track === undefined) return refuse('track.unknown', { track: command.track });
  if (track.role === 'reviewer') return refuse('track.wrong_role', { role: track.role });
  return first(
    () => actsForUnit(command.by, track.unit),
    () => notClaimedByOther(track, command.by),
    () => mayMove(track, command.kind),
    () => rule(track),
  );
}
