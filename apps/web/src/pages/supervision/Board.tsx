import type { SupervisionSummary } from '#contract';
import { lights, taskStatuses } from '#domain';
import { useTranslation } from 'react-i18next';
import { Link } from '@tanstack/react-router';
import { LightMark } from '../../components/LightMark.js';

/** The counts of the board. Each is a link to exactly the rows that it counted (UX 5). */
export function Board({ summary, ledger }: { summary: SupervisionSummary; ledger: string | undefined }) {
  const { t } = useTranslation();
  const shown = taskStatuses.filter((status) => (summary.statuses[status] ?? 0) > 0);
  return (
    <section className="card card-pad board" aria-label={t('supervision.counts')}>
      <ul className="board-lights">
        {lights.map((light) => (
          <li key={light}>
            <Link to="/supervision" search={{ ledger, tab: 'rows', light, open: true }} className="stat">
              <b className="num">{summary.lights[light]}</b>
              <LightMark light={light} />
            </Link>
          </li>
        ))}
      </ul>
      <ul className="board-statuses">
        {shown.map((status) => (
          <li key={status}>
            <Link to="/supervision" search={{ ledger, tab: 'rows', status }} className="stat stat-small">
              <b className="num">{summary.statuses[status]}</b>
              <span>{t(`words.taskStatus.${status}`)}</span>
            </Link>
          </li>
        ))}
        <li>
          <Link
            to="/supervision"
            search={{ ledger, tab: 'history', unanswered: true }}
            className="stat stat-small"
          >
            <b className={summary.unacknowledged > 0 ? 'num row-late' : 'num'}>{summary.unacknowledged}</b>
            <span>{t('supervision.unacknowledged')}</span>
          </Link>
        </li>
      </ul>
    </section>
  );
}
