import type { ContentItem, Names, TaskView } from '#contract';
import type { EventKind, EventOf, TaskEvent, TrackRole } from '#domain';
import type { TFunction } from 'i18next';
import type { Words } from '../../app/office.js';
import { personName, unitName } from '../../components/names.js';

/** What telling an event needs: the words of the language, the names, and the parts of the row. */
export interface Telling {
  t: TFunction;
  words: Words;
  names: Names;
  view: TaskView;
  /** Joins names of units; a long list is cut. */
  units: (names: string[]) => string;
}

/** Values that a sentence about an event may name, gathered from whatever fields the event has. */
export function tell(event: TaskEvent, telling: Telling): string {
  const { t } = telling;
  return t(`course.event.${event.kind}`, valuesOf(event, telling));
}

function valuesOf(event: TaskEvent, telling: Telling): Record<string, string | number> {
  const { t, words, names, view } = telling;
  const values: Record<string, string | number> = {};
  const unitOf = (track: string): string =>
    unitName(names, view.state.tracks.find((one) => one.id === track)?.unit ?? track);
  const day = (value: string | null): string =>
    value === null ? t('shell.time.none') : words.nearDay(value);
  if ('track' in event && event.track !== null)
    values['unit'] =
      typeof event.track === 'string' ? unitOf(event.track) : unitName(names, event.track.unit);
  if ('round' in event) values['round'] = event.round;
  if ('submission' in event) values['round'] = event.submission.round;
  if ('reworkUntil' in event) values['day'] = day(event.reworkUntil);
  if ('period' in event && event.period !== null) values['period'] = event.period;
  return { ...values, ...particularsOf(event, telling, unitOf, day) };
}

/** Events whose sentence needs more than unit, round and day. */
function particularsOf(
  event: TaskEvent,
  telling: Telling,
  unitOf: (track: string) => string,
  day: (value: string | null) => string,
): Record<string, string | number> {
  const { t, words, names, view, units } = telling;
  switch (event.kind) {
    case 'taskIssued':
      return { policy: event.policy.version, calendar: event.calendar.version };
    case 'calendarPublished':
      return { calendar: event.calendar.version };
    case 'policyChanged':
      return { policy: event.policy.version };
    case 'unitsNominated':
      return { units: units(event.tracks.map((track) => unitName(names, track.unit))) };
    case 'unitAdded':
      return { role: t(`words.trackRole.${event.track.role}`) };
    case 'trackWithdrawn':
      return { why: t(`words.withdrawnReason.${event.why}`) };
    case 'assignmentContested':
      return { ground: t(`words.contestGround.${event.contest.ground}`) };
    case 'assignmentReassigned':
      return { units: unitName(names, event.to.unit) };
    case 'reviewLevelEscalated':
      return { to: t(`words.role.${event.to === 'administrator' ? 'administrator' : 'leader'}`) };
    case 'consulted':
      return { who: personName(names, event.person) };
    case 'reviewerAppointed':
      return { who: personName(names, event.candidate.person) };
    case 'informationRequested':
      return { unit: unitOf(event.request.track), day: day(event.request.answerBy) };
    case 'escalationAcknowledged':
      return { answer: t(`words.escalationAnswer.${event.answer}`) };
    case 'escalationRaised':
    case 'stepFired':
      return { form: t(`words.form.${event.form}`) };
    case 'amendmentScheduled':
      return { day: day(event.amendment.effectiveOn), who: personName(names, event.amendment.approver) };
    case 'amended':
      return {
        what: whatChanged(event, telling, day),
        who: personName(names, event.amendment.approver),
      };
    case 'amendmentLapsed':
      return { day: day(event.amendment.effectiveOn) };
    case 'dueDayChanged':
    case 'dayGranted':
      return { from: day(event.from), day: day(event.to) };
    case 'taskCompleted':
      return { status: t(`words.taskStatus.${event.outcome}`) };
    case 'deadlineArmed':
      return {
        clock: t(`words.deadlineKind.${event.deadline.kind}`),
        day: event.deadline.current === null ? '—' : words.nearDay(words.limitDay(event.deadline.current)),
      };
    case 'deadlinePaused':
    case 'deadlineStopped':
    case 'deadlinePassed': {
      const kind = view.state.deadlines.find((one) => one.id === event.deadline)?.kind ?? 'completion';
      return { clock: t(`words.deadlineKind.${kind}`) };
    }
    default:
      return {};
  }
}

/** What an amendment made of the row, in a few words; the new text stands below them. */
function whatChanged(
  { amendment, from, to }: EventOf<'amended'>,
  { t, names, units }: Telling,
  day: (value: string | null) => string,
): string {
  const named = (some: { unit: string; role: TrackRole }[]): string =>
    units(some.map(({ unit, role }) => `${unitName(names, unit)} ${t(`words.trackRole.${role}`)}`));
  const left = from.roster.filter(({ track }) => amendment.leaving.includes(track));
  const said = [
    from.text === to.text ? [] : t('course.amended.text'),
    from.dueDay === to.dueDay
      ? []
      : t('course.amended.dueDay', { from: day(from.dueDay), day: day(to.dueDay) }),
    amendment.joining.length === 0 ? [] : t('course.amended.joined', { units: named(amendment.joining) }),
    left.length === 0 ? [] : t('course.amended.left', { units: named(left) }),
  ];
  return said.flat().join(t('course.amended.separator'));
}

/** Texts that an event carries, in the order in which they are read. */
export function textsOf(event: TaskEvent, contents: Record<string, ContentItem>): string[] {
  const fields = [
    'reason',
    'finding',
    'opinion',
    'question',
    'answer',
    'progress',
    'problems',
    'nextStep',
    'text',
  ];
  const raw = event as unknown as Record<string, unknown>;
  const nested = [raw['submission'], raw['contest'], raw['request'], raw['amendment']]
    .filter((one) => typeof one === 'object' && one !== null)
    .map((one) => one as Record<string, unknown>);
  return [raw, ...nested]
    .flatMap((one) => fields.map((field) => one[field]))
    .filter((value): value is string => typeof value === 'string')
    .map((hash) => contents[hash]?.text)
    .filter((text): text is string => typeof text === 'string' && text !== '');
}

export function attachmentsOf(event: TaskEvent): string[] {
  if ('submission' in event) return event.submission.attachments;
  return 'attachments' in event ? event.attachments : [];
}

/** Bookkeeping of clocks follows from the acts beside it and would only repeat them. */
const bookkeeping: ReadonlySet<EventKind> = new Set<EventKind>([
  'deadlineArmed',
  'deadlineStopped',
  'deadlinePaused',
  'reviewLevelPassed',
  'escalationRaised',
]);

export function isBookkeeping(event: TaskEvent): boolean {
  return bookkeeping.has(event.kind);
}
