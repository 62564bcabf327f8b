import { reviewers } from '../rules/addresses.js';
import type { EpochMs } from '../time/day.js';
import type { Address } from './actor.js';
import type { DeadlineKind, Task, Track, TrackId } from './task.js';
import { clockOf, isClosed, isPrincipal, parts, principals } from './tracks.js';

export const todoKinds = [
  'sign',
  'nominate',
  'work',
  'rework',
  'consolidate',
  'acceptPart',
  'signOff',
  'review',
  'answerInformation',
  'answerConsultation',
  'acknowledgeEscalation',
  'decideContest',
  'appointReviewer',
  'reportCycle',
] as const;
export type TodoKind = (typeof todoKinds)[number];

/** One thing that somebody is asked to do now (F76). A function of the state alone: no ghost, none missing (I8). */
export interface TodoEntry {
  /** Unique in the task, stable while the same thing is asked. */
  id: string;
  kind: TodoKind;
  address: Address;
  track: TrackId | null;
  /** Placeholder, request, consultation, escalation or period, by kind. */
  subject: string | null;
  since: EpochMs;
  due: EpochMs | null;
}

/** Everything that is asked of anybody in this task, in a stable order. */
export function todoEntries(task: Task): TodoEntry[] {
  if (isClosed(task)) return [];
  return [
    ...task.tracks.flatMap((t) => ofTrack(task, t)),
    ...ofPlaceholders(task),
    ...task.reviews.flatMap((r) => ofReview(task, r.track)),
    ...ofEscalations(task),
  ];
}

function ofTrack(task: Task, track: Track): TodoEntry[] {
  if (track.role === 'reviewer') return [];
  const officers: Address = { role: 'officer', unit: track.unit, person: track.claimedBy };
  const entry = (kind: TodoKind, address: Address, clock: DeadlineKind, since: EpochMs): TodoEntry => ({
    id: `${kind}:${track.id}:${track.round}`,
    kind,
    address,
    track: track.id,
    subject: null,
    since,
    due: clockOf(task, clock, { track: track.id })?.current ?? null,
  });
  switch (track.status) {
    case 'awaitingReceipt':
      return [entry('sign', officers, 'receipt', track.assignedAt)];
    case 'contested':
      return [
        entry(
          'decideContest',
          { role: 'supervisor', unit: task.coordinatingUnit, person: null },
          'contest',
          track.contest?.at ?? task.at,
        ),
      ];
    case 'working':
    case 'returned': {
      if (track.awaitingSignature !== null)
        return [
          entry(
            'signOff',
            { role: 'unitLeader', unit: track.unit, person: null },
            'completion',
            track.awaitingSignature.at,
          ),
        ];
      const since =
        clockOf(task, 'completion', { track: track.id })?.armedAt ?? track.receivedAt ?? track.assignedAt;
      return [
        ...cycles(task, track, officers),
        ...work(task, track, (kind) => entry(kind, officers, 'completion', since)),
      ];
    }
    case 'submitted':
      return isPrincipal(task, track.id) ? [] : partToAccept(task, track);
    default:
      return [];
  }
}

/** A standing duty asks for its reports, not for a completion; anything else asks for the result. */
function work(task: Task, track: Track, entry: (kind: TodoKind) => TodoEntry): TodoEntry[] {
  if (track.status === 'returned') return [entry('rework')];
  if (task.standing && clockOf(task, 'completion', { track: track.id }) === undefined) return [];
  const consolidating = isPrincipal(task, track.id) && parts(task).length > 0;
  return [entry(consolidating ? 'consolidate' : 'work')];
}

function cycles(task: Task, track: Track, address: Address): TodoEntry[] {
  return task.deadlines
    .filter((d) => d.kind === 'cycle' && d.track === track.id && d.status === 'running')
    .map((d) => ({
      id: `reportCycle:${track.id}:${d.period ?? 0}`,
      kind: 'reportCycle' as const,
      address,
      track: track.id,
      subject: d.period === null ? null : String(d.period),
      since: d.armedAt,
      due: d.current,
    }));
}

