import type { Address, Task, TaskEvent, Track } from '#domain';
import { clockOf, nextWake, todoEntries } from '#domain';
import { lightInstants } from './light-instants.js';

/** Whom an entry or a notice is for, as one text: `officer@u-1`, `leader@*`, `person:p-1`. */
export function receiverKey(address: Address): string {
  return address.person === null ? `${address.role}@${address.unit ?? '*'}` : `person:${address.person}`;
}

/** What pages and the sweep read of a task without opening its state, in the order of the columns. */
export interface TaskRow {
  status: string;
  standing: boolean;
  due_day: string | null;
  wake_at: number | null;
  closed_at: number | null;
  days_late: number | null;
  blue_from: number | null;
  yellow_from: number | null;
  red_from: number | null;
  /** The row's words as they were amended, by their hash; null: as the ledger has them. */
  amended_text: string | null;
}

export function taskRow(task: Task): TaskRow {
  const lights = lightInstants(task);
  return {
    status: task.status,
    standing: task.standing,
    due_day: task.dueDay,
    wake_at: nextWake(task),
    closed_at: task.closing?.at ?? null,
    days_late: task.closing?.daysLate ?? null,
    blue_from: lights.blue,
    yellow_from: lights.yellow,
    red_from: lights.red,
    amended_text: task.revision?.text ?? null,
  };
}

/** A part of a task, as pages ask for it. */
export interface TrackRow {
  track_id: string;
  unit_id: string;
  role: string;
  status: string;
  round: number;
  claimed_by: string | null;
  received_at: number | null;
  submitted_at: number | null;
  accepted_at: number | null;
  due_at: number | null;
  overdue_since: number | null;
  expected_day: string | null;
  returns: number;
}

export function trackRows(task: Task): TrackRow[] {
  return task.tracks.map((track) => trackRow(task, track));
}

function trackRow(task: Task, track: Track): TrackRow {
  return {
    track_id: track.id,
    unit_id: track.unit,
    role: track.role,
    status: track.status,
    round: track.round,
    claimed_by: track.claimedBy,
    received_at: track.receivedAt,
    submitted_at: track.submission?.at ?? null,
    accepted_at: track.acceptedAt,
    due_at: clockOf(task, 'completion', { track: track.id })?.current ?? null,
    overdue_since: track.overdueSince,
    expected_day: track.expected,
    returns: track.returns,
  };
}

/** One thing that is asked of one receiver. */
export interface TodoRow {
  receiver: string;
  entry_id: string;
  kind: string;
  track_id: string | null;
  subject: string | null;
  since: number;
  due_at: number | null;
}

export function todoRows(task: Task): TodoRow[] {
  return todoEntries(task).map((entry) => ({
    receiver: receiverKey(entry.address),
    entry_id: entry.id,
    kind: entry.kind,
    track_id: entry.track,
    subject: entry.subject,
    since: entry.since,
    due_at: entry.due,
  }));
}

/** One step of a ladder that fired, with its answer when there is one. */
export interface EscalationRow {
  seq: number;
  deadline_id: string;
  deadline_kind: string;
  track_id: string | null;
  unit_id: string | null;
  step: string;
  form: string;
  due_at: number;
  fired_at: number;
  receivers: string[];
  skipped: { step: string; cause: string }[];
  escalation_id: string | null;
  acknowledged_at: number | null;
  acknowledged_by: string | null;
  answer: string | null;
}

/** The kind of a clock, which its id begins with: a clock that ran out may no longer stand in the task. */
const kindOf = (deadline: string): string => deadline.split(':', 1)[0] ?? deadline;

/** The row of a fired step; `task` is the state that has its clock and, once it was answered, the answer. */
export function escalationRow(task: Task, event: TaskEvent, seq: number): EscalationRow | null {
  if (event.kind !== 'stepFired') return null;
  const escalation = task.escalations.find((e) => e.deadline === event.deadline && e.step === event.step);
  return {
    seq,
    deadline_id: event.deadline,
    deadline_kind: kindOf(event.deadline),
    track_id: event.track,
    unit_id: task.tracks.find((t) => t.id === event.track)?.unit ?? null,
    step: event.step,
    form: event.form,
    due_at: event.due,
    fired_at: event.at,
    receivers: event.addresses.map(receiverKey),
    skipped: event.skipped,
    escalation_id: escalation?.id ?? null,
    acknowledged_at: escalation?.acknowledgedAt ?? null,
    acknowledged_by: escalation?.acknowledgedBy ?? null,
    answer: escalation?.answer ?? null,
  };
}
