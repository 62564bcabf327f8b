import type { Task } from '../index.js';
import { isOwing, nextWake, principals } from '../index.js';
import type { Law } from './law.spec-kit.js';
import { complain, eventsOf, firstOf, ofAccepted, ofStates } from './law.spec-kit.js';

function leftOpen(task: Task): string | null {
  if (task.closing === null) return null;
  const clock = task.deadlines.find((d) => d.status === 'running' || d.status === 'paused');
  if (clock !== undefined) return `${clock.id} still runs`;
  const part = task.tracks.find(
    (t) => t.role !== 'reviewer' && t.status !== 'accepted' && t.status !== 'withdrawn',
  );
  if (part !== undefined) return `${part.id} is ${part.status}`;
  return complain(
    nextWake(task) !== null || task.information.length > 0,
    () => 'something is still waited for',
  );
}

export const lawsOfClosing: Law[] = [
  ofStates('[C1] a row is completed exactly when all its owners are accepted', (task) => {
    const owners = principals(task);
    const done = owners.length > 0 && owners.every((t) => t.status === 'accepted') && !task.standing;
    const completed = task.closing !== null && task.closing.outcome !== 'cancelled';
    const cancelled = task.closing?.outcome === 'cancelled';
    return complain(done !== completed && !cancelled, () => `done ${done}, completed ${completed}`);
  }),
  ofStates('[C2] it is completed late exactly when one of its owners was late', (task) => {
    const closing = task.closing;
    if (closing === null || closing.outcome === 'cancelled') return null;
    const late = principals(task).some((t) => t.overdueSince !== null);
    return complain(
      late !== (closing.outcome === 'completedLate') || late !== closing.daysLate > 0,
      () => `late ${late}, ${closing.outcome}, ${closing.daysLate} days`,
    );
  }),
  ofStates('[C3] a standing duty is never struck off, it goes on or is cancelled', (task) =>
    complain(
      task.standing && task.closing !== null && task.closing.outcome !== 'cancelled',
      () => 'struck off',
    ),
  ),
  ofStates('[C3] and does not rest: an accepted paper begins another round', (task) => {
    const resting =
      task.standing && task.closing === null && principals(task).some((t) => t.status === 'accepted');
    return complain(resting, () => 'an owner rests');
  }),
  ofStates('[C4] closing leaves nothing open', (task) => leftOpen(task)),
  ofAccepted(
    '[C5] a reopening keeps the former closing and begins a new round of every part it names',
    (act) => {
      const { command, before, after } = act;
      if (command.kind !== 'reopen') return null;
      const kept = after.formerClosings.at(-1);
      if (kept !== before.closing || after.formerClosings.length !== before.formerClosings.length + 1)
        return 'closing lost';
      return firstOf(command.tracks, (id) => {
        const [was, is] = [before, after].map((task) => task.tracks.find((t) => t.id === id));
        return complain(
          is?.status !== 'returned' || is.round !== (was?.round ?? 0) + 1 || is.overdueSince !== null,
          () => id,
        );
      });
    },
  ),
  ofAccepted(
    '[C6] no reviewer closes a row over a part that nobody has spoken for',
    ({ before, after, command }) => {
      if (after.closing === null || ['removeUnit', 'amend', 'tick', 'cancel'].includes(command.kind))
        return null;
      const spoken = before.tracks.flatMap((t) => t.submission?.statements.map((s) => s.track) ?? []);
      const owners = principals(before).map((t) => t.id);
      const missed = before.tracks.find(
        (t) => isOwing(t) && !owners.includes(t.id) && !spoken.includes(t.id),
      );
      return complain(before.closing === null && missed !== undefined, () => `${missed?.id} was not there`);
    },
  ),
  ofStates('[R1] a unit has one live part in a row', (task) => {
    const units = task.tracks
      .filter((t) => t.role !== 'reviewer' && t.status !== 'withdrawn')
      .map((t) => t.unit);
    return complain(new Set(units).size !== units.length, () => units.join(' '));
  }),
  ofStates('[R1] an open row has an owner', (task) =>
    complain(task.closing === null && principals(task).length === 0, () => 'nobody owns it'),
  ),
  ofAccepted('[R3] signing moves no limit of completion', ({ command, before, after }) => {
    if (command.kind !== 'acknowledgeReceipt') return null;
    const limits = (task: Task): string =>
      JSON.stringify(
        task.deadlines.filter((d) => d.kind === 'completion').map((d) => [d.id, d.current, d.passedAt]),
      );
    return complain(limits(before) !== limits(after), () => 'a limit moved');
  }),
  ofAccepted('[R4] what one officer has claimed no other officer of the unit does', ({ command, before }) => {
    const own = [
      'acknowledgeReceipt',
      'submit',
      'submitPart',
      'reportProgress',
      'withdrawSubmission',
      'contestAssignment',
      'release',
    ];
    if (!own.includes(command.kind) || !('track' in command)) return null;
    const claimedBy = before.tracks.find((t) => t.id === command.track)?.claimedBy ?? null;
    const free =
      claimedBy === null || claimedBy === command.by.person || command.by.roles.includes('unitLeader');
    return complain(!free, () => `${command.by.person} did ${command.kind} on what ${claimedBy} claimed`);
  }),
  ofAccepted(
    '[R8] the paper that brings a row together speaks of every part that is missing',
    ({ before, after, events }) =>
      firstOf(eventsOf(events, 'submitted'), ({ track, submission }) => {
        const others = principals(after).filter((t) => t.id !== track);
        const last = others.every((t) => t.status === 'submitted' || t.status === 'accepted');
        if (!last) return null;
        const owners = principals(before).map((t) => t.id);
        const missing = after.tracks.filter((t) => isOwing(t) && !owners.includes(t.id));
        const unsaid = missing.find((t) => !submission.statements.some((s) => s.track === t.id));
        return complain(unsaid !== undefined, () => `${unsaid?.id} is not spoken of`);
      }),
  ),
  ofAccepted('[R9] a unit acts on its own part only', ({ command, before }) => {
    const own = [
      'acknowledgeReceipt',
      'claim',
      'release',
      'contestAssignment',
      'reportProgress',
      'submitPart',
      'submit',
      'signOff',
      'returnInside',
      'withdrawSubmission',
      'answerInformation',
    ];
    if (!own.includes(command.kind) || !('track' in command)) return null;
    const unit = before.tracks.find((t) => t.id === command.track)?.unit;
    return complain(unit !== command.by.unit, () => `${command.by.unit} did ${command.kind} for ${unit}`);
  }),
  ofAccepted(
    '[R11] where the unit signs, no paper leaves it but by its leader',
    ({ before, command, events }) => {
      const left = events.some((e) => e.kind === 'submitted' || e.kind === 'partSubmitted');
      return complain(
        left && before.policy.signOff && !command.by.roles.includes('unitLeader'),
        () => command.by.person,
      );
    },
  ),
];
