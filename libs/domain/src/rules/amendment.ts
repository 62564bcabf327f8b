import { lastDayOf } from '../deadline/ladder.js';
import type { Amendment } from '../task/amendment.js';
import type { CommandOf } from '../task/task.command.js';
import type { Terms } from '../task/task.event.js';
import type { Task, Track } from '../task/task.js';
import { isOwing, trackById } from '../task/tracks.js';
import { isDay, startOfDay } from '../time/day.js';
import type { Day, EpochMs } from '../time/day.js';
import { arm } from './clocks.js';
import { closeWhenDone } from './closing.js';
import { forgivenBy, mayMoveDay, moveClocks, movesTo } from './due-day.js';
import type { Move } from './due-day.js';
import { LIST_MAX, actsForOffice, promisable, textGiven } from './guards.js';
import { changesRoster, comeAndGo, mayComeAndGo, newOwners, rosterAfter } from './roster-change.js';
import { first, refuse, tell } from './unfolding.js';
import type { Unfolding, Verdict } from './unfolding.js';

/**
 * F9: a revision of the row with a basis, an approver and a day, by the coordinating office. One whose day has come
 * takes effect at once; any other waits for it and takes the place of one that waits already. Laws R12, R13.
 */
export function amend(act: Unfolding, command: CommandOf<'amend'>): Verdict {
  const { task } = act;
  const amendment = amendmentOf(command);
  const effectiveAt = startOfDay(command.effectiveOn, task.calendar.utcOffsetMinutes);
  const wrong = first(
    () => actsForOffice(task, command.by),
    () => textGiven(command.reason),
    () => (command.approver === '' ? refuse('approver.missing') : undefined),
    () => (isDay(command.effectiveOn) ? undefined : refuse('deadline.missing')),
    () => (effectiveAt > act.at ? promisable(task, command.effectiveOn) : undefined),
    () => mayAmend(task, amendment),
  );
  if (wrong) return wrong;
  if (effectiveAt <= act.at) takeEffect(act, amendment, false);
  else {
    const former = task.revision?.waiting;
    if (former) tell(act, 'amendmentLapsed', { amendment: former.amendment, why: 'replaced' });
    tell(act, 'amendmentScheduled', { amendment, effectiveAt });
  }
  return undefined;
}

export function isAmendmentDue(task: Task, at: EpochMs): boolean {
  const waiting = task.revision?.waiting;
  return waiting ? waiting.effectiveAt <= at : false;
}

/**
 * The day of the waiting amendment has come. It is asked once more whether it fits the row: as a whole it takes
 * effect, or as a whole it lapses and says why. Law R12.
 */
export function amendWaiting(act: Unfolding): void {
  const waiting = act.task.revision?.waiting;
  if (!waiting) return;
  const { amendment } = waiting;
  const wrong = mayAmend(act.task, amendment);
  if (wrong === undefined) takeEffect(act, amendment, true);
  else tell(act, 'amendmentLapsed', { amendment, why: wrong.code });
}

function amendmentOf(command: CommandOf<'amend'>): Amendment {
  const { text, editorial, dueDay, joining, leaving, reason, approver, effectiveOn } = command;
  const orderedBy = command.by.person;
  return { text, editorial, dueDay, joining, leaving, reason, approver, effectiveOn, orderedBy };
}

function mayAmend(task: Task, amendment: Amendment): Verdict {
  const { text, joining, leaving } = amendment;
  const dueDay = otherDay(task, amendment);
  if (text === '') return textGiven(text);
  if (joining.length > LIST_MAX || leaving.length > LIST_MAX)
    return refuse('limit.too_many', { max: LIST_MAX });
  if (!changesText(task, amendment) && dueDay === null && !changesRoster(amendment))
    return refuse('amendment.unchanged');
  return first(
    () => (dueDay === null ? undefined : mayMoveDay(task, dueDay)),
    () => mayComeAndGo(task, amendment),
  );
}

/** The last day, where it is another one than the row's. */
function otherDay(task: Task, { dueDay }: Amendment): Day | null {
  return dueDay === task.dueDay ? null : dueDay;
}

function changesText(task: Task, { text }: Amendment): boolean {
  return text !== null && text !== (task.revision?.text ?? null);
}

function takeEffect(act: Unfolding, amendment: Amendment, waited: boolean): void {
  const { task } = act;
  const dueDay = otherDay(task, amendment);
  const staying = (track: string): boolean => !amendment.leaving.includes(track);
  const moves = dueDay === null ? [] : movesTo(task, dueDay).filter((m) => staying(m.track.id));
  const signAgain = askedForMore(task, amendment, moves).map((t) => t.id);
  tell(act, 'amended', {
    amendment,
    from: termsOf(task),
    to: {
      text: amendment.text ?? task.revision?.text ?? null,
      dueDay: dueDay ?? task.dueDay,
      roster: rosterAfter(task, amendment),
    },
    forgiven: dueDay === null ? [] : forgivenBy(task, moves, dueDay),
    signAgain,
    waited,
  });
  moveClocks(act, moves);
  comeAndGo(act, amendment);
  for (const track of signAgain)
    if (trackById(act.task, track)?.status !== 'contested')
      arm(act, { kind: 'receipt', track, subject: null, lastDay: null });
  if (amendment.leaving.length > 0) closeWhenDone(act);
}

function termsOf(task: Task): Terms {
  const nobody = { joining: [], leaving: [] };
  return { text: task.revision?.text ?? null, dueDay: task.dueDay, roster: rosterAfter(task, nobody) };
}

/**
 * Parts that sign again: they have signed and have the row in hand, and the words ask for more, their limit is tighter,
 * or they answer for the row from now on. Who has not signed yet signs for the row as amended, in the time given
 * before; a paper that is handed in stays with its readers, who are told. Law R13.
 */
function askedForMore(task: Task, amendment: Amendment, moves: readonly Move[]): Track[] {
  const grown = changesText(task, amendment) && !amendment.editorial;
  const owners = newOwners(task, amendment);
  const tighter = (track: Track): boolean =>
    moves.some(
      ({ track: { id }, clock, lastDay }) =>
        id === track.id && clock.current !== null && lastDay < lastDayOf(task.calendar, clock.current),
    );
  return task.tracks
    .filter((t) => isOwing(t) && t.status !== 'awaitingReceipt' && !amendment.leaving.includes(t.id))
    .filter((t) => t.contest?.from !== 'awaitingReceipt')
    .filter((t) => grown || tighter(t) || owners.includes(t.id));
}
