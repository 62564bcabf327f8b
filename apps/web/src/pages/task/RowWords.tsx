import type { TaskView } from '#contract';
import type { LightFact } from '#domain';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../app/office.js';
import { LightMark } from '../../components/LightMark.js';
import { unitName } from '../../components/names.js';
import { useUnitList } from '../../components/unit-list.js';

/** The row in its words as they hold now, and why its light is what it is. */
export function RowWords({ view, at }: { view: TaskView; at: number }) {
  const { t } = useTranslation();
  const words = useWords(at);
  const { header, light, state } = view;
  return (
    <section className="card card-pad" aria-label={t('task.text')}>
      <p className="row-words">{header.text.trim()}</p>
      <AmendedWords view={view} at={at} />
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
          {grouped(light.facts).map((facts) => (
            <li key={`${facts[0]?.light} ${facts[0]?.reason}`}>
              <Fact facts={facts} view={view} at={at} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** What an amendment has made of the words: what they were before, and the one whose day is still to come (F9). */
function AmendedWords({ view, at }: { view: TaskView; at: number }) {
  const { t } = useTranslation();
  const words = useWords(at);
  const { formerText } = view;
  const { revision } = view.state;
  const waiting = revision?.waiting?.amendment;
  return (
    <>
      {formerText !== null && (
        <details className="small former-words">
          <summary>{t('task.amended', { number: revision?.number ?? 1 })}</summary>
          <p className="row-words quiet">{formerText.trim()}</p>
        </details>
      )}
      {waiting !== undefined && (
        <p className="small">{t('task.amendmentWaits', { day: words.day(waiting.effectiveOn) })}</p>
      )}
    </>
  );
}

/** Facts of one kind together: many units near one day are one thing to read. */
function grouped(facts: LightFact[]): LightFact[][] {
  const groups = new Map<string, LightFact[]>();
  for (const fact of facts) {
    const key = `${fact.light} ${fact.reason}`;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()].toReversed();
}

function Fact({ facts, view, at }: { facts: LightFact[]; view: TaskView; at: number }) {
  const { t } = useTranslation();
  const words = useWords(at);
  const units = useUnitList();
  const [first] = facts;
  if (first === undefined) return null;
  const held = facts.flatMap((fact) => view.state.tracks.filter((track) => track.id === fact.track));
  const unit = units(held.map((track) => unitName(view.names, track.unit)));
  const since = first.since === null ? '' : words.nearDay(words.limitDay(first.since));
  return <LightMark light={first.light} detail={t(`task.reason.${first.reason}`, { unit, since })} />;
}
