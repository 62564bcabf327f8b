import type { EventKind } from '#domain';
import { commandKinds, noticeTemplates, refusalCodes } from '#domain';
import type {
  IssueLedgerActivities,
  LedgerTaskActivities,
  ReconcileActivities,
  RecoverActivities,
} from './index.js';
import {
  commandUpdate,
  issueCommandId,
  issueProgressQuery,
  issueWorkflowId,
  namespace,
  reconcileWorkflowId,
  recoverWorkflowId,
  renewSignal,
  replicaQuery,
  syncSignal,
  taskQueue,
  taskWorkflowId,
  tickCommandId,
  workflowTypes,
} from './index.js';

/** Compiles only while it names every kind of event and no other. */
const eventKinds: Record<EventKind, true> = {
  taskIssued: true,
  receiptAcknowledged: true,
  trackClaimed: true,
  trackReleased: true,
  unitsNominated: true,
  placeholderDeclaredEmpty: true,
  unitAdded: true,
  trackWithdrawn: true,
  assignmentContested: true,
  assignmentUpheld: true,
  assignmentReassigned: true,
  progressReported: true,
  partSubmitted: true,
  partAccepted: true,
  partReturned: true,
  signatureRequested: true,
  submissionReturnedInside: true,
  submitted: true,
  submissionWithdrawn: true,
  reviewLevelEscalated: true,
  seatApproved: true,
  seatReturned: true,
  reviewLevelPassed: true,
  trackAccepted: true,
  returnedForRework: true,
  rejected: true,
  decisionRevoked: true,
  consulted: true,
  consultationAnswered: true,
  reviewerAppointed: true,
  informationRequested: true,
  informationAnswered: true,
  phaseReached: true,
  deadlineArmed: true,
  deadlinePaused: true,
  deadlineStopped: true,
  deadlinePassed: true,
  stepFired: true,
  escalationRaised: true,
  escalationAcknowledged: true,
  cycleMissed: true,
  dutyContinued: true,
  urged: true,
  dueDayChanged: true,
  dayGranted: true,
  amendmentScheduled: true,
  amended: true,
  amendmentLapsed: true,
  taskCompleted: true,
  taskCancelled: true,
  taskReopened: true,
  calendarPublished: true,
  policyChanged: true,
};

/** Compiles only while it names every activity and no other. */
const activities: Record<
  keyof (LedgerTaskActivities & IssueLedgerActivities & ReconcileActivities & RecoverActivities),
  true
> = {
  commit: true,
  load: true,
  issuePage: true,
  issueChunk: true,
  issueRow: true,
  sweep: true,
  recoverPage: true,
};

/**
 * Names in workflows, histories and rows that outlive every release. A name may be added here with a new feature;
 * one that was released is never changed or removed.
 */
