import { addressesOf, reviewers } from '../rules/addresses.js';
import type { Address } from './actor.js';
import type { EventKind, EventOf, TaskEvent } from './task.event.js';
import type { Task, Track, TrackId } from './task.js';
import { trackById } from './tracks.js';

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
  'amendmentAnnounced',
  'amended',
  'signAgain',
  'amendmentLapsed',
  'completed',
  'cancelled',
  'partWithdrawn',
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

/** Notices that follow from one event; `task` is the state after it, `seq` the event's place in the record. Law E8. */
export function effects(task: Task, event: TaskEvent, seq: number): Notice[] {
  const tell = tellings[event.kind] as ((task: Task, event: TaskEvent) => Draft[]) | null;
  if (tell === null) return [];
  return tell(task, event)
    .filter((notice) => notice.addresses.length > 0)
    .map((notice, n) => ({ id: `${task.id}/${seq}/${n}`, ...notice }));
}

/** Who is told what, for every kind of event; null where nobody needs to be told. */
const tellings: { [K in EventKind]: ((task: Task, event: EventOf<K>) => Draft[]) | null } = {
  taskIssued: (task, event) => event.tracks.filter((t) => t.role !== 'reviewer').map((t) => newDuty(task, t)),
  receiptAcknowledged: null,
  trackClaimed: null,
  trackReleased: null,
  unitsNominated: (task, event) =>
    event.tracks.filter((t) => t.role !== 'reviewer').map((t) => newDuty(task, t)),
  placeholderDeclaredEmpty: null,
  unitAdded: (task, event) => [newDuty(task, event.track)],
  trackWithdrawn: (task, event) =>
    event.why === 'undelivered'
      ? [] // told with the row's completion
      : [toUnit(task, event.why === 'cancelled' ? 'cancelled' : 'partWithdrawn', event.track, true)],
  assignmentContested: (task, event) => [toOffice(task, 'contested', event.track)],
  assignmentUpheld: (task, event) => [toUnit(task, 'contestDecided', event.track, false)],
  assignmentReassigned: (task, event) => [
    newDuty(task, event.to),
    toUnit(task, 'contestDecided', event.track, false),
  ],
  progressReported: (task, event) =>
    event.atRisk ? [toOffice(task, 'atRisk', event.track, { expected: event.expected })] : [],
  partSubmitted: (task, event) => {
    const about = { kind: 'completion' as const, track: event.track, subject: null };
    return [draft('partHandedIn', addressesOf(task, about, ['lead']), false, event.track)];
  },
  partAccepted: (task, event) => [toUnit(task, 'partAccepted', event.track, false)],
  partReturned: (task, event) => [toUnit(task, 'returned', event.track, true)],
  signatureRequested: (task, event) => [
    draft('signatureWanted', unitLeader(task, event.track), false, event.track),
  ],
  submissionReturnedInside: (task, event) => [toUnit(task, 'returnedInside', event.track, false)],
  submitted: (task, event) => [reviewWanted(task, event.track)],
  submissionWithdrawn: null,
  reviewLevelEscalated: (task, event) =>
    event.to === 'administrator'
      ? [draft('reviewEscalated', [{ role: 'administrator', unit: null, person: null }], true, event.track)]
      : [], // the leader is asked by the very paper
  seatApproved: null,
  seatReturned: null,
  reviewLevelPassed: (task, event) => [reviewWanted(task, event.track)],
  trackAccepted: (task, event) => [toUnit(task, 'accepted', event.track, false)],
  returnedForRework: (task, event) =>
    [event.track, ...event.tracks].map((t) => toUnit(task, 'returned', t, true, { day: event.reworkUntil })),
  rejected: (task, event) => [toUnit(task, 'rejected', event.track, true, { day: event.reworkUntil })],
  decisionRevoked: null,
  consulted: (task, event) => [
    draft('opinionWanted', [toPerson(event.person, event.unit)], false, event.track),
  ],
  consultationAnswered: (task, event) => [
    draft('opinionGiven', reviewers(task, event.track), false, event.track),
  ],
  reviewerAppointed: (task, event) => {
    const { person, unit } = event.candidate;
    return [draft('reviewerAppointed', [toPerson(person, unit)], false, event.track)];
  },
  informationRequested: (task, event) => [
    toUnit(task, 'questionAsked', event.request.track, true, { day: event.request.answerBy }),
  ],
  informationAnswered: (task, event) => [
    draft('questionAnswered', reviewers(task, event.track), false, event.track),
  ],
  phaseReached: null,
  deadlineArmed: null,
  deadlinePaused: null,
  deadlineStopped: null,
  deadlinePassed: null, // the ladder speaks when the office opens (D12)
  stepFired: (task, event) => {
    const urgent = event.form === 'noticeRed' || event.form === 'standingAlert';
    const data = { step: event.step, deadline: event.deadline, due: event.due };
    return [draft(event.form, event.addresses, urgent, event.track, data)];
  },
  escalationRaised: null,
  escalationAcknowledged: (task, event) => {
    const escalation = task.escalations.find((e) => e.id === event.escalation);
    return [toOffice(task, 'escalationAnswered', escalation?.track ?? null, { answer: event.answer })];
  },
  cycleMissed: null,
  dutyContinued: null,
  urged: (task, event) => [draft('urged', event.addresses, true, null)],
  dueDayChanged: (task, event) => [toUnits(task, 'dueDayChanged', isInvolved, { day: event.to })],
  amendmentScheduled: (task, { amendment }) => [
    toUnits(task, 'amendmentAnnounced', isInvolved, { day: amendment.effectiveOn }),
  ],
  amended: (task, event) => amendmentTold(task, event),
  // Whoever was told that it would come; another amendment or the closing speaks for itself.
  amendmentLapsed: (task, event) =>
    event.why === 'replaced' || event.why === 'task.closed'
      ? []
      : [
          toUnits(task, 'amendmentLapsed', isInvolved, { why: event.why }),
          toOffice(task, 'amendmentLapsed', null, { why: event.why }),
        ],
  dayGranted: (task, event) => [toUnit(task, 'dueDayChanged', event.track, false, { day: event.to })],
  taskCompleted: (task, event) => [
    toUnits(task, 'completed', (t) => isInvolved(t) || t.withdrawnReason === 'undelivered', {
      daysLate: event.daysLate,
    }),
    toOffice(task, 'completed', null, { daysLate: event.daysLate }),
  ],
  taskCancelled: (task) => [toUnits(task, 'cancelled', isInvolved, {})],
  taskReopened: (task, event) =>
    event.tracks.map((t) => toUnit(task, 'reopened', t, true, { day: event.reworkUntil })),
  calendarPublished: null,
  policyChanged: null,
};

