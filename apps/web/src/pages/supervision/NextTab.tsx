import type { SupervisionSummary } from '#contract';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { useWords } from '../../app/office.js';
import { FormMark } from '../../components/FormMark.js';
import { titleOf, unitName } from '../../components/names.js';
import { Empty } from '../../components/States.js';

/** What fires next if nobody does anything, soonest first. */
export function NextTab({ summary }: { summary: SupervisionSummary }) {
  const { t } = useTranslation();
  const words = useWords(summary.at);
  if (summary.nextSteps.length === 0)
    return <Empty title={t('supervision.next.empty')}>{t('supervision.next.emptyHint')}</Empty>;
  return (
    <ul className="row-list" aria-label={t('supervision.tabs.next')}>
      {summary.nextSteps.map((next) => (
        <li key={`${next.task.id} ${next.kind} ${next.step} ${next.unit}`} className="row-item">
          <Link to="/tasks/$id" params={{ id: next.task.id }} className="row-link fired-row" data-row-link>
            <span className="num nowrap">{words.instant(next.at)}</span>
            <span>
              <FormMark form={next.form} />
              <span className="small quiet block">{t(`words.deadlineKind.${next.kind}`)}</span>
            </span>
            <span className="row-main">
              <span className="row-title">{titleOf(next.task)}</span>
              <span className="small quiet">{unitName(summary.names, next.unit)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
