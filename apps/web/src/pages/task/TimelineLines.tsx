import type { PlannedStep, SentNotice, SuppressedStep, Timeline, TimelineEntry } from '#contract';
import type { Deadline } from '#domain';
import type { ReactNode } from 'react';
import { FileLink } from '../../components/FileLink.js';
import { joining } from '../../components/joining.js';
import { LongText } from '../../components/LongText.js';
import { personName, unitName } from '../../components/names.js';
import type { Telling } from './course-text.js';
import { attachmentsOf, tell, textsOf } from './course-text.js';
import { stepText } from './step-text.js';

interface LineProps {
  kind: 'next' | 'fired' | 'red' | 'held' | 'act' | 'engine';
  at: string;
  children: ReactNode;
}

function Line({ kind, at, children }: LineProps) {
  return (
    <li className={`tl-${kind}`}>
      <time>{at}</time>
      {children}
    </li>
  );
}

function receivers(step: Pick<PlannedStep, 'receivers' | 'acknowledge'>, { t }: Telling): string {
  const who = joining(t).list(step.receivers.map((one) => t(`words.receiver.${one}`)));
  const told = t('task.receivers', { who });
  return step.acknowledge ? `${told} · ${t('task.acknowledgeNeeded')}` : told;
}

function unitOf(track: string | null, telling: Telling): string {
  const said = unitsOf([track], telling);
  return said === '' ? '' : `${said} · `;
}

/** The units of these parts; none for a clock of the row as a whole. */
function unitsOf(tracks: (string | null)[], { names, view, units }: Telling): string {
  return units(
    tracks.flatMap((id) =>
      view.state.tracks.filter((track) => track.id === id).map((track) => unitName(names, track.unit)),
    ),
  );
}

/** Steps still to come at one instant, for whom, and to whom they would go. */
export function PlannedLine({ steps, telling }: { steps: PlannedStep[]; telling: Telling }) {
  const { t, words, view } = telling;
  const [step] = steps;
  if (step === undefined) return null;
  const when =
    step.at === null ? t('task.plannedNoYear', { year: step.waitsForYear ?? '' }) : words.instant(step.at);
  const what = stepText({ ...step, deadline: step.clock.deadline }, view, t);
  const who = unitsOf(
    steps.map((one) => one.clock.track),
    telling,
  );
  return (
    <Line kind="next" at={when}>
      {t('task.planned', { what })}
      <div className="small quiet">
        {who !== '' && `${who} · `}
        {receivers(step, telling)}
      </div>
    </Line>
  );
}

/** Limits that run: they stand where their last day ends. */
export function LimitLine({ clocks, telling }: { clocks: Deadline[]; telling: Telling }) {
  const { t, words } = telling;
  const [clock] = clocks;
  if (clock === undefined) return null;
  const when =
    clock.current === null
      ? t('task.plannedNoYear', { year: clock.waitsForYear ?? '' })
      : `${words.nearDay(words.limitDay(clock.current))} 24:00`;
  const who = unitsOf(
    clocks.map((one) => one.track ?? one.subject),
    telling,
  );
  return (
    <Line kind="next" at={when}>
      <strong>{t(`words.deadlineKind.${clock.kind}`)}</strong>
      <div className="small quiet">{who}</div>
    </Line>
  );
}

/** Steps that never went out: said, with the reason, never hidden. */
export function SuppressedLine({ steps, telling }: { steps: SuppressedStep[]; telling: Telling }) {
  const { t, words, view } = telling;
  const [step] = steps;
  if (step === undefined) return null;
  const what = stepText({ ...step, deadline: step.clock.deadline }, view, t);
  const who = unitsOf(
    steps.map((one) => one.clock.track),
    telling,
  );
  return (
    <Line kind="held" at={step.at === null ? '' : words.instant(step.at)}>
      {t('task.suppressed', { what })}
      <div className="small quiet">
        {who !== '' && `${who} · `}
        {t('task.because', { cause: t(`words.cause.${step.cause}`) })}
      </div>
    </Line>
  );
}

