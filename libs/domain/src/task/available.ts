import { isConfirmation, openCycles } from '../rules/cycle.js';
import { ownersToReopen } from '../rules/reopening.js';
import { addWorkdays, isMissingYear, officeDay } from '../time/calendar.js';
import type { Day, EpochMs } from '../time/day.js';
import { addDays, yearOf } from '../time/day.js';
import type { Actor } from './actor.js';
import { decide } from './decide.js';
import type { Refusal } from './refusal.js';
import type { Command, CommandKind } from './task.command.js';
import { commandKinds } from './task.command.js';
import type { ContestGround, Task, Track } from './task.js';
import { contestGrounds } from './task.js';
import { clockOf, lackingParts, parts, principals, trackById } from './tracks.js';

/** What an offered command would be done to. */
export interface CommandTarget {
  track?: string;
  round?: number;
  placeholder?: string;
  escalation?: string;
  request?: string;
  consultation?: string;
  phase?: string;
  period?: number;
}

/** A command with its target: possible now, or the very refusal that `decide` would give (law T5). */
export interface Availability {
  kind: CommandKind;
  target: CommandTarget;
  allowed: boolean;
  refusal: Refusal | null;
}

/** Commands of people on one row. Settings of the office and the engine's own acts are not offered on a page. */
export const offeredKinds = commandKinds.filter(
  (kind) => kind !== 'issue' && kind !== 'tick' && kind !== 'publishCalendar' && kind !== 'changePolicy',
);
export type OfferedKind = Exclude<CommandKind, 'issue' | 'tick' | 'publishCalendar' | 'changePolicy'>;

/** Every offered command for this actor, at least one entry for each kind, in the order of `commandKinds`. Law T5. */
export function available(task: Task, actor: Actor, at: EpochMs): Availability[] {
  // Inside a task time never runs backwards (law T4), so a page whose clock is behind is shown the task's own moment.
  const now = Math.max(at, task.at);
  const days = daysOf(task, now);
  return (offeredKinds as OfferedKind[]).flatMap((kind) =>
    targets(task, actor, kind).map((target) => {
      const decision = decide(task, probe(task, actor, kind, target, days), now);
      const refusal = 'refusal' in decision ? decision.refusal : null;
      return { kind, target, allowed: refusal === null, refusal };
    }),
  );
}

/** Stands for a text that a person would still write; the law only asks whether there is one. */
const SOME_TEXT = 'probe';
const NEW_ID = 'probe';

/** The targets worth showing: the actor's own part first; else the one whose refusal explains most. */
function targets(task: Task, actor: Actor, kind: OfferedKind): CommandTarget[] {
  switch (kind) {
    case 'urge':
    case 'changeDeadline':
    case 'amend':
    case 'cancel':
    case 'reopen':
    case 'addUnit':
      return [{}];
    case 'nominateUnits':
      return orNone(
        task.placeholders.filter((p) => p.status === 'open').map((p) => ({ placeholder: p.id })),
        { placeholder: '' },
      );
    case 'acknowledgeEscalation':
      return orNone(
        task.escalations.filter((e) => e.acknowledgedAt === null).map((e) => ({ escalation: e.id })),
        { escalation: '' },
      );
    case 'reachPhase':
      return orNone(
        task.phases.map((p) => ({ phase: p.id })),
        { phase: '' },
      );
    case 'answerConsultation':
      return orNone(
        task.reviews.flatMap((r) =>
          r.consultations
            .filter((c) => c.person === actor.person && c.answeredAt === null)
            .map((c) => ({ track: r.track, consultation: c.id })),
        ),
        { consultation: '' },
      );
    case 'reportProgress': {
      const own = ofTrack(ownTrack(task, actor) ?? principals(task)[0]);
      return [own, ...periodsOf(task, own.track ?? '').map((period) => ({ ...own, period }))];
    }
    case 'answerInformation':
      return orNone(
        task.information.map((i) => ({ track: i.track, round: i.round, request: i.id })),
        ofTrack(ownTrack(task, actor)),
      );
    default:
      return tracksFor(task, actor, kind).map(ofTrack);
  }
}

/** Open periods that a report answers. */
function periodsOf(task: Task, track: string): number[] {
  return openCycles(task, track)
    .filter((clock) => !isConfirmation(task, clock))
    .flatMap((clock) => clock.period ?? []);
}

function orNone(found: CommandTarget[], none: CommandTarget): CommandTarget[] {
  return found.length > 0 ? found : [none];
}

function ofTrack(track: Track | undefined): CommandTarget {
  return track === undefined ? { track: '' } : { track: track.id, round: track.round };
}

