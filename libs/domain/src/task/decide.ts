import { amend } from '../rules/amendment.js';
import {
  acknowledgeReceipt,
  addUnit,
  claim,
  nominateUnits,
  release,
  removeUnit,
} from '../rules/assignment.js';
import { contestAssignment, decideContest } from '../rules/contest.js';
import { issue } from '../rules/issue.js';
import { acknowledgeEscalation, cancel, changeDeadline, urge } from '../rules/office.js';
import { answerConsultation, answerInformation, consult, requestInformation } from '../rules/questions.js';
import { reopen } from '../rules/reopening.js';
import { appointReviewer, revokeDecision } from '../rules/review-change.js';
import { approve, reject, returnForRework } from '../rules/review.js';
import { changePolicy, publishCalendar } from '../rules/settings.js';
import { returnInside, signOff, submit, submitPart, withdrawSubmission } from '../rules/submission.js';
import { tick } from '../rules/tick.js';
import { conclude, refuse, unfold } from '../rules/unfolding.js';
import type { Decision, Unfolding, Verdict } from '../rules/unfolding.js';
import { acceptPart, reachPhase, reportProgress, returnPart } from '../rules/work.js';
import type { EpochMs } from '../time/day.js';
import type { Command, CommandKind, CommandOf } from './task.command.js';
import type { Task } from './task.js';
import { isClosed } from './tracks.js';

/** One rule per command. `issue` stands apart: it alone begins without a state. */
const rules: { [K in Exclude<CommandKind, 'issue'>]: (act: Unfolding, command: CommandOf<K>) => Verdict } = {
  acknowledgeReceipt,
  claim,
  release,
  nominateUnits,
  addUnit,
  removeUnit,
  contestAssignment,
  decideContest,
  reportProgress,
  reachPhase,
  submitPart,
  acceptPart,
  returnPart,
  submit,
  signOff,
  returnInside,
  withdrawSubmission,
  approve,
  returnForRework,
  reject,
  revokeDecision,
  consult,
  answerConsultation,
  appointReviewer,
  requestInformation,
  answerInformation,
  acknowledgeEscalation,
  urge,
  changeDeadline,
  amend,
  cancel,
  reopen,
  publishCalendar,
  changePolicy,
  tick,
};

/**
 * What a command does to a task, or why it may not: the only place where anything is decided (DESIGN 3). Never throws,
 * asks no clock; `at` is epoch milliseconds UTC. A refusal changes nothing (law T2).
 */
export function decide(task: Task | null, command: Command, at: EpochMs): Decision {
  if (command.kind === 'issue') {
    if (task !== null) return refusal(command, refuse('task.already_issued', { task: task.id }));
    const issued = issue(command, at);
    return 'verdict' in issued ? refusal(command, issued.verdict) : { events: issued.act.events };
  }
  if (task === null) return refusal(command, refuse('task.unknown'));
  if (isClosed(task) && command.kind !== 'reopen')
    return refusal(command, refuse('task.closed', { status: task.status }));
  const act = unfold(task, command.by, at);
  const rule = rules[command.kind] as (act: Unfolding, command: Command) => Verdict;
  return conclude(act, rule(act, command), command.kind);
}

function refusal(command: Command, verdict: NonNullable<Verdict>): Decision {
  return { refusal: { ...verdict, command: command.kind } };
}
