import type { Submission, Task, Track } from '../task/task.js';
import { isLastOwner, isOwing, lackingParts, leads, parts, principals } from '../task/tracks.js';
import { repeated, textGiven } from './guards.js';
import { refuse } from './unfolding.js';
import type { Verdict } from './unfolding.js';

type Statements = Submission['statements'];

/** A statement about a part that is not missing would only confuse. */
export function onlyNeeded(task: Task, track: Track, statements: Statements): Verdict {
  const lacking = lackingParts(task, track.id).map((p) => p.id);
  const spoken = statements.map((s) => s.track);
  const unneeded = spoken.find((id) => !lacking.includes(id)) ?? repeated(spoken);
  return unneeded === undefined ? undefined : refuse('statement.unneeded', { track: unneeded });
}

/** Every part is there or spoken of, in words, and every open group is settled (F30, LEDGER section 4). Law R8. */
export function partsSpokenFor(task: Task, track: Track, statements: Statements): Verdict {
  const wordless = statements.find((s) => s.text === '');
  if (wordless !== undefined) return textGiven(wordless.text);
  const missing = lackingParts(task, track.id).filter((p) => !statements.some((s) => s.track === p.id));
  if (missing.length > 0) return partsMissing(missing);
  const waiting = isLastOwner(task, track.id) && leads(task).length > 0;
  const open = waiting ? task.placeholders.find((p) => p.status === 'open') : undefined;
  return open === undefined
    ? undefined
    : refuse('placeholder.open', { placeholder: open.id, text: open.text });
}

/**
 * Parts that nobody has handed in nor spoken of in a paper that stands (F30). A row does not close over them by a
 * reviewer's hand: a unit that joined late, or one whose part was sent back after the lead had handed in.
 */
export function unspokenParts(task: Task): Track[] {
  const spoken = principals(task)
    .filter((t) => t.status === 'submitted' || t.status === 'accepted')
    .flatMap((t) => t.submission?.statements ?? [])
    .map((s) => s.track);
  return parts(task).filter((p) => isOwing(p) && !spoken.includes(p.id));
}

export function partsMissing(missing: readonly Track[]): NonNullable<Verdict> {
  return refuse('submission.parts_missing', {
    tracks: missing.map((p) => p.id),
    units: missing.map((p) => p.unit),
  });
}
