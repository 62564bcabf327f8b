import type { CommandKind, OfferedKind, TodoKind } from '#domain';
import { addWorkdays, isMissingYear, offeredKinds, officeDay } from '#domain';
import type { FormContext } from './form-context.js';
import type { FormValues } from './form-values.js';

/** What the page knows of a command beyond its schema. */
export interface CommandForm {
  /** `main`: what one came for. `danger`: ends or undoes something. */
  tone: 'main' | 'plain' | 'danger';
  /** Where its button stands: among the acts on one's own part, in the review panel, or with the office's acts. */
  group: 'work' | 'review' | 'office';
  /** Texts worth keeping on the server while one writes (F25). */
  draft?: true;
  /** What stands in the form when it opens. */
  initial?: (context: FormContext) => FormValues;
}

const rework = (context: FormContext): FormValues => ({
  reworkUntil: dayAfter(context, context.task.policy.limits.reworkWorkdaysMin),
});

const ANSWER_WORKDAYS = 3;

/** One line for each command. The form itself is read from the contract's schema (`command-fields`). */
export const commandForms: Record<OfferedKind, CommandForm> = {
  acknowledgeReceipt: { tone: 'main', group: 'work' },
  claim: { tone: 'plain', group: 'work' },
  release: { tone: 'plain', group: 'work' },
  nominateUnits: { tone: 'main', group: 'work' },
  reportProgress: { tone: 'plain', group: 'work', draft: true },
  reachPhase: { tone: 'plain', group: 'work', draft: true },
  submitPart: { tone: 'main', group: 'work', draft: true },
  submit: { tone: 'main', group: 'work', draft: true },
  signOff: { tone: 'main', group: 'work' },
  returnInside: { tone: 'plain', group: 'work' },
  answerInformation: { tone: 'main', group: 'work', draft: true },
  acceptPart: { tone: 'main', group: 'work' },
  returnPart: { tone: 'plain', group: 'work' },
  withdrawSubmission: { tone: 'plain', group: 'work' },
  contestAssignment: { tone: 'plain', group: 'work' },
  approve: { tone: 'main', group: 'review' },
  returnForRework: { tone: 'plain', group: 'review', initial: rework },
  requestInformation: {
    tone: 'plain',
    group: 'review',
    initial: (context) => ({ answerBy: dayAfter(context, ANSWER_WORKDAYS) }),
  },
  reject: { tone: 'danger', group: 'review', initial: rework },
  consult: { tone: 'plain', group: 'review' },
  answerConsultation: { tone: 'main', group: 'review' },
  revokeDecision: { tone: 'danger', group: 'review' },
  appointReviewer: { tone: 'main', group: 'office' },
  acknowledgeEscalation: { tone: 'main', group: 'office', initial: () => ({ answer: 'read' }) },
  decideContest: { tone: 'main', group: 'office', initial: () => ({ outcome: 'upheld' }) },
  urge: { tone: 'plain', group: 'office' },
  addUnit: { tone: 'plain', group: 'office', initial: () => ({ role: 'support' }) },
  removeUnit: { tone: 'plain', group: 'office' },
  changeDeadline: { tone: 'plain', group: 'office' },
  amend: {
    tone: 'plain',
    group: 'office',
    initial: ({ task, at }) => ({ effectiveOn: officeDay(task.calendar, at) }),
  },
  cancel: { tone: 'danger', group: 'office' },
  reopen: { tone: 'plain', group: 'office', initial: rework },
};

/** In the order in which a page shows them. */
export const formKinds = Object.keys(commandForms) as OfferedKind[];

export function isOffered(kind: CommandKind): kind is OfferedKind {
  return (offeredKinds as CommandKind[]).includes(kind);
}

/** Which form answers what one is asked for; the first that is possible is opened by itself. */
export const formsForTodo: Record<TodoKind, OfferedKind[]> = {
  sign: ['acknowledgeReceipt'],
  nominate: ['nominateUnits'],
  work: ['submit', 'submitPart'],
  rework: ['submit', 'submitPart'],
  consolidate: ['submit'],
  acceptPart: ['acceptPart'],
  signOff: ['signOff'],
  review: ['approve'],
  answerInformation: ['answerInformation'],
  answerConsultation: ['answerConsultation'],
  acknowledgeEscalation: ['acknowledgeEscalation'],
  decideContest: ['decideContest'],
  appointReviewer: ['appointReviewer'],
  reportCycle: ['reportProgress'],
};

/** The n-th working day from today on the row's own calendar, or nothing when its year is not published. */
function dayAfter({ task, at }: FormContext, workdays: number): string | null {
  const answer = addWorkdays(task.calendar, officeDay(task.calendar, at), workdays);
  return isMissingYear(answer) ? null : answer.day;
}