interface HappenedProps {
  entry: TimelineEntry;
  contents: Timeline['contents'];
  telling: Telling;
}

/** Something that happened: who, what, in which words, and who was told of it. */
export function HappenedLine({ entry, contents, telling }: HappenedProps) {
  const { words } = telling;
  const { event } = entry;
  if (event.kind === 'stepFired') return <FiredLine entry={entry} event={event} telling={telling} />;
  return (
    <Line kind={entry.type === 'act' ? 'act' : 'engine'} at={words.instant(entry.at)}>
      {entry.type === 'act' && <ActorName entry={entry} telling={telling} />}
      {tell(event, telling)}
      {event.kind === 'progressReported' && event.expected !== null && (
        <div className={event.atRisk ? 'small row-late' : 'small quiet'}>
          {telling.t('course.expected', { day: words.nearDay(event.expected) })}
          {event.atRisk && ` · ${telling.t('course.atRisk')}`}
        </div>
      )}
      {textsOf(event, contents).map((text) => (
        <div key={text} className="tl-text">
          <LongText text={text} />
        </div>
      ))}
      {attachmentsOf(event).map((hash) => (
        <FileLink
          key={hash}
          hash={hash}
          name={contents[hash]?.fileName ?? null}
          bytes={contents[hash]?.size ?? null}
        />
      ))}
      <Deliveries notices={entry.notices} telling={telling} />
    </Line>
  );
}

function ActorName({ entry, telling: { names, t } }: { entry: TimelineEntry; telling: Telling }) {
  const { by } = entry.event;
  const who = t('course.actor', { person: personName(names, by.person), unit: unitName(names, by.unit) });
  return <span className="tl-actor">{who} </span>;
}

interface FiredProps {
  entry: TimelineEntry;
  event: Extract<TimelineEntry['event'], { kind: 'stepFired' }>;
  telling: Telling;
}

function FiredLine({ entry, event, telling }: FiredProps) {
  const { t, words, view } = telling;
  const skipped = event.skipped.map((one) => {
    const cause = t(`words.cause.${one.cause}`);
    return joining(t).noted(
      stepText({ deadline: event.deadline, step: one.step, form: event.form }, view, t),
      cause,
    );
  });
  const { clauses } = joining(t);
  const heavy = event.form === 'noticeRed' || event.form === 'standingAlert';
  return (
    <Line kind={heavy ? 'red' : 'fired'} at={words.instant(entry.at)}>
      {stepText(event, view, t)}
      <div className="small quiet">
        {unitOf(event.track, telling)}
        {receivers(event, telling)}
      </div>
      {skipped.length > 0 && (
        <div className="small quiet">{t('task.skipped', { steps: clauses(skipped) })}</div>
      )}
      <Deliveries notices={entry.notices} telling={telling} />
    </Line>
  );
}

const PEOPLE_SHOWN = 4;

/** To whom it went and who has read it; the rest is folded. */
function Deliveries({ notices, telling }: { notices: SentNotice[]; telling: Telling }) {
  const { t } = telling;
  const { clauses } = joining(t);
  const all = notices
    .flatMap((notice) => notice.deliveries)
    .filter((one) => one.channel === 'inApp' || one.status === 'failed');
  if (all.length === 0) return null;
  const said = all.map((one) => deliveryText(one, telling));
  if (said.length <= PEOPLE_SHOWN) return <div className="small quiet">{clauses(said)}</div>;
  return (
    <details className="small quiet">
      <summary>
        {clauses([
          ...said.slice(0, PEOPLE_SHOWN),
          t('task.deliveredMore', { count: said.length - PEOPLE_SHOWN }),
        ])}
      </summary>
      {clauses(said.slice(PEOPLE_SHOWN))}
    </details>
  );
}

function deliveryText(one: SentNotice['deliveries'][number], { t, words, names }: Telling): string {
  const who = personName(names, one.person);
  if (one.readAt !== null) return t('task.read', { who, at: words.instant(one.readAt) });
  if (one.status === 'failed') return t('task.failed', { who });
  return t(one.status === 'queued' ? 'task.queued' : 'task.unread', { who });
}
