import type { TaskView } from '#contract';
import type { LightFact } from '#domain';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../app/office.js';
import { LightMark } from '../../components/LightMark.js';
import { unitName } from '../../components/names.js';

/** The row in the words of its paper, never touched, and why its light is what it is. */
export function RowWords({ view, at }: { view: TaskView; at: number }) {
  const { t } = useTranslation();
  const words = useWords(at);
  const { header, light, state } = view;
  return (
    <section className="card card-pad" aria-label={t('task.text')}>
      <p className="row-words">{header.text.trim()}</p>
      <dl className="printed">
        <div>
          <dt>{t('task.responsibility')}</dt>
          <dd>{view.responsibilityText || t('shell.state.unknown')}</dd>
        </div>
        <div>
          <dt>{t('task.deadlineText')}</dt>
          <dd>{view.deadlineText || t('shell.state.unknown')}</dd>
        </div>
      </dl>
      {state.formerClosings.map((former) => (
        <p key={former.at} className="small quiet">
          {t('task.formerly', {
            at: words.instant(former.at),
            status: t(`words.taskStatus.${former.outcome}`),
          })}
        </p>
      ))}
      {light.facts.length > 0 && (
        <ul className="facts" aria-label={t('task.why')}>
          {light.facts.map((fact) => (
            <li key={`${fact.reason} ${fact.track} ${fact.deadline}`}>
              <Fact fact={fact} view={view} at={at} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fact({ fact, view, at }: { fact: LightFact; view: TaskView; at: number }) {
  const { t } = useTranslation();
  const words = useWords(at);
  const track = view.state.tracks.find((one) => one.id === fact.track);
  const unit = track === undefined ? '' : unitName(view.names, track.unit);
  const since = fact.since === null ? '' : words.nearDay(words.limitDay(fact.since));
  return <LightMark light={fact.light} detail={t(`task.reason.${fact.reason}`, { unit, since })} />;
}
