import { addressesOf, reviewers } from '../rules/addresses.js';
import type { Address } from './actor.js';
import type { TaskEvent } from './task.event.js';
import type { Task, Track, TrackId } from './task.js';
import { principals, trackById } from './tracks.js';

/** What a notice is about; its words are the reader's (F77, i18n). */
export const noticeTemplates = [
  'newDuty',
  'contested',
  'contestDecided',
  'partHandedIn',
  'partAccepted',
  'returned',
  'rejected',
  'signatureWanted',
  'returnedInside',
  'reviewWanted',
  'reviewEscalated',
  'accepted',
  'questionAsked',
  'questionAnswered',
  'opinionWanted',
  'opinionGiven',
  'reviewerAppointed',
  'reminder',
  'noticeBlue',
  'noticeOrange',
  'noticeRed',
  'standingAlert',
  'escalationAnswered',
  'urged',
  'dueDayChanged',
  'completed',
  'cancelled',
  'reopened',
  'atRisk',
] as const;
export type NoticeTemplate = (typeof noticeTemplates)[number];

/** A message to be sent because of one event. Its id is stable, so that it is never sent twice (DESIGN 3). */
export interface Notice {
  id: string;
  template: NoticeTemplate;
  addresses: Address[];
  /** Sent at once; others may wait for the daily digest (F77). */
  urgent: boolean;
  track: TrackId | null;
  data: Record<string, string | number | null>;
}

type Draft = Omit<Notice, 'id'>;

/** Notices that follow from one event; `task` is the state after it, `seq` the event's place in the record. */
export function effects(task: Task, event: TaskEvent, seq: number): Notice[] {
  return drafts(task, event)
    .filter((draft) => draft.addresses.length > 0)
    .map((draft, n) => ({ id: `${task.id}/${seq}/${n}`, ...draft }));
}

function drafts(task: Task, event: TaskEvent): Draft[] {
  switch (event.kind) {
    case 'taskIssued':
      return event.tracks.filter((t) => t.role !== 'reviewer').map((t) => newDuty(task, t));
    case 'unitsNominated':
      return event.tracks.map((t) => newDuty(task, t));
    case 'unitAdded':
      return [newDuty(task, event.track)];
    case 'assignmentReassigned':
      return [newDuty(task, event.to), toUnit(task, 'contestDecided', event.track, false)];
    case 'assignmentContested':
      return [toOffice(task, 'contested', event.track)];
    case 'assignmentUpheld':
      return [toUnit(task, 'contestDecided', event.track, false)];
    case 'progressReported':
      return event.atRisk ? [toOffice(task, 'atRisk', event.track, { expected: event.expected })] : [];
    case 'urged':
      return [draft('urged', event.addresses, true, null)];
    case 'dueDayChanged':
      return [toOwners(task, 'dueDayChanged', { day: event.to })];
    case 'taskCompleted':
      return [
        toOwners(task, 'completed', { daysLate: event.daysLate }),
        toOffice(task, 'completed', null, { daysLate: event.daysLate }),
      ];
    case 'taskCancelled':
      return [toOwners(task, 'cancelled', {})];
    case 'taskReopened':
      return event.tracks.map((t) => toUnit(task, 'reopened', t, true, { day: event.reworkUntil }));
    default:
      return draftsOfWork(task, event);
  }
}

