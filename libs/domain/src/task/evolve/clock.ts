import type { Deadline, Step, StepCause, Task } from '../task.js';
import type { EventOf, TaskEvent } from '../task.event.js';
import { changeDeadline, changeTrack } from './change.js';

/** Events of clocks and ladders; null when the event is not one of them. */
export function evolveClock(task: Task, event: TaskEvent): Task | null {
  switch (event.kind) {
    case 'deadlineArmed':
      return armed(task, event.deadline);
    case 'deadlinePaused':
      return changeDeadline(task, event.deadline, (d) => ({
        ...d,
        status: 'paused',
        remainingWorkdays: event.remainingWorkdays,
        steps: d.steps.map((s) => held(s, 'paused')),
      }));
    case 'deadlineStopped':
      return changeDeadline(task, event.deadline, (d) => ({
        ...d,
        status: event.met ? 'met' : 'stopped',
        stoppedAt: event.at,
        steps: d.steps.map((s) => held(s, event.cause)),
      }));
    case 'deadlinePassed':
      return passed(task, event);
    case 'stepFired':
      return changeDeadline(task, event.deadline, (d) => ({
        ...d,
        steps: d.steps.map((s) => fired(s, event)),
      }));
    case 'escalationRaised':
      return {
        ...task,
        escalations: [
          ...task.escalations,
          {
            id: event.escalation,
            deadline: event.deadline,
            step: event.step,
            track: event.track,
            form: event.form,
            raisedAt: event.at,
            acknowledgedAt: null,
            acknowledgedBy: null,
            answer: null,
          },
        ],
      };
    case 'escalationAcknowledged':
      return {
        ...task,
        escalations: task.escalations.map((e) =>
          e.id === event.escalation
            ? { ...e, acknowledgedAt: event.at, acknowledgedBy: event.by.person, answer: event.answer }
            : e,
        ),
      };
    case 'phaseReached':
    case 'cycleMissed':
      return task;
    default:
      return null;
  }
}

/** One live clock per kind, track and subject: the new one takes the place of the one before it. */
function armed(task: Task, deadline: Deadline): Task {
  const others = task.deadlines.filter(
    (d) => d.kind !== deadline.kind || d.track !== deadline.track || d.subject !== deadline.subject,
  );
  return { ...task, deadlines: [...others, deadline] };
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
