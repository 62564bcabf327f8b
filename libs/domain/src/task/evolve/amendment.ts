import type { Revision } from '../amendment.js';
import type { Task, Track } from '../task.js';
import { changeTracks, forgiven } from './change.js';
import type { Folds } from './folds.js';

/** Events of amendments (F9). */
export const amendmentFolds: Folds<'amendmentScheduled' | 'amended' | 'amendmentLapsed'> = {
  amendmentScheduled: (task, { amendment, effectiveAt }) => ({
    ...task,
    revision: { ...revisionOf(task), waiting: { amendment, effectiveAt } },
  }),
  amended: (task, event) => {
    const revision = revisionOf(task);
    const pardoned = changeTracks(task, event.forgiven, forgiven);
    return {
      ...changeTracks(pardoned, event.signAgain, signingAgain),
      dueDay: event.to.dueDay,
      revision: {
        number: revision.number + 1,
        text: event.to.text,
        waiting: event.waited ? null : revision.waiting,
      },
    };
  },
  amendmentLapsed: (task) => ({ ...task, revision: { ...revisionOf(task), waiting: null } }),
};

function revisionOf(task: Task): Revision {
  return task.revision ?? { number: 0, text: null, waiting: null };
}

/** A part whose assignment is contested signs once that is upheld; the receipt clocks of the others say the rest. */
function signingAgain(track: Track): Track {
  const { contest } = track;
  return contest === null ? track : { ...track, contest: { ...contest, from: 'awaitingReceipt' } };
}
