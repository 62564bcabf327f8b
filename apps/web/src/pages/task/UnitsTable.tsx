import type { TaskView } from '#contract';
import type { Deadline, Track } from '#domain';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../app/office.js';
import { LightMark } from '../../components/LightMark.js';
import { personName, unitName } from '../../components/names.js';
import { RoleText } from '../../components/RoleText.js';
import { isClosed } from '../../components/task-status.js';
import { clockShownFor } from './track-clock.js';

/** Every unit's part: what it is, how it stands, who holds it since when, and until when. */
export function UnitsTable({ view, at }: { view: TaskView; at: number }) {
  const { t } = useTranslation();
  const columns = ['unit', 'role', 'status', 'heldBy', 'deadline'] as const;
  return (
    <section className="card card-pad" aria-labelledby="units-title">
      <h2 className="card-title" id="units-title">
        {t('task.units')}
      </h2>
      <table className="units">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`task.columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.state.tracks.map((track) => (
            <TrackRow key={track.id} track={track} view={view} at={at} />
          ))}
        </tbody>
      </table>
      <OpenGroups view={view} />
    </section>
  );
}

function TrackRow({ track, view, at }: { track: Track; view: TaskView; at: number }) {
  const { t } = useTranslation();
  const leads = track.role === 'lead' || track.role === 'jointLead';

  return (
    <tr className={track.status === 'withdrawn' ? 'track-gone' : ''}>
      <th scope="row" data-label={t('task.columns.unit')} title={view.names.units[track.unit]?.fullName}>
        {unitName(view.names, track.unit)}
      </th>
      <td data-label={t('task.columns.role')}>
        <span className={leads ? 'tag tag-lead' : 'tag'}>
          <RoleText role={track.role} mode={track.mode} />
        </span>
      </td>
      <td data-label={t('task.columns.status')}>
        <TrackStatus track={track} view={view} at={at} />
      </td>
      <td data-label={t('task.columns.heldBy')}>
        <Holders track={track} view={view} at={at} />
      </td>
      <td data-label={t('task.columns.deadline')}>
        <TrackLimit track={track} view={view} at={at} />
      </td>
    </tr>
  );
}

function TrackStatus({ track, view, at }: { track: Track; view: TaskView; at: number }) {
  const { t } = useTranslation();
  const words = useWords(at);
  const shown = view.tracks.find((one) => one.id === track.id);
  if (track.role === 'reviewer') return <span className="quiet">{t('task.nobody')}</span>;
  const status = t(`words.trackStatus.${track.status}`);
  const text = track.round > 1 ? t('task.roundStatus', { round: track.round, status }) : status;
  const light = shown?.light ?? 'green';
  return (
    <>
      {light === 'green' || isClosed(view.header.status) ? (
        <span>{text}</span>
      ) : (
        <LightMark light={light} detail={text} />
      )}
      {track.withdrawnReason !== null && (
        <div className="small quiet">{t(`words.withdrawnReason.${track.withdrawnReason}`)}</div>
      )}
      {track.expected !== null && (
        <div className="small quiet">{t('task.expected', { day: words.nearDay(track.expected) })}</div>
      )}
      {track.contest !== null && (
        <div className="small quiet">
          {t('task.contested', {
            ground: t(`words.contestGround.${track.contest.ground}`),
            unit: unitName(view.names, track.contest.proposedUnit),
          })}
        </div>
      )}
    </>
  );
}

function Holders({ track, view, at }: { track: Track; view: TaskView; at: number }) {
  const { t } = useTranslation();
  const words = useWords(at);
  const held = view.tracks.find((one) => one.id === track.id)?.heldBy ?? [];
  if (held.length === 0) return <span className="quiet">{t('task.nobody')}</span>;
  return (
    <ul className="holders">
      {held.map((holder) => (
        <li key={`${holder.kind} ${holder.unit} ${holder.person}`}>
          {[
            holder.unit === null ? null : unitName(view.names, holder.unit),
            holder.person === null ? null : personName(view.names, holder.person),
          ]
            .filter((part) => part !== null)
            .join(' ')}
          <span className="small quiet"> {t(`words.todoKind.${holder.kind}`)}</span>
          <div className="small quiet num">
            {t('task.heldSince', { since: words.instant(holder.since) })}
            {holder.workdays !== null &&
              holder.workdays > 0 &&
              ` · ${t('task.heldWorkdays', { count: holder.workdays })}`}
          </div>
        </li>
      ))}
    </ul>
  );
}

function TrackLimit({ track, view, at }: { track: Track; view: TaskView; at: number }) {
  const { t } = useTranslation();
  const clock = clockShownFor(view.state, track);
  if (clock === undefined) return <span className="quiet">{t('task.nobody')}</span>;
  return <Limit clock={clock} view={view} at={at} />;
}

function Limit({ clock, view, at }: { clock: Deadline; view: TaskView; at: number }) {
  const { t } = useTranslation();
  const words = useWords(at);
  const kind = <div className="small quiet">{t(`words.deadlineKind.${clock.kind}`)}</div>;
  if (clock.status === 'met' && clock.stoppedAt !== null)
    return (
      <span className="quiet num">
        {clock.current !== null && words.nearDay(words.limitDay(clock.current))}
        <div className="small">{t('task.clock.met', { at: words.instant(clock.stoppedAt) })}</div>
      </span>
    );
  if (clock.current === null)
    return (
      <span>
        {t('shell.time.yearMissing', { year: clock.waitsForYear ?? '' })}
        {kind}
      </span>
    );
  const moved = clock.original !== null && clock.original !== clock.current;
  return (
    <span className="num">
      {words.nearDay(words.limitDay(clock.current))}
      <div className={clock.status === 'running' && at >= clock.current ? 'small row-late' : 'small'}>
        {clock.status === 'running'
          ? words.left(clock.current, view.state.calendar)
          : t(`task.clock.${pausedOr(clock)}`)}
      </div>
      {moved && (
        <div className="small quiet">
          {t('shell.time.original', { day: words.nearDay(words.limitDay(clock.original ?? clock.current)) })}
        </div>
      )}
      {clock.kind !== 'completion' && kind}
    </span>
  );
}

function pausedOr(clock: Deadline): 'paused' | 'stopped' {
  return clock.status === 'paused' ? 'paused' : 'stopped';
}

function OpenGroups({ view }: { view: TaskView }) {
  const { t } = useTranslation();
  if (view.state.placeholders.length === 0) return null;
  return (
    <ul className="groups">
      {view.state.placeholders.map((group) => (
        <li key={group.id}>
          <span className="tag">{t(`words.trackRole.${group.role}`)}</span>{' '}
          {group.status === 'open' && <strong>{t('task.openGroup', { text: group.text })}</strong>}
          {group.status === 'nominated' && t('task.nominated', { text: group.text })}
          {group.status === 'declaredEmpty' && t('task.declaredEmpty', { text: group.text })}
        </li>
      ))}
    </ul>
  );
}
