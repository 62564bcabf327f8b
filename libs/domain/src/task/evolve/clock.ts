import type { Deadline, Escalation, Step, StepCause, Task } from '../task.js';
import type { EventOf } from '../task.event.js';
import { changeDeadline, changeTrack } from './change.js';
import type { Folds } from './folds.js';

/** Periods of a standing duty that stay in the state; older ones stand in the record only. Two years. */
const PERIODS_KEPT = 8;

/** Events of clocks and ladders. */
export const clockFolds: Folds<
  | 'deadlineArmed'
  | 'deadlinePaused'
  | 'deadlineStopped'
  | 'deadlinePassed'
  | 'stepFired'
  | 'escalationRaised'
  | 'escalationAcknowledged'
  | 'cycleMissed'
> = {
  deadlineArmed: (task, event) => armed(task, event.deadline),
  deadlinePaused: (task, event) =>
    changeDeadline(task, event.deadline, (d) => ({
      ...d,
      status: 'paused',
      remainingWorkdays: event.remainingWorkdays,
      steps: d.steps.map((s) => held(s, 'paused')),
    })),
  deadlineStopped: (task, event) =>
    changeDeadline(task, event.deadline, (d) => ({
      ...d,
      status: event.met ? 'met' : 'stopped',
      stoppedAt: event.at,
      steps: d.steps.map((s) => held(s, event.cause)),
    })),
  deadlinePassed: (task, event) => passed(task, event),
  stepFired: (task, event) =>
    changeDeadline(task, event.deadline, (d) => ({ ...d, steps: d.steps.map((s) => fired(s, event)) })),
  escalationRaised: (task, event) => raised(task, event),
  escalationAcknowledged: (task, event) => ({
    ...task,
    escalations: task.escalations.map((e) =>
      e.id === event.escalation
        ? { ...e, acknowledgedAt: event.at, acknowledgedBy: event.by.person, answer: event.answer }
        : e,
    ),
  }),
  cycleMissed: (task) => task,
};

/**
 * One live clock per kind, track and subject: the new one takes the place of the one before it. Questions and
 * acknowledgements come with a subject of their own each time, so those that are over make room too: the state of a
 * row that lives for years stays small (law E5).
 */
function armed(task: Task, deadline: Deadline): Task {
  const others = task.deadlines.filter((d) => !makesRoom(d, deadline));
  return { ...task, deadlines: [...others, deadline] };
}

function makesRoom(old: Deadline, next: Deadline): boolean {
  if (old.kind !== next.kind || old.track !== next.track) return false;
  if (old.subject === next.subject) return true;
  const over = old.status === 'met' || old.status === 'stopped';
  if (next.kind === 'information' || next.kind === 'acknowledgement') return over;
  return next.kind === 'cycle' && (old.period ?? 0) <= (next.period ?? 0) - PERIODS_KEPT;
}

/** An escalation of a later clock of the same kind and part stands for those of the clocks before it. */
function raised(task: Task, event: EventOf<'escalationRaised'>): Task {
  const { escalation, deadline, step, track, form } = event;
  const clock = (id: string): string => id.slice(0, id.lastIndexOf(':'));
  const others = task.escalations.filter((e) => e.step !== step || clock(e.deadline) !== clock(deadline));
  const next: Escalation = {
    id: escalation,
    deadline,
    step,
    track,
    form,
    raisedAt: event.at,
    acknowledgedAt: null,
    acknowledgedBy: null,
    answer: null,
  };
  return { ...task, escalations: [...others, next] };
}

function held(step: Step, cause: StepCause): Step {
  return step.status === 'planned' ? { ...step, status: 'suppressed', cause } : step;
}

function fired(step: Step, event: EventOf<'stepFired'>): Step {
  if (step.id === event.step) return { ...step, status: 'fired', firedAt: event.at };
  const skipped = event.skipped.find((s) => s.step === step.id);
  return skipped ? held(step, skipped.cause) : step;
}

function passed(task: Task, event: EventOf<'deadlinePassed'>): Task {
  const marked = changeDeadline(task, event.deadline, (d) => ({ ...d, passedAt: event.due }));
  const deadline = marked.deadlines.find((d) => d.id === event.deadline);
  if (event.track === null || deadline?.kind !== 'completion') return marked;
  return changeTrack(marked, event.track, (t) => ({ ...t, overdueSince: t.overdueSince ?? event.due }));
}