function draftsOfWork(task: Task, event: TaskEvent): Draft[] {
  switch (event.kind) {
    case 'partSubmitted':
      return [
        draft(
          'partHandedIn',
          addressesOf(task, { kind: 'completion', track: event.track, subject: null }, ['lead']),
          false,
          event.track,
        ),
      ];
    case 'partAccepted':
      return [toUnit(task, 'partAccepted', event.track, false)];
    case 'partReturned':
      return [toUnit(task, 'returned', event.track, true)];
    case 'signatureRequested':
      return [draft('signatureWanted', unitLeader(task, event.track), false, event.track)];
    case 'submissionReturnedInside':
      return [toUnit(task, 'returnedInside', event.track, false)];
    case 'submitted':
    case 'reviewLevelPassed':
      return [draft('reviewWanted', reviewers(task, event.track), false, event.track)];
    case 'trackAccepted':
      return [toUnit(task, 'accepted', event.track, false)];
    case 'returnedForRework':
      return [event.track, ...event.tracks].map((t) =>
        toUnit(task, 'returned', t, true, { day: event.reworkUntil }),
      );
    case 'rejected':
      return [toUnit(task, 'rejected', event.track, true, { day: event.reworkUntil })];
    default:
      return draftsOfOffice(task, event);
  }
}

function draftsOfOffice(task: Task, event: TaskEvent): Draft[] {
  switch (event.kind) {
    case 'reviewLevelEscalated':
      return event.to === 'administrator'
        ? [draft('reviewEscalated', [{ role: 'administrator', unit: null, person: null }], true, event.track)]
        : [];
    case 'reviewerAppointed':
      return [
        draft(
          'reviewerAppointed',
          [toPerson(event.candidate.person, event.candidate.unit)],
          false,
          event.track,
        ),
      ];
    case 'informationRequested':
      return [toUnit(task, 'questionAsked', event.request.track, true, { day: event.request.answerBy })];
    case 'informationAnswered':
      return [draft('questionAnswered', reviewers(task, event.track), false, event.track)];
    case 'consulted':
      return [draft('opinionWanted', [toPerson(event.person, event.unit)], false, event.track)];
    case 'consultationAnswered':
      return [draft('opinionGiven', reviewers(task, event.track), false, event.track)];
    case 'stepFired':
      return [
        draft(
          event.form,
          event.addresses,
          event.form === 'noticeRed' || event.form === 'standingAlert',
          event.track,
          { step: event.step, deadline: event.deadline, due: event.due },
        ),
      ];
    case 'escalationAcknowledged': {
      const escalation = task.escalations.find((e) => e.id === event.escalation);
      return [toOffice(task, 'escalationAnswered', escalation?.track ?? null, { answer: event.answer })];
    }
    default:
      return [];
  }
}

function draft(
  template: NoticeTemplate,
  addresses: Address[],
  urgent: boolean,
  track: TrackId | null,
  data: Notice['data'] = {},
): Draft {
  return { template, addresses, urgent, track, data };
}

function newDuty(task: Task, track: Track): Draft {
  const addresses: Address[] = [
    { role: 'officer', unit: track.unit, person: null },
    { role: 'unitLeader', unit: track.unit, person: null },
  ];
  return draft('newDuty', addresses, true, track.id, { role: track.role, day: task.dueDay });
}

function toUnit(
  task: Task,
  template: NoticeTemplate,
  id: TrackId,
  urgent: boolean,
  data: Notice['data'] = {},
): Draft {
  const track = trackById(task, id);
  const addresses: Address[] =
    track === undefined
      ? []
      : [
          { role: 'officer', unit: track.unit, person: track.claimedBy },
          { role: 'unitLeader', unit: track.unit, person: null },
        ];
  return draft(template, addresses, urgent, id, data);
}

function unitLeader(task: Task, id: TrackId): Address[] {
  const track = trackById(task, id);
  return track === undefined ? [] : [{ role: 'unitLeader', unit: track.unit, person: null }];
}

function toOwners(task: Task, template: NoticeTemplate, data: Notice['data']): Draft {
  const units = principals(task).map((t) => ({ role: 'officer' as const, unit: t.unit, person: null }));
  return draft(template, units, false, null, data);
}

function toOffice(
  task: Task,
  template: NoticeTemplate,
  track: TrackId | null,
  data: Notice['data'] = {},
): Draft {
  return draft(
    template,
    [{ role: 'supervisor', unit: task.coordinatingUnit, person: null }],
    false,
    track,
    data,
  );
}

const toPerson = (person: string, unit: string): Address => ({ role: 'officer', unit, person });
