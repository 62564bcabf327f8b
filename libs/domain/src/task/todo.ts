import { appointers, reviewers } from '../rules/addresses.js';
import { isConfirmation, openCycles } from '../rules/cycle.js';
import type { EpochMs } from '../time/day.js';
import type { Address } from './actor.js';
import type { DeadlineKind, Task, Track, TrackId } from './task.js';
import { clockOf, isClosed, isLive, isPrincipal, parts, principals } from './tracks.js';

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
    case 'contested': {
      const office: Address = { role: 'supervisor', unit: task.coordinatingUnit, person: null };
      return [entry('decideContest', office, 'contest', track.contest?.at ?? task.at)];
    }
    case 'working':
    case 'returned': {
      const again = clockOf(task, 'receipt', { track: track.id });
      const sign = again === undefined ? [] : [entry('sign', officers, 'receipt', again.armedAt)];
      const paper = track.awaitingSignature;
      if (paper !== null) {
        const leader: Address = { role: 'unitLeader', unit: track.unit, person: null };
        return [...sign, entry('signOff', leader, 'completion', paper.at), ...periods(task, track, officers)];
      }
      const since =
        clockOf(task, 'completion', { track: track.id })?.armedAt ?? track.receivedAt ?? track.assignedAt;
      return [
        ...sign,
        ...work(task, track).map((kind) => entry(kind, officers, 'completion', since)),
        ...periods(task, track, officers),
      ];
    }
    case 'submitted':
      return [
        ...(isPrincipal(task, track.id) ? [] : partToAccept(task, track)),
        ...periods(task, track, officers),
      ];
    case 'accepted':
    case 'withdrawn':
      return [];
  }
}

/** A standing duty asks for its periods, unless it has a limit or a rework too; anything else asks for the result. */
function work(task: Task, track: Track): TodoKind[] {
  if (track.status === 'returned') return ['rework'];
  if (task.standing && clockOf(task, 'completion', { track: track.id }) === undefined) return [];
  return [resultKind(task, track)];
}

function resultKind(task: Task, track: Track): TodoKind {
  return isPrincipal(task, track.id) && parts(task).length > 0 ? 'consolidate' : 'work';
}

/** Open report periods; the last one of a year asks for a paper, because it is the confirmation (D6). */
function periods(task: Task, track: Track, address: Address): TodoEntry[] {
  return openCycles(task, track.id).flatMap((d) => {
    const confirmation = isConfirmation(task, d);
    if (confirmation && (track.status === 'submitted' || track.awaitingSignature !== null)) return [];
    const kind = confirmation ? resultKind(task, track) : ('reportCycle' as const);
    return [
      {
        id: `${kind}:${track.id}:period-${d.period ?? 0}`,
        kind,
        address,
        track: track.id,
        subject: d.period === null ? null : String(d.period),
        since: d.armedAt,
        due: d.current,
      },
    ];
  });
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
  const asked = task.tracks.find((t) => t.id === track);
  const level = `${track}:${review.round}:${review.levels[review.current]?.id ?? ''}`;
  const seats = reviewers(task, track).map((address) => ({
    ...base,
    id: `review:${level}:${address.person ?? ''}`,
    kind: 'review' as const,
    address,
    subject: null,
  }));
  const vacant = appointers(task, track).map((address) => ({
    ...base,
    id: `appointReviewer:${level}`,
    kind: 'appointReviewer' as const,
    address,
    subject: null,
  }));
  const answers: TodoEntry[] =
    question === undefined
      ? []
      : [
          {
            id: `answerInformation:${question.id}`,
            kind: 'answerInformation',
            address: { role: 'officer', unit: asked?.unit ?? null, person: asked?.claimedBy ?? null },
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
  return (
    task.escalations
      // Once what was chased is answered, nobody is asked to acknowledge the chase (F56).
      .filter((e) => e.acknowledgedAt === null && isLive(task, e.deadline))
      .map((e) => ({
        id: `acknowledgeEscalation:${e.id}`,
        kind: 'acknowledgeEscalation' as const,
        address: { role: 'leader' as const, unit: null, person: task.responsibleLeader },
        track: e.track,
        subject: e.id,
        since: e.raisedAt,
        due: clockOf(task, 'acknowledgement', { subject: e.id })?.current ?? null,
      }))
  );
}