function tracksFor(task: Task, actor: Actor, kind: OfferedKind): (Track | undefined)[] {
  const some = (found: Track[], otherwise: Track | undefined): (Track | undefined)[] =>
    found.length > 0 ? found : [otherwise];
  const owners = principals(task);
  switch (kind) {
    case 'acceptPart':
    case 'returnPart':
      return some(
        parts(task).filter((t) => t.status === 'submitted'),
        parts(task)[0],
      );
    case 'decideContest':
      return some(
        task.tracks.filter((t) => t.contest !== null),
        owners[0],
      );
    case 'removeUnit':
      return some(
        task.tracks.filter((t) => t.status !== 'accepted' && t.status !== 'withdrawn'),
        owners[0],
      );
    case 'approve':
    case 'returnForRework':
    case 'reject':
    case 'revokeDecision':
    case 'consult':
    case 'appointReviewer':
    case 'requestInformation':
      return some(
        owners.filter((t) => t.status === 'submitted'),
        owners[0],
      );
    case 'submit':
      return [ownAmong(owners, actor) ?? ownTrack(task, actor) ?? owners[0]];
    case 'submitPart':
      return [ownAmong(parts(task), actor) ?? ownTrack(task, actor) ?? parts(task)[0] ?? owners[0]];
    default:
      return [ownTrack(task, actor) ?? owners[0]];
  }
}

function ownAmong(tracks: Track[], actor: Actor): Track | undefined {
  return tracks.find((t) => t.unit === actor.unit);
}

function ownTrack(task: Task, actor: Actor): Track | undefined {
  const own = task.tracks.filter((t) => t.unit === actor.unit && t.role !== 'reviewer');
  return own.find((t) => t.status !== 'withdrawn') ?? own[0];
}

/** Days that a person could choose; the same for every command of one moment. */
interface Days {
  today: Day;
  reworkUntil: Day;
  anotherDay: Day;
}

function daysOf(task: Task, at: EpochMs): Days {
  const today = officeDay(task.calendar, at);
  const earliest = addWorkdays(task.calendar, today, task.policy.limits.reworkWorkdaysMin);
  const reworkUntil = isMissingYear(earliest) ? today : earliest.day;
  return { today, reworkUntil, anotherDay: anotherDay(task, today) };
}

/** A command that lacks nothing which the actor could still fill in, so that only the situation can refuse it. */
function probe(task: Task, by: Actor, kind: OfferedKind, target: CommandTarget, days: Days): Command {
  const track = target.track ?? '';
  const fields: Record<string, unknown> = {
    ...anything,
    ...target,
    track: kind === 'addUnit' ? NEW_ID : track,
    round: target.round ?? 0,
    consultation: target.consultation ?? NEW_ID,
    request: target.request ?? NEW_ID,
    period: target.period ?? null,
    // An acknowledgement is offered with "read"; every other answer is a text.
    answer: kind === 'acknowledgeEscalation' ? 'read' : SOME_TEXT,
    dueDay: kind === 'changeDeadline' ? days.anotherDay : null,
    reworkUntil: days.reworkUntil,
    answerBy: days.today,
    effectiveOn: days.today,
  };
  if (kind === 'contestAssignment') fields.ground = newGround(task, track);
  if (kind === 'submit') fields.statements = statementsFor(task, track);
  if (kind === 'reopen') fields.tracks = ownersToReopen(task).slice(0, 1);
  return { kind, by, ...fields } as unknown as Command;
}

/** Fields that no situation depends on. */
const anything = {
  reason: SOME_TEXT,
  text: SOME_TEXT,
  progress: SOME_TEXT,
  finding: SOME_TEXT,
  question: SOME_TEXT,
  opinion: SOME_TEXT,
  problems: null,
  nextStep: null,
  expected: null,
  attachments: [],
  notApplicable: false,
  units: [],
  editorial: false,
  joining: [],
  leaving: [],
  approver: NEW_ID,
  unit: NEW_ID,
  person: NEW_ID,
  role: 'support',
  required: false,
  proposedUnit: NEW_ID,
  outcome: 'upheld',
  newTrack: null,
  statements: [],
  roster: { people: [], leaders: [] },
  tracks: [],
};

/** What the lead would still have to say something about; the form asks for it. */
function statementsFor(task: Task, track: string): { track: string; text: string }[] {
  return lackingParts(task, track).map((p) => ({ track: p.id, text: SOME_TEXT }));
}

/** A day that a new deadline could be: today if possible, not before stages that still lie ahead, not the present one. */
function anotherDay(task: Task, today: Day): Day {
  const ahead = task.phases.filter((p) => clockOf(task, 'phase', { subject: p.id })).map((p) => p.due);
  const earliest = [today, ...ahead].reduce((a, b) => (a > b ? a : b));
  const beside = task.dueDay === null ? [] : [addDays(task.dueDay, 1), addDays(task.dueDay, -1)];
  const possible = [earliest, ...beside].find(
    (day) =>
      day !== task.dueDay &&
      ahead.every((phase) => phase <= day) &&
      task.calendar.years.includes(yearOf(day)),
  );
  return possible ?? earliest;
}

/** A ground on which the part was not contested yet, when one is left. */
function newGround(task: Task, track: string): ContestGround {
  const used = trackById(task, track)?.contestedGrounds ?? [];
  return contestGrounds.find((ground) => !used.includes(ground)) ?? contestGrounds[0];
}