describe('wire names are frozen', () => {
  it('of workflows, queue, messages and activities', () => {
    expect({
      namespace,
      taskQueue,
      workflowTypes,
      messages: [commandUpdate, syncSignal, renewSignal, replicaQuery, issueProgressQuery].map(
        ({ type, name }) => `${type} ${name}`,
      ),
      activities: Object.keys(activities),
    }).toMatchInlineSnapshot(`
      {
        "activities": [
          "commit",
          "load",
          "issuePage",
          "issueChunk",
          "issueRow",
          "sweep",
          "recoverPage",
        ],
        "messages": [
          "update command",
          "signal sync",
          "signal renew",
          "query replica",
          "query progress",
        ],
        "namespace": "taizhang",
        "taskQueue": "taizhang",
        "workflowTypes": {
          "issueLedger": "issueLedger",
          "ledgerTask": "ledgerTask",
          "reconcile": "reconcile",
          "recover": "recover",
        },
      }
    `);
  });

  it('of ids', () => {
    expect([
      taskWorkflowId('default', 'chaoyang-2021-007'),
      issueWorkflowId('default', 'chaoyang-2021', 1),
      reconcileWorkflowId('default'),
      recoverWorkflowId('default'),
      issueCommandId(1, '9f86d081'),
      tickCommandId('0198', 3),
    ]).toMatchInlineSnapshot(`
      [
        "task/default/chaoyang-2021-007",
        "issue/default/chaoyang-2021/1",
        "reconcile/default",
        "recover/default",
        "issue/1/9f86d081",
        "tick/0198/3",
      ]
    `);
  });

  it('of commands', () => {
    expect(commandKinds.join(' ')).toMatchInlineSnapshot(
      `"issue acknowledgeReceipt claim release nominateUnits addUnit removeUnit contestAssignment decideContest reportProgress reachPhase submitPart acceptPart returnPart submit signOff returnInside withdrawSubmission approve returnForRework reject revokeDecision consult answerConsultation appointReviewer requestInformation answerInformation acknowledgeEscalation urge changeDeadline amend cancel reopen publishCalendar changePolicy tick"`,
    );
  });

  it('of events', () => {
    expect(Object.keys(eventKinds).join(' ')).toMatchInlineSnapshot(
      `"taskIssued receiptAcknowledged trackClaimed trackReleased unitsNominated placeholderDeclaredEmpty unitAdded trackWithdrawn assignmentContested assignmentUpheld assignmentReassigned progressReported partSubmitted partAccepted partReturned signatureRequested submissionReturnedInside submitted submissionWithdrawn reviewLevelEscalated seatApproved seatReturned reviewLevelPassed trackAccepted returnedForRework rejected decisionRevoked consulted consultationAnswered reviewerAppointed informationRequested informationAnswered phaseReached deadlineArmed deadlinePaused deadlineStopped deadlinePassed stepFired escalationRaised escalationAcknowledged cycleMissed dutyContinued urged dueDayChanged dayGranted amendmentScheduled amended amendmentLapsed taskCompleted taskCancelled taskReopened calendarPublished policyChanged"`,
    );
  });

  it('of refusals', () => {
    expect(refusalCodes.join(' ')).toMatchInlineSnapshot(
      `"task.unknown task.closed task.not_closed task.already_issued task.not_skippable task.standing task.not_standing track.unknown track.wrong_status track.wrong_role track.duplicate track.claimed_by_other track.not_claimed track.last_owner round.stale actor.wrong_role actor.wrong_unit reviewer.is_author reviewer.unit_is_author reviewer.not_on_roster review.none review.already_decided review.not_your_turn review.waits_for_consultation review.waits_for_information review.not_escalated review.revoke_window_over submission.already_reviewed submission.none submission.parts_missing submission.awaits_signature statement.unneeded placeholder.unknown placeholder.settled placeholder.open placeholder.duplicate group.unresolved assignment.no_owner assignment.duplicate_unit contest.window_over contest.repeated contest.same_unit contest.none consultation.unknown consultation.duplicate information.unknown information.pending escalation.unknown escalation.already_acknowledged urge.too_soon urge.nobody deadline.missing deadline.in_past deadline.too_short deadline.unchanged amendment.unchanged approver.missing track.paper_in_hand phase.unknown phase.after_deadline phase.already_reached phase.duplicate period.unknown period.already_reported period.needs_confirmation calendar.year_missing calendar.invalid calendar.unchanged policy.invalid policy.unchanged text.missing limit.too_many tick.not_due"`,
    );
  });

  it('of notice templates', () => {
    expect(noticeTemplates.join(' ')).toMatchInlineSnapshot(
      `"newDuty contested contestDecided partHandedIn partAccepted returned rejected signatureWanted returnedInside reviewWanted reviewEscalated accepted questionAsked questionAnswered opinionWanted opinionGiven reviewerAppointed reminder noticeBlue noticeOrange noticeRed standingAlert escalationAnswered urged dueDayChanged amendmentAnnounced amended signAgain amendmentLapsed completed cancelled partWithdrawn reopened atRisk"`,
    );
  });
});

it('refuses an id that the engine could not hold', () => {
  expect(() => taskWorkflowId('default', 'x'.repeat(250))).toThrow(RangeError);
});