function partToAccept(task: Task, track: Track): TodoEntry[] {
  return principals(task)
    .filter((owner) => owner.status !== 'accepted')
    .map((owner) => ({
      id: `acceptPart:${track.id}:${track.round}:${owner.id}`,
      kind: 'acceptPart' as const,
      address: { role: 'officer' as const, unit: owner.unit, person: owner.claimedBy },
      track: track.id,
      subject: null,
      since: track.submission?.at ?? task.at,
      due: clockOf(task, 'completion', { track: owner.id })?.current ?? null,
    }));
}

function ofPlaceholders(task: Task): TodoEntry[] {
  const leads = principals(task).filter((t) => t.role !== 'responsible');
  const address = (unit: string): Address => ({ role: 'officer', unit, person: null });
  return task.placeholders
    .filter((p) => p.status === 'open')
    .flatMap((p) => {
      const clock = clockOf(task, 'nomination', { subject: p.id });
      const asked: Address[] =
        leads.length > 0
          ? leads.map((t) => address(t.unit))
          : [{ role: 'supervisor', unit: task.coordinatingUnit, person: null }];
      return asked.map((to) => ({
        id: `nominate:${p.id}:${to.unit ?? ''}`,
        kind: 'nominate' as const,
        address: to,
        track: null,
        subject: p.id,
        since: clock?.armedAt ?? task.issuedAt,
        due: clock?.current ?? null,
      }));
    });
}

function ofReview(task: Task, track: TrackId): TodoEntry[] {
  const review = task.reviews.find((r) => r.track === track);
  if (review === undefined) return [];
  const clock = clockOf(task, 'review', { subject: track });
  const base = { track, since: clock?.armedAt ?? review.openedAt, due: clock?.current ?? null };
  const question = task.information.find((i) => i.track === track);
  const unit = task.tracks.find((t) => t.id === track)?.unit ?? null;
  const people = reviewers(task, track);
  const seats: TodoEntry[] = people.map((address) => ({
    ...base,
    id: `review:${track}:${review.round}:${address.person ?? ''}`,
    kind: 'review',
    address,
    subject: null,
  }));
  const vacant: TodoEntry[] =
    people.length > 0
      ? []
      : [
          {
            ...base,
            id: `appointReviewer:${track}:${review.round}`,
            kind: 'appointReviewer',
            address: { role: 'administrator', unit: null, person: null },
            subject: null,
          },
        ];
  const answers: TodoEntry[] =
    question === undefined
      ? []
      : [
          {
            id: `answerInformation:${question.id}`,
            kind: 'answerInformation',
            address: { role: 'officer', unit, person: null },
            track,
            subject: question.id,
            since: question.askedAt,
            due: clockOf(task, 'information', { subject: question.id })?.current ?? null,
          },
        ];
  return [...seats, ...vacant, ...answers, ...opinions(review)];
}

function opinions(review: Task['reviews'][number]): TodoEntry[] {
  return review.consultations
    .filter((c) => c.answeredAt === null)
    .map((c) => ({
      id: `answerConsultation:${c.id}`,
      kind: 'answerConsultation' as const,
      address: { role: 'officer' as const, unit: c.unit, person: c.person },
      track: review.track,
      subject: c.id,
      since: c.askedAt,
      due: null,
    }));
}

function ofEscalations(task: Task): TodoEntry[] {
  return task.escalations
    .filter((e) => e.acknowledgedAt === null)
    .map((e) => ({
      id: `acknowledgeEscalation:${e.id}`,
      kind: 'acknowledgeEscalation' as const,
      address: { role: 'leader' as const, unit: null, person: task.responsibleLeader },
      track: e.track,
      subject: e.id,
      since: e.raisedAt,
      due: clockOf(task, 'acknowledgement', { subject: e.id })?.current ?? null,
    }));
}