/** Who must sign again is asked to; the others, and whoever reads a paper of the row, are told (F9). */
function amendmentTold(task: Task, { amendment, to, signAgain }: EventOf<'amended'>): Draft[] {
  const data = { day: to.dueDay };
  const leaves = (track: TrackId): boolean => amendment.leaving.includes(track);
  const others = (t: Track): boolean => isInvolved(t) && !leaves(t.id) && !signAgain.includes(t.id);
  const told = toUnits(task, 'amended', others, data);
  const reading = task.reviews.filter((r) => !leaves(r.track)).flatMap((r) => reviewers(task, r.track));
  return [
    ...signAgain.map((t) => toUnit(task, 'signAgain', t, true, data)),
    { ...told, addresses: [...told.addresses, ...reading] },
  ];
}

function isInvolved(track: Track): boolean {
  return track.role !== 'reviewer' && track.status !== 'withdrawn';
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

function toUnits(
  task: Task,
  template: NoticeTemplate,
  which: (track: Track) => boolean,
  data: Notice['data'],
): Draft {
  const units = task.tracks
    .filter(which)
    .map((t) => ({ role: 'officer' as const, unit: t.unit, person: null }));
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

function reviewWanted(task: Task, track: TrackId): Draft {
  return draft('reviewWanted', reviewers(task, track), false, track);
}

const toPerson = (person: string, unit: string): Address => ({ role: 'officer', unit, person });
